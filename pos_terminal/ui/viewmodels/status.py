"""The status strip: who, where, which sale, and what may need a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.checkout.plugin_views import PluginSwitch
from pos_terminal.checkout.state import LaneState, Phase, PrintState
from pos_terminal.checkout.sync_views import SyncView
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels import device_strip, printer_strip
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.plugin_words import title_of
from pos_terminal.ui.viewmodels.sync_strip import strip_of

translate = QCoreApplication.translate
_IN_SALE = frozenset(
    {
        Phase.SELLING,
        Phase.AWAITING_CHECKS,
        Phase.PAYING,
        Phase.CARD_PENDING,
        Phase.CARD_UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True)
class StatusShown:
    """The strip as words; an empty printer or queue shows nothing."""

    terminal: str
    cashier: str
    sale: str
    connectivity: tuple[Health, str]
    queue: tuple[Health, str]
    printer: tuple[Health, str]
    plugins: tuple[Health, str]
    devices: tuple[Health, str]
    banner: str


def status_of(state: LaneState, sync: SyncView, devices: Iterable[DeviceView] = ()) -> StatusShown:
    """The strip for a state of the lane, of what it sends, and of its devices."""
    devices = tuple(devices)
    who = ""
    if state.employee is not None and state.phase is not Phase.SIGNED_OUT:
        who = f"{state.employee.name} · {role_words(state.employee.role)}"
    sale = ""
    if state.phase in _IN_SALE and state.next_receipt:
        sale = translate("Status", "Sale {number}").format(number=form.isolate(state.next_receipt))
    return StatusShown(
        terminal=form.isolate(state.terminal_id),
        cashier=who,
        sale=sale,
        connectivity=strip_of(sync),
        queue=_queue(state.prints),
        printer=printer_strip.strip_of(state.prints, devices),
        plugins=_plugins(state.plugins),
        devices=device_strip.strip_of(devices),
        banner=_banner(state),
    )


def role_words(role: str) -> str:
    """A role in the language of the screen."""
    known = {
        "cashier": translate("Status", "Cashier"),
        "supervisor": translate("Status", "Supervisor"),
        "manager": translate("Status", "Manager"),
        "technician": translate("Status", "Technician"),
    }
    return known.get(role, role)


def clock_of(now: datetime) -> str:
    """Day and time of the strip."""
    return form.natural(form.clock(now))


def _queue(prints: PrintState) -> tuple[Health, str]:
    if not prints.queued:
        return Health.QUIET, ""
    return Health.QUIET, Counts().waiting(prints.queued)


def _plugins(switches: tuple[PluginSwitch, ...]) -> tuple[Health, str]:
    resting = [each.name for each in switches if each.on and each.suspended]
    if not resting:
        return Health.QUIET, ""
    if len(resting) > 1:
        return Health.WARN, Counts().resting(len(resting))
    words = translate("Status", "{plugin} is suspended")
    return Health.WARN, words.format(plugin=form.natural(title_of(resting[0])))


def _banner(state: LaneState) -> str:
    if state.training:
        return translate("Status", "Training: nothing here is a real sale")
    if state.demo:
        return translate("Status", "Demo shop: try anything, nothing here is a real sale")
    return ""
