"""What a person at the till must hear and nobody was there for: said to whoever comes next."""

from __future__ import annotations

from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.store import operations

CLASHES = "untold_clashes"  # control row: other tills that took up what this one has, too
_BETWEEN = ", "


def remember_clash(tx: TillTx, terminal_id: str) -> None:
    """Until it is told, whatever happens to the program."""
    known = operations.control_value(tx.connection, CLASHES)
    names = {*known.split(_BETWEEN), terminal_id} - {""}
    operations.set_control(tx.connection, CLASHES, _BETWEEN.join(sorted(names)))


def tell(till: Till) -> None:
    """Say it, if somebody is there."""
    if till.running.employee is None or till.running.locked:
        return
    with till.store.transaction() as tx:
        names = operations.control_value(tx.connection, CLASHES)
        if names:
            operations.set_control(tx.connection, CLASHES, "")
    if names:
        till.notify("parked.clash", "warn", terminal=names)
