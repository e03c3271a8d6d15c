"""Which labels a shop must renew: by what was written, and by prices of a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.reader import CatalogReader
from tests.unit.store.catalog.conftest import NOON, Shop

LATER = date(2026, 3, 2), "2026-03-02T00:00:00"


@pytest.mark.parametrize(
    ("starts", "ends", "today", "found"),
    [
        (date(2026, 3, 3), None, date(2026, 3, 3), True),  # it began
        (date(2026, 3, 3), None, date(2026, 3, 2), False),  # it will begin
        (date(2026, 2, 1), date(2026, 3, 2), date(2026, 3, 3), True),  # it ended
        (date(2026, 2, 1), date(2026, 3, 3), date(2026, 3, 3), False),  # its last day
        (date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 3), True),  # the day before
        (date(2026, 2, 1), date(2026, 2, 20), date(2026, 3, 3), False),  # long over
    ],
)
def test_a_price_that_began_or_ended_since_wants_a_new_label(
    shop: Shop, starts: date, ends: date | None, today: date, found: bool
) -> None:
    shop.put(Product("COLA", "Cola", Decimal(2)))
    with shop.writer.editing("test") as edited:
        edited.edit.put_dated_price("COLA", starts, Decimal(1), ends_on=ends)
    reader = CatalogReader(shop.writer.path, today=lambda: today)
    assert [one.sku for one in reader.changed_since(*LATER)] == (["COLA"] if found else [])
    reader.close()


def test_what_was_written_since_is_found_and_not_what_was_there_before(shop: Shop) -> None:
    shop.put(Product("COLA", "Cola", Decimal(2)))
    assert [one.sku for one in shop.reader.changed_since(NOON.date(), NOON.isoformat())] == ["COLA"]
    assert shop.reader.changed_since(*LATER) == []
