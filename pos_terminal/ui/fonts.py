"""Our own fonts: Inter with tabular figures, Noto for the scripts that Inter lacks."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from pos_terminal.ui.assets import asset

FAMILIES = ("Inter", "POS Marks", "Noto Sans Arabic", "Noto Sans Thai", "Noto Sans CJK SC")
_DISPLAY_PX, _DISPLAY_SPACING = 40, 97  # large figures look loose at their normal spacing


@cache
def load_fonts() -> int:
    """Register the shipped fonts once a process; needs a QGuiApplication. Returns how many."""
    loaded = 0
    for path in sorted(asset("fonts").glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) != -1:
            loaded += 1
    return loaded


def family_list() -> str:
    """The families as a style sheet names them."""
    return ", ".join(f'"{name}"' for name in FAMILIES)


def font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Our font at `pixel_size`, figures of equal width so that amounts align."""
    return QFont(_made(pixel_size, weight))  # a copy of its own: fonts can be changed


@cache
def _made(pixel_size: int, weight: QFont.Weight) -> QFont:
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(pixel_size)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    if pixel_size >= _DISPLAY_PX:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _DISPLAY_SPACING)
    return made
