"""The print queue's rules: filled in the sale's commit, moved on by the print desk."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from pos_terminal.checkout import rights
from pos_terminal.checkout.commands import FromDevice, PrintBacklog, Reprint, ResolvePrint
from pos_terminal.checkout.state import UncertainPrint
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.store import operations
from pos_terminal.store.tables import reprints, sales

KEPT_FINISHED = timedelta(days=30)  # IT may look for how a print of last week went


@dataclass(frozen=True, slots=True)
class MovePrint(FromDevice):
    """The print desk moves a job on: SENT before the first byte, then what is known."""

    job_id: str
    status: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PrinterNews(FromDevice):
    """How the printer is now."""

    condition: str
    hint: str = ""
    backlog_asks: bool = False


def queue(
    till: Till,
    tx: TillTx,
    kind: str,
    title: str,
    *,
    seq: int | None = None,
    copy_no: int = 0,
    payload: dict[str, object] | None = None,
) -> str:
    """Put a job into the queue, in the commit of what it prints, and wake the printer after it."""
    job_id = till.new_id()
    operations.queue_print(
        tx.connection,
        {
            "job_id": job_id,
            "kind": kind,
            "title": title,
            "seq": seq,
            "copy_no": copy_no,
            "payload": json.dumps(payload or {}),
            "status": "QUEUED",
            "created_at": tx.moment.text,
            "detail": "",
        },
    )
    prints = till.running.prints
    tx.after_commit.append(
        lambda: setattr(till.running, "prints", replace(prints, queued=prints.queued + 1))
    )
    tx.wakes.append(till.printing.poke)
    return job_id


def move(till: Till, command: MovePrint) -> None:
    """A job's next state, durable before the print desk goes on."""
    with till.store.transaction() as tx:
        operations.set_print_status(tx.connection, command.job_id, command.status, command.detail)
    refresh(till)


def news(till: Till, command: PrinterNews) -> None:
    """The printer's condition for the status strip."""
    till.running.prints = replace(
        till.running.prints,
        condition=command.condition,
        hint=command.hint,
        backlog_asks=command.backlog_asks,
    )


def refresh(till: Till) -> None:
    """Count the queue and list what is uncertain."""
    with till.store.transaction() as tx:
        jobs = operations.live_prints(tx.connection)
    uncertain = tuple(
        UncertainPrint(job.job_id, job.title)
        for job in jobs
        if job.status in {"UNCONFIRMED", "FAILED"}
    )
    queued = sum(job.status in {"QUEUED", "SENT"} for job in jobs)
    till.running.prints = replace(till.running.prints, queued=queued, uncertain=uncertain)


def forget_old(tx: TillTx) -> None:
    """What was printed weeks ago leaves the queue; the journal holds what it was about."""
    before = replace(tx.moment, at=tx.moment.at - KEPT_FINISHED)
    operations.forget_prints(tx.connection, before.text)


def unsent_are_uncertain(till: Till) -> None:
    """At start: what was being sent when the lane died may be on paper or not."""
    with till.store.transaction() as tx:
        for job in operations.live_prints(tx.connection):
            if job.status == "SENT":
                operations.set_print_status(tx.connection, job.job_id, "UNCONFIRMED", "restart")
    refresh(till)


def reprint(till: Till, command: Reprint) -> int:
    """Print a copy, marked COPY, counted and audited (C32); returns the copy's number."""
    rights.require(till, Right.REPRINT)
    with till.transaction() as tx:
        query = select(sales.c.seq, sales.c.receipt_no).where(sales.c.sale_id == command.sale_id)
        row = tx.connection.execute(query).one_or_none()
        if row is None:
            raise CashierError("refund.sale")
        return _copy(till, tx, command.sale_id, row.seq, row.receipt_no)


def _copy(till: Till, tx: TillTx, sale_id: str, seq: int, receipt_no: str) -> int:
    query = select(reprints.c.copies).where(reprints.c.sale_id == sale_id)
    copy_no = int(tx.connection.execute(query).scalar_one_or_none() or 0) + 1
    tx.append(
        EventType.RECEIPT_REPRINTED,
        {"receipt_no": receipt_no, "sale_id": sale_id, "copy_no": copy_no},
    )
    queue(till, tx, "copy", receipt_no, seq=seq, copy_no=copy_no)
    return copy_no


def resolve(till: Till, command: ResolvePrint) -> None:
    """A person has looked: print again (a receipt as COPY), or it was on paper."""
    rights.signed_in(till)
    with till.transaction() as tx:
        job = operations.print_job(tx.connection, command.job_id)
        if job is None or job.status not in {"UNCONFIRMED", "FAILED"}:
            return
        operations.set_print_status(tx.connection, command.job_id, "DROPPED", "decided")
        if command.again:
            _again(till, tx, job)
    refresh(till)


def _again(till: Till, tx: TillTx, job: object) -> None:
    kind, seq = job.kind, job.seq  # type: ignore[attr-defined]
    if kind in {"receipt", "copy"}:
        query = select(sales.c.sale_id, sales.c.receipt_no).where(sales.c.seq == seq)
        row = tx.connection.execute(query).one()
        _copy(till, tx, row.sale_id, seq, row.receipt_no)
        return
    title, payload = job.title, json.loads(job.payload)  # type: ignore[attr-defined]
    queue(till, tx, kind, title, seq=seq, copy_no=1, payload=payload)


def backlog(till: Till, command: PrintBacklog) -> None:
    """Print or drop what waited while the printer was off (C12)."""
    rights.signed_in(till)
    if not command.print_them:
        with till.store.transaction() as tx:
            for job in operations.live_prints(tx.connection):
                if job.status == "QUEUED":
                    operations.set_print_status(tx.connection, job.job_id, "DROPPED", "backlog")
    till.running.prints = replace(till.running.prints, backlog_asks=False)
    refresh(till)
    till.printing.release()
