"""COPY's binary format, against psycopg's own idea of each type."""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.adapt import PyFormat, Transformer

from sync.sinks.postgres import wire
from sync.sinks.postgres.rows import SALE_TAXES, SALES, event_row
from tests.sync_journal import lane_events, some


def by_psycopg(value: Any) -> bytes:
    raw = Transformer().get_dumper(value, PyFormat.BINARY).dump(value)
    assert raw is not None
    return len(raw).to_bytes(4, "big") + bytes(raw)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**13), max_value=10**13))
def test_numbers_are_written_as_psycopg_writes_them(number: Decimal) -> None:
    number = abs(number) if not number else number  # psycopg keeps the sign of nothing
    assert wire.numeric(str(number)) == by_psycopg(number)


@pytest.mark.parametrize(
    "number", ["0", "0.000001", "1.10", "-1.45", "9999999.999999", "10000", "0.0825", "1E+5"]
)
def test_prices_and_rates_keep_their_decimals(number: str) -> None:
    assert wire.numeric(number) == by_psycopg(Decimal(number))


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year >= 1000))
def test_times_are_utc_to_the_microsecond(moment: datetime) -> None:
    text = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert wire.timestamp(text) == by_psycopg(moment)


def test_days_and_ids_are_written_as_psycopg_writes_them() -> None:
    some_id = "01a1fda9-e792-7498-85b2-084b4c1e9a43"
    assert wire.day("1999-12-31") == by_psycopg(date(1999, 12, 31))
    assert wire.uuid(some_id) == by_psycopg(UUID(some_id))
    assert wire.boolean(True) == by_psycopg(True)
    assert wire.text("Büro 東京") == by_psycopg("Büro 東京")


@pytest.mark.parametrize(
    "encode",
    [wire.text, wire.int4, wire.int8, wire.boolean, wire.uuid, wire.timestamp, wire.day]
    + [wire.numeric],
)
def test_what_is_absent_is_null(encode: wire.Encoder) -> None:
    assert encode(None) == wire.NULL


def test_a_nul_is_replaced_in_texts_and_in_json_and_nowhere_else() -> None:
    assert wire.text("a\0b") == wire.text("a\ufffdb")
    assert wire.json(rb'{"a":"x\u0000y"}')[5:] == '{"a":"x\ufffdy"}'.encode()
    literal = rb'{"a":"x\\u0000y"}'  # a backslash and u0000, no NUL
    assert wire.json(literal)[5:] == literal


@pytest.mark.parametrize(
    ("encode", "nonsense"),
    [
        (wire.timestamp, "2026-01-02T03:04:05.000000"),
        (wire.timestamp, "2026-13-02T03:04:05.000000Z"),
        (wire.day, "tomorrow"),
        (wire.uuid, "1234"),
        (wire.uuid, "no hex digits"),
        (wire.int4, 2**31),
        (wire.int8, 2**63),
        (wire.numeric, "NaN"),
        (wire.numeric, "a lot"),
    ],
)
def test_nonsense_is_refused_before_anything_is_sent(encode: wire.Encoder, nonsense: Any) -> None:
    with pytest.raises((ValueError, TypeError, ArithmeticError, struct.error)):
        encode(nonsense)


def test_a_row_has_a_value_for_each_of_its_columns() -> None:
    with pytest.raises(TypeError):
        SALE_TAXES.row(("too", "few"))
    assert len(SALES.columns) == 27
    for event in lane_events("T1", some(50)):
        assert fields(event_row(event)) == 21


def fields(row: bytes) -> int:
    """Walks a row of the format by its lengths; every byte belongs to a field."""
    count, at = int.from_bytes(row[:2], "big"), 2
    for _ in range(count):
        length = int.from_bytes(row[at : at + 4], "big", signed=True)
        at += 4 + max(0, length)
    assert at == len(row)
    return count
