"""How a plugin is doing, in words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.health import SIGNS, Health
from pos_terminal.ui.viewmodels.plugin_words import moment, tell

translate = QCoreApplication.translate
_WHOLE = 1_000  # thousandths


@dataclass(frozen=True, slots=True)
class PluginShown:
    """One plugin as the manager reads it."""

    name: str
    title: str
    about: str
    health: Health
    state: str
    behind: str
    error: str  # the last one, with its time
    next_step: str  # what to do where something is wrong, else nothing
    source: str
    isolation: str

    @property
    def state_with_sign(self) -> str:
        """The state for a cell: its form says the same as its colour would."""
        return f"{SIGNS[self.health]}  {self.state}"


def shown(view: PluginView) -> PluginShown:
    """A plugin as display strings."""
    health, state = _state(view)
    return PluginShown(
        name=view.name,
        title=tell(view.name, view.title) or view.name,
        about=tell(view.name, view.about),
        health=health,
        state=state,
        behind=_behind(view),
        error=_error(view),
        next_step=_next_step(view),
        source=_source(view),
        isolation=_isolation(view),
    )


def _state(view: PluginView) -> tuple[Health, str]:
    words = {
        "off": (Health.QUIET, translate("Plugins", "Off")),
        "starting": (Health.QUIET, translate("Plugins", "Starting")),
        "catching_up": (Health.QUIET, translate("Plugins", "Catching up")),
        "working": (Health.GOOD, translate("Plugins", "Working")),
        "suspended": (Health.WARN, translate("Plugins", "Suspended")),
        "refused": (Health.WARN, translate("Plugins", "Cannot run here")),
        "missing": (Health.WARN, translate("Plugins", "Not found")),
    }
    return words.get(view.state, (Health.WARN, view.state))


def _behind(view: PluginView) -> str:
    if view.state in ("off", "refused", "missing"):
        return ""
    if not view.lag:
        return translate("Plugins", "up to date")
    words = Counts().events_behind(view.lag)
    if 0 < view.progress_milli < _WHOLE:
        return f"{words} · {form.isolate(f'{view.progress_milli // 10} %')}"
    return words


def _error(view: PluginView) -> str:
    if not view.last_error:
        return ""
    try:
        at = moment(view.last_error_at) if view.last_error_at else ""
    except ValueError:
        at = ""
    return " · ".join(part for part in (at, form.natural(view.last_error)) if part)


def _next_step(view: PluginView) -> str:
    if view.state == "suspended":
        return translate(
            "Plugins",
            "It failed too often and rests; its events wait. Switch it on again, or off for good.",
        )
    if view.state == "refused":
        words = translate("Plugins", "{why} Tell who looks after the till.")
        return words.format(why=form.natural(view.refused)).strip()
    if view.state == "missing":
        return translate(
            "Plugins",
            "It is on, and its files are gone. Install it again, or switch it off.",
        )
    return ""


def _source(view: PluginView) -> str:
    words = {
        "ours": translate("Plugins", "comes with this program"),
        "package": translate("Plugins", "an installed package"),
        "folder": translate("Plugins", "the plugins folder"),
    }
    return words.get(view.source, view.source)


def _isolation(view: PluginView) -> str:
    words = {
        "thread": translate("Plugins", "inside this program"),
        "process": translate("Plugins", "in a process of its own"),
    }
    return words.get(view.isolation, view.isolation)
