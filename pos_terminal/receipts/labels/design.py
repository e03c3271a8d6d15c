"""Where everything stands on a label, in dots: the one layout that all outputs are made of."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.receipts.fonts import Weight
from pos_terminal.receipts.labels.bars import QUIET, BarCode, bar_code
from pos_terminal.receipts.labels.label import Label, LabelSize, Template
from pos_terminal.receipts.text import has_rtl
from pos_terminal.receipts.typeset import Style, width, wrap

_MM_PER_INCH = 25.4
_MARGIN_MM = 2.0
_SMALL_MM = 2.6
_DIGITS_MM = 3.0  # below the bars
_MODULE_MM = 0.34  # the widest bar of 1 that is wanted; GS1: 0.264 to 0.66
_LEAST_MM = 0.25  # thinner bars are read only from near
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Words:
    """A text from `left` on its baseline."""

    text: str
    left: int
    baseline: int
    style: Style
    right: int | None = None  # it ends there, and `left` is only what this font makes of it


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar code, its digits below within `digits` dots."""

    code: BarCode
    left: int  # of the first bar
    top: int
    module: int
    height: int
    digits: int


@dataclass(frozen=True, slots=True)
class Design:
    """A label, set."""

    width: int
    height: int
    words: tuple[Words, ...]
    bars: Bars | None


def design(label: Label, template: Template, size: LabelSize, dpi: int) -> Design:
    """Set a label for a printer of `dpi` dots an inch."""
    return _Setter(label, template, size, dpi).set()


class _Setter:
    def __init__(self, label: Label, template: Template, size: LabelSize, dpi: int) -> None:
        self.label = label
        self.dpi = dpi
        across, down = size.mm
        self.width, self.height = self.dots(across), self.dots(down)
        self.margin = self.dots(_MARGIN_MM)
        self.inner = self.width - 2 * self.margin
        self.scale = down / 40  # measures below were chosen for 60 × 40 mm
        self.shelf = template is Template.SHELF
        self.words: list[Words] = []

    def dots(self, mm: float) -> int:
        return round(mm * self.dpi / _MM_PER_INCH)

    def px(self, mm: float) -> int:
        """A measure that grows with the label."""
        return max(1, self.dots(mm * self.scale))

    def set(self) -> Design:
        bottom = self._name(self.margin)
        bars = self._bars()
        floor = bars.top if bars is not None else self.height - self.margin
        self._foot(bars)
        self._price(bottom, floor)
        return Design(self.width, self.height, tuple(self.words), bars)

    def _name(self, top: int) -> int:
        """Two lines at most; where the name begins from the right, it is set there."""
        style = Style(self.px(4.2 if self.shelf else 3.6), Weight.BOLD)
        line_px = round(style.size_px * 1.18)
        lines = wrap(self.label.name, self.inner, lambda part: width(part, style))
        if len(lines) > 2:
            lines = [lines[0], _shortened(" ".join(lines[1:]), style, self.inner)]
        for number, line in enumerate(lines):
            self._put(line, top + style.size_px + number * line_px, style, rtl=has_rtl(line))
        return top + style.size_px // 4 + len(lines) * line_px

    def _bars(self) -> Bars | None:
        code = bar_code(self.label.code)
        if code is None:
            return None
        rooms = (self.inner * 13 // 20, self.inner) if self.shelf else (self.inner,)
        module = 0
        for room in rooms:  # a long code may take the whole width
            module = min(self.dots(_MODULE_MM), room // code.width)
            if module >= self.dots(_LEAST_MM):
                break
        if not module:
            return None
        digits, height = self.dots(_DIGITS_MM), self.px(8 if self.shelf else 12)
        taken = (code.width - 2 * QUIET) * module
        left = self.margin + QUIET * module // 2
        if not self.shelf:
            left = max(left, (self.width - taken) // 2)
        top = self.height - self.margin - digits - height
        return Bars(code, left, top, module, height, digits)

    def _foot(self, bars: Bars | None) -> None:
        """SKU and day, on the right below; a label for an item has no room for them."""
        style = Style(self.dots(_SMALL_MM), Weight.REGULAR)
        start = self.margin
        if bars is not None:
            start = bars.left + (bars.code.width - QUIET) * bars.module
        baseline = self.height - self.margin - style.size_px // 4
        texts = [self.label.day, self.label.sku if self.label.sku != self.label.code else ""]
        for text in texts if self.shelf else ():
            room = self.width - self.margin - start
            if text and room > style.size_px * 2:
                self._put(_shortened(text, style, room), baseline, style, rtl=True)
                baseline -= round(style.size_px * 1.25)

    def _price(self, top: int, floor: int) -> None:
        """As large as it may be on the right edge; beside it the price of a unit."""
        label = self.label
        if not label.price:
            return
        small = Style(self.px(3.2), Weight.MEDIUM)
        aside = label.unit_price
        room = self.inner - (width(aside, small) + self.px(2) if aside else 0)
        size = min(self.px(15 if self.shelf else 8), max(1, (floor - top) * 10 // 11))
        while size > 8 and width(label.price, Style(size, Weight.BOLD)) > room:
            size -= max(1, size // 20)
        baseline = floor - max(0, floor - top - size) // 2 - size // 6
        self._put(label.price, baseline, Style(size, Weight.BOLD), rtl=True)
        if aside:
            self._put(aside, baseline, small, rtl=False)

    def _put(self, text: str, baseline: int, style: Style, *, rtl: bool) -> None:
        right = self.width - self.margin
        if rtl:
            self.words.append(Words(text, right - width(text, style), baseline, style, right))
        else:
            self.words.append(Words(text, self.margin, baseline, style))


def _shortened(text: str, style: Style, room: int) -> str:
    if width(text, style) <= room:
        return text
    while text and width(text + _ELLIPSIS, style) > room:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS
