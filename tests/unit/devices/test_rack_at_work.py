"""The rack at work: devices are tried and watched, and never hold anybody up."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hardware.conditions import DeviceState
from hardware.ports import (
    CheckDigit,
    DeviceFault,
    DeviceOffline,
    DeviceTimeout,
    NoHardware,
    NothingWeighed,
    PaperEmpty,
    PrinterOffline,
    Role,
    ScanData,
    Weight,
)
from hardware.simulators.printer import PrinterSimulator
from hardware.transports.traced import Trace
from pos_terminal.config.settings import Settings
from pos_terminal.devices import place
from pos_terminal.devices import rack as rack_module
from pos_terminal.devices.from_settings import printer_of
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from tests.unit.devices.conftest import PATIENCE_S, Racks, fake, keep, reaches, view
from tests.waiting import until


def test_a_test_weighs_shows_zeroes_and_prints(
    racks: Racks, usual: Usual, fakes: dict[str, Any]
) -> None:
    rack = racks()
    keep(rack, fake("scale", "S"))
    keep(rack, fake("line_display", "D"))
    fakes["S"].on_it = Weight(Decimal("0.500"), "kg")
    assert rack.test("scale", "weigh").result(PATIENCE_S) == "0.500 kg"
    assert view(rack, "scale").heard == "0.500 kg"
    rack.test("scale", "zero").result(PATIENCE_S)
    assert fakes["S"].zeroed == 1
    rack.test("line_display", "show").result(PATIENCE_S)
    assert fakes["D"].lines[0]
    printer: Any = usual.printer(Trace())
    assert rack.test("receipt_printer", "print").result(PATIENCE_S) == "confirmed"
    assert printer.jobs[0][1].startswith(b"\x1b@")
    fakes["S"].on_it = None
    assert isinstance(rack.test("scale", "weigh").exception(PATIENCE_S), NothingWeighed)


def test_a_scan_that_is_a_test_is_sold_to_nobody(racks: Racks, fakes: dict[str, Any]) -> None:
    rack = racks()
    heard: list[ScanData] = []
    rack.subscribe_scans(heard.append)
    keep(rack, fake("scanner"))
    reaches(rack, "scanner", DeviceState.READY)
    answer = rack.test("scanner", "scan")
    fakes["A"].waiting.append(ScanData(b"4006381333931"))
    assert answer.result(PATIENCE_S) == "13 characters"
    answer = rack.test("scanner", "scan")
    fakes["A"].waiting.append(ScanData(b"4006381333932", "E0"))
    assert isinstance(answer.exception(PATIENCE_S), CheckDigit)
    fakes["A"].waiting.append(ScanData(b"1"))
    until(lambda: [one.data for one in heard][-1:] == [b"1"], PATIENCE_S)
    assert len(heard) == 1
    waits = rack.test("scanner", "scan")
    fakes["A"].fault = DeviceOffline("scanner")
    assert isinstance(waits.exception(PATIENCE_S), DeviceOffline)


def test_a_test_that_was_given_up_or_is_too_late_takes_no_scan_from_the_sale(
    racks: Racks, fakes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rack = racks()
    heard: list[ScanData] = []
    rack.subscribe_scans(heard.append)
    keep(rack, fake("scanner"))
    reaches(rack, "scanner", DeviceState.READY)
    assert rack.test("scanner", "scan").cancel()
    fakes["A"].waiting.append(ScanData(b"1"))
    until(lambda: len(heard) == 1, PATIENCE_S)
    monkeypatch.setattr(place, "TEST_SCAN_S", 0.0)
    late = rack.test("scanner", "scan")
    assert isinstance(late.exception(PATIENCE_S), DeviceTimeout)
    fakes["A"].waiting.append(ScanData(b"2"))
    until(lambda: len(heard) == 2, PATIENCE_S)
    assert view(rack, "scanner").state == DeviceState.READY


def test_a_test_that_a_device_cannot_do_is_refused(racks: Racks) -> None:
    rack = racks()
    keys = {
        ("scale", "weigh"): "device.gone",
        ("receipt_printer", "weigh"): "device.act",
    }
    for (device_id, act), key in keys.items():
        fault = rack.test(device_id, act).exception(PATIENCE_S)
        assert isinstance(fault, CashierError)
        assert fault.key == key
    for answer in (rack.simulate("scale", "put"), rack.paper("receipt_printer")):
        assert isinstance(answer.exception(PATIENCE_S), CashierError)
    assert isinstance(rack.weigh().exception(PATIENCE_S), NoHardware)
    assert rack.trace("scale") == ()
    rack.retry("scale")  # gone: nothing to try


def test_a_printer_without_paper_needs_a_hand_and_is_well_after_a_retry(
    racks: Racks, usual: Usual
) -> None:
    rack = racks()
    printer: Any = usual.printer(Trace())
    reaches(rack, "receipt_printer", DeviceState.READY)
    printer.fault = PaperEmpty("printer")
    with pytest.raises(PaperEmpty):
        rack.printer.print("1", b"one", 1.0)
    assert view(rack, "receipt_printer").state == DeviceState.NEEDS_HAND
    assert view(rack, "receipt_printer").key == "printer.paper_out"
    printer.fault = None
    rack.retry("receipt_printer")
    reaches(rack, "receipt_printer", DeviceState.READY)


def test_a_printer_that_is_switched_off_while_nobody_prints_is_noticed(
    racks: Racks, usual: Usual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rack_module, "LOOK_S", 0.01)
    rack = racks()
    printer: Any = usual.printer(Trace())
    reaches(rack, "receipt_printer", DeviceState.READY)
    printer.fault = PrinterOffline("printer")
    reaches(rack, "receipt_printer", DeviceState.OFFLINE)
    printer.fault = None
    reaches(rack, "receipt_printer", DeviceState.READY)


def test_listeners_hear_of_every_change_until_they_leave(racks: Racks) -> None:
    rack = racks()
    changes: list[int] = []
    leave = rack.subscribe(lambda: changes.append(1))
    keep(rack, fake("scale"))
    until(lambda: changes, PATIENCE_S)
    leave()
    leave()  # harmless
    reaches(rack, "scale", DeviceState.READY)
    changes.clear()
    rack.remove("scale").result(PATIENCE_S)
    assert not changes


def test_a_device_that_hangs_does_not_hold_up_the_stop(
    racks: Racks, fakes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rack_module, "STOP_S", 0.1)
    rack = racks()
    keep(rack, fake("scale"))
    reaches(rack, "scale", DeviceState.READY)
    let_go = threading.Event()
    hung = rack.do(Role.SCALE, lambda _: let_go.wait(PATIENCE_S))
    behind = rack.weigh()
    until(hung.running, PATIENCE_S)
    rack.stop()  # comes back
    assert any(t.name == "pos-device-scale" for t in threading.enumerate())
    assert isinstance(behind.exception(PATIENCE_S), DeviceFault)
    let_go.set()
    hung.result(PATIENCE_S)
    until(lambda: not any("scale" in t.name for t in threading.enumerate()), PATIENCE_S)


def test_what_is_asked_of_a_stopped_rack_is_answered_and_so_is_what_waits(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()
    keep(rack, fake("scanner"))
    reaches(rack, "scanner", DeviceState.READY)
    waits = rack.test("scanner", "scan")
    rack.stop()
    assert isinstance(waits.exception(PATIENCE_S), DeviceOffline)
    for answer in (rack.found(), rack.keep(fake("scale")), rack.remove("scanner")):
        fault = answer.exception(PATIENCE_S)
        assert isinstance(fault, CashierError)
        assert fault.key == "lane.stopped"


def test_a_rack_that_was_stopped_does_not_begin_again(racks: Racks) -> None:
    rack = racks(start=False)
    rack.stop()
    rack.start()
    rack.stop()
    assert not any(t.name.startswith("pos-device-") for t in threading.enumerate())


def test_the_bytes_of_the_settings_own_printer_are_traced(settings: Settings, usual: Usual) -> None:
    with PrinterSimulator() as simulator:
        host, port = simulator.address
        changed = replace(settings, printer="tcp", printer_host=host, printer_port=port)
        own = replace(usual, printer=lambda trace: printer_of(changed, trace))
        rack = Rack(changed, own)
        try:
            assert rack.test("receipt_printer", "print").result(PATIENCE_S) == "confirmed"
            ways = {line.way for line in rack.trace("receipt_printer")}
        finally:
            rack.stop()
    assert ways == {">", "<"}
