"""The growth chart: what doubles when the shop does, as a small SVG for light and dark pages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pos_terminal.ui.tokens import DARK, LIGHT, Tokens
from tests.bench.figures import Figure

SKUS, SALES = "SKUs", "sales"
_AT = re.compile(r"^(?P<what>.+?),? (?:at )?(?P<size>\d[\d,]*) (?P<of>SKUs|sales)(?P<rest>.*)$")
_FLOOR_AT = re.compile(r"at (?P<size>\d[\d,]*) sales$")
_WIDTH, _PANEL, _PLOT, _LEFT, _TOP, _KEY = 980, 440, 190, 52, 56, 20
# It looks through the newest 100,000 sales and would flatten all the others; the page says so.
_NOT_DRAWN = ("find sales by amount",)
_ROOM = 72  # px for a label on the axis
_INKS = ("primary", "pay", "danger", "warn", "muted", "text")


@dataclass(frozen=True, slots=True)
class Series:
    """One figure at several sizes, each over the smallest."""

    name: str
    points: tuple[tuple[int, float], ...]


def series_of(figures: Iterable[Figure], of: str) -> list[Series]:
    """What was measured at more than one number of SKUs or sales."""
    found: dict[str, dict[int, float]] = {}
    for figure in figures:
        at = _AT.match(figure.name)
        if at is None or at["of"] != of or (of == SALES and figure.unit != "ms"):
            continue  # a file grows with its sales, that is no cost of the next one
        if figure.name.startswith(_NOT_DRAWN):
            continue
        points = found.setdefault(f"{at['what']}{at['rest']}", {})
        if of == SKUS:
            points[_size(at["size"])] = figure.ours
        elif figure.floor and (least := _FLOOR_AT.search(figure.floor_is)):
            # the floor of the same run: the sizes were measured on different days
            points.setdefault(_size(at["size"]), figure.ours / figure.floor)
            points[_size(least["size"])] = 1.0
    return [_relative(name, points) for name, points in found.items() if len(points) > 1]


def _size(text: str) -> int:
    return int(text.replace(",", ""))


def _relative(name: str, points: dict[int, float]) -> Series:
    ordered = sorted(points.items())
    least = ordered[0][1]
    return Series(name, tuple((size, value / least) for size, value in ordered))


def chart(figures: Sequence[Figure]) -> str:
    """The whole picture; a panel without series says so."""
    panels = (
        ("more products", SKUS, series_of(figures, SKUS)),
        ("more sales in the journal", SALES, series_of(figures, SALES)),
    )
    keys = max(1, *(len(series) for _title, _of, series in panels))
    height = _TOP + _PLOT + 44 + keys * _KEY + 12
    parts = [part for place, panel in enumerate(panels) for part in _panel(place, *panel)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
            f'width="{_WIDTH}" height="{height}" role="img" '
            'aria-label="How cost grows with products and with sales">',
            f"<style>{_style()}</style>",
            f'<rect class="bg" width="{_WIDTH}" height="{height}" rx="14"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _style() -> str:
    return (
        "text{font-family:Inter,system-ui,sans-serif;font-size:13px}"
        f"{_inks(LIGHT)}@media (prefers-color-scheme:dark){{{_inks(DARK)}}}"
    )


def _inks(tokens: Tokens) -> str:
    inks = "".join(
        f".s{place}{{stroke:{colour}}}.f{place}{{fill:{colour}}}"
        for place, colour in enumerate(getattr(tokens, name) for name in _INKS)
    )
    return (
        f".bg{{fill:{tokens.surface}}}.title{{fill:{tokens.text};font-weight:600}}"
        f".word{{fill:{tokens.muted}}}.hair{{stroke:{tokens.hair}}}{inks}"
    )


def _panel(place: int, title: str, of: str, series: Sequence[Series]) -> Iterator[str]:
    left = place * (_PANEL + 40) + _LEFT
    right = place * (_PANEL + 40) + _PANEL - 36
    bottom = _TOP + _PLOT
    yield _text(left, 30, f"Cost with {title}", "title")
    if not series:
        yield _text(left, _TOP + 40, "not measured yet", "word")
        return
    sizes = sorted({size for one in series for size, _ in one.points})
    top = max(1.5, *(value for one in series for _, value in one.points)) * 1.1
    span = math.log10(sizes[-1] / sizes[0])

    def x(size: int) -> float:
        return left + (right - left) * math.log10(size / sizes[0]) / span

    def y(value: float) -> float:
        return bottom - _PLOT * value / top

    for value in _steps(top):
        yield f'<path class="hair" d="M{left} {y(value):.1f}H{right}"/>'
        yield _text(left - 8, y(value) + 4, f"{value:g}×", "word", "end")
    for size in sizes:
        room = min((x(other) - x(size) for other in sizes if other > size), default=_ROOM)
        if room >= _ROOM:  # else the next one's label lies here
            yield _text(x(size), bottom + 20, f"{size:,}", "word", "middle")
    yield _text((left + right) / 2, bottom + 38, of, "word", "middle")
    for number, one in enumerate(series):
        ink = number % len(_INKS)
        points = [(x(size), y(value)) for size, value in one.points]
        path = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        yield f'<path class="s{ink}" stroke-width="2" fill="none" d="M{path}"/>'
        yield from (_mark(number, a, b) for a, b in points)
        row = bottom + 44 + (number + 1) * _KEY
        yield _mark(number, left + 6, row - 5)
        last = one.points[-1][1]
        yield _text(left + 20, row, f"{one.name}: {last:.2f}×", "word")


def _steps(top: float) -> list[float]:
    step = next(step for step in (0.5, 1, 2, 5, 10, 20, 50, 100, 1e9) if top / step <= 5)
    return [number * step for number in range(int(top / step) + 1)]


def _mark(number: int, x: float, y: float) -> str:
    """A shape of its own for each: colours alone do not tell everybody apart."""
    shapes = (
        f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z",
        f"M{x:.1f} {y - 5:.1f}l5 9h-10z",
        f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z",
    )
    return f'<path class="f{number % len(_INKS)}" d="{shapes[number % len(shapes)]}"/>'


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="13">'
        f"{escape(words)}</text>"
    )
