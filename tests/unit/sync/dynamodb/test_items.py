"""How a sale and a customer look in DynamoDB."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from boto3.dynamodb.types import TypeDeserializer
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pos_terminal.domain.errors import Poison
from sync.documents import Document, Kind, Version
from sync.lane_event import LaneEvent
from sync.sinks.dynamodb import items
from sync.sinks.dynamodb.schema import DAY_SHARDS, TRANSACTIONS, shard_of
from tests.contract.sinks.rig import CUSTOMER, a_document
from tests.sync_journal import lane_events, some


@pytest.fixture(scope="module")
def sale() -> LaneEvent:
    return next(e for e in lane_events("T1", some(200)) if e.event_type == "BASKET_CLOSED")


def plain(item: items.Item) -> dict[str, Any]:
    """By boto3's own reader."""
    read = TypeDeserializer()
    return {name: read.deserialize(value) for name, value in item.items()}


def with_data(event: LaneEvent, **data: Any) -> LaneEvent:
    return structs.replace(event, payload=msgspec.json.encode(event.data | data))


def test_a_sale_is_there_whole_with_lines_taxes_and_tenders(sale: LaneEvent) -> None:
    item = plain(items.transaction(sale))
    data = {name: value for name, value in sale.data.items() if value is not None}
    assert {name: item[name] for name in data} == data
    assert item["lines"]
    assert item["tenders"]


def test_it_says_where_it_stands_in_the_journal(sale: LaneEvent) -> None:
    item = plain(items.transaction(sale))
    for name in ("journal_id", "epoch", "seq", "event_id", "hash", "prev_hash", "data_hash"):
        assert item[name] == getattr(sale, name)
    assert item["sale_id"] == sale.basket_id
    assert item["closed_at"] == sale.occurred_at


def test_amounts_are_whole_numbers_of_minor_units(sale: LaneEvent) -> None:
    item = items.transaction(sale)
    for name, value in item.items():
        if name.endswith("_minor"):
            assert value == {"N": str(sale.data[name])}
    assert items.value_of(2**53 - 1) == {"N": "9007199254740991"}
    assert items.value_of(True) == {"BOOL": True}


def test_a_float_is_no_amount(sale: LaneEvent) -> None:
    with pytest.raises(Poison):
        items.transaction(with_data(sale, total_minor=1.5))


@pytest.mark.parametrize("nobody", [None, ""])
def test_who_is_nobody_is_in_no_index(sale: LaneEvent, nobody: str | None) -> None:
    item = items.transaction(with_data(sale, customer_ref=nobody, receipt_no=""))
    assert "customer_ref" not in item
    assert "receipt_no" not in item


def test_every_key_of_an_index_is_a_text_of_the_item(sale: LaneEvent) -> None:
    item = items.transaction(with_data(sale, customer_ref=CUSTOMER))
    for index in TRANSACTIONS.indexes:
        for name in (index.key, index.sort or index.key):
            assert list(item[name]) == ["S"]


def test_a_lane_keeps_its_shard_of_the_day(sale: LaneEvent) -> None:
    item = plain(items.transaction(sale))
    assert item["store_day"] == f"S1#{sale.business_date}#{shard_of('T1')}"
    assert {shard_of(f"T{number}") for number in range(100)} == set(range(DAY_SHARDS))


def test_names_of_all_scripts_come_back_as_they_were(sale: LaneEvent) -> None:
    name = "حليب 牛奶 Müsli 🥛"
    item = plain(items.transaction(with_data(sale, exempt_reason=name)))
    assert item["exempt_reason"] == name


def test_of_an_erased_customer_nothing_is_left_but_that() -> None:
    item = plain(items.customer(a_document(Kind.CUSTOMER, 5, "", erased=True)))
    assert set(item) == {
        "customer_ref",
        "erased",
        "row_version",
        "changed_at",
        "terminal_id",
        "version_key",
    }
    assert item["erased"] is True


def test_a_customer_has_all_fields_of_the_row() -> None:
    document = a_document(Kind.CUSTOMER, 5, "Jane")
    item = plain(items.customer(document))
    known = {name: value for name, value in document.body.items() if name != "changed_at"}
    assert {name: item.get(name) for name in known} == known


versions = st.builds(
    Version,
    erased=st.booleans(),
    number=st.integers(0, 2**53 - 1),
    changed_at=st.sampled_from(["", "2026-01-02T03:04:05.000000Z", "2026-01-02T03:04:05.000001Z"]),
    terminal_id=st.text("#0AZ_é漢🥛", max_size=3),
)


@given(versions, versions)
def test_the_text_of_a_version_sorts_as_versions_do(one: Version, other: Version) -> None:
    texts = [items.version_key(version).encode() for version in (one, other)]
    assert (texts[0] < texts[1]) == (one < other)
    assert (texts[0] == texts[1]) == (one == other)


json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab"), inner, max_size=4),
    max_leaves=12,
)


@given(json)
def test_every_json_value_is_read_back_by_boto3_as_it_was(value: Any) -> None:
    assert TypeDeserializer().deserialize(items.value_of(value)) == value


@given(st.dictionaries(st.text("ab", min_size=1), json, max_size=5))
def test_no_item_is_twice_as_large_as_its_json(value: dict[str, Any]) -> None:
    """What overflow.py relies on where it does not count."""
    item = {name: items.value_of(inner) for name, inner in value.items()}
    assert items.size_of(item) <= 2 * len(msgspec.json.encode(value))


def test_a_document_of_another_lane_at_the_same_instant_has_one_winner() -> None:
    document = a_document(Kind.CUSTOMER, 5, "Jane")
    other = Document(
        Kind.CUSTOMER, CUSTOMER, replace(document.version, terminal_id="T2"), document.body
    )
    assert items.version_key(other.version) > items.version_key(document.version)
