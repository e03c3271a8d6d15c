"""What a measurement says: our figure, the floor of the same run, and the goal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `floor` comes from the same run on the same machine."""

    name: str  # "close a cash sale, p50"
    unit: str  # "ms", "s", "MB", "rows/s", "fdatasync"
    ours: float
    floor: float | None
    floor_is: str  # what the floor is, in words
    goal: str  # as product.md says, "" when there is none
    met: bool | None  # None: no goal, or not measured at this size
    note: str = ""
    spread: float = 0.0  # of the ratio between blocks of this run (0.1: ±10 %)
    bench: str = ""  # the module that measured it; run_one fills it in

    @property
    def ratio(self) -> float | None:
        """Ours over the floor."""
        return self.ours / self.floor if self.floor else None

    def as_data(self) -> dict[str, Any]:
        """For JSON, the ratio included."""
        return asdict(self) | {"ratio": self.ratio}


_NAMES = frozenset(field.name for field in fields(Figure))


def figure_from(data: dict[str, Any]) -> Figure:
    """A figure from its JSON; unknown keys are left out."""
    return Figure(**{name: value for name, value in data.items() if name in _NAMES})


def percentile(samples: Sequence[float], p: float) -> float:
    """The p-th percentile (0–100), between neighbours in proportion; raises on no samples."""
    if not samples:
        raise ValueError("no samples")
    ordered = sorted(samples)
    at = (len(ordered) - 1) * p / 100
    low, high = math.floor(at), math.ceil(at)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def spread_of(ratios: Sequence[float]) -> float:
    """Half the quartile range of the blocks' ratios, beside their median."""
    if len(ratios) < 2:
        return 0.0
    middle = percentile(ratios, 50)
    return (percentile(ratios, 75) - percentile(ratios, 25)) / 2 / middle if middle else 0.0


def as_data(figures: Iterable[Figure], machine: dict[str, Any]) -> dict[str, Any]:
    """One run as JSON."""
    return {
        "schema": SCHEMA,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine,
        "figures": [figure.as_data() for figure in figures],
    }


def number(value: float) -> str:
    """Three significant digits, thousands set apart."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _verdict(figure: Figure) -> str:
    if figure.met is None:
        return ""
    return "yes" if figure.met else "**no**"


def _cells(figure: Figure) -> tuple[str, ...]:
    floor = "" if figure.floor is None else f"{number(figure.floor)} {figure.unit}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}×"
    words = "; ".join(part for part in (figure.floor_is, figure.note) if part)
    return (
        figure.name,
        f"{number(figure.ours)} {figure.unit}",
        floor,
        ratio,
        figure.goal,
        _verdict(figure),
        words,
    )


_HEADS = ("what", "ours", "floor", "ratio", "goal", "met", "the floor is; notes")


def table(figures: Iterable[Figure]) -> str:
    """Aligned Markdown, for the terminal and for the docs."""
    rows = [_cells(figure) for figure in figures]
    widths = [max(len(row[i]) for row in (_HEADS, *rows)) for i in range(len(_HEADS) - 1)]

    def line(cells: Sequence[str]) -> str:
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
        return f"| {' | '.join((*padded, cells[-1]))} |"

    ruler = f"| {' | '.join(['-' * width for width in widths] + ['---'])} |"
    return "\n".join([line(_HEADS), ruler, *(line(row) for row in rows)])
