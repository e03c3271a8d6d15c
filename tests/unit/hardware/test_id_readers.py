"""ID readers: a document ends by silence, whatever is inside it, and nothing of it stays."""

from __future__ import annotations

import time
from datetime import date

import pytest

from hardware.drivers.serial_id_reader import LONGEST, SerialIdReader
from hardware.errors import Garbled, UnsupportedFormat
from hardware.parsing.documents import document_of
from hardware.ports import IdReader, ScanData
from hardware.simulators.documents import documents, licence
from hardware.simulators.id_reader import SimulatedIdReader
from hardware.transports.traced import Trace, TracedLink
from tests.fakes.devices import FakeTransport

TODAY = date(2026, 11, 21)
CARD = licence(date(1980, 5, 17), date(2040, 1, 1))


def soon() -> float:
    return time.monotonic() + 0.02


def read(reader: IdReader) -> ScanData | None:
    """The document that is on its way; None where there is none for a while."""
    for _ in range(200):
        found = reader.read_document(soon())
        if found is not None:
            return found
    return None


@pytest.fixture
def cable() -> FakeTransport:
    return FakeTransport()


@pytest.fixture
def reader(cable: FakeTransport) -> SerialIdReader:
    made = SerialIdReader(cable, "reader", idle_ms=20)
    made.claim()
    made.enable()
    return made


def test_a_document_with_line_ends_inside_comes_whole(
    reader: SerialIdReader, cable: FakeTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patient:  # a busy machine is silent as well
        patient.setattr(reader, "_idle_s", 60.0)
        for part in (CARD[:5], CARD[5:90], CARD[90:]):
            cable.says += part.encode()
            assert reader.read_document(time.monotonic()) is None
    found = read(reader)
    assert found is not None
    assert found.text == CARD
    assert reader.read_document(soon()) is None


def test_two_documents_with_a_silence_between_them_are_two(
    reader: SerialIdReader, cable: FakeTransport
) -> None:
    for text in (CARD, CARD[:100]):
        cable.says += b"\x02" + text.encode() + b"\x03"
        found = read(reader)
        assert found is not None
        assert found.text == text


def test_half_a_document_is_nobodys_after_the_cable_was_pulled(
    reader: SerialIdReader, cable: FakeTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patient:
        patient.setattr(reader, "_idle_s", 60.0)
        cable.says += CARD[:200].encode()
        assert reader.read_document(time.monotonic()) is None
    reader.release()
    reader.claim()
    reader.enable()
    cable.says += CARD.encode()
    found = read(reader)
    assert found is not None
    assert found.text == CARD


def test_a_reader_that_never_falls_silent_is_not_heard_out(
    reader: SerialIdReader, cable: FakeTransport
) -> None:
    cable.says += b"x" * (LONGEST + 5_000)
    with pytest.raises(Garbled):
        read(reader)


def test_the_trace_of_a_reader_knows_only_how_much_came(cable: FakeTransport) -> None:
    trace = Trace(hides=True)
    reader = SerialIdReader(TracedLink(cable, trace), "reader", idle_ms=20)
    reader.claim()
    cable.says += CARD.encode()
    assert read(reader) is not None
    assert {entry.data for entry in trace.entries()} == {b""}
    assert sum(entry.total for entry in trace.entries()) == len(CARD)


# -- the virtual reader


def test_a_virtual_reader_reads_the_card_that_was_chosen() -> None:
    reader = SimulatedIdReader(today=lambda: TODAY)
    for name, text in documents(TODAY).items():
        reader.simulate("card", name.upper())
        found = reader.read_document(soon())
        assert found is not None
        assert found.text == text
    reader.simulate("card", CARD)
    found = reader.read_document(soon())
    assert found is not None
    assert found.text == CARD
    for act, value in (("card", "Bob"), ("card", ""), ("card", "x" * 10_001), ("put", "1 kg")):
        with pytest.raises(UnsupportedFormat):
            reader.simulate(act, value)


@pytest.mark.parametrize("kind", ["", "passport "])
def test_the_documents_at_hand_are_what_they_are_called(kind: str) -> None:
    at_hand = {name: document_of(text) for name, text in documents(TODAY).items()}

    def age(name: str) -> int:
        reading = at_hand[kind + name]
        assert reading is not None
        assert not reading.doubts
        birth = reading.on(TODAY).birth
        assert birth is not None
        return (TODAY - birth).days // 365

    assert [age(name) for name in ("over 21", "18 to 20", "under 18")] == [30, 19, 16]
    expired, damaged = at_hand[f"{kind}expired"], at_hand[f"{kind}damaged"]
    assert expired is not None
    assert str(expired.on(TODAY).expires) == "2026-11-20"
    assert damaged is not None
    assert damaged.doubts
