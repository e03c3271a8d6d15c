"""Frames of scales that look like a weight and are none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from hardware.errors import DeviceFault, Garbled, Unstable
from hardware.parsing.scales import cas, labelled, mt_sics, nci
from hardware.parsing.scales.reading import ScaleReading

Read = Callable[[bytes], ScaleReading | None]
STANDS = b"\n  1.250kg\r\nS00\r\x03"


def test_the_frame_that_the_others_are_made_from_is_a_weight() -> None:
    found = nci.read(STANDS)
    assert found is not None
    assert (found.value, found.unit, found.fault) == (Decimal("1.250"), "kg", None)


@pytest.mark.parametrize(
    ("read", "frame", "fault"),
    [
        (nci.read, STANDS.replace(b"S00", b"S10"), Unstable),
        (nci.read, STANDS.replace(b"S00", b"S40"), Garbled),  # its memory is broken
        (nci.read, STANDS.replace(b"S00", b"S@0"), Garbled),  # bits that are always set, are not
        (nci.read, STANDS.replace(b"S00", b"S0@"), Garbled),
        (nci.read, STANDS.replace(b"kg", b"pc"), Garbled),
        (mt_sics.read, b"S S      12 PCS\r\n", Garbled),
        (mt_sics.read, b"S S    12.5 %\r\n", Garbled),
        (labelled.read, b"ST,GS,+    12 pcs\r", Garbled),
        (cas.read, b"\x01\x02S  1.250pc\x68\x03\x04", Garbled),
    ],
)
def test_what_moves_or_counts_is_no_weight(
    read: Read, frame: bytes, fault: type[DeviceFault]
) -> None:
    found = read(frame)
    assert found is not None
    assert (found.fault, found.weight()) == (fault, None)
