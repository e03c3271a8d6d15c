"""A notice in English words: a sentence for anybody, a page for e-mail, a line for a telephone."""

from __future__ import annotations

from functools import lru_cache

from pos_terminal.receipts.amounts import Format
from sync.sinks.sns.notices import Notice, NoticeKind

SMS_CHARS = 140  # one message of any alphabet's; more would be sent, and paid, in parts
SUBJECT_CHARS = 99  # SNS: less than 100; ASCII, which every mail program shows

_NAMES = {
    NoticeKind.SALE: "Sale",
    NoticeKind.REFUND: "Refund",
    NoticeKind.LINE_VOID: "Line voided",
    NoticeKind.BASKET_VOID: "Sale voided",
}
_TENDERS = {"cash": "cash", "card": "card", "card_manual": "card by hand"}


def sentence(notice: Notice) -> str:
    """One line: `Sale T1-1-42: £12.34, 3 items, cash.`, then where and when."""
    event = notice.event
    parts = [_money(notice), _items(notice), tenders_in_words(notice)]
    what = ", ".join(part for part in parts if part)
    where = f"Store {event.store_id}, terminal {event.terminal_id}, {_moment(notice)}."
    return f"{_title(notice)}: {what}. {where}"


def page(notice: Notice) -> str:
    """The same for e-mail, a fact a line."""
    event = notice.event
    facts = (
        ("Amount", _money(notice)),
        ("Receipt", notice.receipt_no),
        ("Items", _items(notice)),
        ("Paid by" if notice.amount_minor >= 0 else "Paid back by", tenders_in_words(notice)),
        ("Store", event.store_id),
        ("Terminal", event.terminal_id),
        ("When", _moment(notice)),
        ("Event", f"{event.event_type} {event.seq} of epoch {event.epoch}, id {event.event_id}"),
    )
    return "\n".join([_title(notice), "", *(f"{name}: {fact}" for name, fact in facts if fact)])


def short(notice: Notice) -> str:
    """The same for a telephone: ASCII, at most SMS_CHARS."""
    event = notice.event
    where = f"{event.store_id}/{event.terminal_id}"
    parts = [_amount_and_code(notice), _items(notice), tenders_in_words(notice)]
    text = f"{_title(notice)} at {where}: " + ", ".join(part for part in parts if part)
    return _ascii(text)[:SMS_CHARS]


def subject(notice: Notice) -> str:
    """The subject of an e-mail: ASCII, at most SUBJECT_CHARS."""
    event = notice.event
    text = f"{_title(notice)}: {_amount_and_code(notice)} ({event.store_id}/{event.terminal_id})"
    return _ascii(text)[:SUBJECT_CHARS]


def tenders_in_words(notice: Notice) -> str:
    """`cash and card`, in the order in which they were given."""
    kinds = [_TENDERS.get(t.kind, t.kind.replace("_", " ")) for t in notice.tenders]
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]] if kinds[1:] else kinds)


def _title(notice: Notice) -> str:
    return f"{_NAMES[notice.kind]} {notice.receipt_no}".rstrip()


def _money(notice: Notice) -> str:
    """With the currency's symbol; what goes back is said without a minus, by the title."""
    back = notice.kind is NoticeKind.REFUND and notice.amount_minor < 0
    text = _format(notice.currency).money(-notice.amount_minor if back else notice.amount_minor)
    return f"{text} given back" if back else text


def _amount_and_code(notice: Notice) -> str:
    return f"{_format(notice.currency).amount(notice.amount_minor)} {notice.currency}"


def _items(notice: Notice) -> str:
    count = notice.items_count or notice.lines_count
    name = "item" if notice.items_count else "line"
    return f"{count} {name}" + ("" if count == 1 else "s")


def _moment(notice: Notice) -> str:
    event = notice.event
    return _format(notice.currency).moment(event.occurred_at, event.utc_offset_min)


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode()


@lru_cache(maxsize=32)
def _format(currency: str) -> Format:
    return Format("en", currency)
