"""Devices in words: only "ready" looks well, each fault says what to do, no document shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from hardware.device_thread import DeviceState
from hardware.errors import DeviceFault, DeviceOffline
from hardware.ports import Role, ScanData
from hardware.registry import drivers
from hardware.simulators.documents import documents
from pos_terminal.checkout.device_views import DeviceConfig, FoundDevice, TraceLine
from pos_terminal.checkout.state import PrintState
from pos_terminal.devices import found
from pos_terminal.ui.admin.fronts import FRONTS
from pos_terminal.ui.sentences import SENTENCES, sentence
from pos_terminal.ui.viewmodels import printer_strip
from pos_terminal.ui.viewmodels.device_options import as_options, option_fields
from pos_terminal.ui.viewmodels.device_status import shown
from pos_terminal.ui.viewmodels.device_strip import strip_of
from pos_terminal.ui.viewmodels.device_titles import DRIVERS, TITLES
from pos_terminal.ui.viewmodels.device_trace import as_text
from pos_terminal.ui.viewmodels.device_words import (
    KINDS,
    ROLES,
    TESTS,
    USES,
    WAYS,
    came_words,
    connection_words,
    found_words,
)
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.scan_words import scan_words
from tests.ui.conftest import Dress
from tests.ui.deviced import DRAWER, PRINTER, SCALE, SCANNER, view
from tests.ui.till import bare

NOW = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)


def faults(root: type[DeviceFault] = DeviceFault) -> Iterator[type[DeviceFault]]:
    yield root
    for kind in root.__subclasses__():
        if kind.__module__ == "hardware.errors":
            yield from faults(kind)


@pytest.mark.parametrize("state", [*DeviceState, "unheard of"])
def test_nothing_but_ready_looks_well(dress: Dress, state: str) -> None:
    told = shown(view(SCALE, state), NOW)

    assert (told.health is Health.GOOD) == (state == DeviceState.READY)
    assert told.state


def test_what_cannot_tell_says_so_and_how_to_find_out(dress: Dress) -> None:
    assert "a test shows" in shown(view(DRAWER, "unknown"), NOW).problem


@pytest.mark.parametrize("fault", list(faults()), ids=lambda fault: fault.key)
def test_every_fault_has_a_sentence_and_few_words_for_the_strip(
    dress: Dress, fault: type[DeviceFault]
) -> None:
    ill = view(SCALE, "offline", key=fault.key)

    assert fault.key in SENTENCES
    assert "…" not in shown(ill, NOW).problem or fault.key.startswith("scan.")
    health, words = strip_of([ill])
    assert health is Health.WARN
    assert 10 < len(words) < 50


def test_an_english_hint_stands_in_where_no_sentence_is_known(dress: Dress) -> None:
    ill = view(SCALE, "offline", key="strange.fault", hint="Kick it.")

    assert bare(shown(ill, NOW).problem) == "Kick it."


def test_the_strip_counts_several_and_leaves_the_receipt_printer_to_its_own_words(
    dress: Dress,
) -> None:
    roles = (SCALE, SCANNER, DRAWER, PRINTER)
    scale, scanner, drawer, printer = (
        view(config, "offline", key="device.offline") for config in roles
    )

    assert bare(strip_of([scale, scanner, printer])[1]) == "2 devices need you"
    assert strip_of([printer]) == (Health.QUIET, "")
    assert strip_of([drawer, printer]) == (Health.QUIET, "")  # it hangs on that printer
    assert bare(strip_of([drawer, view(PRINTER)])[1]) == "Cash drawer is off: check its cable"
    assert strip_of([view(SCALE, "connecting"), view(DRAWER, "unknown")]) == (Health.QUIET, "")


@pytest.mark.parametrize(
    ("state", "key", "health", "words"),
    [
        ("ready", "", Health.GOOD, "Printer ready"),
        ("offline", "printer.offline", Health.WARN, "Printer is off"),
        ("needs_hand", "printer.paper_out", Health.WARN, "Printer needs paper"),
        ("offline", "device.busy", Health.WARN, "Receipt printer is in use by another program"),
        ("unknown", "", Health.QUIET, "Printer cannot say how it is"),
        ("connecting", "", Health.QUIET, "Connecting the printer"),
    ],
)
def test_a_printer_that_is_not_well_is_told_before_the_next_receipt_wants_it(
    dress: Dress, state: str, key: str, health: Health, words: str
) -> None:
    told = printer_strip.strip_of(PrintState(), [view(PRINTER, state, key=key)])

    assert (told[0], bare(told[1])) == (health, words)


def test_a_receipt_of_unknown_outcome_does_not_make_the_printer_silent(dress: Dress) -> None:
    unknown = PrintState("unknown")

    assert bare(printer_strip.strip_of(unknown, [])[1]) == "Printer does not answer"
    assert bare(printer_strip.strip_of(unknown, [view(PRINTER)])[1]) == "Printer ready"
    ill = view(PRINTER, "needs_hand", key="printer.paper_out")
    assert bare(printer_strip.strip_of(unknown, [ill])[1]) == "Printer needs paper"


def test_what_the_last_receipt_found_stays_until_the_next_one_is_printed(dress: Dress) -> None:
    told = printer_strip.strip_of(PrintState("paper_out", queued=1), [view(PRINTER, "ready")])

    assert bare(told[1]) == "Printer needs paper"


@pytest.mark.parametrize("name", documents(date(2026, 11, 21)))
def test_a_scan_test_shows_of_a_document_nothing_but_its_length(dress: Dress, name: str) -> None:
    text = documents(date(2026, 11, 21))[name]

    assert bare(scan_words(ScanData(text.encode()))) == f"A document, {len(text)} characters"


def test_a_scan_test_shows_what_was_read_and_as_what(dress: Dress) -> None:
    told = bare(scan_words(ScanData(b"]E04006381333931"))).replace("\u200b", "")

    assert told == "4006381333931 · EAN-13 / UPC-A · 13 characters · AIM E0"
    hostile = scan_words(ScanData("]Q3\u202e\x1d<b>".encode() + b"x" * 5_000))
    assert "\x1d" not in hostile
    assert len(hostile) < 300


def test_a_connection_is_read_without_its_notation(dress: Dress) -> None:
    plain = {line: bare(connection_words(line)).replace("\u200b", "") for line in
             ("tcp://10.0.0.5:9100", "serial:/dev/ttyUSB0?baud=9600", "keyboard:")}  # fmt: skip

    assert list(plain.values()) == [
        "Network 10.0.0.5:9100",
        "Serial port /dev/ttyUSB0",
        "Types like a keyboard",
    ]


def test_every_role_connection_and_test_has_words_and_every_role_a_front() -> None:
    from hardware.connections import KINDS as ALL_KINDS
    from pos_terminal.devices.acts import acts_of

    assert set(ROLES) == set(USES) == set(FRONTS) == set(Role)
    assert set(KINDS) == set(ALL_KINDS)
    assert {act for role in Role for act in acts_of(role, None)} <= set(TESTS)


def test_every_option_of_our_drivers_has_a_title_in_the_language_of_the_screen() -> None:
    ours = {str(option.get("title")) for driver in drivers() for option in driver.options.values()}

    assert ours <= TITLES
    # names of makes are the same everywhere
    plain = {"ESC/POS (Epson DM-D, Bixolon BCD, Aures OCD)", "Mettler Toledo MT-SICS"}
    plain |= {"NCI (Weigh-Tronix, Brecknell, Mettler in NCI mode)"}
    assert {driver.title for driver in drivers()} - plain <= DRIVERS


def test_options_come_out_as_the_driver_takes_them(dress: Dress) -> None:
    schema = {
        "paper_mm": {"type": "integer", "enum": [80, 58], "default": 80, "title": "Paper width"},
        "columns": {"type": "integer", "minimum": 24, "title": "Letters in a line"},
        "cut": {"type": "string", "enum": ["full", "none"], "default": "full", "title": "Cutter"},
    }

    assert [each.optional for each in option_fields(schema)] == [False, True, False]
    typed = {"paper_mm": "58", "columns": None, "cut": "none"}
    assert as_options(schema, typed) == {"paper_mm": 58, "cut": "none"}


def test_bytes_are_told_in_numbers_and_in_what_of_them_is_text() -> None:
    told = as_text([TraceLine("2026-11-21T13:07:00.120+00:00", ">", b"\x1b@Hi\xff", 900)])

    assert told.endswith(">   900  1b 40 48 69 ff  |·@Hi·|\n")


def test_a_name_that_turns_text_round_turns_nothing_but_itself(dress: Dress) -> None:
    named = DeviceConfig("scale", "toledo8217", "serial:/dev/ttyUSB0", "\u202eelacs")

    assert "\u202e" not in shown(view(named), NOW).title


def test_a_port_that_says_nothing_of_itself_is_told_by_where_it_is(dress: Dress) -> None:
    named = FoundDevice("usb:04b8:0e15", "Epson TM-T20III (USB)")

    assert bare(found_words(named)) == "Epson TM-T20III (USB)"
    assert bare(found_words(FoundDevice("serial:/dev/ttyS0", ""))) == "Serial port /dev/ttyS0"


def test_what_was_found_is_told_in_the_language_of_the_screen(dress: Dress) -> None:
    queue = FoundDevice("spool:Bon", f"Bon ({found._WAYS['spool']})")
    assert bare(found_words(queue)) == "Bon (print queue)"
    dress(language="de")
    assert bare(found_words(queue)) == "Bon (Druckerwarteschlange)"
    assert {*found._WAYS.values()} - {"USB"} == WAYS.keys()


def test_what_was_heard_last_is_told_as_people_write_it(dress: Dress) -> None:
    dress(language="de")
    said = [bare(came_words(each)) for each in ("-1.250 kg", "13 characters", "confirmed", "v1.2")]
    assert said[:2] == ["-1,250 kg", "13 Zeichen"]
    assert said[3] == "v1.2"
    assert "confirmed" not in said[2]


def test_an_error_names_a_device_in_the_language_of_the_screen(dress: Dress) -> None:
    dress(language="de")
    assert bare(sentence(DeviceOffline("receipt printer"))).startswith("Bondrucker ")
    assert bare(sentence(DeviceOffline("Till 2 scanner"))).startswith("Till 2 scanner ")
