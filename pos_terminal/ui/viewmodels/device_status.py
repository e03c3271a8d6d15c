"""How the devices of this lane are, in words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hardware.device_thread import DeviceState
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui import format as form
from pos_terminal.ui.sentences import SENTENCES, sentence
from pos_terminal.ui.viewmodels.device_words import (
    came_words,
    connection_words,
    role_words,
    title_of,
)
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.sync_status import ago

translate = QCoreApplication.translate
_STATES = frozenset(each.value for each in DeviceState)


@dataclass(frozen=True, slots=True)
class DeviceShown:
    """One device as the manager reads it; an empty text has nothing to say."""

    device_id: str
    title: str
    role: str  # empty where the title says it
    connection: str
    health: Health
    state: str
    since: str
    problem: str  # what is wrong and what to do
    heard: str


def shown(view: DeviceView, now: datetime) -> DeviceShown:
    """A device as display strings; `now` in UTC."""
    health, state = state_of(view.state)
    title, role = title_of(view.config), role_words(view.config.role)
    return DeviceShown(
        device_id=view.device_id,
        title=title,
        role=role if view.config.name else "",
        connection=connection_words(view.config.connection),
        health=health,
        state=state,
        since=ago(view.since, now),
        problem=problem_of(view),
        heard=came_words(view.heard),
    )


def state_of(state: str) -> tuple[Health, str]:
    """A state's look and word; only "ready" looks well, and what nobody knows needs a look."""
    words = {
        DeviceState.READY: (Health.GOOD, translate("Devices", "Ready")),
        DeviceState.OFF: (Health.QUIET, translate("Devices", "Off")),
        DeviceState.CONNECTING: (Health.QUIET, translate("Devices", "Connecting")),
        DeviceState.UNKNOWN: (Health.QUIET, translate("Devices", "Cannot tell")),
        DeviceState.OFFLINE: (Health.WARN, translate("Devices", "Not reached")),
        DeviceState.NEEDS_HAND: (Health.WARN, translate("Devices", "Needs a hand")),
        DeviceState.BROKEN: (Health.WARN, translate("Devices", "Does not work")),
    }
    return words[DeviceState(state) if state in _STATES else DeviceState.UNKNOWN]


def problem_of(view: DeviceView) -> str:
    """What is wrong and what to do; empty where nothing is."""
    if view.state == DeviceState.UNKNOWN and not view.key:
        return translate(
            "Devices", "It does not say how it is. Look at it; a test shows whether it works."
        )
    if view.key in SENTENCES:
        return sentence(CashierError(view.key, device=title_of(view.config)))
    return form.natural(view.hint)
