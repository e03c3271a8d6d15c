"""The tables of lane.db: the journal, what is derived from it, people, and operations."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)

from pos_terminal.domain.money import MAX_QTY_MILLI
from pos_terminal.store import people_tables  # noqa: F401 - of the same metadata
from pos_terminal.store.columns import UuidBytes
from pos_terminal.store.columns import metadata as metadata  # the whole of it, with people

# Conditions of partial indexes; a query uses such an index only if it says the same words.
LIVE_BASKETS = text("status IN ('open', 'parked')")
LIVE_PRINTS = text("status IN ('QUEUED', 'SENT', 'UNCONFIRMED', 'FAILED')")

LIMIT = 10**15  # minor units; far above what domain.money lets in, far below 2**53


def _bounded(name: str) -> str:
    """Whole and within bounds: SQLite itself would keep 0.5, 1e999 and words there."""
    return f"typeof({name}) = 'integer' AND abs({name}) < {LIMIT}"


def _amount(name: str, *, nullable: bool = False) -> Column[int]:
    bounds = f"{name} IS NULL OR ({_bounded(name)})" if nullable else _bounded(name)
    return Column(name, Integer, CheckConstraint(bounds), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("event_id", UuidBytes, nullable=False, unique=True),
    Column("journal_id", UuidBytes, nullable=False),
    Column("epoch", Integer, nullable=False),
    _text("event_type"),
    Column("version", Integer, nullable=False),
    _text("store_id"),
    _text("terminal_id"),
    Column("shift_id", UuidBytes),
    _text("employee_id", nullable=True),
    Column("basket_id", UuidBytes),
    Column("caused_by", UuidBytes),
    Column("training", Integer, nullable=False),
    _text("occurred_at"),
    Column("utc_offset_min", Integer, nullable=False),
    _text("business_date"),
    Column("data", LargeBinary, nullable=False),  # canonical JSON bytes
    Column("data_hash", LargeBinary, nullable=False),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("journal_basket", "basket_id", sqlite_where=text("basket_id IS NOT NULL")),
)

# -- derived from the journal: `journal rebuild` makes these again, bit for bit (I5)

epochs = Table(
    "epochs",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("journal_id", UuidBytes, nullable=False),
    Column("first_seq", Integer, nullable=False),
    _text("reason"),
)

series = Table(
    "series",
    metadata,
    _text("terminal_id"),
    Column("epoch", Integer, nullable=False),
    _text("name"),  # receipt | z
    Column("last_no", Integer, nullable=False),
    Index("series_key", "terminal_id", "epoch", "name", unique=True),
)

perpetual = Table(
    "perpetual",
    metadata,
    Column("currency", Text, primary_key=True),
    _amount("total_minor"),
    Column("sales_count", Integer, nullable=False),
)

baskets = Table(
    "baskets",
    metadata,
    Column("basket_id", UuidBytes, primary_key=True),
    _text("status"),  # open | parked | closed | voided | handed_over
    Column("started_seq", Integer, nullable=False),
    _text("started_at"),
    _text("employee_id", nullable=True),
    _text("parked_at", nullable=True),
    _amount("total_minor"),
    Column("lines_count", Integer, nullable=False),
    Index("baskets_live", "status", sqlite_where=LIVE_BASKETS),
)

sales = Table(
    "sales",
    metadata,
    Column("sale_id", UuidBytes, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    _text("receipt_no"),
    Column("receipt_seq", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    _text("terminal_id"),
    _text("kind"),  # sale | refund
    Column("shift_id", UuidBytes),
    _text("employee_id", nullable=True),
    Column("customer_ref", UuidBytes),
    _text("closed_at"),
    Column("utc_offset_min", Integer, nullable=False),
    _text("business_date"),
    _text("currency"),
    _amount("gross_minor"),
    _amount("line_discount_minor"),
    _amount("receipt_discount_minor"),
    _amount("net_minor"),
    _amount("tax_minor"),
    _amount("total_minor"),
    _amount("rounding_minor"),
    _amount("change_minor"),
    Index("sales_receipt", "receipt_no", unique=True),
    Index("sales_shift", "shift_id"),
    Index("sales_date", "business_date"),
    Index("sales_customer", "customer_ref", sqlite_where=text("customer_ref IS NOT NULL")),
)

sale_lines = Table(
    "sale_lines",
    metadata,
    Column("sale_id", UuidBytes, nullable=False, primary_key=True),
    Column("line_no", Integer, nullable=False, primary_key=True),
    _text("sku"),
    _text("name"),
    _text("category"),
    _text("unit"),
    Column(
        "qty_milli",
        Integer,
        CheckConstraint(
            f"typeof(qty_milli) = 'integer' AND abs(qty_milli) BETWEEN 1 AND {MAX_QTY_MILLI}"
        ),
        nullable=False,
    ),
    _text("unit_price"),
    _amount("gross_minor"),
    _amount("discount_minor"),
    _amount("receipt_discount_minor"),
    _amount("net_minor"),
    _amount("tax_minor"),
    _amount("total_minor"),
    _text("serial"),
    Column("return_sale_id", UuidBytes),
    Column("return_line_no", Integer),
    Index(
        "sale_lines_returns",
        "return_sale_id",
        "return_line_no",
        sqlite_where=text("return_sale_id IS NOT NULL"),
    ),
    Index("sale_lines_serial", "serial", "sku", sqlite_where=text("serial <> ''")),
    sqlite_with_rowid=False,
)

sale_taxes = Table(
    "sale_taxes",
    metadata,
    Column("sale_id", UuidBytes, nullable=False, primary_key=True),
    Column("position", Integer, nullable=False, primary_key=True),
    _text("code"),
    _text("name"),
    _text("rate"),
    _amount("base_minor"),
    _amount("tax_minor"),
    sqlite_with_rowid=False,
)

payments = Table(
    "payments",
    metadata,
    Column("sale_id", UuidBytes, nullable=False, primary_key=True),
    Column("position", Integer, nullable=False, primary_key=True),
    Column("tender_id", UuidBytes, nullable=False),
    _text("kind"),
    _amount("amount_minor"),
    _text("reference"),
    _text("masked"),
    sqlite_with_rowid=False,
)

card_intents = Table(
    "card_intents",
    metadata,
    Column("tender_id", UuidBytes, primary_key=True),
    Column("basket_id", UuidBytes, nullable=False),
    _amount("amount_minor"),
    _text("status"),  # started | processed | failed | removed
    Column("started_seq", Integer, nullable=False),
    Index("card_intents_open", "status", sqlite_where=text("status = 'started'")),
)

shifts = Table(
    "shifts",
    metadata,
    Column("shift_id", UuidBytes, primary_key=True),
    Column("opened_seq", Integer, nullable=False),
    _text("opened_at"),
    _text("opened_by", nullable=True),
    _text("currency"),
    _amount("float_minor"),
    Column("closed_seq", Integer),
    _text("closed_at", nullable=True),
    _text("closed_by", nullable=True),
    Column("z_no", Integer),
    _amount("expected_minor", nullable=True),
    _amount("counted_minor", nullable=True),
    _amount("left_minor", nullable=True),
)

cash_moves = Table(
    "cash_moves",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("shift_id", UuidBytes, nullable=False),
    _text("kind"),  # in | out | drop
    _amount("amount_minor"),
    _text("reason"),
    _text("employee_id", nullable=True),
    Index("cash_moves_shift", "shift_id"),
)

stock = Table(
    "stock",
    metadata,
    Column("sku", Text, primary_key=True),
    _amount("qty_milli"),  # Σ of differences
    sqlite_with_rowid=False,
)

reprints = Table(
    "reprints",
    metadata,
    Column("sale_id", UuidBytes, primary_key=True),
    Column("copies", Integer, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("event_type"),
    _text("employee_id", nullable=True),
    Column("shift_id", UuidBytes),
    _text("business_date"),
    _text("what"),  # right, act or product
    _text("reason"),
    _text("approved_by"),
    _amount("amount_minor"),
    Index("audit_shift", "shift_id"),
)

DERIVED = (
    epochs,
    series,
    perpetual,
    baskets,
    sales,
    sale_lines,
    sale_taxes,
    payments,
    card_intents,
    shifts,
    cash_moves,
    stock,
    reprints,
    audit,
)

# -- reference: people are in people_tables; the journal holds only that a version changed

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
    Column("row_version", Integer, nullable=False),
)

# -- operational: not rebuilt, not replicated

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("job_id", UuidBytes, primary_key=True),
    Column("number", Integer, nullable=False),  # order of printing
    _text("kind"),  # receipt | copy | z | x | slip
    _text("title"),
    Column("seq", Integer),  # the event it prints
    Column("copy_no", Integer, nullable=False),
    _text("payload"),  # JSON for what no event holds (X report)
    _text("status"),  # QUEUED | SENT | CONFIRMED | UNCONFIRMED | FAILED | DROPPED
    _text("created_at"),
    _text("detail"),
    Index("print_jobs_number", "number", unique=True),
    Index(
        "print_jobs_live",
        "status",
        sqlite_where=LIVE_PRINTS,
    ),
)

parked_names = Table(
    "parked_names",  # "Mrs Smith": a person's name stays out of the journal
    metadata,
    Column("basket_id", UuidBytes, primary_key=True),
    _text("name"),
)

parked_elsewhere = Table(
    "parked_elsewhere",  # at other lanes of the shop, to be taken over here
    metadata,
    Column("key", Text, primary_key=True),  # store/basket/seq of the parking
    Column("number", Integer, nullable=False),  # of the document's version
    _text("terminal_id"),
    _text("name"),  # may be a person's
    _text("customer_ref"),
    _text("parked_at"),
    Column("total_minor", Integer, nullable=False),
    _text("currency"),
    Column("lines_count", Integer, nullable=False),
    _text("basket"),  # JSON
)

parked_ends = Table(
    "parked_ends",  # what was said to have ended never comes back
    metadata,
    Column("key", Text, primary_key=True),
    Column("terminal_id", Text, primary_key=True),  # who recalled it or took it over
    Column("basket_id", UuidBytes),  # where that was this lane: the basket that it went on as
    _text("ended_at"),
)

login_guard = Table(
    "login_guard",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
)

control = Table(
    "control",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
)

applied_outcomes = Table(
    "applied_outcomes",
    metadata,
    Column("outcome_id", UuidBytes, primary_key=True),
    Column("seq", Integer),
)
