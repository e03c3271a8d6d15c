"""What `devices` commands ask of the rack: of the running lane's, or of one for a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hardware import registry
from pos_terminal.checkout import devicing
from pos_terminal.checkout.commands.devices import ManageDevices
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.cli.sentences import sentence_of
from pos_terminal.devices.rack import Rack

if TYPE_CHECKING:
    from pos_terminal.bootstrap import RunningLane
    from pos_terminal.cli.operations import Work

PATIENCE_S = 60.0
Ask = dict[str, Any]


def listed(rack: Rack, ask: Ask) -> dict[str, Any]:
    """All devices as they are, and what is wrong with the files."""
    return {
        "devices": [asdict(view) for view in rack.views()],
        "problems": [sentence_of(problem) for problem in rack.problems()],
    }


def found(rack: Rack, ask: Ask) -> list[Any]:
    """What is plugged in."""
    seen = rack.found(str(ask.get("address") or "")).result(PATIENCE_S)
    return [asdict(one) for one in seen]


def tried(rack: Rack, ask: Ask) -> dict[str, Any]:
    """What came of a test."""
    rack.start()  # of a lane that is one for a moment only, too
    said = rack.test(str(ask["device_id"]), str(ask["act"])).result(PATIENCE_S)
    return {"said": said}


def kept(rack: Rack, ask: Ask) -> dict[str, Any]:
    """The id of a device that is set up now."""
    config = DeviceConfig(**ask["config"])
    return {"device_id": rack.keep(config, str(ask.get("device_id") or "")).result(PATIENCE_S)}


def removed(rack: Rack, ask: Ask) -> dict[str, Any]:
    """A device that is no longer used."""
    rack.remove(str(ask["device_id"])).result(PATIENCE_S)
    return {}


def drivers() -> dict[str, Any]:
    """What can be chosen, and packages that bring something unusable."""
    return {
        "drivers": [asdict(one) for one in registry.drivers()],
        "unusable": [asdict(one) for one in registry.unusable()],
    }


def _noted(what: Callable[[Rack, Ask], Any], act: Callable[[Ask], ManageDevices]) -> Any:
    """The same at a lane, whose journal knows of it first."""

    def operation(running: RunningLane, work: Work) -> object:
        command = act(work.params)
        running.lane.call(lambda till: devicing.note(till, command)).result(PATIENCE_S)
        return what(running.devices, work.params)

    return operation


def _plain(what: Callable[[Rack, Ask], Any]) -> Any:
    return lambda running, work: what(running.devices, work.params)


def _keeping(ask: Ask) -> ManageDevices:
    config = ask["config"]
    device_id = str(ask.get("device_id") or "")
    detail = f"{config['driver']} {config['connection']}"[:200]
    return ManageDevices("change" if device_id else "set_up", device_id or config["role"], detail)


OPERATIONS: dict[str, Callable[[RunningLane, Work], object]] = {
    "devices.list": _plain(listed),
    "devices.found": _plain(found),
    "devices.test": _noted(
        tried, lambda ask: ManageDevices("test", str(ask["device_id"]), str(ask["act"]))
    ),
    "devices.keep": _noted(kept, _keeping),
    "devices.remove": _noted(removed, lambda ask: ManageDevices("remove", str(ask["device_id"]))),
}
