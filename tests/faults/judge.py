"""What must hold of a lane that was killed: the independent verifier, and the world outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.store.verify import verify
from tests.faults.driver_witness import Witness
from tests.faults.judge_cards import misjudged_cards
from tests.faults.judge_imports import torn_imports, unknown_shelves
from tests.lane_fixtures import rows_of

ENDLESS = 2**62
OF_A_START = ("EPOCH_STARTED", "EMPLOYEE_LOGOUT", "CATALOGUE_CHANGED", "EMPLOYEE_LOGIN")
_KICKING = """
    SELECT count(*) FROM journal WHERE seq > {seq} AND (
        event_type IN ('CASH_MOVED', 'DRAWER_OPENED')
        OR event_type = 'BASKET_CLOSED' AND (data ->> '$.change_minor' <> 0 OR EXISTS (
            SELECT 1 FROM json_each(data, '$.tenders') WHERE value ->> '$.kind' = 'cash')))
"""


def verdict(witness: Witness) -> list[str]:
    """Everything wrong with what the disk holds; nothing may be running."""
    acknowledge_paper(witness)
    report = verify(witness.data_dir, witness.write_down())
    found = [f"{check.name}: {check.first_bad}: {check.sentence}" for check in report.failed()]
    if any(finding.startswith("file") for finding in found):
        return found  # nothing else can be read
    seen = witness.seen
    if seen is not None and report.events < seen.journal_seq:
        found.append(f"I1 events: {seen.journal_seq} were shown, {report.events} are stored.")
    found += [*_paper(witness), *_drawer(witness), *misjudged_cards(witness)]
    return [*found, *torn_imports(witness)]


def acknowledge_paper(witness: Witness) -> None:
    """A receipt that was printed is acknowledged, whatever the screen said (C2)."""
    known = {sale["receipt_no"] for sale in witness.told.values()}
    stored = stored_sales(witness)
    for paper in witness.papers():
        kind, _, number = paper.name.partition(" ")
        if kind == "receipt" and number not in known:
            known.add(number)
            fresh = stored.get(number) or {"sale_id": f"on paper {number}", "total_minor": 0}
            witness.told[fresh["sale_id"]] = fresh | {"receipt_no": number}


def acknowledge_recovered(witness: Witness, state: LaneState) -> None:
    """The recovery screen says which sale was the last: the one in flight is known from now on."""
    report = state.recovery
    if report is None or not report.last_receipt_no:
        return
    fresh = stored_sales(witness).get(report.last_receipt_no)
    if fresh is not None:
        witness.told.setdefault(str(fresh["sale_id"]), fresh)


def stored_sales(witness: Witness, last_seq: int = ENDLESS) -> dict[str, dict[str, Any]]:
    """Sales of the journal by receipt number, as `--acknowledged` lists them."""
    query = (
        "SELECT lower(hex(basket_id)), data ->> '$.receipt_no', data ->> '$.due_minor'"
        f" FROM journal WHERE event_type = 'BASKET_CLOSED' AND seq <= {last_seq} ORDER BY seq"
    )
    return {
        number: {"sale_id": str(UUID(raw)), "receipt_no": number, "total_minor": total}
        for raw, number, total in rows_of(witness.data_dir, query)
    }


def _paper(witness: Witness) -> Iterator[str]:
    """The same paper comes once; again only as COPY (C12)."""
    first: set[str] = set()
    for paper in witness.papers():
        if not paper.name or paper.copy:
            continue
        if paper.name in first:
            yield f"paper: {paper.name} was printed twice and is not marked COPY."
        first.add(paper.name)


def _drawer(witness: Witness) -> Iterator[str]:
    """At most one kick for what was journalled in this life; none for an earlier one's."""
    query = _KICKING.format(seq=witness.seq_before)
    ((due,),) = rows_of(witness.data_dir, query)
    if witness.kicks > due:
        yield f"drawer: kicked {witness.kicks} times where {due} were due."


def last_seq(witness: Witness) -> int:
    """Of the journal."""
    ((seq,),) = rows_of(witness.data_dir, "SELECT coalesce(max(seq), 0) FROM journal")
    return int(seq)


def unshown(witness: Witness, was: LaneState | None, state: LaneState) -> list[str]:
    """What the recovery screen should tell and does not; `was` is the last state before."""
    return list(_unshown(witness, was, state))


def _unshown(witness: Witness, was: LaneState | None, state: LaneState) -> Iterator[str]:
    if state.phase is Phase.STOPPED:
        yield f"recovery: the lane refuses to work: {state.notice}"
        return
    report = state.recovery
    sent = "SELECT count(*) FROM print_jobs WHERE status = 'SENT'"
    uncertain = "SELECT count(*) FROM print_jobs WHERE status IN ('UNCONFIRMED', 'FAILED')"
    ((still,),) = rows_of(witness.data_dir, sent)
    ((doubtful,),) = rows_of(witness.data_dir, uncertain)
    if still:
        yield f"recovery: {still} papers are still taken for being printed."
    yield from unknown_shelves(witness, state)
    if was is None:
        return
    if report is None:
        came_back = was.basket.lines and not _in_flight(witness, was)
        if came_back or stored_sales(witness) or doubtful:
            yield "recovery: a lane that was killed says nothing."
        return
    if len(report.prints) != doubtful:
        yield f"recovery: {len(report.prints)} of {doubtful} uncertain papers are shown."
    # by the time that the page is read a card's late yes may have closed one more
    last = next(reversed(stored_sales(witness, witness.seq_before)), "")
    if report.last_receipt_no != last:
        yield f"recovery: the last sale shown is {report.last_receipt_no!r}."


def _in_flight(witness: Witness, was: LaneState) -> bool:
    """Whether anything was journalled after the last look, but for what a start journals."""
    since = f"SELECT count(*) FROM journal WHERE seq > {was.journal_seq}"
    ((count,),) = rows_of(witness.data_dir, f"{since} AND event_type NOT IN {OF_A_START}")
    return bool(count)


def lost_basket(witness: Witness, was: LaneState | None, state: LaneState) -> Iterator[str]:
    """Where nothing was in flight, the basket is as it was last seen, to the penny."""
    if was is None or state.recovery is None or _in_flight(witness, was):
        return
    shown = (state.recovery.basket_lines, state.recovery.basket_total_minor)
    if shown != (len(was.basket.lines), was.priced.total_minor):
        yield f"recovery: {shown} in the basket, {was.priced.total_minor} before."
    if state.priced != was.priced and state.last_sale is None:
        yield "recovery: the basket came back and is not the same."
