"""Writes a run into the documentation: the table, the chart, and the figures as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.compare import read_run
from tests.bench.docs_chart import chart
from tests.bench.figures import Figure, as_data, table
from tests.bench.options import ROOT

PAGE = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "pictures" / "growth.svg"
COMMITTED = Path(__file__).parent / "figures"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def kind_of(*, quick: bool, scale: bool) -> str:
    """The name of the committed run."""
    return "scale" if scale else "quick" if quick else "full"


def together(before: Sequence[Figure], now: Sequence[Figure], order: Sequence[str]) -> list[Figure]:
    """This run's figures, and those of measurements that it left out, in the table's order."""
    measured = {figure.bench for figure in now}
    kept = [figure for figure in before if figure.bench not in measured]
    place = {name: number for number, name in enumerate(order)}
    return sorted((*now, *kept), key=lambda figure: place.get(figure.bench, len(place)))


def write(kind: str, now: Sequence[Figure], machine: dict[str, Any], order: Sequence[str]) -> None:
    """Commit-ready files; a run of few measurements keeps the others if the machine is the same.

    Raises SystemExit when it is not: figures of two machines do not belong into one table.
    """
    file = COMMITTED / f"{kind}.json"
    before: list[Figure] = []
    if file.exists():
        known_machine, before = read_run(file)
        others = {figure.bench for figure in before} - {figure.bench for figure in now}
        if others and known_machine != machine:
            raise SystemExit(
                f"{file.name} is of another machine: measure {', '.join(sorted(others))} as well."
            )
    figures = together(before, now, order)
    run = as_data(figures, machine)
    COMMITTED.mkdir(exist_ok=True)
    file.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if kind == "quick":
        return  # for the guard alone
    CHART.write_text(chart(all_figures(figures, kind)), "utf-8")
    PAGE.write_text(page_with(PAGE.read_text("utf-8"), kind, run, figures), "utf-8")


def all_figures(figures: Sequence[Figure], kind: str) -> list[Figure]:
    """The chart shows the full run and the scale run together."""
    runs = {kind: list(figures)}
    for other in {"full", "scale"} - {kind}:
        file = COMMITTED / f"{other}.json"
        runs[other] = read_run(file)[1] if file.exists() else []
    return [*runs.get("full", []), *runs.get("scale", [])]


def page_with(page: str, kind: str, run: dict[str, Any], figures: Sequence[Figure]) -> str:
    """The page with the table between its marks for this kind of run."""
    begin, end = (mark.replace("figures", f"figures {kind}") for mark in (BEGIN, END))
    head, found, rest = page.partition(begin)
    _old, closed, tail = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{PAGE.name} has lost the marks {begin} and {end}.")
    return f"{head}{begin}\n{told(run)}\n\n{table(figures)}\n{end}{tail}"


def told(run: dict[str, Any]) -> str:
    """The machine in a sentence."""
    machine = run["machine"]
    return (
        f"Measured on {run['date']}: {machine['system']}, {machine['processor']}, "
        f"{machine['cores']} cores, {machine['memory_gb']} GB, {machine['file_system']}, Python "
        f"{machine['python']}, SQLite {machine['sqlite']}, Qt {machine['qt']}."
    )
