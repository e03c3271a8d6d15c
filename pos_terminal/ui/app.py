"""The one QApplication, dressed in our fonts and theme."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from pos_terminal.ui import fonts, i18n
from pos_terminal.ui.assets import asset
from pos_terminal.ui.garbage import Garbage
from pos_terminal.ui.theme import Scale, Theme, apply_theme, space_for, tokens_named


class UnusableQt(SystemExit):
    """This PySide6 aborts on this Python; the message says what to install."""


def refuse_bad_pair(
    qt_version: str = PySide6.__version__, python: tuple[int, int] = sys.version_info[:2]
) -> None:
    """Raise UnusableQt for the pair that miscounts references (ecosystem.md, Qt)."""
    if qt_version.startswith("6.12.0") and python in ((3, 10), (3, 11)):
        raise UnusableQt(
            f"PySide6 {qt_version} aborts on Python {python[0]}.{python[1]}: "
            'install "PySide6-Essentials>=6.10.3,<6.12" or use Python 3.12.'
        )


def make_application(
    argv: Sequence[str] = (),
    theme: str = "light",
    *,
    text_scale: float = 1.0,
    language: str = "en",
    touch: bool = True,
    reduced_motion: bool = False,
    seven_on_top: bool = False,
) -> QApplication:
    """The application, with fonts, theme, language and direction set; reuses a running one."""
    refuse_bad_pair()
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _made([*argv] or ["pos"])
    app.setApplicationName("pos-terminal")
    app.setWindowIcon(QIcon(str(asset("icons", "pos-terminal.svg"))))
    app.setStyle("Fusion")  # the same drawing on every system, below our style sheet
    fonts.load_fonts()
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    screen = app.primaryScreen()
    space = space_for(screen.physicalDotsPerInch()) if touch else 1.0
    scale = Scale(text_scale, space, touch, reduced_motion, seven_on_top)
    apply_theme(app, Theme(tokens_named(theme), scale))
    i18n.use_language(app, language)
    return app


def _made(argv: list[str]) -> QApplication:
    """A new application; from here on other threads collect nothing of the screen's."""
    app = QApplication(argv)
    garbage = Garbage(app)
    if gc.isenabled():  # else whoever starts has switched it off, and says when to begin
        garbage.begin()
    return app
