"""How the screen looks and speaks on this machine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from pos_terminal.ui.app import make_application


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, language and habits of a screen; changed as a whole."""

    theme: str = "light"  # light | dark
    language: str = "en"
    text_scale: float = 1.0
    touch: bool = True
    reduced_motion: bool = False
    full_screen: bool = False
    sounds: bool = True
    customer_screen: str = "off"  # auto | off | window
    seven_on_top: bool = False  # order of the number pad


def wear(look: Look) -> QApplication:
    """The application in that look; made at the first call."""
    return make_application(
        (),
        look.theme,
        text_scale=look.text_scale,
        language=look.language,
        touch=look.touch,
        reduced_motion=look.reduced_motion,
        seven_on_top=look.seven_on_top,
    )
