"""The judge of the kills finds what is planted: one violation of each kind, after a real kill."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.checkout.state import LaneState, RecoveryReport
from pos_terminal.store.rebuild import rebuild
from tests.faults import kill_points
from tests.faults.driver_till import KilledShop, killed_shop, shop_template
from tests.faults.driver_witness import Paper, Witness
from tests.faults.judge import lost_basket, stored_sales, unshown, verdict
from tests.lane_fixtures import crash_copy, rows_of
from tests.unit.store.verify.forger import cover, forge, run, seqs, without_triggers


@pytest.fixture(scope="module")
def died(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Witness]:
    """A lane that sold, closed a shift, and died with a receipt on its way to the printer."""
    folder = tmp_path_factory.mktemp("died")
    with shop_template() as template, killed_shop(template, folder) as shop:
        first = shop.begin("commit.after@SCREEN_LOCKED#2")
        kill_points.live(shop, first)
        first.kill()
        shop.died(first, "a whole story")
        _dies_printing(shop)
        assert shop.findings == []
        yield shop.witness


def _dies_printing(shop: KilledShop) -> None:
    """Lives until one ends in its third print: a printer that was slow to confirm holds the queue
    for a person, and then a whole story may have fewer.
    """
    for _ in range(5):
        lane = shop.begin("print.sent#3")
        fired = kill_points.live(shop, lane)
        lane.kill()
        shop.died(lane, "print.sent" if fired else "a whole story")
        if fired:
            return
    raise AssertionError("no life came to a third print")


@pytest.fixture
def witness(died: Witness, tmp_path: Path) -> Witness:
    """A copy to plant in; nothing is wrong with it yet."""
    data_dir = crash_copy(died.data_dir, tmp_path / "data")
    copy = replace(died, data_dir=data_dir, told=dict(died.told), imported=list(died.imported))
    copy.printer = type(died.printer)()
    copy.printer.jobs = list(died.printer.jobs)
    copy.kicks_before, copy.printer.kicks = 0, died.kicks
    assert verdict(copy) == []
    return copy


def named(witness: Witness, name: str) -> None:
    """Fails unless the judge names it."""
    found = verdict(witness)
    assert any(finding.startswith(name) for finding in found), found


def lane_db(witness: Witness) -> Path:
    return witness.data_dir / "lane.db"


def cut(witness: Witness, seq: int) -> None:
    """Take the tail away with every track: chain, head outside, derived tables."""
    with without_triggers(lane_db(witness)) as connection:
        connection.execute("DELETE FROM journal WHERE seq >= ?", (seq,))
        cover(lane_db(witness), connection)
    rebuild(lane_db(witness))


def test_an_acknowledged_sale_that_is_gone_with_its_tail_is_missed(witness: Witness) -> None:
    cut(witness, seqs(lane_db(witness), "BASKET_CLOSED")[-1])
    named(witness, "I1 acknowledged")


def test_acknowledged_events_that_are_gone_are_missed_though_no_sale_is(witness: Witness) -> None:
    assert witness.seen is not None
    ((last,),) = rows_of(witness.data_dir, "SELECT max(seq) FROM journal")
    witness.seen = replace(witness.seen, journal_seq=last + 1)
    named(witness, "I1 events")


def test_a_second_sale_that_nobody_was_told_of_is_too_many(witness: Witness) -> None:
    witness.printer.jobs.clear()  # paper would have told
    for sale_id in list(witness.told)[:2]:
        del witness.told[sale_id]
    named(witness, "I1 acknowledged")


def test_a_receipt_on_paper_whose_sale_is_not_stored_is_missed(witness: Witness) -> None:
    ghost = b"Receipt no.                     TERM001-1-000999\n"
    witness.printer.jobs.append(ghost)
    named(witness, "I1 acknowledged")


def test_a_changed_event_is_named(witness: Witness) -> None:
    run(lane_db(witness), "UPDATE journal SET employee_id = 'E9' WHERE seq = 20")
    named(witness, "I2 chain: seq 20")


def test_a_head_outside_that_is_ahead_is_named(witness: Witness) -> None:
    file = witness.data_dir / "head.json"
    head = json.loads(file.read_text("ascii"))
    file.write_text(json.dumps(head | {"seq": head["seq"] + 1000}), "ascii")
    named(witness, "I2 head")


def test_a_number_that_is_used_twice_is_named(witness: Witness) -> None:
    second = seqs(lane_db(witness), "BASKET_CLOSED")[1]
    with without_triggers(lane_db(witness)) as connection:  # the table of sales would refuse it
        change = "CAST(replace(CAST(data AS TEXT), '-000002', '-000001') AS BLOB)"
        connection.execute(f"UPDATE journal SET data = {change} WHERE seq = {second}")
        cover(lane_db(witness), connection)
    named(witness, "I3 receipts")


def test_a_total_that_is_not_the_sum_of_its_lines_is_named(witness: Witness) -> None:
    seq = seqs(lane_db(witness), "BASKET_CLOSED")[0]
    forge(lane_db(witness), seq, lambda data: data.update(total_minor=data["total_minor"] + 1))
    named(witness, "I4")


def test_a_sale_that_ended_while_a_card_was_going_back_is_named(witness: Witness) -> None:
    (failed, *_) = seqs(lane_db(witness), "REVERSAL_FAILED")
    with without_triggers(lane_db(witness)) as connection:  # as if its end were not known
        started = "UPDATE journal SET event_type = 'REVERSAL_STARTED' WHERE seq = ?"
        connection.execute(started, (failed,))
        cover(lane_db(witness), connection)
    named(witness, "I4 baskets")


def test_a_derived_row_that_is_not_the_journals_is_named(witness: Witness) -> None:
    connection = dbapi2.connect(lane_db(witness), isolation_level=None)
    connection.execute("UPDATE sales SET total_minor = total_minor + 1 WHERE receipt_seq = 1")
    connection.close()
    named(witness, "I5")


def test_cash_that_is_not_in_the_drawer_is_named(witness: Witness) -> None:
    seq = seqs(lane_db(witness), "SHIFT_CLOSED")[0]
    more = {"difference_minor": -1, "expected_minor": 10_001, "counted_minor": 10_000}
    forge(lane_db(witness), seq, lambda data: data.update(more))
    named(witness, "I7")


def test_a_receipt_that_came_twice_without_copy_is_named(witness: Witness) -> None:
    strips = witness.printer.jobs
    first = next(s for s in strips if Paper.read(s).name.startswith("receipt"))
    witness.printer.jobs.append(first)
    named(witness, "paper: receipt")


def test_a_second_kick_of_the_drawer_is_named(witness: Witness) -> None:
    witness.printer.kicks += 10
    named(witness, "drawer")


def remember(witness: Witness, change: Callable[[dict[str, dict[str, object]]], object]) -> None:
    """Let the card terminal remember something else."""
    transactions = witness.transactions()
    change(transactions)
    witness.terminal_memory.write_text(json.dumps({"transactions": transactions}), "utf-8")


def sold_by_card(witness: Witness) -> str:
    """A payment in a closed sale."""
    query = "SELECT data FROM journal WHERE event_type = 'BASKET_CLOSED'"
    for (raw,) in rows_of(witness.data_dir, query):
        for tender in json.loads(raw)["tenders"]:
            if tender["kind"] == "card":
                return str(tender["tender_id"])
    raise AssertionError("no sale by card")


def test_money_of_which_the_journal_never_heard_is_named(witness: Witness) -> None:
    ghost = {"outcome": "approved", "amount_minor": 100, "currency": "EUR", "reference": "1"}
    remember(witness, lambda known: known.update(ghost=ghost))
    named(witness, "card ghost")


def test_a_card_that_was_never_charged_is_named(witness: Witness) -> None:
    tender_id = sold_by_card(witness)
    remember(witness, lambda known: known.pop(tender_id))
    named(witness, f"card {tender_id}: paid in the journal")


def test_a_sale_whose_card_money_went_back_is_named(witness: Witness) -> None:
    tender_id = sold_by_card(witness)
    remember(witness, lambda known: known.update({f"{tender_id}-r": known[tender_id]}))
    named(witness, f"card {tender_id}: given back")


def test_an_answered_import_that_is_not_on_the_shelves_is_named(witness: Witness) -> None:
    witness.imported.append("IMPGONE")
    named(witness, "import IMPGONE")


def test_half_an_import_is_named(witness: Witness) -> None:
    connection = dbapi2.connect(witness.data_dir / "catalog.db", isolation_level=None)
    connection.execute("DELETE FROM products WHERE sku LIKE 'IMP%-7'")
    connection.close()
    named(witness, "import IMP")


def test_paper_that_is_still_taken_for_being_printed_is_named(witness: Witness) -> None:
    state = shown(witness)
    assert "still taken" in " ".join(unshown(witness, witness.seen, state))


def shown(witness: Witness) -> LaneState:
    """A state of a restart, as it might be told."""
    assert witness.seen is not None
    last = list(stored_sales(witness))[-1]
    report = RecoveryReport(0, 0, last)
    return replace(witness.seen, recovery=report, last_sale=None)


def test_a_recovery_screen_that_is_silent_or_wrong_is_named(witness: Witness) -> None:
    run(lane_db(witness), "UPDATE print_jobs SET status = 'UNCONFIRMED' WHERE status = 'SENT'")
    state = shown(witness)
    wrong = " ".join(unshown(witness, witness.seen, state))
    assert "0 of 1 uncertain papers" in wrong
    silent = replace(state, recovery=None)
    assert "says nothing" in " ".join(unshown(witness, witness.seen, silent))
    older = replace(state, recovery=RecoveryReport(0, 0, "TERM001-1-000001"))
    assert "the last sale shown" in " ".join(unshown(witness, witness.seen, older))
    another = replace(state, catalogue_version=state.catalogue_version + 1)
    assert "shelves" in " ".join(unshown(witness, witness.seen, another))


def test_a_basket_that_does_not_come_back_is_named(witness: Witness) -> None:
    ((last,),) = rows_of(witness.data_dir, "SELECT max(seq) FROM journal")
    was = replace(shown(witness), journal_seq=last)
    lines, total = len(was.basket.lines), was.priced.total_minor
    state = replace(was, recovery=RecoveryReport(lines, total))
    assert list(lost_basket(witness, was, state)) == []
    for lost in (RecoveryReport(lines + 1, total), RecoveryReport(lines, total + 1)):
        assert list(lost_basket(witness, was, replace(state, recovery=lost)))
