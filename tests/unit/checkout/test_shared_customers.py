"""Customers of other lanes: the newest counts, nobody comes back, two become one (C28)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import shared_customers
from pos_terminal.checkout.head_office import Chunk
from pos_terminal.checkout.shared_customers import SharedCustomer
from pos_terminal.store.verify import verify
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, lane_on

REF = "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11"
FIRST, LAST = "00000000-0000-4000-8000-000000000001", "ffffffff-0000-4000-8000-000000000001"
EARLY, LATE = "2020-01-01T00:00:00.000000Z", "2031-01-01T00:00:00.000000Z"
COLUMNS = "name, phone_e164, card, note, status, row_version, changed_at"


def person(
    name: str = "Mia Muster",
    *,
    ref: str = REF,
    number: int = 1,
    at: str = EARLY,
    terminal: str = "TERM002",
    erased: bool = False,
    position: int = 1,
    **fields: Any,
) -> SharedCustomer:
    row = dict.fromkeys(shared_customers.FIELDS, "") | {"name": name, "consent": 0}
    row |= {"status": "active", "merged_into": None} | fields
    return SharedCustomer(position, ref, number, at, terminal, erased, {} if erased else row)


def receive(lane: LaneAtWork, *people: SharedCustomer) -> Chunk:
    work = lane.running.lane.call(lambda till: shared_customers.apply(till, people, "inbox-1"))
    chunk: Chunk = work.result(60)
    return chunk


def rows(lane: LaneAtWork) -> dict[str, tuple[Any, ...]]:
    query = f"SELECT lower(hex(customer_ref)), {COLUMNS} FROM customers"
    return {ref: tuple(row) for ref, *row in lane.rows(query)}


def row(lane: LaneAtWork, ref: str = REF) -> tuple[Any, ...]:
    return rows(lane)[ref.replace("-", "")]


def test_a_person_made_elsewhere_is_found_here_and_can_be_in_a_sale(lane: LaneAtWork) -> None:
    receive(lane, person(card="C-9", phone="0664 1", phone_e164="+436641"))
    assert lane.do(c.Scan("C-9")).name == "Mia Muster"
    [found] = lane.running.queries.find_customers("muster").result(60)
    assert found.customer_ref == REF
    lane.sell("MILK")
    [event] = lane.events("CUSTOMERS_RECEIVED")
    assert event.data == {"count": 1}
    assert not [e for e in lane.events("CUSTOMER_CHANGED") if e.data["customer_ref"] == REF]
    assert verify(lane.data_dir).ok


@pytest.mark.parametrize("older_first", [True, False])
def test_the_newest_version_counts_in_whatever_order_they_come(
    lane: LaneAtWork, older_first: bool
) -> None:
    versions = [person("Mia", number=2), person("Mia Muster-Mann", number=3)]
    for each in versions if older_first else reversed(versions):
        receive(lane, each)
    assert row(lane)[0] == "Mia Muster-Mann"
    assert row(lane)[5] == 3


def test_the_same_again_changes_nothing_and_is_no_event(lane: LaneAtWork) -> None:
    receive(lane, person())
    before = lane.events()[-1].seq
    assert receive(lane, person(position=2)) == Chunk(1, 0, ())
    assert lane.events()[-1].seq == before


def test_a_position_is_kept_with_what_it_brought(lane: LaneAtWork) -> None:
    receive(lane, person(position=7))
    [(mark,)] = lane.rows("SELECT value FROM control WHERE key = 'shared_position'")
    assert "inbox-1" in mark
    assert "7" in mark


def test_who_is_erased_elsewhere_is_erased_here_and_never_comes_back(lane: LaneAtWork) -> None:
    receive(lane, person("Xaverius Quitzowski", card="C-9"))
    receive(lane, person(number=2, at=LATE, erased=True))
    receive(lane, person("Xaverius Quitzowski", number=9, at=LATE))
    assert row(lane)[:5] == ("", "", "", "", "erased")
    [ended] = [e for e in lane.events("CUSTOMER_CHANGED") if e.data["change"] == "erased"]
    assert ended.data["customer_ref"] == REF
    for path in lane.data_dir.rglob("*.db*"):
        assert b"quitzow" not in path.read_bytes().lower(), path.name


def test_an_erasure_of_somebody_never_met_needs_no_row(lane: LaneAtWork) -> None:
    assert receive(lane, person(erased=True)) == Chunk(1, 0, ())
    assert REF.replace("-", "") not in rows(lane)


def test_who_is_in_the_sale_is_forgotten_when_it_ends(lane: LaneAtWork) -> None:
    receive(lane, person(card="C-9"))
    lane.scan("C-9")
    lane.scan("4006381333931")
    assert receive(lane, person(number=2, erased=True)).done == 0
    lane.do(c.VoidSale("because"), BY_MANAGER)
    assert receive(lane, person(number=2, erased=True)) == Chunk(1, 1, ())
    assert row(lane)[4] == "erased"


@pytest.mark.slow
@pytest.mark.parametrize("same", ["phone", "card"])
@pytest.mark.parametrize("theirs", [FIRST, LAST])
def test_one_person_made_on_two_lanes_becomes_one_and_sales_are_kept(
    lane: LaneAtWork, same: str, theirs: str
) -> None:
    ours = lane.do(c.SaveCustomer("Mia Muster", phone="+436641234567", card="C-9"))
    lane.scan("C-9")
    sale = lane.sell("MILK")
    fields = {"phone": {"phone_e164": "+436641234567"}, "card": {"card": "C-9"}}[same]
    receive(lane, person("M. Muster", ref=theirs, **fields))
    keep, drop = sorted((ours, theirs))
    assert row(lane, keep)[4] == "active"
    assert row(lane, drop)[4] == "merged"
    assert row(lane, keep)[2] == "C-9"  # the card is with whom it is found
    [(of_sale,)] = lane.rows("SELECT lower(hex(customer_ref)) FROM sales")
    assert of_sale == ours.replace("-", "")
    assert len(lane.running.queries.find_sales("muster").result(60)) == 1
    assert sale
    assert verify(lane.data_dir).ok


def exchanged(one: LaneAtWork, other: LaneAtWork, refs: list[str]) -> None:
    """Each lane hears of the other's rows, as `pos-customers` would bring them."""
    for giver, taker, name in ((one, other, "TERM001"), (other, one, "TERM002")):
        for ref in refs:
            found = giver.rows(
                "SELECT name, phone, phone_e164, email, card, note, customer_group, consent,"
                " status, row_version, changed_at, lower(hex(merged_into)) FROM customers"
                f" WHERE lower(hex(customer_ref)) = '{ref.replace('-', '')}'"
            )
            for *fields, consent, status, number, at, into in found:
                named = dict(zip(shared_customers.FIELDS, fields, strict=True))
                receive(
                    taker,
                    SharedCustomer(
                        1, ref, number, at, name, status == "erased",
                        named | {"consent": consent, "status": status, "merged_into": into or None},
                    ),
                )  # fmt: skip


@pytest.mark.slow
def test_two_lanes_that_edited_offline_end_with_the_same_people(
    shop_dir: Path, tmp_path: Path
) -> None:
    import shutil

    twin = Path(shutil.copytree(shop_dir, tmp_path / "other"))
    with lane_on(shop_dir) as one, lane_on(twin) as other:
        refs = []
        for lane, name in ((one, "Ada"), (other, "Ada Lowe")):
            lane.sign_in()
            lane.clock.passes(minutes=5 if lane is other else 1)
            refs.append(lane.do(c.SaveCustomer(name, phone="+436641234567", note=name)))
        for _ in range(3):
            exchanged(one, other, refs)
        assert rows(one) == rows(other)
        assert sorted(values[4] for values in rows(one).values()) == ["active", "merged"]
        heads = [lane.events()[-1].seq for lane in (one, other)]
        exchanged(one, other, refs)
        assert [lane.events()[-1].seq for lane in (one, other)] == heads  # it has come to rest


@pytest.mark.parametrize("newcomer", ["merged", "active"])
def test_a_card_that_a_merged_row_has_holds_nobody_up(lane: LaneAtWork, newcomer: str) -> None:
    """Two lanes gave one card to two people, and one of them was merged where he was made."""
    merged = person("Drop", ref=FIRST, card="C-9", status="merged", merged_into=REF)
    active = person("Other", ref=LAST, card="C-9", position=2)
    receive(lane, person("Keep", card="C-1"))
    here, comes = (active, merged) if newcomer == "merged" else (merged, active)
    receive(lane, here)
    chunk = receive(lane, comes, person("Next", ref=LAST.replace("ffff", "eeee"), position=3))
    assert chunk.done == 2
    cards = [values[2] for values in rows(lane).values()]
    assert cards.count("C-9") == 1
    assert lane.do(c.Scan("C-9")).name in ("Other", "Keep")
    assert "Next" in {values[0] for values in rows(lane).values()}
    assert verify(lane.data_dir).ok


def test_an_erasure_wins_over_a_newer_version(lane: LaneAtWork) -> None:
    """The lane that was offline has edited somebody whom another one forgot meanwhile."""
    receive(lane, person(number=7, at=LATE))
    receive(lane, person(number=2, at=EARLY, erased=True))
    assert row(lane)[:5] == ("", "", "", "", "erased")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_people_who_were_merged_into_each_other_count_as_one(
    lane: LaneAtWork, order: tuple[int, int]
) -> None:
    """Two lanes without a line merged them in opposite directions after edits of their own."""
    receive(lane, person("P", ref=FIRST), person("Q", ref=LAST, position=2))
    crossed = (
        person("P", ref=FIRST, number=7, status="merged", merged_into=LAST),
        person("Q", ref=LAST, number=4, status="merged", merged_into=FIRST),
    )
    for at in order:
        receive(lane, crossed[at])
    assert (row(lane, FIRST)[4], row(lane, LAST)[4]) == ("active", "merged")
    before = lane.events()[-1].seq
    receive(lane, *crossed)
    assert lane.events()[-1].seq == before, "what came once changes nothing any more"
    assert verify(lane.data_dir).ok
