"""The printer's thread: one job at a time, durable before the first byte, never in the way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from hardware.ports import (
    CoverOpen,
    CutterJam,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    ReceiptPrinter,
)
from pos_terminal import crash_points
from pos_terminal.checkout.commands import Command
from pos_terminal.checkout.printing import MovePrint, PrinterNews
from pos_terminal.domain.errors import DeviceError, POSError
from pos_terminal.log import get_logger

log = get_logger(__name__)
DEADLINE_S = 20.0
FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 10.0
# As ReceiptPrinter has it: only these say that nothing was printed.
_UNPRINTED = (PrinterOffline, PaperEmpty, CoverOpen, PrinterFault)
_CONDITIONS: tuple[tuple[type[DeviceError], str], ...] = (
    (PaperEmpty, "paper_out"),
    (CoverOpen, "cover_open"),
    (CutterJam, "cutter_jam"),
    (PrinterOffline, "offline"),
)
_HOW_SURE = {
    PrintProof.ECHOED: "proof: echo",
    PrintProof.CONFIRMED: "proof: status",
    PrintProof.SENT: "proof: none",  # it took every byte, and can say no more
}


@dataclass(frozen=True, slots=True)
class Job:
    """A queued job, ready to be rendered."""

    job_id: str
    title: str
    render: Callable[[], bytes]


class PrintDesk:
    """Takes queued jobs in order; a printer that is off delays nobody (C12)."""

    def __init__(
        self,
        printer: ReceiptPrinter,
        next_job: Callable[[], Job | None],
        submit: Callable[[Command], Future[Any]],
    ) -> None:
        """`next_job` reads the queue; `submit` hands commands to the lane."""
        self._printer = printer
        self._next_job = next_job
        self._submit = submit
        self._wake = threading.Event()
        self._stopping = False
        self._asked = False  # the backlog question is open
        self._released = False
        self._retry_s = 0.0  # > 0: the printer is off
        self._well = "ready"  # or paper_low
        self._unseen = False  # something was printed since the last look at the paper
        self._thread = threading.Thread(target=self._run, name="pos-printer", daemon=True)

    def start(self) -> None:
        """Begin printing."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the job in hand and end."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(DEADLINE_S)
        self._printer.close()

    def poke(self) -> None:
        """There may be something to print."""
        self._wake.set()

    def release(self) -> None:
        """Print what waited."""
        self._released, self._asked = True, False
        self._wake.set()

    def _run(self) -> None:
        self._printer.open()
        first = True
        while not self._stopping:
            try:
                if first and self._next_job() is not None:  # from before the start: a backlog
                    self._retry_s = FIRST_RETRY_S
                first = False
                busy = self._step()
            except POSError as err:  # the lane is stopping or the store refuses
                log.warning("print desk", error=str(err))
                busy = False
            except Exception:  # printing goes on with the next poke
                log.exception("print desk")
                busy = False
            if not busy:
                self._wake.wait(self._retry_s or None)
                self._wake.clear()

    def _step(self) -> bool:
        """One job or one look at a printer that was off; False when there is nothing to do."""
        if self._asked:
            return False
        job = self._next_job()
        if job is None:
            self._look_at_paper()
            return False
        if self._retry_s and not self._released:
            return self._look_again()
        self._released = False
        return self._print(job)

    def _look_again(self) -> bool:
        health = self._printer.health()
        if health.online is False:
            self._retry_s = min(self._retry_s * 2, LONGEST_RETRY_S)
            return False
        self._retry_s = 0.0
        self._asked = True
        self._submit(PrinterNews("ready", backlog_asks=True)).result()
        return False

    def _print(self, job: Job) -> bool:
        crash_points.reached("print.taken")
        try:
            data = job.render()
        except Exception:  # one bad job must not hold up all others
            log.exception("print job", title=job.title)
            self._submit(MovePrint(job.job_id, "FAILED", "not printable")).result()
            return True
        self._submit(MovePrint(job.job_id, "SENT")).result()
        crash_points.reached("print.sent")
        try:
            proof = self._printer.print(job.job_id, data, DEADLINE_S)
        except _UNPRINTED as err:
            return self._failed(job, err)
        except DeviceError as err:  # above all UnknownOutcome
            return self._uncertain(job, err.hint)
        except Exception as err:  # a driver's mistake: nobody knows what is on paper
            log.exception("printer", title=job.title)
            return self._uncertain(job, type(err).__name__)
        crash_points.reached("print.done")
        self._submit(MovePrint(job.job_id, "CONFIRMED", _HOW_SURE[proof])).result()
        self._submit(PrinterNews(self._well)).result()
        self._retry_s = 0.0
        self._unseen = proof is not PrintProof.SENT
        return True

    def _look_at_paper(self) -> None:
        """Between two receipts: a roll that comes to its end is told before it ends."""
        if not self._unseen or self._retry_s:
            return
        self._unseen = False
        health = self._printer.health()
        well = "paper_low" if health.paper_low else "ready"
        if health.online and well != self._well:
            self._well = well
            self._submit(PrinterNews(well)).result()

    def _uncertain(self, job: Job, hint: str) -> bool:
        """Some of it may be on paper: a person looks."""
        self._submit(MovePrint(job.job_id, "UNCONFIRMED", hint)).result()
        self._submit(PrinterNews("unknown", hint)).result()
        return True

    def _failed(self, job: Job, err: DeviceError) -> bool:
        """Nothing was printed: the job waits, or is set aside if the printer refuses it."""
        condition = next((word for kind, word in _CONDITIONS if isinstance(err, kind)), "unknown")
        if isinstance(err, PrinterFault) and condition == "unknown":
            self._submit(MovePrint(job.job_id, "FAILED", err.hint)).result()
        else:
            self._submit(MovePrint(job.job_id, "QUEUED", err.hint)).result()
            self._retry_s = self._retry_s or FIRST_RETRY_S
        self._submit(PrinterNews(condition, err.hint)).result()
        log.warning("printer", condition=condition, hint=err.hint)
        return condition == "unknown"
