"""The event catalogue: every type, its version, what it tells and which data it carries."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pos_terminal.domain.event_spec import EventSpec
from pos_terminal.domain.plugin_events import BY_PLUGINS, OF_PLUGINS
from pos_terminal.domain.shop_events import OF_THE_SHOP


class EventType(StrEnum):
    """Names of the facts that a lane records, past tense."""

    EPOCH_STARTED = "EPOCH_STARTED"
    TIME_CONFIRMED = "TIME_CONFIRMED"
    SETTING_CHANGED = "SETTING_CHANGED"
    CATALOGUE_CHANGED = "CATALOGUE_CHANGED"
    PRODUCT_IMAGE_SET = "PRODUCT_IMAGE_SET"
    EMPLOYEE_CHANGED = "EMPLOYEE_CHANGED"
    CUSTOMER_CHANGED = "CUSTOMER_CHANGED"
    CUSTOMERS_RECEIVED = "CUSTOMERS_RECEIVED"
    EMPLOYEE_LOGIN = "EMPLOYEE_LOGIN"
    EMPLOYEE_LOGOUT = "EMPLOYEE_LOGOUT"
    LOGIN_REFUSED = "LOGIN_REFUSED"
    SCREEN_LOCKED = "SCREEN_LOCKED"
    SCREEN_UNLOCKED = "SCREEN_UNLOCKED"
    BREAK_STARTED = "BREAK_STARTED"
    BREAK_ENDED = "BREAK_ENDED"
    OVERRIDE_APPROVED = "OVERRIDE_APPROVED"
    OVERRIDE_REFUSED = "OVERRIDE_REFUSED"
    SHIFT_OPENED = "SHIFT_OPENED"
    SHIFT_CLOSED = "SHIFT_CLOSED"
    CASH_MOVED = "CASH_MOVED"
    DRAWER_OPENED = "DRAWER_OPENED"
    BASKET_STARTED = "BASKET_STARTED"
    ITEM_ADDED = "ITEM_ADDED"
    ITEM_CHANGED = "ITEM_CHANGED"
    ITEM_VOIDED = "ITEM_VOIDED"
    BASKET_DISCOUNTED = "BASKET_DISCOUNTED"
    TAX_EXEMPTED = "TAX_EXEMPTED"
    BASKET_RESTORED = "BASKET_RESTORED"
    BASKET_VOIDED = "BASKET_VOIDED"
    BASKET_PARKED = "BASKET_PARKED"
    BASKET_RECALLED = "BASKET_RECALLED"
    BASKET_TAKEN_OVER = "BASKET_TAKEN_OVER"
    BASKET_HANDED_OVER = "BASKET_HANDED_OVER"
    PARKED_CLASH = "PARKED_CLASH"
    CUSTOMER_IDENTIFIED = "CUSTOMER_IDENTIFIED"
    CUSTOMER_DETACHED = "CUSTOMER_DETACHED"
    AGE_VERIFIED = "AGE_VERIFIED"
    AGE_REFUSED = "AGE_REFUSED"
    CHECKOUT_STARTED = "CHECKOUT_STARTED"
    CHECKOUT_CANCELLED = "CHECKOUT_CANCELLED"
    PAYMENT_STARTED = "PAYMENT_STARTED"
    PAYMENT_PROCESSED = "PAYMENT_PROCESSED"
    PAYMENT_FAILED = "PAYMENT_FAILED"
    PAYMENT_REMOVED = "PAYMENT_REMOVED"
    REVERSAL_STARTED = "REVERSAL_STARTED"
    REVERSAL_FAILED = "REVERSAL_FAILED"
    CARD_RETURNED = "CARD_RETURNED"
    CARD_SETTLED = "CARD_SETTLED"
    BASKET_CLOSED = "BASKET_CLOSED"
    RECEIPT_REPRINTED = "RECEIPT_REPRINTED"
    STOCK_ADJUSTED = "STOCK_ADJUSTED"
    SYNC_MANAGED = "SYNC_MANAGED"
    DEVICES_MANAGED = "DEVICES_MANAGED"
    PLUGIN_SWITCHED = "PLUGIN_SWITCHED"
    PLUGIN_SETTINGS_CHANGED = "PLUGIN_SETTINGS_CHANGED"
    PLUGIN_SUSPENDED = "PLUGIN_SUSPENDED"
    PLUGIN_ASKED = "PLUGIN_ASKED"
    PLUGIN_ANSWERED = "PLUGIN_ANSWERED"
    PLUGIN_ACTED = "PLUGIN_ACTED"
    HOLD_PLACED = "HOLD_PLACED"
    HOLD_RELEASED = "HOLD_RELEASED"
    CHECKS_OVERRIDDEN = "CHECKS_OVERRIDDEN"
    FRAUD_ASSESSED = "FRAUD_ASSESSED"
    TIME_ENTRY_OPENED = "TIME_ENTRY_OPENED"
    TIME_ENTRY_CLOSED = "TIME_ENTRY_CLOSED"
    TIME_ENTRY_CORRECTED = "TIME_ENTRY_CORRECTED"


_KEY = "store, basket and seq of its BASKET_PARKED: one parking of one basket"
_LINE = (
    "a line: line_no, sku, name, gtin, category, unit, qty_milli, unit_price, list_price, taxes, "
    "discount, min_age, note, serial, fixed_qty, return_of, pinned"
)
_PRICED = {
    "currency": "ISO 4217 code of all amounts",
    "lines": "priced lines: the line's fields and gross_minor, discount_minor, "
    "receipt_discount_minor, exempt_minor, rounding_minor (cents moved by rounding per tax), "
    "net_minor, tax_minor, total_minor; each of `taxes` with base_minor and tax_minor",
    "discount": "receipt discount {kind, value, reason, taken_from} or null",
    "tax_exempt": "true where exemptible taxes were left off",
    "exempt_reason": "why",
    "taxes": "each tax on the whole receipt: the tax, base_minor, tax_minor",
    "gross_minor": "Σ shelf prices before discounts",
    "line_discount_minor": "Σ line discounts",
    "receipt_discount_minor": "Σ shares of the receipt discount",
    "exempt_minor": "Σ included tax that an exempt customer does not pay",
    "net_minor": "Σ without tax",
    "tax_minor": "Σ taxes",
    "total_minor": "Σ of what the customer owes, before cash rounding",
    "rules": "how it was priced: tax_rounding, cash_step_minor, cash_rounding, "
    "cash_rounding_whole_order, cash_back",
}
_TENDER = {
    "tender_id": "random id; also the payment terminal's idempotency key",
    "kind": "cash | card | card_manual",
    "amount_minor": "what it pays, negative when paid out; cash as handed over",
    "currency": "ISO 4217 code",
}

_SPECS: dict[EventType, EventSpec] = {
    EventType.EMPLOYEE_LOGIN: EventSpec(
        "Somebody signed in.", {"method": "pin | password | badge", "role": "role at that time"}
    ),
    EventType.EMPLOYEE_LOGOUT: EventSpec(
        "Somebody signed out.", {"reason": "user | switch | restart | revoked"}
    ),
    EventType.LOGIN_REFUSED: EventSpec(
        "A sign-in, unlock or override failed.",
        {
            "login_ref": "employee id tried, or empty where unknown",
            "method": "pin | password | badge",
            "failures": "failed tries in a row",
            "locked_s": "seconds until the next try is heard",
        },
    ),
    EventType.SCREEN_LOCKED: EventSpec("The screen was locked.", {"reason": "user | idle | break"}),
    EventType.SCREEN_UNLOCKED: EventSpec("The screen was unlocked.", {"method": "pin | password"}),
    EventType.BREAK_STARTED: EventSpec(
        "Whoever is signed in went on a break; the screen is locked in the same commit.", {}
    ),
    EventType.BREAK_ENDED: EventSpec(
        "A break ended; after a crash in the midst of one EMPLOYEE_LOGOUT ends it.",
        {"how": "unlock | switch: somebody else took the till"},
    ),
    EventType.OVERRIDE_APPROVED: EventSpec(
        "Somebody with the right allowed one act of somebody without.",
        {"right": "the right", "approved_by": "employee id", "act": "the command"},
    ),
    EventType.OVERRIDE_REFUSED: EventSpec(
        "An act was refused for lack of a right.", {"right": "the right", "act": "the command"}
    ),
    EventType.SHIFT_OPENED: EventSpec(
        "A cash drawer's shift began with a float.",
        {
            "currency": "ISO 4217 code",
            "float_minor": "counted opening float",
            "expected_minor": "what the last shift left in the drawer",
            "difference_minor": "float − expected",
        },
    ),
    EventType.SHIFT_CLOSED: EventSpec(
        "A shift ended with a count: the Z report.",
        {
            "z_no": "number of the Z report, gapless",
            "currency": "ISO 4217 code",
            "float_minor": "opening float",
            "expected_minor": "float + cash sales − cash refunds − change + in − out",
            "counted_minor": "counted cash",
            "difference_minor": "counted − expected",
            "left_minor": "cash left in the drawer for the next shift",
            "counts": "pieces counted per denomination in minor units, as {denomination: pieces}",
            "sales_count": "sales",
            "sales_minor": "Σ totals of sales",
            "refunds_count": "refunds",
            "refunds_minor": "Σ totals of refunds (negative)",
            "tenders": "Σ per tender kind: [{kind, count, amount_minor}], cash without change",
            "taxes": "Σ per tax: [{code, name, rate, base_minor, tax_minor}]",
            "rounding_minor": "Σ cash rounding",
            "cash_in_minor": "Σ paid in",
            "cash_out_minor": "Σ paid out and dropped (positive)",
            "voids_count": "sales voided",
            "no_sale_count": "drawer openings without sale",
            "first_receipt": "first receipt number or empty",
            "last_receipt": "last receipt number or empty",
            "perpetual_minor": "Σ of all sales of this journal since it began",
            "journal_seq": "head of the journal before this event",
            "journal_hash": "its hash",
        },
    ),
    EventType.CASH_MOVED: EventSpec(
        "Cash went into or out of the drawer without a sale.",
        {
            "kind": "in | out | drop",
            "amount_minor": "positive amount",
            "currency": "ISO 4217 code",
            "reason": "why",
        },
    ),
    EventType.DRAWER_OPENED: EventSpec("The drawer was opened without a sale.", {"reason": "why"}),
    EventType.BASKET_STARTED: EventSpec("A basket began.", {"currency": "ISO 4217 code"}),
    EventType.ITEM_ADDED: EventSpec(
        "A line was added; name, price and tax are pinned. Beside it `label` keeps what a GS1 "
        "label said for recalls, where it did: {batch, serial, expires}.",
        {
            "line": _LINE,
            "how": "scan | search | key | open | return | weighed | suggestion",
        },
    ),
    EventType.ITEM_CHANGED: EventSpec(
        "A line's quantity, price, discount or note changed.",
        {
            "line": _LINE + " (as it is now)",
            "what": "quantity | price | discount | note",
            "reason": "why",
        },
    ),
    EventType.ITEM_VOIDED: EventSpec(
        "A line was taken out.",
        {
            "line_no": "which",
            "sku": "product",
            "qty_milli": "thousandths",
            "amount_minor": "what the line came to with its taxes, negative of a return",
            "currency": "ISO 4217 code",
            "reason": "why",
        },
    ),
    EventType.BASKET_DISCOUNTED: EventSpec(
        "The receipt discount was set or removed.",
        {"discount": "{kind, value, reason, taken_from} or null"},
    ),
    EventType.TAX_EXEMPTED: EventSpec(
        "The sale was exempted from tax, or no longer.",
        {"exempt": "true or false", "reason": "why"},
    ),
    EventType.BASKET_RESTORED: EventSpec(
        "The last step was undone: the basket is again what it was.",
        {"basket": "all lines, discount and exemption", "undone": "event_id of the undone step"},
    ),
    EventType.BASKET_VOIDED: EventSpec(
        "A whole basket was given up.",
        {
            "reason": "why",
            "total_minor": "what it came to",
            "currency": "ISO 4217 code",
            "lines_count": "lines",
        },
    ),
    EventType.BASKET_PARKED: EventSpec(
        "A basket was set aside; what it is called may be a person's name and stays a row.",
        {
            "total_minor": "what it came to",
            "currency": "ISO 4217 code",
            "lines_count": "lines",
        },
    ),
    EventType.BASKET_RECALLED: EventSpec("A parked basket came back.", {}),
    EventType.BASKET_TAKEN_OVER: EventSpec(
        "A sale that another lane had parked goes on in this basket, at the prices that it had.",
        {
            "basket": "all lines, discount and exemption",
            "key": _KEY,
            "from_terminal": "the lane that had parked it",
        },
    ),
    EventType.BASKET_HANDED_OVER: EventSpec(
        "Another lane took a parked basket over: it has ended here and is no void.",
        {
            "key": _KEY,
            "to_terminal": "the lane that has it now",
            "total_minor": "what it came to",
            "currency": "ISO 4217 code",
            "lines_count": "lines",
        },
    ),
    EventType.PARKED_CLASH: EventSpec(
        "Two lanes that had not heard of each other went on with one parked sale, this one in "
        "the event's basket; a person must see that it is paid once.",
        {
            "key": _KEY,
            "other_terminal": "the other lane that has it",
        },
    ),
    EventType.CUSTOMER_IDENTIFIED: EventSpec(
        "A known customer belongs to the basket.",
        {"customer_ref": "random reference", "how": "scan | phone | name | created | recall"},
    ),
    EventType.CUSTOMER_DETACHED: EventSpec(
        "The customer was taken off the basket.", {"customer_ref": "random reference"}
    ),
    EventType.AGE_VERIFIED: EventSpec(
        "The customer is old enough; no date of birth goes further than the check.",
        {
            "limit": "age in years that was checked",
            "how": "typed_date | manager | id_reading | looks_older",
            "document": "kind of document or empty",
            "checked_by": "employee id",
        },
    ),
    EventType.AGE_REFUSED: EventSpec(
        "The customer is not, or could not be shown to be, old enough.",
        {
            "limit": "age in years",
            "how": "typed_date | manager | id_reading | cashier",
            "document": "kind of document or empty",
            "checked_by": "employee id",
            "lines_count": "lines that were taken out",
        },
    ),
    EventType.CHECKOUT_STARTED: EventSpec(
        "Pay was pressed: the whole priced basket, for whoever must agree.",
        _PRICED | {"customer_ref": "random reference or null"},
    ),
    EventType.CHECKOUT_CANCELLED: EventSpec("Back from payment to the basket.", {}),
    EventType.PAYMENT_STARTED: EventSpec(
        "A card payment is about to be asked for: stored before the terminal is called.", _TENDER
    ),
    EventType.PAYMENT_PROCESSED: EventSpec(
        "A tender was accepted.",
        _TENDER
        | {
            "reference": "terminal's reference or empty",
            "masked": "card as the terminal masks it, or empty",
        },
    ),
    EventType.PAYMENT_FAILED: EventSpec(
        "A card payment did not happen.",
        _TENDER
        | {
            "outcome": "declined | cancelled | not_found | unreachable",
            "reason": "terminal's words",
        },
    ),
    EventType.PAYMENT_REMOVED: EventSpec(
        "An accepted tender was given back before the sale was closed.",
        _TENDER | {"reference": "terminal's reference of the reversal or empty"},
    ),
    EventType.REVERSAL_STARTED: EventSpec(
        "An accepted card payment is about to be given back: stored before the terminal is called.",
        _TENDER,
    ),
    EventType.REVERSAL_FAILED: EventSpec(
        "A card payment was not given back and stays a tender.",
        _TENDER
        | {
            "outcome": "declined | cancelled | not_found | unreachable | decided",
            "reason": "terminal's words",
        },
    ),
    EventType.CARD_RETURNED: EventSpec(
        "The card terminal had taken a payment that no sale has.",
        _TENDER
        | {
            "outcome": "returned: it was taken back | kept: the terminal refused, people must",
            "reference": "terminal's reference of that or empty",
            "reason": "terminal's words",
        },
    ),
    EventType.CARD_SETTLED: EventSpec(
        "The card terminal's day was ended; its totals beside the lane's.",
        {
            "settled_shift_id": "the shift with whose end it was asked for; the idempotency key",
            "currency": "ISO 4217 code",
            "reference": "terminal's reference or empty",
            "count": "payments and refunds, as the terminal counts",
            "total_minor": "Σ of them, refunds off, as the terminal says",
            "expected_count": "card tenders of the lane's sales since the settlement before",
            "expected_minor": "Σ of them, refunds off",
            "difference_minor": "total_minor − expected_minor",
            "through_seq": "the last event whose sale is in it",
            "schemes": "as the terminal says, may be empty: [{name, count, total_minor}]",
        },
    ),
    EventType.BASKET_CLOSED: EventSpec(
        "A sale exists: lines, discounts, taxes, tenders, receipt number.",
        _PRICED
        | {
            "receipt_no": "gapless per terminal and epoch: TERMINAL-EPOCH-NUMBER",
            "receipt_seq": "the number alone",
            "tenders": "[{tender_id, kind, amount_minor, reference, masked}]",
            "change_minor": "cash given back",
            "rounding_minor": "cash rounding (paid − total)",
            "due_minor": "total + rounding = Σ tenders − change",
            "customer_ref": "random reference or null",
            "kind": "sale | refund (negative total or only returns)",
            "suggested": "what plugins suggested on the screen: [{plugin, sku}]",
        },
    ),
    EventType.RECEIPT_REPRINTED: EventSpec(
        "A copy of a receipt was asked for.",
        {"receipt_no": "which", "sale_id": "its basket", "copy_no": "1 for the first copy"},
    ),
    EventType.STOCK_ADJUSTED: EventSpec(
        "Stock was counted, received or written off: a difference.",
        {"sku": "product", "qty_milli": "difference in thousandths", "reason": "why"},
    ),
}

_ELSEWHERE = OF_THE_SHOP | OF_PLUGINS | BY_PLUGINS
_ALL = _SPECS | {EventType(name): spec for name, spec in _ELSEWHERE.items()}
EVENTS: Mapping[EventType, EventSpec] = MappingProxyType({name: _ALL[name] for name in EventType})
