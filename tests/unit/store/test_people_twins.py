"""Customers who may be one person: seen before saving, and listed for the manager."""

from __future__ import annotations

from pos_terminal.checkout import commands as c
from pos_terminal.store.people_twins import alike
from tests.lane_fixtures import BY_MANAGER, LaneAtWork


def test_a_form_meets_who_is_there_already(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer("Anna Müller", "0664 1234567", "anna@example.org", "C-1"))
    lane.do(c.SaveCustomer("Anna Maier", "0664 7654321"))
    queries = lane.running.queries

    def seen(*typed: str) -> list[tuple[str, str]]:
        found = queries.customer_twins(*typed).result(60)
        return [(twin.customer.customer_ref, twin.why) for twin in found]

    assert seen("Eve Moss", "0664/1234567") == [(ref, "phone")]
    assert seen("Eve Moss", "+43 664 12 34 567") == [(ref, "phone")]
    assert seen("Eve Moss", "", "ANNA@example.org ") == [(ref, "email")]
    assert seen("Eve Moss", "", "", "c-1") == [(ref, "card")]
    assert seen("Muller Anna") == seen("Ana Müller") == [(ref, "name")]
    assert seen("Anna Müller", "0664 1234567", "", "C-1") == [(ref, "card")]
    assert seen("Anna") == seen("Eve Moss", "0664 9999999") == seen("", "", "", "") == []


def test_one_slip_is_like_a_name_and_two_are_another() -> None:
    assert alike("Anna Müller", "Mulelr Anna")
    assert not alike("Anna Müller", "Ana Mulelr")
    assert not alike("Anna Müller", "Anna Maria Müller")


def test_likely_duplicates_are_told_with_why_and_vanish_when_merged(lane: LaneAtWork) -> None:
    def save(name: str, phone: str = "", email: str = "") -> str:
        lane.clock.passes(seconds=1)  # who is older is in the reference
        return str(lane.do(c.SaveCustomer(name, phone, email)))

    pair = save("Anna Müller", "0664 1234567"), save("Müller Anna")
    mail = save("Bob", email="b@example.org"), save("Bobby", email="B@example.org")
    save("Ann Lee", "0664 1111111")
    save("Ann Lee", "0664 2222222")  # a namesake
    save("Cher")
    save("Cher")  # one word is no name to go by
    found = lane.running.queries.likely_duplicates().result(60)
    told = {(two.older.customer_ref, two.younger.customer_ref, two.why) for two in found}
    assert told == {(*pair, "name"), (*mail, "email")}
    assert len(lane.running.queries.likely_duplicates(1).result(60)) == 1
    lane.do(c.MergeCustomers(*pair), BY_MANAGER)
    lane.do(c.MergeCustomers(*mail), BY_MANAGER)
    assert lane.running.queries.likely_duplicates().result(60) == ()


def test_a_persons_file_holds_all_that_is_kept_of_them(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer("Anna Müller", "0664 1234567", note="deaf", card="A"))
    old = lane.do(c.SaveCustomer("A. Müller", card="B"))
    for card in ("A", "B"):
        lane.do(c.Scan(card))
        lane.sell("MILK")
    lane.sell("BREAD")
    lane.do(c.MergeCustomers(ref, old), BY_MANAGER)
    file = lane.running.queries.customer_file(old).result(60)
    assert file is not None
    assert (file["customer"]["name"], file["customer"]["note"]) == ("Anna Müller", "deaf")
    assert [one["name"] for one in file["merged"]] == ["A. Müller"]
    assert [sale["lines"][0]["sku"] for sale in file["sales"]] == ["MILK", "MILK"]
    lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)
    assert lane.running.queries.customer_file(ref).result(60) is None
