"""A drill pulls the plug at a named place; without a drill nothing happens."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal import crash_points

ROOT = Path(crash_points.__file__).parent.parent
PROGRAM = """
from pos_terminal.crash_points import reached
reached("commit.before", ["ITEM_ADDED"])
reached("commit.after", ["ITEM_ADDED"])
reached("commit.before", ["BASKET_CLOSED"])
print("alive")
"""


def run(armed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={"POS_CRASH_AT": armed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "armed", ["commit.before", "commit.after", "commit.before@BASKET_CLOSED", "commit.before#2"]
)
def test_the_named_point_kills_and_says_so(armed: str) -> None:
    ended = run(armed)
    assert ended.returncode == -signal.SIGKILL
    assert ended.stderr == f"crash point {re.split('[@#]', armed)[0]} reached\n"
    assert "alive" not in ended.stdout


@pytest.mark.parametrize("armed", ["", "commit.before#3", "commit.after@BASKET_CLOSED"])
def test_a_point_that_is_not_come_to_kills_nothing(armed: str) -> None:
    assert run(armed).stdout == "alive\n"


def test_a_name_that_does_not_exist_is_refused_at_once() -> None:
    ended = run("commit.befor")
    assert ended.returncode == 1
    assert "there is no crash point commit.befor" in ended.stderr


def test_every_point_is_passed_somewhere_in_the_program() -> None:
    rooms = ("pos_terminal", "plugins", "sync")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    text = "".join(path.read_text("utf-8") for path in files)
    used = set(re.findall(r'reached\(\s*"([a-z_.]+)"', text))
    assert used == set(crash_points.CRASH_POINTS)
