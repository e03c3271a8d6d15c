"""`pos-terminal demo`: the whole shift through the real screen, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from pos_terminal.domain.events import EventType
from tests.once import once

ROOT = Path(__file__).parents[2]
PLAY = """
import sys
from pathlib import Path
from pos_terminal.config.settings import Settings
from pos_terminal.played import demo

own = Path(sys.argv[1])
settings = Settings(data_dir=own / "data", log_dir=own / "log")
sys.exit(demo(settings, headless=True, shots=own / "shots", write=print))
"""
# What a shift with sales, a refund and mistakes is made of; the story may tell more.
TOLD = {
    EventType.EMPLOYEE_LOGIN, EventType.SHIFT_OPENED, EventType.BASKET_STARTED,
    EventType.ITEM_ADDED, EventType.ITEM_CHANGED, EventType.AGE_VERIFIED,
    EventType.CUSTOMER_IDENTIFIED, EventType.OVERRIDE_APPROVED, EventType.BASKET_DISCOUNTED,
    EventType.BASKET_PARKED, EventType.BASKET_RECALLED, EventType.BASKET_RESTORED,
    EventType.CHECKOUT_STARTED, EventType.PAYMENT_STARTED, EventType.PAYMENT_PROCESSED,
    EventType.BASKET_CLOSED, EventType.SHIFT_CLOSED, EventType.HOLD_PLACED,
    EventType.HOLD_RELEASED, "FRAUD_ASSESSED", "TIME_ENTRY_OPENED", "TIME_ENTRY_CLOSED",
}  # fmt: skip
# One sale, link by link: what the till does, and what plugins make of it.
CHAIN = """
EMPLOYEE_LOGIN the till → TIME_ENTRY_OPENED ← employee_time_tracker
BASKET_STARTED the till
CUSTOMER_IDENTIFIED the till
shows Visits: 1 ← customer_lookup
ITEM_ADDED the till → HOLD_PLACED ← age_verification
AGE_VERIFIED the till → HOLD_RELEASED ← age_verification
CHECKOUT_STARTED the till → FRAUD_ASSESSED ← fraud_detection
FRAUD_ASSESSED ← fraud_detection
PAYMENT_PROCESSED the till
BASKET_CLOSED the till
suggests ← purchase_recommender
"""


@pytest.fixture(scope="module")
def played(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[subprocess.CompletedProcess[str], Path]:
    return once(tmp_path_factory, "demo", _played)


def _played(own: Path) -> tuple[subprocess.CompletedProcess[str], Path]:
    run = subprocess.run(
        [sys.executable, "-c", PLAY, str(own)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
    )
    return run, own


@pytest.mark.slow
def test_the_demo_plays_a_shift_tells_each_event_and_verifies_its_journal(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    run, own = played
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-4000:]
    lines = run.stdout.splitlines()
    events = [match for line in lines if (match := re.match(r" *(\d+)  ([A-Z_]+)", line))]
    seqs = [int(match[1]) for match in events]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))  # each once, in order, none left out
    assert {match[2] for match in events} >= TOLD
    assert lines[-1] == "The journal is verified."
    checks = [line for line in lines if line.startswith("  ok ") or line.startswith("  BAD")]
    assert len(checks) > 5
    assert not [line for line in checks if "BAD" in line]
    assert not (own / "data").exists()  # a shop of its own: the lane's stays as it was
    assert not re.search(r"\b(2222|9999)\b", run.stdout)  # no PIN is told


@pytest.mark.slow
def test_the_demo_tells_one_sale_with_the_plugin_that_caused_each_link(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    run, _own = played
    told = run.stdout.partition("One sale and its plugins:\n")[2].splitlines()
    seen = [_without_numbers(line) for line in told]
    at = -1
    for link in CHAIN.strip().splitlines():
        at = seen.index(link, at + 1)
    assert "Often bought with White Bread" in run.stdout  # learnt in this very shift
    assert "Look at this sale" in run.stdout


def _without_numbers(line: str) -> str:
    """A link without its seq, and a suggestion without its products."""
    words = line.split()
    if words[:1] == ["suggests"]:
        return " ".join([words[0], *words[-2:]])
    return " ".join(word for at, word in enumerate(words) if at != 1 or not word.isdecimal())


@pytest.mark.slow
def test_the_demo_takes_pictures_of_its_screens_and_none_is_blank(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _run, own = played
    pictures = sorted((own / "shots").glob("*.png"))
    assert len(pictures) >= 20
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.width >= 1024
            colours = picture.convert("RGB").reduce(2).getcolors(1 << 24) or []
        most = max(count for count, _colour in colours)
        assert len(colours) > 50, path.name
        assert most < 0.97 * sum(count for count, _colour in colours), path.name
