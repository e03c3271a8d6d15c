"""What `plugins` commands ask of the lane: views, switches, settings, replays, reports."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout import plugin_switches
from pos_terminal.domain.errors import CashierError

if TYPE_CHECKING:
    from pos_terminal.bootstrap import RunningLane
    from pos_terminal.checkout.plugin_views import PluginView
    from pos_terminal.cli.operations import Work

PATIENCE_S = 60.0  # for the lane thread, and for a plugin's answer
HEARD_S = 5.0  # for the host to hear of a switch
_LOOK_S = 0.2


def view_data(view: PluginView) -> dict[str, Any]:
    """A plugin as JSON."""
    return asdict(view) | {"lag": view.lag}


def _views(running: RunningLane) -> tuple[PluginView, ...]:
    """All of them, described, with what was put here since the lane started."""
    running.plugins.look_again(PATIENCE_S)
    return running.plugins.views()


def _view(running: RunningLane, name: str, *, look: bool = True) -> PluginView:
    views = _views(running) if look else running.plugins.views()
    found = next((view for view in views if view.name == name), None)
    if found is None:
        raise CashierError("plugin.unknown", plugin=name)
    return found


def _list(running: RunningLane, work: Work) -> object:
    return [view_data(view) for view in _views(running)]


def _switch(running: RunningLane, work: Work) -> object:
    name, on = str(work.need("name")), bool(work.need("on"))
    reason = str(work.params.get("reason") or "").strip()[:120]
    _view(running, name)
    running.lane.call(lambda till: plugin_switches.put_switch(till, name, on, reason)).result(
        PATIENCE_S
    )
    return view_data(_turned(running, name, on))


def _turned(running: RunningLane, name: str, on: bool) -> PluginView:
    """The plugin once the host has heard of the switch, or as it is after a moment."""
    deadline = time.monotonic() + HEARD_S
    while (view := _view(running, name, look=False)).on is not on and time.monotonic() < deadline:
        time.sleep(_LOOK_S / 10)
    return view


def _set(running: RunningLane, work: Work) -> object:
    """New settings: those named over those of now, or (`whole`) over the defaults."""
    name, values = str(work.need("name")), dict(work.need("values"))
    now = _view(running, name).settings
    unknown = sorted(values.keys() - now.keys())
    if now and unknown:
        raise CashierError("plugin.setting", why=f"there is no setting {', '.join(unknown)}")
    asked = values if work.params.get("whole") else {**now, **values}
    checked = running.plugins.check_settings(name, asked).result(PATIENCE_S)
    if checked == now:
        return {"changed": False, "settings": checked}
    running.lane.call(lambda till: plugin_switches.put_settings(till, name, checked)).result(
        PATIENCE_S
    )
    return {"changed": True, "settings": checked}


def _replay(running: RunningLane, work: Work) -> object:
    name = str(work.need("name"))
    _view(running, name)
    began = time.monotonic()
    future = running.plugins.replay(name, int(work.params.get("from_seq") or 0))
    events = _watched(future, work, lambda: _how_far(_view(running, name, look=False)))
    return {"events": events, "seconds": round(time.monotonic() - began, 1)}


def _how_far(view: PluginView) -> dict[str, Any]:
    done = view.head_seq * view.progress_milli // 1000
    return {"phase": "reading", "rows": done, "total_rows": view.head_seq}


def _watched(future: Future[int], work: Work, how_far: Callable[[], dict[str, Any]]) -> int:
    """Wait for the end, tell how far it is; who gives up leaves it to the lane."""
    while True:
        try:
            return future.result(_LOOK_S)
        except NotYet:
            if future.done():
                raise
        if work.cancelled() and future.cancel():
            raise CashierError("plugin.replay_stopped")
        work.tell(how_far())


def _report(running: RunningLane, work: Work) -> object:
    name, report = str(work.need("name")), str(work.need("report"))
    known = [form.name for form in _view(running, name).reports]
    if report not in known:
        raise CashierError("plugin.no_report", plugin=name, report=report, known=", ".join(known))
    table = running.plugins.report(name, report, dict(work.params.get("asked") or {}))
    state = running.lane.state
    shop = {"currency": state.currency, "time_zone": state.time_zone}
    return asdict(table.result(PATIENCE_S)) | shop


OPERATIONS: dict[str, Callable[[RunningLane, Work], object]] = {
    "plugins.list": _list,
    "plugins.switch": _switch,
    "plugins.set": _set,
    "plugins.replay": _replay,
    "plugins.report": _report,
}
