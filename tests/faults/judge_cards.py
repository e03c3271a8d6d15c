"""Money that moved on the card terminal against what the journal says of it (C20)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from pos_terminal.checkout.card_returns import OWED
from tests.faults.driver_witness import Witness
from tests.lane_fixtures import rows_of

_INTENTS = """
    SELECT lower(hex(i.tender_id)), i.status, coalesce(b.status, '')
    FROM card_intents AS i LEFT JOIN baskets AS b ON b.basket_id = i.basket_id
"""


@dataclass(frozen=True, slots=True)
class Intent:
    """A card payment as the journal has it, beside the terminal's word."""

    tender_id: str
    status: str  # started | processed | failed | removed
    basket: str  # open | parked | closed | voided
    paid: bool  # the terminal approved it
    given_back: bool  # and its reversal
    owed: bool  # the lane knows that it has to take it back


def misjudged_cards(witness: Witness) -> Iterator[str]:
    """Each approved payment is in a sale, given back, or waits for a decision; no other is."""
    known = set()
    for intent in _intents(witness):
        known.add(intent.tender_id)
        if wrong := _wrong(intent):
            yield f"card {intent.tender_id}: {wrong}"
    for key, entry in witness.transactions().items():
        if _payment(key) not in known and entry["outcome"] == "approved":
            yield f"card {key}: {entry['amount_minor']} moved, and the journal never heard of it."


def _payment(key: str) -> str:
    """Which payment a request was about: `ID`, `ID-r`, `ID-r2f` are all about `ID`."""
    return re.sub(r"-r\d*f?$", "", key)


def _wrong(intent: Intent) -> str:
    """What the terminal and the journal contradict each other in."""
    in_hand = intent.basket == "open"
    if intent.status == "started":
        return "" if in_hand else f"undecided in a basket that is {intent.basket}"
    if intent.status == "processed":
        if not intent.paid:
            return "paid in the journal, not on the terminal"
        if intent.given_back and not in_hand:
            return f"given back, and the basket is {intent.basket}"
        return "" if in_hand or intent.basket == "closed" else f"paid and {intent.basket}"
    if intent.status == "removed":
        return "" if intent.given_back else "removed, and the terminal still has the money"
    if intent.paid and not (intent.given_back or intent.owed):
        return "failed in the journal, paid on the terminal"
    return ""


def _intents(witness: Witness) -> Iterator[Intent]:
    approved = {
        key for key, entry in witness.transactions().items() if entry["outcome"] == "approved"
    }
    for raw, status, basket in rows_of(witness.data_dir, _INTENTS):
        tender_id = str(UUID(raw))
        back = any(_payment(key) == tender_id and key != tender_id for key in approved)
        paid, owed = tender_id in approved, tender_id in _owed(witness)
        yield Intent(tender_id, status, basket, paid, back, owed)


def _owed(witness: Witness) -> set[str]:
    query = f"SELECT value FROM control WHERE key = '{OWED}'"
    return {key for (text,) in rows_of(witness.data_dir, query) for key in json.loads(text)}


def undecided(witness: Witness) -> int:
    """Card payments whose end nobody has journalled."""
    query = "SELECT count(*) FROM card_intents WHERE status = 'started'"
    ((count,),) = rows_of(witness.data_dir, query)
    return int(count)
