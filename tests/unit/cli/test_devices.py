"""`pos-terminal devices` beside a running lane and without one."""

from __future__ import annotations

import threading
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from hardware import registry
from hardware.registry import Unusable
from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.cli import device_words, devices, run
from pos_terminal.cli.doctor_checks import examine
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
from pos_terminal.devices import acts
from tests.lane_fixtures import events_of
from tests.unit.cli.conftest import Cli
from tests.waiting import until

SCALE = ("scale", "toledo8217", "serial:/dev/ttyNONE?baud=9600&bits=7&parity=even")


def test_a_fresh_machine_lists_what_its_settings_say_and_makes_no_shop(
    cli: Cli, data_dir: Path
) -> None:
    result = cli("devices", "list", "--json")
    assert result.code == Exit.OK, result.err
    listed = [one["device_id"] for one in result.json["devices"]]
    assert listed == ["receipt_printer", "payment_terminal"]
    assert not (data_dir / "lane.db").exists()
    assert "cannot tell" in cli("devices", "list").out


@pytest.mark.slow
def test_what_is_plugged_in_comes_with_the_command_that_sets_it_up(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hardware import discovery

    port = discovery.Plugged("serial:/dev/ttyUSB0", 0x0EB8, 0x2200, "Ariva")
    monkeypatch.setattr(discovery, "plugged", lambda: (port,))
    out = cli("devices", "list", "--found").out
    assert "Mettler Toledo Ariva (ttyUSB0): serial:/dev/ttyUSB0" in out
    assert "pos-terminal devices set scale toledo8217 'serial:/dev/ttyUSB0?baud" in out
    monkeypatch.setattr(discovery, "plugged", tuple)
    assert "Nothing else is plugged in" in cli("devices", "list", "--found").out
    assert cli("devices", "list", "--at", "127.0.0.1:1", "--json").json["found"] == []
    assert "No printer answers at 127.0.0.1:1" in cli("devices", "list", "--at", "127.0.0.1:1").out


@pytest.mark.slow
def test_a_device_is_set_up_tested_and_removed_beside_a_running_lane(
    cli: Cli, lane: RunningLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "WEIGH_S", 0.3)
    data_dir = lane.settings.data_dir
    done = cli("devices", "set", "scale", "simulator", "simulator:", "--name", "Counter")
    assert (done.code, done.out) == (Exit.OK, "scale is set up.\n"), done.err
    lane.devices.simulate("scale", "put", "1.250 kg").result(60)
    assert cli("devices", "test", "scale").out == "scale: 1.250 kg.\n"
    assert cli("devices", "test", "scale", "weigh", "--json").json["said"] == "1.250 kg"
    lane.devices.simulate("scale", "put", "").result(60)
    empty = cli("devices", "test", "scale", "weigh")
    assert empty.code == Exit.DEVICE
    assert "Put the goods on the scale" in empty.err
    assert cli("devices", "remove", "scale").code == Exit.OK
    gone = cli("devices", "test", "scale")
    assert (gone.code, "devices list" in gone.err) == (Exit.REFUSED, True)
    noted = [event.data["act"] for event in events_of(data_dir, "DEVICES_MANAGED")]
    assert noted == ["set_up", "test", "test", "test", "remove"]


@pytest.mark.slow  # three starts of a lane
def test_a_device_is_set_up_without_a_lane_too_and_on_record(cli: Cli, shop: Settings) -> None:
    done = cli("devices", "set", *SCALE, "--option", "unit=kg")
    assert done.code == Exit.OK, done.err
    (kept,) = tomllib.loads((shop.data_dir / "devices.toml").read_text("utf-8"))["device"]
    assert kept["options"] == {"unit": "kg"}
    listed = cli("devices", "list")
    assert listed.code == Exit.REFUSED  # it is not there
    assert "not reached" in listed.out
    assert "Plug the device in" in listed.out
    assert cli("devices", "test", "receipt_printer").code == Exit.OK
    (found,) = [one for one in examine(shop) if one.name == "scale"]
    assert (found.level, "Nothing is there" in found.sentence) == ("warn", True)
    noted = [event.data["act"] for event in events_of(shop.data_dir, "DEVICES_MANAGED")]
    assert noted == ["set_up", "test"]


def test_nothing_is_set_up_where_there_is_no_shop(cli: Cli) -> None:
    assert cli("devices", "set", *SCALE).code == Exit.NOT_SET_UP
    assert cli("devices", "remove", "scale").code == Exit.NOT_SET_UP


REFUSED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("set", "fridge", "x", "serial:A"), "it is one of scanner"),
    (("set", "scale", "none", "serial:A"), "there is: toledo8217"),
    (("set", "scale", "toledo8217", "what:A"), "it begins with one of"),
    (("set", *SCALE, "--option", "colour=red"), "the driver has no such option"),
    (("set", *SCALE, "--device", "scale-9"), "devices list"),
    (("remove", "receipt_printer"), "settings"),
    (("test", "receipt_printer", "weigh"), "cannot do that"),
    (("test", "payment_terminal"), "cannot do that"),
)


@pytest.mark.slow
def test_what_cannot_be_is_refused_in_a_sentence(cli: Cli, lane: RunningLane) -> None:
    for arguments, words in REFUSED:
        result = cli("devices", *arguments)
        assert result.code == Exit.REFUSED, arguments
        assert words in result.err, arguments
    assert not (lane.settings.data_dir / "devices.toml").exists()


def test_an_option_that_is_no_pair_is_not_understood(cli: Cli, shop: Settings) -> None:
    assert cli("devices", "set", *SCALE, "--option", "unit").code == Exit.USAGE


def test_options_are_typed_as_the_driver_says() -> None:
    pairs = ["paper_mm=58", "as_picture=true", "code_pages=CP858, CP1252", "profile=TM-T88V"]
    assert device_words.options("receipt_printer", "escpos", [*pairs, "columns=many"]) == {
        "paper_mm": 58,
        "as_picture": True,
        "code_pages": ["CP858", "CP1252"],
        "profile": "TM-T88V",
        "columns": "many",  # refused later, in the driver's own words
    }


@pytest.mark.slow
def test_a_broken_file_is_said_by_list_and_doctor(cli: Cli, shop: Settings) -> None:
    (shop.data_dir / "devices.toml").write_text("[[device", "utf-8")
    listed = cli("devices", "list")
    assert listed.code == Exit.REFUSED
    assert "devices.toml cannot be used" in listed.out
    (found,) = [one for one in examine(shop) if one.name == "devices"]
    assert found.level == "warn"


@pytest.mark.slow
def test_doctor_says_how_the_running_lane_finds_them(cli: Cli, lane: RunningLane) -> None:
    config = DeviceConfig("scale", "simulator", "simulator:")
    lane.devices.keep(config).result(60)
    until(lambda: lane.devices.vitals()["scale"]["state"] == "ready", 20)  # type: ignore[index]
    lane.devices.simulate("scale", "offline", "on").result(60)
    lane.devices.retry("scale")
    until(lambda: lane.devices.vitals()["scale"]["state"] == "offline", 20)  # type: ignore[index]
    found = {one["name"]: one for one in cli("doctor", "--json").json}
    assert found["scale"]["level"] == "warn"
    assert found["scale"]["hint"]
    assert found["printer"]["level"] == "ok"


def test_watch_says_what_changes_until_it_is_told_to_end(
    cli: Cli, lane: RunningLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping = threading.Event()

    class Ends:
        def __enter__(self) -> threading.Event:
            return stopping

        def __exit__(self, *_: object) -> None: ...

    looks = iter([lambda: None, lambda: keep(), stopping.set])

    def keep() -> None:
        lane.devices.keep(DeviceConfig("scale", "simulator", "simulator:")).result(60)

    monkeypatch.setattr(devices.backend, "interruptible", Ends)
    monkeypatch.setattr(stopping, "wait", lambda _s: next(looks)())
    out = cli("devices", "watch").out
    assert "receipt_printer: ready" in out
    assert "  scale: " in out
    assert out.count("receipt_printer") == 1  # nothing is said twice


def test_a_device_that_goes_is_said_and_every_change_is_one_json_object() -> None:
    view = {"state": "ready", "key": "", "hint": "", "heard": "13 characters"}
    (came,) = device_words.changes({}, {"scanner": view})
    assert device_words.line(came).endswith("scanner: ready – 13 characters")
    assert list(device_words.changes({"scanner": view}, {"scanner": view})) == []
    gone = view | {"state": "offline", "key": "device.offline"}
    (lost,) = device_words.changes({"scanner": view}, {"scanner": gone})
    assert device_words.line(lost).endswith("scanner: not reached")  # what it said was before
    (left,) = device_words.changes({"scanner": view}, {})
    assert left["state"] == "gone"


def test_drivers_are_listed_by_role_and_a_broken_package_is_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Unusable("pos-fridge", "ImportError: no module named fridge")
    monkeypatch.setattr(registry, "_others", lambda: ((), (broken,)))
    out = cli("devices", "drivers", "scale").out
    assert "toledo8217" in out
    assert "escpos" not in out
    assert "The package pos-fridge cannot be used: ImportError" in out
    listed = cli("devices", "drivers", "--json").json
    assert {one["role"] for one in listed["drivers"]} >= {"scale", "receipt_printer"}


def test_a_run_with_simulators_changes_no_file(
    cli: Cli, shop: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Settings] = []

    def window(settings: Settings) -> int:
        opened.append(settings)
        return 0

    monkeypatch.setattr("pos_terminal.start.run_window", window)
    monkeypatch.setattr(run, "need_display", lambda: None)
    assert cli("run", "--simulate").code == Exit.OK
    assert cli("run").code == Exit.OK
    assert [one.simulate_devices for one in opened] == [True, False]
    with open_lane(replace(shop, simulate_devices=True)) as running:
        views = running.devices.views()
    simulated = {one.config.role for one in views if one.simulated}
    known: set[str] = {d.role for d in registry.drivers() if "simulator" in d.by}
    assert simulated == known
    assert not (shop.data_dir / "devices.toml").exists()
