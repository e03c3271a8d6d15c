"""`./pos faults`: pull the plug, tear the disk, turn the clock – and see that nothing is lost."""

from __future__ import annotations

import argparse
import logging
import secrets
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from tests.faults import seeds
from tests.faults.driver import ROOT
from tests.faults.driver_till import shop_template
from tests.faults.kill_drill import Drill
from tests.faults.kill_table import Table
from tests.faults.plugin_drill import PluginDrill
from tests.faults.plugin_kills import plugin_template
from tests.faults.plugin_points import POINTS

HERE = Path(__file__).parent
KILLS = 50
SOAK = 5_000
SYNC = 10_000
OTHERS = sorted(path.stem.removeprefix("test_") for path in HERE.glob("test_*.py"))
WHAT = ("points", "random", "restart", "plugins", *OTHERS)


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="./pos faults", description=__doc__)
    parser.add_argument("--kills", type=int, help="only so many kills at random moments")
    parser.add_argument("--seed", type=int, help="the first seed; drawn where none is given")
    parser.add_argument(
        "--soak",
        type=int,
        nargs="?",
        const=SOAK,
        metavar="SALES",
        help=f"only a ten-hour shift, compressed, of so many sales ({SOAK:,})",
    )
    parser.add_argument(
        "--sync",
        type=int,
        nargs="?",
        const=SYNC,
        metavar="EVENTS",
        help=f"only lane, agent, relay, broker and Postgres, killed at random ({SYNC:,} events)",
    )
    parser.add_argument("--only", choices=WHAT, action="append", help="only these drills")
    parser.add_argument("--keep", type=Path, help="keep the data of what failed in this folder")
    return parser.parse_args(arguments)


def say(text: str) -> None:
    """One line, at once."""
    print(text, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Run the drills; 1 where any fault did not fire or was not survived."""
    chosen = options(arguments)
    logging.getLogger("pos_terminal").addHandler(logging.NullHandler())  # the table says it
    seed = secrets.randbelow(10**6) if chosen.seed is None else chosen.seed
    if chosen.soak:
        return soak_of(chosen.soak, seed)
    if chosen.sync:
        return sync_of(chosen.sync, seed)
    say(f"seed {seed}: ./pos faults --kills {chosen.kills or KILLS} --seed {seed}")
    wanted = set(chosen.only or (("random",) if chosen.kills else WHAT))
    table = Table()
    with shop_template() as template:
        drill = Drill(template, table, say, chosen.keep)
        if "points" in wanted:
            drill.points()
            drill.stores()
        if "random" in wanted:
            drill.moments(chosen.kills or KILLS, seed)
        if "restart" in wanted:
            drill.restarts()
    if "plugins" in wanted:
        with plugin_template() as template:
            killed = PluginDrill(template, table, say, chosen.keep)
            killed.points(POINTS)
            killed.children(chosen.kills or KILLS, seed)
            killed.moments(chosen.kills or KILLS, seed)
    for name in OTHERS:
        if name in wanted and name not in ("kills", "plugin_kills"):
            other(name, table)
    say("\n".join(["", *table.lines(), *(["", *table.wrong] if table.wrong else [])]))
    if chosen.kills:
        say(f"kept seeds that once failed: {sorted(seeds.failing_seeds()) or 'none'}")
    return 0 if table.ok else 1


def soak_of(sales: int, seed: int) -> int:
    """The long shift; 1 where something leaks."""
    from tests.faults import soak  # late: no other drill needs it

    say(f"seed {seed}: ./pos faults --soak {sales} --seed {seed}")
    rows = soak.run(sales, seed)
    say("\n".join(rows))
    return int(soak.leaks(rows))


def sync_of(events: int, seed: int) -> int:
    """The chaos run; 1 where a store does not hold exactly the journal."""
    from tests.faults import sync_drill  # late: no other drill needs its servers

    say(f"seed {seed}: ./pos faults --sync {events} --seed {seed}")
    outcome = sync_drill.run(events, seed)
    say("\n".join(outcome.lines()))
    return 0 if outcome.ok else 1


def other(name: str, table: Table) -> None:
    """The drills of another file, by pytest; a row is a file, a skip is said with its reason."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(ROOT)]
        command += ["-c", str(ROOT / "pyproject.toml"), f"--junitxml={report}"]
        command += ["-n", "auto", "-o", "junit_logging=system-out"]
        subprocess.run(
            [*command, str(HERE / f"test_{name}.py")],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if not report.exists():
            table.add(name, fired=False, findings=(), where=f"test_{name}.py")
            return
        for case in ET.parse(report).iter("testcase"):
            _case(name, case, table)
    row = table.rows.get(name)
    say(f"{name}: {row.survived if row else 0} of {row.injected if row else 0} drills survived")


def _case(name: str, case: ET.Element, table: Table) -> None:
    skipped = case.find("skipped")
    if skipped is not None:
        say(f"{name}: left out: {case.get('name')}: {skipped.get('message')}")
        return
    for said in case.iter("system-out"):
        for line in (said.text or "").splitlines():
            if line.strip() and not line.startswith("---"):
                say(f"{name}: {line}")
    failed = [*case.iter("failure"), *case.iter("error")]
    findings = tuple((one.get("message") or "")[:300] for one in failed)
    table.add(name, fired=True, findings=findings, where=str(case.get("name")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
