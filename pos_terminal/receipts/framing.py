"""Head, facts and banners that receipts, reports and slips share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.document import Frame, Row, ShopHeader
from pos_terminal.receipts.text import clean
from pos_terminal.receipts.words import Words

Event = Mapping[str, Any]  # the envelope's fields, and its "data"


def frame(
    event: Event,
    shop: ShopHeader,
    words: Words,
    *,
    title: str,
    first_facts: tuple[Row, ...] = (),
    more_facts: tuple[Row, ...] = (),
    cashier: str = "",
    copy_no: int = 0,
) -> Frame:
    """The frame of one paper; `title` is already translated, names are made safe here."""
    times = Format(words.language, "EUR")  # the currency does not matter to a time
    moment = times.moment(event["occurred_at"], event["utc_offset_min"])
    facts = (
        *first_facts,
        Row(words("Date"), moment),
        Row(words("Terminal"), clean(event["terminal_id"])),
        *((Row(words("Cashier"), clean(cashier)),) if cashier else ()),
        *more_facts,
    )
    banners = []
    if copy_no:
        banners.append(words("COPY {number}", number=copy_no))
    if event.get("training"):
        banners.append(words("TRAINING – NOT A SALE"))
    if shop.demo:
        banners.append(words("DEMO SHOP – NOT A REAL SALE"))
    return Frame(
        language=words.language,
        rtl=words.rtl,
        shop=_safe(shop),
        title=title,
        banners=tuple(banners),
        facts=facts,
    )


def _safe(shop: ShopHeader) -> ShopHeader:
    return replace(
        shop,
        name=clean(shop.name),
        lines=tuple(clean(line) for line in shop.lines),
        tax_id=clean(shop.tax_id),
        footer=tuple(clean(line) for line in shop.footer),
    )
