"""Importing customers with the machinery of products: preview, reasons, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from pos_terminal.domain.errors import CashierError
from pos_terminal.store.importing.columns import find_columns
from pos_terminal.store.importing.mapping import CUSTOMER_HEADERS, ColumnMap
from pos_terminal.store.importing.progress import Pace
from pos_terminal.store.importing.report import (
    Cancel,
    ImportRefused,
    ImportReport,
    ProgressSink,
    RowError,
    RowNote,
)
from pos_terminal.store.importing.source import Caps, open_table
from pos_terminal.store.importing.values import clean_text, read_flag

CAPS = Caps(rows=500_000, columns=100, plain_bytes=500_000_000)
_LIMITS = {
    "customer_ref": 64, "name": 120, "phone": 40, "email": 120, "card": 40, "group": 64,
    "notes": 400,
}  # fmt: skip
_TELL_EVERY = 500  # rows


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as files hold them; '' is nothing."""

    name: str
    customer_ref: str = ""  # empty: a new one
    phone: str = ""
    email: str = ""
    card: str = ""
    group: str = ""
    notes: str = ""
    consent: bool = False


class CustomerStore(Protocol):
    """Where customers are kept: lane.db, by way of the lane."""

    def checked(self, row: CustomerRow) -> CustomerRow:
        """The row in the form in which it would be kept; CashierError for what is wrong."""

    def find(self, row: CustomerRow) -> CustomerRow | None:
        """Whom the row means: by reference, then card, then telephone number."""

    def save(self, rows: Sequence[CustomerRow]) -> None:
        """Create (no reference) or change all of these customers, or none."""


def import_customers(
    path: Path,
    store: CustomerStore,
    mapping: ColumnMap | Sequence[str] | None = None,
    dry_run: bool = True,
    progress: ProgressSink | None = None,
    cancel: Cancel | None = None,
) -> ImportReport:
    """Import a file of customers, or say what importing would do; nothing is half done.

    A column that the file lacks, or an empty cell, leaves what is known as it is.
    Raises ImportRefused and ImportCancelled as import_products does.
    """
    pace = Pace(progress, cancel)
    table = open_table(path, caps=CAPS)
    report = ImportReport(table.sha256, dry_run)
    rows = table.rows()
    columns, first = find_columns(rows, mapping, CUSTOMER_HEADERS)
    if "name" not in columns.columns and "customer_ref" not in columns.columns:
        raise ImportRefused("import.no_name_column", found=", ".join(columns.columns))
    report.columns = dict(columns.names)
    writing: list[CustomerRow] = []
    seen = _Seen()
    for number, cells in chain(first, rows):
        report.rows += 1
        try:
            row = _judge(_read(cells, columns), store, report)
            seen.once(row, number, columns)
        except RowError as err:
            report.bad.add(RowNote(number, err.column, err.reason, err.value))
        else:
            _count(row, store, report, writing)
        if report.rows % _TELL_EVERY == 0:
            done = max(table.done_permille(), 1)
            pace.at("reading", report.rows, report.rows * 1000 // done)
    pace.at("writing", 0, len(writing))
    if writing and not dry_run:
        store.save(writing)
    report.seconds = pace.seconds
    return report


def _read(cells: list[str], columns: ColumnMap) -> dict[str, str]:
    """What the row says, by field; empty cells are left out."""
    found: dict[str, str] = {}
    for name, position in columns.columns.items():
        title = columns.names.get(name, name)
        text = clean_text(title, cells[position]) if position < len(cells) else ""
        limit = _LIMITS.get(name, 20)
        if len(text) > limit:
            raise RowError(title, f"longer than {limit} characters", text[:40])
        if text:
            found[name] = text
    return found


def _judge(found: dict[str, str], store: CustomerStore, report: ImportReport) -> CustomerRow:
    """The whole customer that the row makes: what is known already, changed by what it says."""
    title = report.columns.get("consent", "consent")
    consent = read_flag(title, found.pop("consent", ""))
    asked = CustomerRow(**{"name": "", **found})  # type: ignore[arg-type]
    known = store.find(asked)
    base = known or CustomerRow(name="")
    found["customer_ref"] = base.customer_ref or asked.customer_ref
    merged = replace(base, **found)  # type: ignore[arg-type]
    if consent is not None:
        merged = replace(merged, consent=bool(consent))
    if not merged.name:
        raise RowError(report.columns.get("name", "name"), "a new customer needs a name")
    try:
        return store.checked(merged)
    except CashierError as err:
        field = err.key.rpartition(".")[2]
        raise RowError(report.columns.get(field, field), str(err), found.get(field, "")) from err


def _count(
    row: CustomerRow, store: CustomerStore, report: ImportReport, writing: list[CustomerRow]
) -> None:
    known = store.find(row)
    if known is None:
        report.new += 1
    elif known == row:
        report.same += 1
        return
    else:
        report.changed += 1
    writing.append(row)


class _Seen:
    """Refuses a second row about the same person."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], int] = {}

    def once(self, row: CustomerRow, number: int, columns: ColumnMap) -> None:
        keys = [(name, getattr(row, name)) for name in ("customer_ref", "card", "phone")]
        for name, value in keys:
            first = self._rows.get((name, value)) if value else None
            if first is not None:
                title = columns.names.get(name, name)
                raise RowError(title, "the same customer as an earlier row", f"row {first}")
        self._rows.update({key: number for key in keys if key[1]})
