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

from tests.bench import docs
from tests.bench.compare import Machine, NotComparable, Run, compare, read_run
from tests.bench.figures import Figure, as_data, figure_from, table
from tests.bench.machine import busy, machine
from tests.bench.options import ROOT, add_to
from tests.bench.run_one import MARK, at_home

SCALE = "scale"  # alone in a --scale run: the others are no longer for it
# In the order of the table; each is a module here with NAME, DOES and measure(options).
MODULES = (
    "close_sale",
    "commit_syncs",
    "paid_painted",
    "scan_to_paint",
    "scanner_port",
    "escpos_encode",
    "search",
    "customer_search",
    "start",
    "memory",
    "journal_growth",
    "bus",
    "plugin_catch_up",
    "sale_with_plugins",
    "sale_while_syncing",
    "recommender",
    "catalog_import",
    "replay",
    "sync_kafka",
    "sync_dynamodb",
    "sync_postgres",
    "sync_s3",
    "sync_idle",
    SCALE,
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
    slower = "print what got slower than the figures in FILE; ends with 1 if something did"
    parser.add_argument("--compare", type=Path, metavar="FILE", help=slower)
    written = "write docs/performance.md, its chart and the committed figures"
    parser.add_argument("--docs", action="store_true", help=written)
    chosen = parser.parse_args(arguments)
    chosen.failed = []
    unknown = sorted(set(chosen.names) - set(present()))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(present())}")
    if not chosen.names:
        chosen.names = [SCALE] if chosen.scale else present()
    return chosen


def measured(name: str, chosen: argparse.Namespace) -> Iterator[Figure]:
    """The figures of one measurement, from a process of its own; failures are noted."""
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
        chosen.failed.append(name)


def guard(before: Run, figures: Sequence[Figure], here: Machine) -> int:
    """Prints what got slower than the figures before; 1 when something did."""
    machine_before, figures_before = before
    found = compare(figures_before, figures, same_machine=machine_before == here)
    for line in (*found.left_out, *found.slower):
        print(line)
    if not found.slower:
        print(f"Nothing got slower: {found.compared} figures compared.")
    return 1 if found.slower else 0


def main(arguments: Sequence[str]) -> int:
    """Measures, prints, writes; the exit code is 1 for what failed or got slower."""
    chosen = parsed(arguments)
    before = read_run(chosen.compare) if chosen.compare else None
    if noise := busy():
        print(noise, file=sys.stderr)
    figures = [figure for name in chosen.names for figure in measured(name, chosen)]
    print(table(figures))
    chosen.work.mkdir(parents=True, exist_ok=True)
    here = machine(chosen.work)
    run = json.dumps(as_data(figures, here), ensure_ascii=False, indent=1)
    chosen.json.write_text(f"{run}\n", "utf-8")
    if chosen.docs and not chosen.failed:
        docs.write(docs.kind_of(quick=chosen.quick, scale=chosen.scale), figures, here, MODULES)
    slower = guard(before, figures, here) if before else 0
    for name in chosen.failed:
        print(f"{name} could not be measured to its end; what it said stands above.")
    return 1 if chosen.failed else slower


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except NotComparable as err:
        code = str(err)
    raise SystemExit(code)
