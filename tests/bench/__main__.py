"""`./pos bench`: runs the measurements one after the other and prints the table."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import Figure, as_data, figure_from, table
from tests.bench.machine import machine
from tests.bench.options import ROOT, add_to
from tests.bench.run_one import MARK, at_home

# In the order of the table; each is a module here with NAME, DOES and measure(options).
MODULES = (
    "close_sale",
    "commit_syncs",
    "paid_painted",
    "scan_to_paint",
    "search",
    "start",
    "memory",
    "journal_growth",
    "bus",
    "catalog_import",
    "replay",
    "scale",
)


def present() -> list[str]:
    """The measurements of this version."""
    return [name for name in MODULES if importlib.util.find_spec(f"tests.bench.{name}")]


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./pos bench", description="Measurements against their floors, in one run."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(present()))
    add_to(parser)
    parser.add_argument("--json", type=Path, default=ROOT / "bench.json", help="the run as JSON")
    chosen = parser.parse_args(arguments)
    unknown = sorted(set(chosen.names) - set(present()))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(present())}")
    return chosen


def measured(name: str, chosen: argparse.Namespace) -> Iterator[Figure]:
    """The figures of one measurement, from a process of its own; raises SystemExit on failure."""
    work: Path = chosen.work / name
    if not chosen.scale:  # a scale run goes on where it was stopped
        shutil.rmtree(work, ignore_errors=True)
    command = [sys.executable, "-m", "tests.bench.run_one", name, "--work", str(work.resolve())]
    command += ["--data", str(chosen.data.resolve())]
    command += [f"--{flag}" for flag in ("quick", "scale") if getattr(chosen, flag)]
    print(f"-- {name}", file=sys.stderr, flush=True)
    with subprocess.Popen(
        command, cwd=ROOT, env=at_home(str(work.resolve())), stdout=subprocess.PIPE, text=True
    ) as child:
        for line in child.stdout or ():
            if line.startswith(MARK):
                yield figure_from(json.loads(line.removeprefix(MARK)))
            else:
                print(line, end="", flush=True)
    if not chosen.scale:
        shutil.rmtree(work, ignore_errors=True)
    if child.returncode:
        raise SystemExit(f"{name} could not be measured; what it said stands above.")


def main(arguments: Sequence[str]) -> int:
    """Measures, prints, writes; the exit code is 1 when --compare found something slower."""
    chosen = parsed(arguments)
    figures = [figure for name in chosen.names or present() for figure in measured(name, chosen)]
    print(table(figures))
    chosen.work.mkdir(parents=True, exist_ok=True)
    run = as_data(figures, machine(chosen.work))
    chosen.json.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
