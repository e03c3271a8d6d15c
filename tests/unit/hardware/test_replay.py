"""A recorded conversation that is played to a driver: every place where it departs is told."""

from __future__ import annotations

import time

import pytest

from hardware.errors import DeviceOffline, DeviceTimeout, NoHardware
from hardware.recording import Said, line_of, recording
from hardware.transports.base import WriteCut
from hardware.transports.replay import Departed, ReplayLink
from pos_terminal.checkout.device_views import TraceLine
from pos_terminal.ui.viewmodels.device_trace import as_text

AT = "2026-11-22T10:00:00+00:00"


def now() -> float:
    return time.monotonic()


def said(*talk: tuple[str, bytes]) -> list[Said]:
    return [Said(way, data, len(data)) for way, data in talk]


def opened(*talk: tuple[str, bytes]) -> ReplayLink:
    link = ReplayLink(said(*talk))
    link.open()
    return link


def test_what_the_devices_page_saves_is_read_back() -> None:
    lines = (
        TraceLine(AT, ">", b"W\r", 2),
        TraceLine(AT, "<", bytes(range(40)), 40),
        TraceLine(AT, ">", b"|a| <", 1204),
        TraceLine(AT, "!", b"device.offline", 14),
        TraceLine(AT, "<", b"", 13),
    )
    told = recording("# source: here\n#\n\n" + as_text(lines))
    assert told.said == tuple(Said(one.way, one.data, one.total) for one in lines)
    assert told.notes == {"source": "here"}


@pytest.mark.parametrize("line", ["W 1.250 kg", f"{AT} >  2  5g  |W|", f"{AT} ? 1  57  |W|"])
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        recording(line_of(AT, ">", b"W", 1) + line)


def test_a_device_says_what_it_said_however_it_is_read() -> None:
    link = opened((">", b"W\r"), ("<", b"1.250"), ("<", b" kg"))
    link.write(b"W", now())
    assert link.read(9, now()) == b"", "it was not asked yet"
    link.write(b"\r", now())
    assert [link.read(3, now()) for _ in range(4)] == [b"1.2", b"50", b" kg", b""]
    assert link.left == 0
    assert link.end_job(now())


@pytest.mark.parametrize(
    ("written", "place"),
    [(b"X", "number 1, byte 1"), (b"WX", "number 1, byte 2"), (b"W\rX", "number 2")],
)
def test_a_driver_that_writes_something_else_is_told_where(written: bytes, place: str) -> None:
    link = opened((">", b"W\r"), ("<", b"1.250 kg"))
    with pytest.raises(Departed, match=place):
        link.write(written, now())


def test_a_driver_that_writes_more_than_was_recorded_is_told() -> None:
    link = opened((">", b"W"))
    link.write(b"W", now())
    with pytest.raises(Departed, match="nothing more was recorded"):
        link.write(b"W", now())


def test_what_came_before_the_next_question_is_drained_and_what_was_unasked_is_not() -> None:
    link = opened(("<", b"late"), (">", b"W"), ("<", b"1.250"))
    assert link.drain() == b"late"
    link.write(b"W", now())
    assert link.drain() == b""
    assert link.read(9, now()) == b"1.250"


def test_a_fault_comes_again_where_it_came() -> None:
    link = opened((">", b"W"), ("!", b"device.timeout"), (">", b"W"), ("!", b"device.offline"))
    link.write(b"W", now())
    with pytest.raises(DeviceTimeout):
        link.read(9, now())
    assert not link.is_open
    with pytest.raises(NoHardware):
        link.write(b"W", now())
    link.open()
    with pytest.raises(WriteCut) as cut:
        link.write(b"WX", now())
    assert cut.value.sent == 1
    assert isinstance(ReplayLink(said(("!", b"none.known"))).missing(), NoHardware)
    with pytest.raises(DeviceOffline):
        opened(("!", b"none.known"))


def test_of_a_long_write_only_its_beginning_was_kept_and_its_length_counts() -> None:
    link = ReplayLink([Said(">", b"\x1b@Milk", 10), Said("<", b"\x12", 1)])
    link.open()
    link.write(b"\x1b@Mil", now())
    link.write(b"k9999", now())
    assert link.read(9, now()) == b"\x12"


def test_what_a_person_showed_was_not_kept_and_cannot_be_played() -> None:
    with pytest.raises(ValueError, match="number 2, 13 bytes"):
        ReplayLink([Said(">", b"W", 1), Said("<", b"", 13)])
