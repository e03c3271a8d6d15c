"""What got slower than the committed figures: a guard for who changes the product.

Ratios to the floor are compared, not times: the floor of the same run carries the machine. What
has no measured floor (counts apart) is compared only when the machine is the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.figures import SCHEMA, Figure, figure_from, number

Machine = dict[str, Any]
Run = tuple[Machine, list[Figure]]

TOLERANCE = 0.15
COUNTS = frozenset({"syncs"})
FOUND = "% found"  # a unit of which more is better, like all that is counted by the second
_SAME_FLOOR = 1e-9  # nothing that is measured comes out twice alike: this floor is a constant


class NotComparable(Exception):
    """The file is not one of ours; says why."""


@dataclass(slots=True)
class Comparison:
    """Lines for the terminal."""

    slower: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    compared: int = 0


def read_run(path: Path) -> Run:
    """Machine and figures of a file; raises NotComparable."""
    try:
        run = json.loads(path.read_text("utf-8"))
        if run["schema"] != SCHEMA:
            raise NotComparable(f"{path.name} has schema {run['schema']}, not {SCHEMA}.")
        return run["machine"], [figure_from(data) for data in run["figures"]]
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise NotComparable(f"{path.name} holds no figures: {err}") from err


def compare(before: Sequence[Figure], now: Sequence[Figure], *, same_machine: bool) -> Comparison:
    """Each figure of now with the one of that name before."""
    found = Comparison()
    known = {figure.name: figure for figure in before}
    for figure in now:
        old = known.get(figure.name)
        if old is None:
            found.left_out.append(f"{figure.name}: not measured before")
        elif (grown := growth(old, figure, same_machine=same_machine)) is None:
            found.left_out.append(
                f"{figure.name}: no floor was measured, and this is another machine"
            )
        else:
            found.compared += 1
            if grown > room(old, figure):
                found.slower.append(_line(old, figure, grown))
    return found


def growth(old: Figure, now: Figure, *, same_machine: bool) -> float | None:
    """How much worse, as a fraction (0.2: a fifth slower); None where it cannot be said."""
    was, is_now = old.ours, now.ours
    floored = old.floor and now.floor and abs(old.floor / now.floor - 1) > _SAME_FLOOR
    if floored and old.ratio and now.ratio:
        was, is_now = old.ratio, now.ratio
    elif not same_machine and now.unit not in COUNTS:
        return None
    if now.unit.endswith("/s") or now.unit == FOUND:
        was, is_now = is_now, was
    return is_now / was - 1 if was else float(bool(is_now))


def room(old: Figure, now: Figure) -> float:
    """What is within tolerance and noise: a count has none."""
    return 0.0 if now.unit in COUNTS else max(TOLERANCE, old.spread + now.spread)


def _line(old: Figure, now: Figure, grown: float) -> str:
    def told(figure: Figure) -> str:
        text = f"{number(figure.ours)} {figure.unit}"
        return text if figure.ratio is None else f"{text} ({figure.ratio:.2f}×)"

    return f"slower by {grown:.0%}: {now.name}, {told(now)}, was {told(old)}"
