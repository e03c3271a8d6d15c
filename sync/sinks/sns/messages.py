"""A notice as an entry of PublishBatch: words for people, JSON for programs, attributes to filter.

Sources: SNS API reference (PublishBatchRequestEntry), "Message attributes" and "Subscription filter
policies" of the SNS developer guide.
"""

from __future__ import annotations

import json
from typing import Any

from sync.sinks.sns import words
from sync.sinks.sns.notices import Notice

MAX_BYTES = 262_144  # of a message with its attributes, and of all messages of a batch
PROGRAMS = ("sqs", "lambda", "http", "https")  # protocols that get the JSON

# What each field of the JSON is; docs/cloud.md shows this, and a test compares both.
FIELDS: dict[str, str] = {
    "event_id": "the event's id: whoever has seen it has seen this message",
    "event_type": "BASKET_CLOSED, ITEM_VOIDED or BASKET_VOIDED",
    "kind": "sale, refund, line_void or basket_void",
    "store_id": "shop",
    "terminal_id": "lane",
    "journal_id": "which journal",
    "epoch": "which life of the lane",
    "seq": "place in the journal; the order of a lane's messages",
    "hash": "the event's hash in the journal's chain",
    "basket_id": "the sale's id",
    "occurred_at": "UTC",
    "utc_offset_min": "the shop's offset from UTC then, in minutes",
    "business_date": "the shop's day",
    "currency": "ISO 4217 code",
    "amount_minor": "what it came to, in minor units; negative where money goes back",
    "large": "whether the amount without its sign is at least sns.large_void_minor",
    "lines_count": "lines",
    "items_count": "pieces, what is weighed counts as one; 0: not known",
    "receipt_no": "receipt number, empty for a void",
    "tax_minor": "tax within it, null for a void",
    "due_minor": "what was paid after cash rounding, null for a void",
    "tenders": "per kind of tender: [{kind, count, amount_minor}]",
}

# At most ten: SQS with raw delivery discards a message that has more.
ATTRIBUTES: dict[str, tuple[str, str]] = {
    "event_id": ("String", "the event's id, to drop what came twice"),
    "event_type": ("String", "type of the event"),
    "kind": ("String", "sale, refund, line_void or basket_void"),
    "store_id": ("String", "shop"),
    "terminal_id": ("String", "lane"),
    "currency": ("String", "ISO 4217 code"),
    "amount_minor": ("Number", "minor units, negative where money goes back"),
    "business_date": ("String", "the shop's day"),
    "large": ("String", "true or false"),
}


def facts_of(notice: Notice) -> dict[str, Any]:
    """The JSON that programs get: FIELDS."""
    event = notice.event
    tenders = [
        {"kind": tender.kind, "count": tender.count, "amount_minor": tender.amount_minor}
        for tender in notice.tenders
    ]
    held: dict[str, Any] = {"kind": notice.kind.value, "tenders": tenders}
    return {
        name: held[name] if name in held else getattr(notice, name, getattr(event, name, None))
        for name in FIELDS
    }


def entry_of(
    notice: Notice, number: int, *, ordered: bool, in_words: bool = True
) -> dict[str, Any]:
    """An entry of PublishBatch; `number` names it within the batch, `ordered`: a FIFO topic.

    With `in_words` each protocol gets a body of its own; then, says Amazon's guide, attributes
    are not handed on, so all that they say is in the JSON too.
    """
    facts = facts_of(notice)
    text = json.dumps(facts, separators=(",", ":"))
    entry: dict[str, Any] = {
        "Id": str(number),
        "Message": text,
        "Subject": words.subject(notice),
        "MessageAttributes": {
            name: {"DataType": kind, "StringValue": _as_text(facts[name])}
            for name, (kind, _) in ATTRIBUTES.items()
        },
    }
    if in_words:
        entry["Message"] = json.dumps(_bodies(notice, text), ensure_ascii=False)
        entry["MessageStructure"] = "json"
    if ordered:
        entry["MessageGroupId"] = notice.event.terminal_id
        entry["MessageDeduplicationId"] = notice.event.event_id
    return entry


def _bodies(notice: Notice, text: str) -> dict[str, str]:
    """What each protocol gets."""
    return {
        "default": words.sentence(notice),
        "email": words.page(notice),
        "sms": words.short(notice),
        **dict.fromkeys(PROGRAMS, text),
    }


def size_of(entry: dict[str, Any]) -> int:
    """Bytes that SNS counts: the message, and names, types and values of its attributes."""
    attributes = sum(
        len(name) + len(given["DataType"]) + len(given["StringValue"].encode())
        for name, given in entry["MessageAttributes"].items()
    )
    return len(entry["Message"].encode()) + len(entry["Subject"]) + attributes


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
