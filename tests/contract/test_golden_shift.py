"""The golden chain: a change of canonical form, envelope or any event's data is seen here."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from pos_terminal.domain.events import EVENTS
from pos_terminal.store.verify import wire
from tests.contract import golden_shift
from tests.contract.golden_shift import FILE, chain, play
from tests.fakes.world import FakeClock

GOLDEN: list[dict[str, str]] = json.loads(FILE.read_text("utf-8"))["events"]
ANEW = "./pos python -m tests.contract.golden_shift"


def envelope(event: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(event["envelope_canonical"])
    return fields


def test_every_event_of_the_catalogue_is_in_the_golden_shift_with_its_fields() -> None:
    seen = {envelope(event)["event_type"] for event in GOLDEN}
    assert seen == {name.value for name in EVENTS}, f"add what is missing, then run {ANEW}"
    for event in GOLDEN:
        spec = EVENTS[envelope(event)["event_type"]]
        assert set(spec.fields) <= set(json.loads(event["data_canonical"])), spec.purpose


@pytest.mark.slow
def test_the_program_writes_the_golden_shift_byte_by_byte(tmp_path: Path) -> None:
    played = chain(play(tmp_path))
    for number, (mine, golden) in enumerate(zip(played, GOLDEN, strict=False), start=1):
        assert mine == golden, f"event {number} differs; if it is meant, run {ANEW}"
    assert len(played) == len(GOLDEN)


def test_the_golden_shift_holds_by_itself() -> None:
    before = wire.GENESIS
    for seq, event in enumerate(GOLDEN, start=1):
        fields = envelope(event)
        data = event["data_canonical"].encode()
        assert rfc8785.dumps(json.loads(data)) == data == wire.encode(wire.decode(data))
        assert fields["data_hash"] == hashlib.sha256(data).hexdigest()
        assert (fields["seq"], fields["prev_hash"]) == (seq, before)
        before = hashlib.sha256(event["envelope_canonical"].encode()).hexdigest()
        assert before == event["hash"]


def test_how_to_make_it_anew_is_written_down() -> None:
    assert ANEW in (golden_shift.__doc__ or "")
    page = Path(__file__).parents[2] / "docs" / "journal.md"
    assert ANEW in page.read_text("utf-8")


@pytest.mark.slow
def test_a_microsecond_of_difference_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = golden_shift.NOON + timedelta(microseconds=1)
    monkeypatch.setattr(golden_shift, "FakeClock", lambda _at=late: FakeClock(late))
    assert chain(play(tmp_path))[0] != GOLDEN[0]
