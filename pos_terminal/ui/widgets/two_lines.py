"""A name in at most two lines, the rest behind an ellipsis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from pos_terminal.ui.format import natural

_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """One or two lines and the height of each; a fall-back script may be taller than Inter."""

    lines: tuple[str, ...]
    line_height: int

    @property
    def height(self) -> int:
        """Height of the block."""
        return self.line_height * len(self.lines)

    def paint(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """Paint the block from the leading edge with the painter's font and pen."""
        for place, line in enumerate(self.lines):
            box = QRect(left, top + place * self.line_height, width, self.line_height)
            painter.drawText(box, _LEADING, natural(line))


def wrap(text: str, font: QFont, width: int) -> Wrapped:
    """`text` in at most two lines of `width`."""
    return _wrap(text, font.key(), font.weight(), font.pixelSize(), max(1, width), _Font(font))


class _Font:
    """Carries a font past the cache's key: fonts are equal when their key says so."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Font)


@lru_cache(maxsize=2048)
def _wrap(text: str, _key: str, _weight: int, _size: int, width: int, holder: _Font) -> Wrapped:
    font = holder.font
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lengths: list[int] = []
    tallest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lengths.append(line.textLength())
        tallest = max(tallest, line.height())
    layout.endLayout()
    metrics = QFontMetrics(font)
    height = max(metrics.lineSpacing(), ceil(tallest))
    if len(lengths) <= 1:
        return Wrapped((text,), height)
    first = text[: lengths[0]].rstrip()
    rest = text[lengths[0] :].strip()
    return Wrapped((first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)), height)
