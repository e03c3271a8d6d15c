"""Frames of scales that look like a weight and are none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from hardware.errors import DeviceFault, Garbled, Unstable
from hardware.parsing.scales import cas, labelled, magellan, mt_sics, nci
from hardware.parsing.scales.reading import ScaleReading
from hardware.values import ScanData, Weight

Read = Callable[[bytes], ScaleReading | None]
ROOT = Path(__file__).parents[3]
STANDS = b"\n  1.250kg\r\nS00\r\x03"


def test_the_frame_that_the_others_are_made_from_is_a_weight() -> None:
    found = nci.read(STANDS)
    assert found is not None
    assert (found.value, found.unit, found.fault) == (Decimal("1.250"), "kg", None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b"ST,GS,+  1.250kg\r\n", "1.250"),
        (b"ST,NT,01,+  1.250kg\r\n", "1.250"),
        (b"ST,GS,   1.250,kg\r\n", "1.250"),  # Tiger
        (b"ST,NT,1.25, kg\r\n", "1.25"),
        (b"ST,G ,+01.250kg\r\n", "01.250"),
        (b"ST,N,   1.250,kg\n", "1.250"),  # Kern
    ],
)
def test_makers_write_the_same_line_in_their_own_ways(line: bytes, value: str) -> None:
    found = labelled.read(line)
    assert found is not None
    assert (found.weight(), found.unit) == (Weight(Decimal(value), "kg"), "kg")


@pytest.mark.parametrize("kind", ["TR", "PT", "TW", "TN"])
def test_a_tare_or_a_sum_that_a_scale_prints_is_no_weight_of_goods(kind: str) -> None:
    line = b"ST,%s,+  0.250kg\r\n" % kind.encode()
    assert labelled.read(line) is None
    found = labelled.read(line + b"ST,GS,+  1.250kg\r\n")
    assert found is not None
    assert found.value == Decimal("1.250")


@pytest.mark.parametrize(
    ("line", "data", "aim"),
    [
        (b"S08F4006381333931", b"4006381333931", "E0"),
        (b"S08FF40123455", b"40123455", "E4"),
        (b"S08R40104006381333931", b"0104006381333931", "e0"),
        (b"S08]C10104006381333931", b"0104006381333931", "C1"),  # set to AIM identifiers
        (b"S08]d2", None, ""),
        (b"S08", None, ""),
        (b"S143", None, ""),
    ],
)
def test_a_scan_on_the_cable_of_a_scale_keeps_its_symbology(
    line: bytes, data: bytes | None, aim: str
) -> None:
    found = magellan.scanned(line, "counter")
    assert found == (None if data is None else ScanData(data, aim, "counter"))


def test_what_a_scale_cannot_do_is_never_told_in_the_words_for_a_code() -> None:
    """Its usual sentence is of a scan: "type it by hand" helps nobody who sets a scale to zero."""
    files = [*(ROOT / "hardware/drivers").glob("*.py"), ROOT / "docs/hardware.md"]
    found = [file.name for file in files if "UnsupportedFormat(self.name)" in file.read_text()]
    assert found == []


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
