"""A queue of the system's spooler, played by two small scripts."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from hardware.connections import connection
from hardware.drivers.escpos_printer import Abilities, VisitedPrinter
from hardware.errors import (
    PrinterOffline,
    UnknownOutcome,
)
from hardware.ports import PrintProof
from hardware.transports.spool import SpoolLink
from pos_terminal.domain.errors import CashierError
from tests.unit.hardware.printer_lines import JOB, LONG, SOON_S


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `lp` that keeps jobs, an `lpstat` that knows one queue; the folder is theirs."""
    folder = tmp_path / "spooler"
    folder.mkdir()
    _script(
        folder / "lp",
        f"[ -e {folder}/hangs ] && exec sleep 60\n[ -e {folder}/refuses ] && exit 1\n"
        '[ "$2" = Receipts ] || exit 1\n'
        f'for last; do :; done\necho "$@" > {folder}/words\ncp "$last" {folder}/printed',
    )
    _script(
        folder / "lpstat",
        f'[ "$2" = Receipts ] || exit 1\n[ -e {folder}/stopped ] && state=disabled\n'
        'echo "printer $2 ${state:-is idle}"',
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def spooled(queue: str = "Receipts") -> VisitedPrinter:
    where = connection(f"spool:{queue}")
    return VisitedPrinter(lambda: SpoolLink(where, "printer"), "printer", Abilities(proof="none"))


def test_a_spooler_gets_the_whole_job_raw_and_more_than_sent_is_never_said(spooler: Path) -> None:
    assert spooled().print("j", LONG, SOON_S) is PrintProof.SENT
    assert (spooler / "printed").read_bytes() == LONG
    assert (spooler / "words").read_text().startswith("-d Receipts -o raw ")
    assert spooled().health().online is None


def test_a_kick_goes_through_the_spooler_as_a_job_of_its_own(spooler: Path) -> None:
    spooled().pulse(b"\x1bp\x00\x19\xff", SOON_S)
    assert (spooler / "printed").read_bytes() == b"\x1bp\x00\x19\xff"


@pytest.mark.parametrize(("queue", "stopped"), [("Other", False), ("Receipts", True)])
def test_a_queue_that_is_missing_or_stopped_prints_nothing(
    spooler: Path, queue: str, stopped: bool
) -> None:
    if stopped:
        (spooler / "stopped").touch()
    with pytest.raises(PrinterOffline) as told:
        spooled(queue).print("j", JOB, SOON_S)
    assert "lpstat" in told.value.hint or "cupsenable" in told.value.hint
    assert spooled(queue).health().online is False


def test_a_job_that_the_spooler_refuses_is_not_printed(spooler: Path) -> None:
    (spooler / "refuses").touch()
    with pytest.raises(PrinterOffline):
        spooled().print("j", JOB, SOON_S)


@pytest.mark.slow
def test_a_spooler_that_hangs_may_have_taken_the_job(spooler: Path) -> None:
    (spooler / "hangs").touch()
    with pytest.raises(UnknownOutcome):
        spooled().print("j", JOB, 0.3)


def test_a_machine_without_a_spooler_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PrinterOffline) as told:
        spooled().print("j", JOB, SOON_S)
    assert "CUPS" in told.value.hint


def test_a_queue_cannot_be_an_option_of_the_command() -> None:
    with pytest.raises(CashierError, match="device.connection"):
        SpoolLink(connection("spool:-o"), "printer")
