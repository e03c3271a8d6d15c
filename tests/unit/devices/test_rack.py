"""The rack: every device is set up and exchanged while the lane sells."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hardware import known_drivers, registry
from hardware.conditions import DeviceState
from hardware.known_scales import SCALES
from hardware.ports import (
    NoHardware,
    PrinterOffline,
    ScanData,
    TerminalUnreachable,
    Weight,
)
from hardware.transports.traced import Trace
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices.from_settings import printer_of
from pos_terminal.devices.lineup import Entry
from pos_terminal.devices.place import Place
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from tests.unit.devices.conftest import PATIENCE_S, Racks, fake, keep, reaches, refused, view
from tests.waiting import until


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


def test_a_device_set_up_as_nobody_can_use_it_says_what_is_wrong_with_that(
    racks: Racks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_drivers, "OURS", SCALES)
    (tmp_path / "devices.toml").write_text(
        '[[device]]\nrole = "scale"\ndriver = "toledo8217"\n'
        'connection = "serial:/dev/ttyS0?parity=evn"\n'
    )
    rack = racks()
    reaches(rack, "scale", DeviceState.OFFLINE)
    hint = view(rack, "scale").hint
    assert "parity is one of none, even, odd" in hint
    assert "Devices page" in hint
    assert isinstance(rack.weigh().exception(PATIENCE_S), NoHardware)


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
    assert [one.by_id_reader for one in heard[19:]] == [False, True]
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


@pytest.mark.parametrize("role", ["payment_terminal", "scanner", "id_reader"])
def test_what_may_be_a_card_or_a_document_is_in_no_trace(role: str) -> None:
    place = Place(role, Entry(fake(role)), lambda: None, lambda _scan: None)
    place.trace.note("<", b"4111111111111111")
    assert [(one.data, one.total) for one in place.lines()] == [(b"", 16)]


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
    rack = racks(simulate_devices=True, start=False)
    simulated = rack.views()
    assert {one.config.role for one in simulated} == {one.role for one in registry.drivers()}
    assert all(one.simulated and one.fixed and one.for_run for one in simulated)
    assert refused(rack, fake("scale"), "scale").key == "device.simulated"
    assert (tmp_path / "devices.toml").read_bytes() == written


@pytest.mark.parametrize(("host", "where"), [("", "tcp://:9100"), ("::1", "tcp://[::1]:9100")])
def test_a_network_printer_without_an_address_stops_no_till(
    racks: Racks, host: str, where: str
) -> None:
    rack = racks(printer="tcp", printer_host=host, start=False)
    assert view(rack, "receipt_printer").config.connection == where
    assert rack.has("cash_drawer") is bool(host)


def test_a_network_printer_without_an_address_prints_nothing_and_says_what_to_set() -> None:
    printer = printer_of(Settings(printer="tcp"))
    with pytest.raises(PrinterOffline, match="printer_host"):
        printer.print("job", b"x", 1.0)
    assert printer_of(Settings(printer="tcp", printer_host="::1")).health().key != "device.fault"
