"""How the stores outside are doing, in words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui import format as form
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.plugin_words import duration, local_moment, moment
from pos_terminal.ui.viewmodels.sync_reasons import plain_reason
from pos_terminal.ui.viewmodels.sync_strip import STOPPED
from pos_terminal.ui.viewmodels.sync_words import STORES, purpose_of, title_of

translate = QCoreApplication.translate
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class SinkShown:
    """One store as the manager reads it; an empty text has nothing to say."""

    name: str
    title: str
    purpose: str
    on: bool
    health: Health
    state: str
    waiting: str
    oldest: str  # when the first that waits happened, and how long ago
    rate: str
    left: str
    parked: str
    problem: str  # what is wrong and what to do
    detail: str  # since when, and when it is tried again
    request_id: str  # as it came: to be copied


def sinks_of(view: SyncView) -> tuple[SinkView, ...]:
    """All stores in the order of the page; one that the agent does not name is off."""
    known = {sink.name: sink for sink in view.sinks}
    ours = [known.pop(name, SinkView(name)) for name in STORES]
    return (*ours, *known.values())


def sink_of(view: SyncView, name: str) -> SinkView:
    """One store; off where the agent does not name it."""
    return next((sink for sink in view.sinks if sink.name == name), SinkView(name))


def shown(sink: SinkView, now: datetime, *, running: bool = True) -> SinkShown:
    """A store as display strings; `now` in UTC, `running`: whether the agent is at work."""
    health, state = _state(sink) if running else _resting(sink)
    on = sink.state is not SinkState.OFF
    problem = sink.problem
    return SinkShown(
        name=sink.name,
        title=title_of(sink.name),
        purpose=purpose_of(sink.name),
        on=on,
        health=health,
        state=state,
        waiting=Counts().plain(sink.waiting) if on else "",
        oldest=_oldest(sink, now) if on else "",
        rate=_rate(sink) if on else "",
        left=_left(sink) if on else "",
        parked=Counts().entries(sink.parked) if sink.parked else "",
        problem=words_of(problem) if problem else "",
        detail=_detail(problem) if problem else "",
        request_id=problem.request_id if problem else "",
    )


def words_of(problem: SinkProblem) -> str:
    """What is wrong and what to do, in the language of the screen."""
    facts: dict[str, object] = {
        name: form.breakable(value) if isinstance(value, str) else value
        for name, value in problem.facts.items()
        if name != "key"
    }
    if isinstance(reason := problem.facts.get("reason"), str):
        facts["reason"] = form.breakable(plain_reason(reason))
    if "sink" in facts:
        facts["sink"] = title_of(str(problem.facts["sink"]))
    return sentence(CashierError(problem.key, **facts))


def request_words(request_id: str) -> str:
    """What the other side calls the request, for whoever asks there; empty for none."""
    if not request_id:
        return ""
    number = form.isolate(form.breakable(request_id))
    return translate("Sync", "Number of the request: {number}").format(number=number)


def needs_person(sink: SinkView) -> bool:
    """Whether it goes on only after somebody did something."""
    return sink.state in STOPPED or sink.unseen > 0


def _state(sink: SinkView) -> tuple[Health, str]:
    words = {
        SinkState.OFF: (Health.QUIET, translate("Sync", "Off")),
        SinkState.CONNECTING: (Health.QUIET, translate("Sync", "Connecting")),
        SinkState.LIVE: (Health.GOOD, translate("Sync", "Up to date")),
        SinkState.CATCHING_UP: (Health.QUIET, translate("Sync", "Sending")),
        SinkState.DOWN: (Health.QUIET, translate("Sync", "Not reached")),
        SinkState.AUTH: (Health.WARN, translate("Sync", "Sign-in refused")),
        SinkState.PAUSED: (Health.QUIET, translate("Sync", "Paused")),
        SinkState.FORKED: (Health.WARN, translate("Sync", "Another history is there")),
        SinkState.BROKEN: (Health.WARN, translate("Sync", "Stopped by a fault")),
    }
    if sink.unseen and sink.state is SinkState.LIVE:
        return Health.WARN, translate("Sync", "Not everything was accepted")
    health, state = words[sink.state]
    return (Health.WARN if needs_person(sink) else health), state


def _resting(sink: SinkView) -> tuple[Health, str]:
    """What was true before the agent ended may not be true now."""
    health, state = _state(sink)
    known = sink.state in STOPPED or sink.state in (SinkState.OFF, SinkState.PAUSED)
    return (health, state) if known else (Health.QUIET, translate("Sync", "Waits"))


def _oldest(sink: SinkView, now: datetime) -> str:
    if not sink.waiting:
        return ""
    age = age_of(sink.oldest_unsent, now)
    return translate("Sync", "the oldest for {time}").format(time=age) if age else ""


def ago(at: str, now: datetime) -> str:
    """When a UTC time was, and how long ago; empty for none."""
    age = age_of(at, now)
    if not age:
        return ""
    return translate("Sync", "{when} · {age} ago").format(when=moment(at), age=age)


def age_of(at: str, now: datetime) -> str:
    """How long ago a UTC time was; empty for none."""
    try:
        then = local_moment(at) if at else None
    except ValueError:
        return ""
    if then is None:
        return ""
    seconds = max(0, int((now - then.astimezone(UTC)).total_seconds()))
    return Counts().days(seconds // _DAY_S) if seconds >= 2 * _DAY_S else duration(seconds)


def _rate(sink: SinkView) -> str:
    if not sink.per_second or sink.state is not SinkState.CATCHING_UP:
        return ""
    figure = Counts().plain(max(1, round(sink.per_second)))
    return translate("Sync", "{count} a second").format(count=figure)


def _left(sink: SinkView) -> str:
    if not sink.waiting or sink.left_s is None or sink.state is not SinkState.CATCHING_UP:
        return ""
    return translate("Sync", "about {time}").format(time=duration(max(1, round(sink.left_s))))


def _at(at: str) -> str:
    try:
        return moment(at) if at else ""
    except ValueError:
        return ""


def _detail(problem: SinkProblem) -> str:
    parts = []
    if since := _at(problem.since):
        parts.append(translate("Sync", "Since {when}.").format(when=since))
    if problem.retry_in_s is not None:
        wait = duration(max(1, round(problem.retry_in_s)))
        parts.append(translate("Sync", "Tried again after {time}.").format(time=wait))
    return " ".join(parts)
