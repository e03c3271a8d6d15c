"""What CUPS took is not printed: a job is followed until it has left, or taken back.

The words are those that CUPS 2.4 said to us in each of these cases.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest

from hardware.connections import connection
from hardware.drivers.escpos_printer import Abilities, VisitedPrinter
from hardware.drivers.printer_drawer import PrinterDrawer
from hardware.ports import DrawerFault, PrinterOffline, PrintProof, UnknownOutcome
from hardware.transports import cups, spool
from hardware.transports.spool import SpoolLink

NO_PRINTER = "Status: The printer may not exist or is unavailable at this time."
PRINTING = "Status: "
SOON_S = 0.05


@dataclass
class FakeCups:
    """A queue named till, and its commands."""

    queue: str = "is idle.  enabled since Sun Nov 22 02:41:41 2026"
    beneath: str = ""  # a second line about the queue
    awake: bool = True
    hangs: bool = False
    leaves: bool = True  # jobs, at once
    said: str = PRINTING  # of a job in hand; "": nobody began with it
    alert: str = "Alerts: processing-to-stop-point"
    history: bool = True
    may_cancel: bool = True
    waiting: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    jobs: int = 0

    def run(self, command: list[str], timeout_s: float) -> cups.Done | None:
        if self.hangs:
            return None
        if not self.awake:
            stopped = b"scheduler is not running\n" if "-r" in command else b""
            return subprocess.CompletedProcess(command, 0 if stopped else 1, stopped)
        code, said = getattr(self, command[0])(command[1:])
        return subprocess.CompletedProcess(command, code, said.encode())

    def lp(self, words: list[str]) -> tuple[int, str]:
        if "Rejecting" in self.beneath:
            return 1, ""
        self.jobs += 1
        (self.ended if self.leaves else self.waiting).append(f"till-{self.jobs}")
        return 0, f"request id is till-{self.jobs} (1 file(s))\n"

    def lpstat(self, words: list[str]) -> tuple[int, str]:
        if "-r" in words:
            return 0, "scheduler is running\n"
        if words[-1] != "till":
            return 1, ""
        if "-p" in words:
            return 0, f"printer till {self.queue}\n{self.beneath}"
        if "not-completed" in words:
            return 0, "".join(f"{job}   root   1024   Sun Nov 22\n" for job in self.waiting)
        if not self.history:
            return 0, ""
        told = [f"\t{line}\n" for line in (self.said, self.alert) if line]
        return 0, "".join(f"{job}   root   1024   Sun\n{''.join(told)}" for job in self.ended)

    def cancel(self, words: list[str]) -> tuple[int, str]:
        if not self.may_cancel:
            return 1, ""
        self.waiting.remove(words[0])
        self.ended.append(words[0])
        return 0, ""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    made = FakeCups()
    monkeypatch.setattr(cups, "_run", made.run)
    monkeypatch.setattr(cups.shutil, "which", lambda program: program)
    monkeypatch.setattr(cups, "_FIRST_LOOK_S", 0.0)
    monkeypatch.setattr(cups, "_LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(spool, "_LEAST_S", 0.0)
    return made


def printer(queue: str = "till") -> VisitedPrinter:
    where = connection(f"spool:{queue}")
    return VisitedPrinter(lambda: SpoolLink(where, "printer"), "printer", Abilities(proof="none"))


def test_a_job_that_has_left_the_queue_is_sent(fake: FakeCups) -> None:
    assert printer().print("j", b"receipt", SOON_S) is PrintProof.SENT
    assert fake.jobs == 1


@pytest.mark.parametrize(
    "said", [NO_PRINTER, "Status: Waiting for printer to become available.", ""]
)
def test_a_job_that_never_reached_its_printer_is_taken_back_and_waits_with_us(
    fake: FakeCups, said: str
) -> None:
    fake.leaves, fake.said = False, said
    with pytest.raises(PrinterOffline):
        printer().print("j", b"receipt", SOON_S)
    assert fake.jobs == 1
    assert fake.waiting == []


def test_a_job_of_which_some_may_have_left_is_taken_back_and_a_person_looks(fake: FakeCups) -> None:
    fake.leaves = False
    with pytest.raises(UnknownOutcome):
        printer().print("j", b"receipt", SOON_S)
    assert fake.waiting == []


def test_a_job_that_cannot_be_taken_back_may_still_come(fake: FakeCups) -> None:
    fake.leaves, fake.may_cancel, fake.said = False, False, NO_PRINTER
    with pytest.raises(UnknownOutcome):
        printer().print("j", b"receipt", SOON_S)


def test_a_spooler_without_a_history_cannot_say_that_nothing_was_printed(fake: FakeCups) -> None:
    fake.leaves, fake.history, fake.said = False, False, NO_PRINTER
    with pytest.raises(UnknownOutcome):
        printer().print("j", b"receipt", SOON_S)


def test_a_job_that_left_while_it_was_taken_back_has_left(fake: FakeCups) -> None:
    fake.leaves, fake.may_cancel = False, False

    def late(job: str, until: float) -> cups.Fate:
        fake.ended, fake.waiting = fake.waiting, []
        return queue._take_back(job)

    queue = cups.Queue("till", "printer")
    job = queue.take(b"receipt", time.monotonic() + 1)
    assert job == "till-1"
    assert late(job, 0) is cups.Fate.LEFT
    fake.alert = "Alerts: job-aborted-by-system"
    assert queue._take_back(job) is cups.Fate.UNKNOWN


def test_a_spooler_that_falls_silent_has_not_said_that_a_job_left(fake: FakeCups) -> None:
    queue = cups.Queue("till", "printer")
    job = queue.take(b"receipt", time.monotonic() + 1)
    fake.hangs = True
    assert job == "till-1"
    assert queue.follow(job, time.monotonic() + SOON_S) is cups.Fate.UNKNOWN


@pytest.mark.parametrize("alert", ["job-canceled-by-user", "job-aborted-by-system"])
def test_a_job_that_somebody_ended_is_not_called_sent(fake: FakeCups, alert: str) -> None:
    fake.alert = f"Alerts: {alert}"
    with pytest.raises(UnknownOutcome):
        printer().print("j", b"receipt", SOON_S)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"queue": "disabled since Sun Nov 22 -", "beneath": "\tPaused\n"}, "cupsenable"),
        ({"beneath": "\tRejecting Jobs\n"}, "cupsaccept"),
        ({"awake": False}, "start CUPS"),
        ({"hangs": True}, "start CUPS"),
    ],
)
def test_a_queue_that_takes_nothing_says_what_to_do_and_gets_nothing(
    fake: FakeCups, change: dict[str, object], hint: str
) -> None:
    for name, value in change.items():
        setattr(fake, name, value)
    with pytest.raises(PrinterOffline) as told:
        printer().print("j", b"receipt", SOON_S)
    assert hint in told.value.hint
    assert printer().health().online is False
    assert fake.jobs == 0


def test_a_queue_that_nobody_made_is_told_from_a_spooler_that_sleeps(fake: FakeCups) -> None:
    with pytest.raises(PrinterOffline) as told:
        printer("nosuch").print("j", b"receipt", SOON_S)
    assert "lpstat -p" in told.value.hint


def test_a_refusal_behind_the_look_says_why(fake: FakeCups) -> None:
    link = SpoolLink(connection("spool:till"), "printer")
    link.open()
    fake.beneath = "\tRejecting Jobs\n"
    refusing = VisitedPrinter(lambda: link, "printer", Abilities(proof="none"))
    with patch.object(link, "open", lambda: None), pytest.raises(PrinterOffline) as told:
        refusing.print("j", b"receipt", SOON_S)
    assert "cupsaccept" in told.value.hint


def test_a_kick_that_waits_in_the_queue_opens_no_drawer_later(fake: FakeCups) -> None:
    fake.leaves, fake.said = False, NO_PRINTER
    with patch("hardware.drivers.printer_drawer._DEADLINE_S", SOON_S), pytest.raises(DrawerFault):
        PrinterDrawer(printer()).kick()
    assert fake.waiting == []


def test_another_job_in_the_queue_is_not_ours(fake: FakeCups) -> None:
    fake.waiting.append("till-10")
    assert printer().print("j", b"receipt", SOON_S) is PrintProof.SENT
    assert fake.waiting == ["till-10"]
