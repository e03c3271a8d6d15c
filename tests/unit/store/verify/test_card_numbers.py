"""I8: card numbers are seen through every disguise, product codes and ids are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pos_terminal.store.verify import verify
from pos_terminal.store.verify.cards import CardWatch, holds_card_number
from tests.unit.store.verify.forger import forge, seqs
from tests.unit.store.verify.shop_day import ShopDay

VECTORS = json.loads(
    (Path(__file__).parents[3] / "data/cases/reliability/pan/vectors.json").read_text("utf-8")
)
CARDS = [entry["text"] for entry in VECTORS["must_redact"]]
OTHERS = [entry["text"] for entry in VECTORS["must_keep"]]


@pytest.mark.parametrize("text", CARDS)
def test_a_card_number_is_seen(text: str) -> None:
    assert holds_card_number(text)
    assert holds_card_number(f"paid with {text}, thanks")


@pytest.mark.parametrize("text", [*OTHERS, "", "411111******1111", "17.95", "2026-11-21"])
def test_what_is_no_card_number_is_left_alone(text: str) -> None:
    assert not holds_card_number(text)


@pytest.mark.slow
@pytest.mark.parametrize("text", CARDS)
@pytest.mark.parametrize("field", ["reason", "name", "reference"])
def test_a_card_number_anywhere_in_an_event_is_found(lane_dir: Path, text: str, field: str) -> None:
    places = {"reason": "DRAWER_OPENED", "name": "ITEM_ADDED", "reference": "PAYMENT_PROCESSED"}
    seq = seqs(lane_dir / "lane.db", places[field])[0]

    def plant(data: dict[str, object]) -> None:
        place = data["line"] if field == "name" else data
        assert isinstance(place, dict)
        place[field] = text

    forge(lane_dir / "lane.db", seq, plant)
    check = next(c for c in verify(lane_dir).checks if c.name == CardWatch.name)
    assert (check.ok, check.first_bad) == (False, f"seq {seq}")
    assert check.sentence.endswith(f"holds a card number in {field}.")


def test_a_card_number_is_found_as_number_and_as_key(tmp_path: Path) -> None:
    day = ShopDay(tmp_path)
    day.note("DRAWER_OPENED", {"reason": "", "other": 4111111111111111})
    day.close_store()
    check = next(c for c in verify(tmp_path).checks if c.name == CardWatch.name)
    assert check.sentence.endswith("holds a card number in other.")


def test_product_codes_may_look_like_cards(tmp_path: Path) -> None:
    day = ShopDay(tmp_path)
    codes = {"sku": "4111111111111111", "reason": "delivery", "qty_milli": 1000}
    day.note("STOCK_ADJUSTED", codes)
    day.close_store()
    assert verify(tmp_path).ok
