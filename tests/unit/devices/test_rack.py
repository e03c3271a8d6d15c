"""The rack: every device works, changes while the lane sells, and never holds anybody up."""

from __future__ import annotations

import threading
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hardware import registry
from hardware.conditions import DeviceState
from hardware.ports import (
    DeviceFault,
    DeviceOffline,
    NoHardware,
    NothingWeighed,
    PaperEmpty,
    PrinterOffline,
    Role,
    ScanData,
    TerminalUnreachable,
    Weight,
)
from hardware.simulators.printer import PrinterSimulator
from hardware.transports.traced import Trace
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.config.settings import Settings
from pos_terminal.devices import rack as rack_module
from pos_terminal.devices.from_settings import printer_of
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from tests.unit.devices.conftest import Racks, fake
from tests.waiting import until

PATIENCE_S = 20.0


def view(rack: Rack, device_id: str) -> DeviceView:
    return next(one for one in rack.views() if one.device_id == device_id)


def reaches(rack: Rack, device_id: str, state: DeviceState) -> None:
    until(lambda: view(rack, device_id).state == state, PATIENCE_S)


def keep(rack: Rack, config: DeviceConfig, device_id: str = "") -> str:
    return rack.keep(config, device_id).result(PATIENCE_S)


def refused(rack: Rack, config: DeviceConfig, device_id: str = "") -> CashierError:
    fault = rack.keep(config, device_id).exception(PATIENCE_S)
    assert isinstance(fault, CashierError)
    return fault


def test_what_the_settings_say_is_there_without_any_file(racks: Racks) -> None:
    rack = racks()
    assert [one.device_id for one in rack.views()] == ["receipt_printer", "payment_terminal"]
    reaches(rack, "receipt_printer", DeviceState.READY)
    assert rack.has("receipt_printer")
    assert not rack.has("scale")
    assert rack.problems() == ()


def test_a_device_that_is_kept_is_at_work_and_in_the_file(
    racks: Racks, fakes: dict[str, Any], tmp_path: Path
) -> None:
    rack = racks()
    assert keep(rack, fake("scale")) == "scale"
    reaches(rack, "scale", DeviceState.READY)
    fakes["A"].on_it = Weight(Decimal("1.250"), "kg")
    assert rack.weigh().result(PATIENCE_S).value == Decimal("1.250")
    (kept,) = tomllib.loads((tmp_path / "devices.toml").read_text("utf-8"))["device"]
    assert kept == {
        "role": "scale",
        "driver": "fake",
        "connection": "serial:A",
        "options": {"as": "scale"},
    }
    assert view(racks(), "scale").config == fake("scale")  # and after the next start


def test_scans_and_documents_reach_whoever_listens_in_order(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()
    heard: list[ScanData] = []
    leave = rack.subscribe_scans(heard.append)
    keep(rack, fake("scanner"))
    fakes["A"].waiting += [ScanData(str(n).encode()) for n in range(20)]
    until(lambda: len(heard) == 20, PATIENCE_S)
    assert [one.text for one in heard] == [str(n) for n in range(20)]
    keep(rack, fake("id_reader", "B"))
    fakes["B"].waiting.append(ScanData(b"ANSI 636000"))
    until(lambda: len(heard) == 21, PATIENCE_S)
    leave()
    fakes["A"].waiting.append(ScanData(b"late"))
    until(lambda: view(rack, "scanner").heard == "4 characters", PATIENCE_S)
    assert len(heard) == 21


def test_a_listener_that_trips_keeps_nobody_from_hearing(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()

    def trips(*_: object) -> None:
        raise ZeroDivisionError

    heard: list[ScanData] = []
    rack.subscribe(trips)
    rack.subscribe_scans(trips)
    rack.subscribe_scans(heard.append)
    keep(rack, fake("scanner"))
    fakes["A"].waiting.append(ScanData(b"1"))
    until(lambda: len(heard) == 1, PATIENCE_S)


def test_a_document_leaves_nothing_but_its_length(racks: Racks, fakes: dict[str, Any]) -> None:
    rack = racks()
    keep(rack, fake("id_reader"))
    fakes["A"].waiting.append(ScanData(b"DAQ1234 DOE JANE"))
    until(lambda: view(rack, "id_reader").heard == "16 characters", PATIENCE_S)
    assert "DOE" not in repr((rack.views(), rack.trace("id_reader"), rack.vitals()))


def test_a_lane_has_several_scanners_and_one_scale(racks: Racks) -> None:
    rack = racks()
    assert [keep(rack, fake("scanner", place)) for place in "ABC"] == [
        "scanner",
        "scanner-2",
        "scanner-3",
    ]
    assert [keep(rack, fake("scale", place)) for place in "DE"] == ["scale", "scale"]
    assert view(rack, "scale").config.connection == "serial:E"
    rack.remove("scanner-2").result(PATIENCE_S)
    assert keep(rack, fake("scanner", "F")) == "scanner-2"


def test_another_printer_takes_over_while_the_lane_sells(
    racks: Racks, usual: Usual, fakes: dict[str, Any]
) -> None:
    rack = racks()
    first: Any = usual.printer(Trace())
    rack.printer.print("1", b"one", 1.0)
    assert keep(rack, fake("receipt_printer", paper_mm=58)) == "receipt_printer"
    rack.printer.print("2", b"two", 1.0)
    assert first.jobs == [("1", b"one")]
    assert not first.opened
    assert fakes["A"].jobs == [("2", b"two")]
    assert rack.paper_settings.columns == 32
    rack.remove("receipt_printer").result(PATIENCE_S)
    rack.printer.print("3", b"three", 1.0)
    assert first.jobs == [("1", b"one"), ("3", b"three")]
    assert rack.paper_settings.columns == 48


def test_another_card_terminal_is_told_to_the_lane(racks: Racks) -> None:
    rack = racks(payment_terminal="standalone")
    settled: list[bool] = []
    rack.cards_settled = settled.append
    assert not rack.integrated_cards
    keep(rack, fake("payment_terminal"))
    assert rack.integrated_cards
    rack.remove("payment_terminal").result(PATIENCE_S)
    assert settled == [True, False]


def test_what_the_settings_say_cannot_be_taken_away(racks: Racks) -> None:
    fault = racks().remove("receipt_printer").exception(PATIENCE_S)
    assert isinstance(fault, CashierError)
    assert fault.key == "device.default"


def test_a_refused_device_changes_nothing(racks: Racks, tmp_path: Path) -> None:
    rack = racks()
    keep(rack, fake("scale"))
    written = (tmp_path / "devices.toml").read_bytes()
    wrong = {
        "device.setting": [
            fake("scale", "A", unknown=1),
            DeviceConfig("scale", "none such", "serial:A"),
            DeviceConfig("fridge", "fake", "serial:A"),
        ],
        "device.connection": [
            DeviceConfig("scale", "fake", "tcp://h:1"),
            DeviceConfig("scale", "fake", "nonsense"),
        ],
    }
    for key, configs in wrong.items():
        for config in configs:
            assert refused(rack, config, "scale").key == key
    assert refused(rack, fake("scanner"), "scale").key == "device.setting"
    assert refused(rack, fake("scale"), "scanner-9").key == "device.gone"
    assert (tmp_path / "devices.toml").read_bytes() == written
    assert view(rack, "scale").config == fake("scale")


def test_a_driver_that_cannot_be_made_is_refused_and_not_written(
    racks: Racks, tmp_path: Path
) -> None:
    rack = racks()
    answer = rack.keep(fake("scale", trips=True))
    assert isinstance(answer.exception(PATIENCE_S), ZeroDivisionError)
    assert not (tmp_path / "devices.toml").exists()


@pytest.mark.parametrize("role", ["scale", "receipt_printer", "cash_drawer", "payment_terminal"])
def test_a_driver_that_cannot_be_made_at_the_start_stops_nobody(
    racks: Racks, tmp_path: Path, role: str
) -> None:
    (tmp_path / "devices.toml").write_text(
        f'[[device]]\nrole="{role}"\ndriver="fake"\nconnection="serial:A"\n'
        f'options={{as="{role}", trips=true}}\n'
    )
    rack = racks()
    reaches(rack, role, DeviceState.OFFLINE)
    assert view(rack, role).key == NoHardware.key
    if role == "receipt_printer":
        with pytest.raises(PrinterOffline):
            rack.printer.print("1", b"one", 1.0)
    if role == "payment_terminal":
        with pytest.raises(TerminalUnreachable):
            rack.terminal.authorize("K", 100, "EUR")


def test_what_it_says_in_its_file_counts_alone_and_nobody_changes_it(
    racks: Racks, tmp_path: Path
) -> None:
    by_it = tmp_path / "it.toml"
    by_it.write_text(
        '[[device]]\nrole="scale"\ndriver="fake"\nconnection="serial:IT"\noptions={as="scale"}\n'
    )
    keep(racks(), fake("scale"))
    rack = racks(devices_file=by_it)
    assert view(rack, "scale").fixed
    assert view(rack, "scale").config.connection == "serial:IT"
    for config, device_id in ((fake("scale"), "scale"), (fake("scale"), "")):
        assert refused(rack, config, device_id).key == "device.fixed"
    fault = rack.remove("scale").exception(PATIENCE_S)
    assert isinstance(fault, CashierError)
    assert fault.key == "device.fixed"
    keep(rack, fake("scanner"))  # of which it says nothing


def test_simulators_take_the_place_of_devices_for_this_run_only(
    racks: Racks, tmp_path: Path
) -> None:
    keep(racks(), fake("scale"))
    written = (tmp_path / "devices.toml").read_bytes()
    simulated = racks(simulate_devices=True, start=False).views()
    assert {one.config.role for one in simulated} == {one.role for one in registry.drivers()}
    assert all(one.simulated and one.fixed for one in simulated)
    assert (tmp_path / "devices.toml").read_bytes() == written


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
    fakes["A"].waiting.append(ScanData(b"1"))
    until(lambda: len(heard) == 1, PATIENCE_S)
    waits = rack.test("scanner", "scan")
    fakes["A"].fault = DeviceOffline("scanner")
    assert isinstance(waits.exception(PATIENCE_S), DeviceOffline)


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
