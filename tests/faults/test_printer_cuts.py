"""F31-F33: the line to the printer is cut after byte n of a receipt, for every n and every way."""

from __future__ import annotations

from collections import Counter

import pytest
from PIL import Image

from hardware.drivers.escpos_printer import Work
from hardware.drivers.escpos_talk import Talk
from hardware.errors import DeviceFault, DeviceOffline
from hardware.ports import PrintProof
from hardware.simulators.printer_cable import Ends, PrinterCable
from pos_terminal.receipts.escpos import escpos_bytes
from pos_terminal.receipts.printer_settings import PrinterSettings
from pos_terminal.receipts.sale import receipt_document
from tests.fakes.receipts import SHOP, rich_sale, simple_sale
from tests.faults.printer_cuts import CABLE, PRINTER, trial, wrong

QUESTIONS = 40  # bytes before and behind the job, at most
PLAIN = escpos_bytes(receipt_document(rich_sale(), SHOP), PrinterSettings())
SHORT = escpos_bytes(receipt_document(simple_sale(), SHOP), PrinterSettings())


@pytest.fixture(scope="module")
def with_logo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small picture above a short receipt: a byte lost in it is not seen by its neighbours."""
    file = tmp_path_factory.mktemp("logo") / "logo.png"
    Image.radial_gradient("L").resize((16, 10)).save(file)
    settings = PrinterSettings(logo=str(file))
    return escpos_bytes(receipt_document(simple_sale(), SHOP), settings)


def found_wrong(job: bytes, how: str, driver: str, step: int = 1) -> tuple[list[str], Counter[str]]:
    """What is wrong at any byte, and how often each answer was given."""
    complaints, said = [], Counter[str]()
    for after in range(0, len(job) + QUESTIONS, step):
        found = trial(job, after, how, driver)
        said[found.said] += 1
        complaints += [f"{how} after {after}: {one}" for one in wrong(found, job)]
    return complaints, said


@pytest.mark.parametrize("how", [*CABLE, *PRINTER])
def test_wherever_the_line_is_cut_nothing_untrue_is_said(how: str) -> None:
    complaints, said = found_wrong(PLAIN, how, "visited")
    assert not complaints, complaints[:5]
    assert said["UnknownOutcome"] >= len(PLAIN) - 1
    assert said[PrintProof.CONFIRMED] > 0, "a line that holds is confirmed"


@pytest.mark.parametrize("how", [Ends.CLOSED, Ends.SILENT, "paper_out_after", "cover_open_after"])
def test_nor_of_a_printer_that_names_its_jobs_on_a_cable_of_its_own(
    how: str, with_logo: bytes
) -> None:
    complaints, said = found_wrong(with_logo, how, "echo")
    assert not complaints, complaints[:5]
    assert said[PrintProof.ECHOED] > 0


@pytest.mark.parametrize("driver", ["mute", "held, no proof"])
@pytest.mark.parametrize("how", CABLE)
def test_nor_of_a_printer_that_never_answers(how: str, driver: str) -> None:
    complaints, said = found_wrong(SHORT, how, driver)
    assert not complaints, complaints[:5]
    assert said[PrintProof.SENT] > 0
    assert PrintProof.CONFIRMED not in said


# -- planted: each of these must be seen


def _closed_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """As python-escpos has it: a connection that closed reads as nothing amiss."""

    def awaited(talk: Talk, *_: object) -> object:
        try:
            return talk._next(talk._clock() + 0.5) or None
        except DeviceOffline:
            return object()

    def proved(talk: Talk, deadline: float) -> object:
        from hardware.parsing.printer_status import status_in_turn

        talk.link.write(b"\x1dr\x01", deadline)
        awaited(talk)
        return status_in_turn(0)

    monkeypatch.setattr(Talk, "proved_in_turn", proved)


def _any_cut_is_nothing_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def send(work: Work, talk: Talk, data: bytes, deadline: float) -> None:
        from hardware.ports import PrinterOffline

        try:
            talk.link.write(data, deadline)
        except DeviceFault as fault:
            raise PrinterOffline(work.name) from fault

    monkeypatch.setattr(Work, "_send", send)


def _taken_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PrinterCable, "end_job", lambda *_: True)


def _a_cut_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    def send(_work: Work, talk: Talk, data: bytes, deadline: float) -> None:
        talk.link.write(data, deadline)

    monkeypatch.setattr(Work, "_send", send)


@pytest.mark.parametrize(
    ("plant", "how", "driver"),
    [
        (_closed_is_well, Ends.CLOSED, "visited"),
        (_any_cut_is_nothing_printed, Ends.RESET, "visited"),
        (_taken_is_printed, Ends.SILENT, "mute"),
        (_a_cut_escapes, Ends.BLOCKED, "visited"),
    ],
)
def test_a_driver_that_says_more_than_it_knows_is_caught(
    plant: object, how: str, driver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)  # type: ignore[operator]
    complaints, _ = found_wrong(SHORT, how, driver, step=37)
    assert complaints
