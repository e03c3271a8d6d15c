"""Scanners on a cable and as HID: whole scans in order, half ones never, noise never."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.connections import connection
from hardware.drivers import hid_scanner as hid_driver
from hardware.drivers.hid_scanner import HidScanner
from hardware.drivers.keyboard_scanner import KeyboardScanner
from hardware.drivers.serial_scanner import SerialScanner
from hardware.errors import DeviceBusy, DeviceOffline, NoHardware, NoRight, UnsupportedFormat
from hardware.parsing.escapes import unescaped
from hardware.parsing.hid_reports import USAGE_PAGE, scan_report
from hardware.parsing.reading import LONGEST
from hardware.parsing.scan_frames import DOCUMENT_MS, PATIENCE_MS, Frames, Framing
from hardware.ports import ScanData
from hardware.simulators.scanner import SimulatedScanner
from hardware.transports import hid as hid_link
from hardware.transports.hid import HidLink
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeTransport
from tests.fakes.hid import Hid, interface, report

MILK, BREAD = b"4006381333931", b"40123455"
LABEL = b"]C1010400638133393110A1\x1d2177"
LICENCE = b"@\n\x1e\rANSI 636000090002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\r\n"


def soon() -> float:
    return time.monotonic() + 60.0


# -- frames ---------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03"])
@pytest.mark.parametrize("start", [b"", b"\x02"])
def test_each_way_to_end_a_scan_ends_it(start: bytes, end: bytes) -> None:
    frames = Frames()
    sent = (start + MILK + end) * 2 + start + LABEL + end
    assert frames.feed(sent, 0) == [MILK, MILK, LABEL]
    assert frames.silent(10_000) == []


@pytest.mark.parametrize("framing", [Framing(), Framing(b"~", b"#"), Framing(b"\x02", b"\x03")])
def test_a_stream_cut_into_any_pieces_gives_the_same_scans(framing: Framing) -> None:
    end = framing.suffix or b"\r\n"
    stream = b"".join(framing.prefix + code + end for code in (MILK, LABEL, BREAD))
    for cut in range(len(stream) + 1):
        frames = Frames(framing)
        found = frames.feed(stream[:cut], 0) + frames.feed(stream[cut:], 5)
        assert found == [MILK, LABEL, BREAD], cut


def test_a_cut_cable_loses_the_scan_that_it_cut_and_no_other() -> None:
    for cut in range(len(MILK) + 1):
        frames = Frames()
        assert frames.feed(BREAD + b"\r" + MILK[:cut], 0) == [BREAD]
        frames.forget()
        assert frames.feed(BREAD + b"\r", 1) == [BREAD], cut


def test_half_a_scan_that_falls_silent_is_never_glued_to_the_next() -> None:
    for cut in range(1, len(MILK)):
        frames = Frames()
        frames.feed(BREAD + b"\r" + MILK[:cut], 0)
        assert frames.silent(PATIENCE_MS) == []
        assert frames.feed(BREAD + b"\r", PATIENCE_MS) == [BREAD], cut


def test_a_cable_that_stalls_for_a_moment_cuts_nothing() -> None:
    frames = Frames()
    frames.feed(BREAD + b"\r" + MILK[:6], 0)
    assert frames.feed(MILK[6:] + b"\r", PATIENCE_MS - 1) == [MILK]


def test_a_new_start_drops_what_stood_before_it() -> None:
    assert Frames().feed(b"4006\x02" + MILK + b"\x03", 0) == [MILK]


def test_a_scanner_that_ends_nothing_is_ended_by_silence() -> None:
    frames = Frames(Framing(idle_ms=80))
    assert frames.feed(MILK, 0) == []
    assert frames.silent(79) == []
    assert frames.silent(80) == [MILK]
    assert frames.feed(BREAD, 500) == []
    assert frames.silent(600) == [BREAD]
    assert frames.feed(MILK, 600) == []


def test_a_till_that_was_busy_for_long_cuts_no_scan_that_waited_for_it() -> None:
    """Half of a code is another product's, or a short number."""
    for before in (b"", BREAD + b"\r"):
        frames = Frames()
        frames.feed(before + MILK[:5], 0)
        assert frames.feed(MILK[5:] + b"\r", 10 * PATIENCE_MS) == [MILK]


def test_a_document_has_line_ends_inside_and_is_one() -> None:
    passport = b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\rL898902C36UTO7408122F1204159\r"
    for document in (LICENCE, b"]L0" + LICENCE, passport):
        frames = Frames()
        assert frames.feed(BREAD + b"\r" + document, 0) == [BREAD]
        assert frames.silent(DOCUMENT_MS) == [document.strip(b"\r\n")]


def test_ten_kilobytes_are_no_scan_and_the_next_one_is() -> None:
    for end in (b"\r", b"\n"):
        frames = Frames()
        assert frames.feed(b"\x1b@=9<" * 2_048 + end + MILK + end, 0) == [MILK]
    frames = Frames()
    assert frames.feed(b"9" * (LONGEST + 1), 0) == []
    assert frames.silent(PATIENCE_MS) == []
    assert frames.feed(MILK + b"\r", 5_000) == [MILK]


@given(st.lists(st.binary(max_size=40), max_size=12), st.booleans())
def test_noise_makes_no_scan_longer_than_one_and_never_fails(
    pieces: list[bytes], ended: bool
) -> None:
    frames = Frames(Framing(suffix=b"\r") if ended else None)
    for at, piece in enumerate(pieces):
        for scan in frames.feed(piece, at * 70.0):
            assert 0 < len(scan) <= LONGEST


# -- on a cable -----------------------------------------------------------------------------


@dataclass
class Cable(FakeTransport):
    """Says what a test wrote, in pieces, then falls silent."""

    pieces: list[bytes] = field(default_factory=list)

    def read(self, most: int, deadline: float) -> bytes:
        if self.pieces:
            return self.pieces.pop(0)
        return super().read(most, deadline)


def on(cable: Cable) -> SerialScanner:
    scanner = SerialScanner(cable, "scanner", Framing(idle_ms=20))
    scanner.open()
    scanner.claim()
    scanner.enable()
    return scanner


def test_scans_come_whole_in_order_with_their_symbology() -> None:
    scanner = on(cable := Cable())
    cable.pieces = [MILK[:4], MILK[4:] + b"\r\n" + LABEL, b"\r\n" + BREAD, b"\r\n"]
    found = [scanner.scan(soon()) for _ in range(3)]
    assert [(one.data, one.aim, one.source) for one in found if one is not None] == [
        (MILK, "", "scanner"),
        (LABEL[3:], "C1", "scanner"),
        (BREAD, "", "scanner"),
    ]
    assert scanner.scan(time.monotonic() + 0.01) is None


def test_what_was_scanned_before_somebody_listened_is_dropped() -> None:
    cable = Cable(says=bytearray(MILK + b"\r"))
    assert on(cable).scan(time.monotonic() + 0.01) is None


def test_after_a_pulled_cable_half_a_scan_is_gone() -> None:
    scanner = on(cable := Cable())
    cable.pieces = [BREAD + b"\r" + MILK[:7]]
    assert scanner.scan(soon()) is not None
    cable.fault = DeviceOffline("scanner")
    with pytest.raises(DeviceOffline):
        scanner.scan(soon())
    scanner.release()
    cable.fault = None
    scanner.claim()
    scanner.enable()
    cable.pieces = [BREAD + b"\r"]
    again = scanner.scan(soon())
    assert again is not None
    assert again.data == BREAD


# -- HID POS --------------------------------------------------------------------------------


def hid_scanner(backend: Hid, where: str = "hid:0c2e:0b01") -> HidScanner:
    cable = HidLink(connection(where), "scanner", USAGE_PAGE, backend)
    scanner = HidScanner(cable, "scanner")
    scanner.open()
    scanner.claim()
    scanner.enable()
    return scanner


def test_reports_are_put_together_to_scans() -> None:
    hid = Hid(interface(1, 6), interface(USAGE_PAGE))
    scanner = hid_scanner(hid)
    assert hid.opened == [b"140-2-"]
    long = LABEL[3:] * 4
    hid.says = [
        b"\x05status",
        report(MILK),
        report(long[:56], b"]C1", more=True),
        report(long[56:], b"]C1"),
    ]
    assert scanner.scan(soon()) == ScanData(MILK, "E0", "scanner")
    assert scanner.scan(soon()) == ScanData(long, "C1", "scanner")
    assert scanner.scan(time.monotonic()) is None


def test_a_part_whose_rest_never_came_is_not_put_before_another_scan() -> None:
    hid = Hid(interface(USAGE_PAGE))
    scanner = hid_scanner(hid)
    hid.says = [report(LABEL[:50], b"]C1", more=True), report(MILK)]
    assert scanner.scan(soon()) == ScanData(MILK, "E0", "scanner")


def test_nor_before_another_one_of_its_own_kind_that_comes_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hid_driver, "_REST_S", -1.0)  # too late, however soon it comes
    hid = Hid(interface(USAGE_PAGE))
    scanner = hid_scanner(hid)
    hid.says = [report(MILK[:5], b"]E0", more=True), b"", report(MILK)]
    assert scanner.scan(soon()) == ScanData(MILK, "E0", "scanner")


def test_parts_that_waited_for_a_busy_till_are_one_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hid_driver, "_REST_S", -1.0)  # whatever comes has waited for long
    hid = Hid(interface(USAGE_PAGE))
    scanner = hid_scanner(hid)
    hid.says = [report(LABEL[3:12], b"]C1", more=True), report(LABEL[12:], b"]C1")]
    assert scanner.scan(soon()) == ScanData(LABEL[3:], "C1", "scanner")


def test_scanners_that_babble_for_ever_leave_the_thread_to_others() -> None:
    class Babbles(FakeTransport):
        def read(self, most: int, deadline: float) -> bytes:
            return b"\x05 no scan, and no end"

    for scanner in (SerialScanner(Babbles(), "scanner"), HidScanner(Babbles(), "scanner")):
        assert scanner.scan(time.monotonic() + 0.01) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nobody reads along")
def test_two_that_read_one_scanner_would_sell_each_scan_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nodes = [tmp_path / f"hidraw{number}" for number in range(2)]
    for node in nodes:
        node.touch()
    alike = [interface(USAGE_PAGE) | {"path": bytes(node)} for node in nodes]
    monkeypatch.setattr(hid_link, "_NODES", bytes(tmp_path))
    first, second = Hid(alike[0]), Hid(alike[0])
    counter = hid_scanner(first)
    with pytest.raises(DeviceBusy):
        hid_scanner(second)
    assert second.opened == []
    second.interfaces = alike  # another one of the same make
    other = hid_scanner(second)
    assert second.opened == [bytes(nodes[1])]
    counter.close()
    hid_scanner(first).close()  # given back whole
    other.close()
    nodes[0].unlink()
    with pytest.raises(NoHardware) as gone:
        hid_scanner(first)
    assert gone.value.key == NoHardware.key
    nodes[0].touch()
    first.fault = OSError("open failed")
    for _ in range(2):  # and what was locked for it is free again
        with pytest.raises(NoRight):
            hid_scanner(first)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="hidraw is Linux'")
def test_on_linux_a_hid_device_is_opened_as_the_udev_rules_allow_it() -> None:
    cable = HidLink(connection("hid:ffff:ffff"), "scanner", USAGE_PAGE)
    with pytest.raises(NoHardware):
        cable.open()
    assert cable._backend.__name__ == "hidraw"


@pytest.mark.parametrize(
    ("said", "aim", "data"),
    [
        (report(MILK)[1:], "E0", MILK),
        (report(MILK, b"\0\0\0"), "", MILK),
        (report(MILK)[:40], "E0", MILK),
    ],
)
def test_reports_of_other_makers_are_read_too(said: bytes, aim: str, data: bytes) -> None:
    found = scan_report(said)
    assert found is not None
    assert (found.aim, found.data, found.more) == (aim, data, False)


@given(st.binary(max_size=70))
def test_no_report_fails(said: bytes) -> None:
    found = scan_report(said)
    assert found is None or 0 < len(found.data) <= 56


def test_a_scanner_that_types_is_told_from_one_that_is_gone() -> None:
    with pytest.raises(NoHardware) as typing:
        hid_scanner(Hid(interface(1, 6)))
    with pytest.raises(NoHardware) as gone:
        hid_scanner(Hid())
    assert "keyboard" in typing.value.hint
    assert gone.value.hint == NoHardware.standing_hint


def test_one_of_two_scanners_is_chosen_by_its_serial_number() -> None:
    hid = Hid(interface(USAGE_PAGE, serial="A"), interface(USAGE_PAGE, serial="B"))
    hid_scanner(hid, "hid:0c2e:0b01/B")
    assert hid.opened == [b"140-2-B"]


def test_a_hid_device_that_goes_is_offline_and_one_that_is_held_is_busy() -> None:
    hid = Hid(interface(0))
    scanner = hid_scanner(hid)
    hid.fault = OSError("read error")
    with pytest.raises(DeviceOffline):
        scanner.scan(soon())
    assert scanner.health().online is False
    hid.fault = OSError("device or resource busy")
    with pytest.raises(DeviceBusy):
        scanner.claim()
    with pytest.raises(CashierError):
        HidLink(connection("hid:scanner"), "scanner")


# -- without a cable ------------------------------------------------------------------------


def test_a_simulated_scanner_scans_what_was_typed_with_its_escapes() -> None:
    scanner = SimulatedScanner()
    assert scanner.simulate("scan", r"]C1010400638133393110A1<GS>21\x37\\") == "25 characters"
    found = scanner.scan(soon())
    assert found == ScanData(b"010400638133393110A1\x1d217\\", "C1", scanner.name, typed=True)
    assert scanner.scan(time.monotonic()) is None


@pytest.mark.parametrize(("act", "value"), [("scan", ""), ("weigh", "1"), ("scan", "9" * 8_000)])
def test_what_no_scanner_does_is_refused(act: str, value: str) -> None:
    with pytest.raises(UnsupportedFormat):
        SimulatedScanner().simulate(act, value)


def test_a_simulated_scanner_can_go_away() -> None:
    scanner = SimulatedScanner()
    scanner.simulate("offline", "on")
    with pytest.raises(DeviceOffline):
        scanner.scan(time.monotonic())
    assert scanner.health().online is False
    scanner.simulate("offline", "off")
    assert scanner.health().online is True


def test_a_scanner_that_types_says_nothing_by_itself() -> None:
    scanner = KeyboardScanner("till")
    assert scanner.scan(time.monotonic()) is None
    assert scanner.health().online is None


def test_text_without_escapes_stays() -> None:
    assert unescaped(r"C:\dir\xg <gs> 100%") == r"C:\dir\xg <gs> 100%"
