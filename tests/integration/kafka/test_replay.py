"""`pos-terminal replay`: what a lane sent to Kafka is its store again, and nothing less is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.cli.entry import run
from pos_terminal.cli.exits import Exit
from pos_terminal.store.tables import DERIVED
from sync.outbox import Outbox
from sync.sinks.base import Batch, Limits
from sync.sinks.kafka.sink import PEOPLE
from tests.contract.sinks.kafka_rig import KafkaRig, open_rig
from tests.lane_fixtures import MANAGER, LaneAtWork, rows_of, verified

pytestmark = pytest.mark.slow


@pytest.fixture
def rig(request: pytest.FixtureRequest) -> Iterator[KafkaRig]:
    with open_rig(request, own=False) as opened:
        yield opened


@pytest.fixture
def machine(rig: KafkaRig, tmp_path: Path) -> Path:
    """A new machine that knows where Kafka is."""
    folder = tmp_path / "new"
    folder.mkdir()
    lines = [
        "[kafka]",
        f'servers = "{rig.line.address}"',
        'security = "plaintext"',
        f'events_topic = "{rig.topic}"',
        f'customers_topic = "{rig.people}"',
    ]
    (folder / "sync.toml").write_text("\n".join(lines))
    return folder


def replay(machine: Path, target: Path, *more: str) -> int:
    return run(["--data-dir", str(machine), "replay", "--from-kafka", str(target), *more])


def batches_of(lane: LaneAtWork) -> list[Batch]:
    files = lane.running.files
    outbox = Outbox(files.lane_db, files.catalog_db, files.images)
    try:
        return list(outbox.batches(0, Limits(events=10_000), PEOPLE))
    finally:
        outbox.close()


def sent(rig: KafkaRig, *batches: Batch) -> None:
    sink = rig.sink()
    try:
        sink.open()
        for batch in batches:
            sink.deliver(batch)
    finally:
        sink.close()


def test_a_lost_lane_is_built_again_and_the_verifier_agrees(
    lane: LaneAtWork,
    rig: KafkaRig,
    machine: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lane.sell("MILK", "BREAD")
    lane.sign_in(MANAGER)
    lane.do(c.SaveCustomer(name="Mia Muster", card="C1"))
    lane.sell("MILK")
    whole = batches_of(lane)
    again = Batch(whole[-1].events[3:])
    sent(rig, *whole, again)
    target = tmp_path / "built"
    terminal = whole[0].events[0].terminal_id
    assert replay(machine, target, "--terminal", terminal, "--json") == Exit.OK
    told = json.loads(capsys.readouterr().out)
    assert (told["events"], told["doubles"]) == (whole[-1].events[-1].seq, len(again.events))
    assert told["customers"] == 1
    verified(target)
    assert run(["--data-dir", str(target), "journal", "verify"]) == Exit.OK
    for table in ("journal", *(table.name for table in DERIVED)):
        query = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert rows_of(target, query) == lane.rows(query), table
    assert rows_of(target, "SELECT name FROM customers") == [("Mia Muster",)]
    # What is there is never touched.
    assert replay(machine, target, "--terminal", terminal) == Exit.STORE
    assert "is not empty" in capsys.readouterr().err


def test_of_half_a_history_nothing_is_built(
    lane: LaneAtWork,
    rig: KafkaRig,
    machine: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lane.sell("MILK")
    events = batches_of(lane)[0].events
    sent(rig, Batch(events[:4]), Batch(events[6:]))
    target = tmp_path / "built"
    assert replay(machine, target, "--terminal", events[0].terminal_id) == Exit.STORE
    assert "Events 5 to 6 of lane" in capsys.readouterr().err
    assert list(target.iterdir()) == []
    assert replay(machine, target, "--terminal", "NOBODY") == Exit.STORE
    assert "holds nothing of lane NOBODY" in capsys.readouterr().err


def test_without_brokers_it_says_so_in_a_sentence(
    rig: KafkaRig, machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.line.refuse()
    assert replay(machine, tmp_path / "built") == Exit.REFUSED
    told = capsys.readouterr().err
    assert "does not answer" in told
    assert "Traceback" not in told
