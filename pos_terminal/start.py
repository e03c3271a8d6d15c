"""From the settings to the window: light, so that the first frame waits for nothing heavy."""

from __future__ import annotations

import gc
import locale
import logging as stdlib_logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from pos_terminal import log
from pos_terminal.config.settings import Settings

if TYPE_CHECKING:
    from pos_terminal.bootstrap import PriceBoard, RunningLane
    from pos_terminal.ui.look import Look

LEVELS = {
    name: getattr(stdlib_logging, name.upper()) for name in ("debug", "info", "warning", "error")
}
LANGUAGES = ("en", "de", "ar")
PLUGINS_AFTER_S = 1.0  # their imports must not hold up the first frames of the till
SYNC_AFTER_S = 4.0  # nor must a second process, while somebody signs in


def run_window(settings: Settings) -> int:
    """The checkout window, until it is closed; returns its exit code."""
    gc.disable()  # all that a start makes stays: looking through it again and again costs a fifth
    stop_log = _start_log(settings)
    log.hook_uncaught(log.get_logger(__name__))
    if settings.display_scale_percent != 100:
        os.environ["QT_SCALE_FACTOR"] = str(settings.display_scale_percent / 100)
    try:
        from pos_terminal.ui import plain_imports

        plain_imports.spare()
        from pos_terminal.ui.running import show

        return show(look_of(settings), lambda: _open(settings), lambda _, opened: _up(opened))
    finally:
        stop_log()


def _start_log(settings: Settings) -> Callable[[], None]:
    """Start the log; returns how to stop it. On a disk that takes none the window says so."""
    try:
        return log.start(
            settings.log_dir, "lane", LEVELS[settings.log_level], terminal=settings.terminal_id
        ).stop
    except OSError:
        return lambda: None


def _up(opened: object) -> None:
    """The window is there: from here on time is no longer the start's."""
    keep_what_is_there()
    plugins = getattr(opened, "plugins", None)  # a price checker has none
    if plugins is not None:
        plugins.start(after_s=PLUGINS_AFTER_S)
    devices = getattr(opened, "devices", None)
    if devices is not None:
        devices.start()
    sync = getattr(opened, "sync", None)
    if sync is not None:
        sync.start(after_s=SYNC_AFTER_S)
    inbox = getattr(opened, "inbox", None)
    if inbox is not None:
        inbox.start(after_s=SYNC_AFTER_S)


def keep_what_is_there() -> None:
    """From here on garbage is collected, and what the start has made is never looked through."""
    from pos_terminal.ui import garbage

    gc.freeze()
    garbage.begin()


def _open(settings: Settings) -> AbstractContextManager[RunningLane | PriceBoard]:
    from pos_terminal.bootstrap import open_till  # late: SQLAlchemy costs 0.6 s

    return open_till(settings)


def look_of(settings: Settings) -> Look:
    """How this machine's screen looks."""
    from pos_terminal.ui.look import Look

    return Look(
        theme=settings.theme,
        language=language_of(settings),
        text_scale=settings.text_scale_percent / 100,
        touch=settings.touch,
        full_screen=settings.full_screen,
        customer_screen=settings.customer_screen,
        sounds=settings.sounds,
        seven_on_top=settings.keypad == "789",
    )


def language_of(settings: Settings) -> str:
    """The language before anybody signs in: chosen, or the system's, or English."""
    if settings.language != "auto":
        return settings.language
    system = (locale.getlocale()[0] or "").split("_")[0]
    return system if system in LANGUAGES else "en"
