"""What commands change, done inside the process that is the lane.

The lane's control socket calls `handle`; a command that is the lane for a moment calls `perform`.
So there is one road for both, and no command writes beside the lane.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout import shelves, staff
from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.checkout.till import Till
from pos_terminal.cli import device_operations, plugin_operations, sync_operations
from pos_terminal.control.errors import ControlError
from pos_terminal.control.server import Call, ControlServer
from pos_terminal.control.transport import address_of
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_UNIT_PRICE
from pos_terminal.domain.product import CatalogChange
from pos_terminal.store import people

if TYPE_CHECKING:
    from pos_terminal.bootstrap import RunningLane
    from pos_terminal.store.importing.report import ImportReport

SOURCE = "command line"
PATIENCE_S = 120.0  # for the lane thread


@dataclass(frozen=True, slots=True)
class Work:
    """One change: what is asked, whom to tell how far it is, and whether to stop."""

    params: dict[str, Any]
    tell: Callable[[dict[str, Any]], None]
    cancelled: Callable[[], bool]

    def need(self, name: str) -> Any:
        """A part of the question; raises ControlError when it is missing."""
        if name not in self.params:
            raise ControlError(f"The question is not complete: {name} is missing.")
        return self.params[name]


def handle(running: RunningLane, call: Call) -> object:
    """Answer one question of the control socket."""
    return perform(
        running,
        call.method,
        Work(call.params, lambda facts: call.progress(**facts), call.cancelled),
    )


@contextmanager
def listening(running: RunningLane) -> Iterator[None]:
    """Answer commands on the control socket for as long as the block runs."""
    address = address_of(running.settings.data_dir)
    server = ControlServer(address, lambda call: handle(running, call))
    server.start()
    try:
        yield
    finally:
        server.close()


def perform(running: RunningLane, method: str, work: Work) -> object:
    """Carry out one change; raises ControlError for one that is not known."""
    operation = OPERATIONS.get(method)
    if operation is None:
        raise ControlError(f"This lane does not know {method}; are both of the same version?")
    return operation(running, work)


def _on_lane(running: RunningLane, work: Callable[[Till], object]) -> Any:
    return running.lane.call(work).result(PATIENCE_S)


def _journal(running: RunningLane, change: CatalogChange | None) -> None:
    """The journal knows which catalogue the lane sells from."""
    if change is None:
        return

    def note(till: Till) -> None:
        with till.transaction() as tx:
            shelves.journal_change(tx, change)

    _on_lane(running, note)


def _ping(running: RunningLane, work: Work) -> object:
    state = running.lane.state
    vitals = {name: look() for name, look in running.vitals.items()}
    return {"phase": state.phase.value, "terminal_id": state.terminal_id, "vitals": vitals}


def _import_products(running: RunningLane, work: Work) -> object:
    from pos_terminal.store.importing.products import ImportOptions, import_products

    params = work.params
    report = import_products(
        Path(work.need("path")),
        running.writer,
        mapping=list(params.get("map", [])) or None,
        dry_run=bool(params.get("dry_run", True)),
        progress=lambda progress: work.tell(asdict(progress)),
        cancel=work.cancelled,
        options=ImportOptions(**params.get("options", {})),
    )
    _journal(running, report.change)
    return _report_data(report)


def _import_customers(running: RunningLane, work: Work) -> object:
    from pos_terminal.cli.customer_store import customers_of
    from pos_terminal.store.importing.customers import import_customers

    currency = running.lane.state.currency
    with customers_of(
        running.files.lane_db, currency, lambda change: _on_lane(running, change)
    ) as customers:
        report = import_customers(
            Path(work.need("path")),
            customers,
            mapping=list(work.params.get("map", [])) or None,
            dry_run=bool(work.params.get("dry_run", True)),
            progress=lambda progress: work.tell(asdict(progress)),
            cancel=work.cancelled,
        )
    return _report_data(report)


def _report_data(report: ImportReport) -> dict[str, Any]:
    """An import's report as JSON; `asdict` turns a Counter inside out."""
    names = [field.name for field in fields(report) if field.name not in ("bad", "remarks")]
    data: dict[str, Any] = {name: getattr(report, name) for name in names}
    for name, notes in (("bad", report.bad), ("remarks", report.remarks)):
        listed = [asdict(entry) for entry in notes.listed]
        data[name] = {"count": notes.count, "reasons": dict(notes.reasons), "listed": listed}
    data["change"] = None if report.change is None else asdict(report.change)
    return data


def _set_price(running: RunningLane, work: Work) -> object:
    try:
        price = Decimal(str(work.need("price")))
    except InvalidOperation as err:
        raise CashierError("price.limit", limit=MAX_UNIT_PRICE) from err
    if not price.is_finite():
        raise CashierError("price.limit", limit=MAX_UNIT_PRICE)
    change = running.writer.set_price(str(work.need("sku")), price, source=SOURCE)
    _journal(running, change)
    return {"changed": bool(change.count), "catalogue_version": change.to_version}


def _set_active(running: RunningLane, work: Work) -> object:
    change = running.writer.set_active(
        str(work.need("sku")), bool(work.need("active")), source=SOURCE
    )
    _journal(running, change)
    return {"changed": bool(change.count), "catalogue_version": change.to_version}


def _add_staff(running: RunningLane, work: Work) -> object:
    params = work.params
    command = SaveEmployee(
        name=str(work.need("name")),
        role=str(work.need("role")),
        username=str(params.get("username") or ""),
        pin=params.get("pin"),
        password=params.get("password"),
        language=str(params.get("language") or ""),
    )
    return {"employee_id": _on_lane(running, lambda till: staff.write(till, command))}


def _change_staff(running: RunningLane, work: Work) -> object:
    """A new PIN, password or badge, or somebody who leaves or comes back."""
    params = work.params

    def apply(till: Till) -> str:
        with till.store.transaction() as tx:
            row = people.employee(tx.connection, _employee_id(tx.connection, str(work.need("who"))))
        if row is None:
            raise CashierError("staff.unknown")
        command = SaveEmployee(
            name=row.name,
            role=row.role,
            username=row.username,
            pin=params.get("pin"),
            password=params.get("password"),
            employee_id=row.employee_id,
            active=bool(params.get("active", row.active)),
            language=row.language,
            badge=params.get("badge"),
        )
        return staff.write(till, command)

    return {"employee_id": _on_lane(running, apply)}


def _employee_id(connection: Any, who: str) -> str:
    """An id as given, or the id of a user name, working here still or not."""
    rows = people.all_employees(connection)
    named = (row for row in rows if row.username and row.username.lower() == who.lower())
    found = next((row for row in rows if row.employee_id == who), None) or next(named, None)
    if found is None:
        raise CashierError("staff.unknown")
    return str(found.employee_id)


Operation = Callable[["RunningLane", Work], object]

OPERATIONS: dict[str, Operation] = {
    "lane.ping": _ping,
    "products.import": _import_products,
    "customers.import": _import_customers,
    "products.set_price": _set_price,
    "products.set_active": _set_active,
    "staff.add": _add_staff,
    "staff.change": _change_staff,
    **plugin_operations.OPERATIONS,
    **sync_operations.OPERATIONS,
    **device_operations.OPERATIONS,
}
