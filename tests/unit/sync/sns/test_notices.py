"""Which events are told, and in which words: over 10,000 real sale lines and by hand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from pos_terminal.domain.errors import Poison
from sync.lane_event import LaneEvent
from sync.sinks.sns import words
from sync.sinks.sns.messages import ATTRIBUTES, FIELDS, MAX_BYTES, PROGRAMS, entry_of, size_of
from sync.sinks.sns.notices import Notice, NoticeKind, notice_of
from tests.golden_events import golden_events
from tests.sync_journal import body, lane_events, some

LARGE = 5000


def notice(event: LaneEvent) -> Notice:
    told = notice_of(event, LARGE)
    assert told is not None
    return told


def event(event_type: str, data: dict[str, Any], **context: Any) -> LaneEvent:
    (made,) = lane_events("T1", [body(event_type, data, **context)])
    return made


def sale(**changed: Any) -> dict[str, Any]:
    tender = {"tender_id": "9", "reference": "", "masked": "**** 4242"}
    line = {"sku": "milk", "unit": "ea", "qty_milli": 2000, "name": "Milk"}
    weighed = {"sku": "apple", "unit": "kg", "qty_milli": 1186, "name": "Apples"}
    return {
        "kind": "sale",
        "currency": "EUR",
        "lines": [line, weighed],
        "total_minor": 1234,
        "tax_minor": 81,
        "due_minor": 1235,
        "receipt_no": "T1-1-000001",
        "tenders": [
            tender | {"kind": "cash", "amount_minor": 1000},
            tender | {"kind": "card", "amount_minor": 200},
            tender | {"kind": "card", "amount_minor": 35},
        ],
        "customer_ref": "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11",
    } | changed


def test_each_real_sale_and_refund_is_told_once_and_nothing_else() -> None:
    events = lane_events("T1", some(1_500))
    told = [notice for event in events if (notice := notice_of(event, LARGE)) is not None]
    closed = [event for event in events if event.event_type == "BASKET_CLOSED"]
    assert [each.event for each in told] == closed
    assert sum(each.amount_minor for each in told) == sum(e.data["total_minor"] for e in closed)
    kinds = {each.kind for each in told}
    assert kinds == {NoticeKind.SALE, NoticeKind.REFUND}
    for each in told:
        entry = entry_of(each, 0, ordered=True)
        assert size_of(entry) < MAX_BYTES
        assert words.short(each).isascii()
        assert len(words.short(each)) <= words.SMS_CHARS
        assert re.fullmatch(r"[A-Za-z0-9][ -~]{0,98}", entry["Subject"])


def test_the_golden_shift_tells_its_sales_refunds_and_voids_as_the_lane_wrote_them() -> None:
    events = golden_events()
    assert all(event.genuine for event in events)
    kinds = {"BASKET_CLOSED", "ITEM_VOIDED", "BASKET_VOIDED"}
    told = [notice for event in events if (notice := notice_of(event, 0)) is not None]
    named = [e for e in events if e.event_type in kinds and not e.training]
    empty = [e for e in named if e.data.get("lines_count") == 0]
    assert [each.event for each in told] == [e for e in named if e not in empty]
    assert {each.kind for each in told} == set(NoticeKind)
    for each in told:
        assert re.search(r"\d\.\d\d", words.sentence(each)), each


def test_a_sale_reads_as_a_sentence_a_page_and_a_line() -> None:
    told = notice(event("BASKET_CLOSED", sale()))
    assert words.sentence(told) == (
        "Sale T1-1-000001: €12.34, 3 items, cash and card. "
        "Store S1, terminal T1, Jan 2, 2026 4:04:05 AM UTC+1."
    )
    assert words.short(told) == "Sale T1-1-000001 at S1/T1: 12.34 EUR, 3 items, cash and card"
    assert words.subject(told) == "Sale T1-1-000001: 12.34 EUR (S1/T1)"
    assert words.page(told).splitlines()[2:6] == [
        "Amount: €12.34",
        "Receipt: T1-1-000001",
        "Items: 3 items",
        "Paid by: cash and card",
    ]


def test_a_refund_says_what_was_given_back() -> None:
    told = notice(event("BASKET_CLOSED", sale(kind="refund", total_minor=-1234)))
    assert words.sentence(told).startswith("Refund T1-1-000001: €12.34 given back, 3 items, ")
    assert words.short(told).startswith("Refund T1-1-000001 at S1/T1: -12.34 EUR, ")
    assert "Paid back by: cash and card" in words.page(told)


@pytest.mark.parametrize(
    ("currency", "shown", "plain"),
    [
        ("JPY", "¥1,234", "1,234 JPY"),
        ("KWD", "KWD 1.234", "1.234 KWD"),
        ("RSD", "RSD 12.34", "12.34 RSD"),
    ],
)
def test_each_currency_has_its_own_decimals(currency: str, shown: str, plain: str) -> None:
    told = notice(event("BASKET_CLOSED", sale(currency=currency)))
    assert f": {shown}, 3 items" in words.sentence(told)
    assert f": {plain}, 3 items" in words.short(told)


@pytest.mark.parametrize(
    ("amount", "told"), [(LARGE, True), (LARGE - 1, False), (-LARGE, True), (1 - LARGE, False)]
)
def test_a_void_is_told_from_the_limit_on_whatever_its_sign(amount: int, told: bool) -> None:
    whole = {"reason": "Jane Doe left", "total_minor": amount, "currency": "EUR", "lines_count": 4}
    line = {"line_no": 1, "sku": "tv", "qty_milli": 1000, "reason": "Jane Doe"}
    line |= {"amount_minor": amount, "currency": "EUR"}
    voids = [event("BASKET_VOIDED", whole), event("ITEM_VOIDED", line)]
    found = [notice_of(void, LARGE) is not None for void in voids]
    assert found == [told, told]


def test_a_void_names_no_reason_for_that_may_be_a_person() -> None:
    whole = {"reason": "Jane Doe left", "total_minor": 9900, "currency": "EUR", "lines_count": 4}
    told = notice(event("BASKET_VOIDED", whole))
    assert words.sentence(told).startswith("Sale voided: €99.00, 4 lines. Store S1, ")
    assert "Jane" not in json.dumps(entry_of(told, 0, ordered=False))


def test_an_empty_basket_that_is_given_up_is_no_large_void() -> None:
    data = {"reason": "empty", "total_minor": 0, "currency": "EUR", "lines_count": 0}
    assert notice_of(event("BASKET_VOIDED", data), 0) is None


def test_training_is_not_told() -> None:
    assert notice_of(event("BASKET_CLOSED", sale(), training=True), LARGE) is None


def test_neither_card_nor_customer_is_in_a_message() -> None:
    text = json.dumps(entry_of(notice(event("BASKET_CLOSED", sale())), 0, ordered=True))
    assert "4242" not in text
    assert "6f1c0a9e" not in text


def test_programs_get_json_and_attributes_to_filter_by() -> None:
    made = event("BASKET_CLOSED", sale())
    entry = entry_of(notice(made), 3, ordered=True)
    bodies = json.loads(entry["Message"])
    assert set(bodies) == {"default", "email", "sms", *PROGRAMS}
    facts = json.loads(bodies["sqs"])
    assert list(facts) == list(FIELDS)
    assert facts["event_id"] == made.event_id == entry["MessageDeduplicationId"]
    assert (facts["journal_id"], facts["seq"], facts["hash"]) == (made.journal_id, 1, made.hash)
    assert facts["tenders"] == [
        {"kind": "cash", "count": 1, "amount_minor": 1000},
        {"kind": "card", "count": 2, "amount_minor": 235},
    ]
    assert entry["MessageGroupId"] == "T1"
    given = {name: value["StringValue"] for name, value in entry["MessageAttributes"].items()}
    assert list(given) == list(ATTRIBUTES)
    assert len(ATTRIBUTES) <= 10
    assert all(given.values()), "SNS refuses an empty attribute"
    assert (given["amount_minor"], given["large"], given["kind"]) == ("1234", "false", "sale")


def test_without_words_the_json_is_the_message_for_all() -> None:
    told = notice(event("BASKET_CLOSED", sale()))
    spoken = entry_of(told, 0, ordered=False)
    plain = entry_of(told, 0, ordered=False, in_words=False)
    assert "MessageStructure" not in plain
    assert json.loads(plain["Message"]) == json.loads(json.loads(spoken["Message"])["https"])
    assert plain["MessageAttributes"] == spoken["MessageAttributes"]


def test_an_event_with_other_data_than_documented_is_parked_and_not_guessed() -> None:
    broken = event("BASKET_CLOSED", {"kind": "sale", "currency": "EUR"})
    with pytest.raises(Poison) as told:
        notice_of(broken, LARGE)
    assert told.value.key == "sync.unreadable"
