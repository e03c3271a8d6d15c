"""Products, stock and settings as a manager changes them."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from pos_terminal.checkout import rights
from pos_terminal.checkout.commands import AdjustStock, SaveProduct, SetSetting
from pos_terminal.checkout.shop import check_setting, shop_from
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.money import check_qty_milli
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.product import CatalogChange
from pos_terminal.store import operations
from pos_terminal.store.tables import shifts

CATALOGUE = "catalogue_version"  # control row: what the journal knows of
HERE, HEAD_OFFICE = "lane", "head_office"  # who changed what is reference
FIXED = frozenset({"currency"})  # amounts in the books are in it


def save_product(till: Till, command: SaveProduct) -> None:
    """Create or change a product; lines that are charged keep their price."""
    rights.require(till, Right.MANAGE_PRODUCTS)
    change = till.editor.save(command)
    with till.transaction() as tx:
        journal_change(tx, change)
        if command.picture is not None:
            digest = hashlib.sha256(command.picture).hexdigest() if command.picture else ""
            tx.append(EventType.PRODUCT_IMAGE_SET, {"sku": command.sku, "sha256": digest})


def journal_change(
    tx: TillTx, change: CatalogChange, source: str = HERE, **context: str | None
) -> None:
    """The journal knows which catalogue the lane sells from."""
    if not change.count:
        return
    tx.append(
        EventType.CATALOGUE_CHANGED,
        {
            "from_version": change.from_version,
            "to_version": change.to_version,
            "count": change.count,
            "source_sha256": change.source_sha256,
            "source": source,
        },
        **context,
    )
    operations.set_control(tx.connection, CATALOGUE, str(change.to_version))


def reconcile(till: Till) -> None:
    """The catalogue may have changed and the lane died before it could be journalled."""
    with till.store.transaction() as tx:
        known = int(operations.control_value(tx.connection, CATALOGUE) or 0)
    now = till.catalogue.version()
    till.running.catalogue_version = now
    if now != known:
        with till.transaction() as till_tx:
            journal_change(till_tx, CatalogChange(known, now, 1, "reconciled"))


def adjust_stock(till: Till, command: AdjustStock) -> None:
    """A difference with a reason, never an overwritten total."""
    rights.require(till, Right.MANAGE_PRODUCTS)
    if till.catalogue.product(command.sku) is None:
        raise CashierError("product.unknown", sku=command.sku)
    reason = command.reason.strip()[:120]
    if not reason:
        raise CashierError("reason.needed")
    data = {"sku": command.sku, "qty_milli": check_qty_milli(command.qty_milli), "reason": reason}
    till.record(EventType.STOCK_ADJUSTED, data)


def set_setting(till: Till, command: SetSetting) -> None:
    """Change one shop setting, live."""
    rights.require(till, Right.MANAGE_SETTINGS)
    if command.key == "demo":
        raise CashierError("setting.demo")
    check_setting(command.key, command.value)
    if till.running.sale.basket.lines:
        raise CashierError("setting.basket")
    with till.transaction() as tx:
        if command.key in FIXED and has_amounts(tx):
            raise CashierError("setting.fixed", setting=command.key)
        put_setting(tx, command.key, command.value)
        rows = operations.read_settings(tx.connection)
    till.use_shop(shop_from(rows))


def put_setting(
    tx: TillTx, key: str, value: str, source: str = HERE, **context: str | None
) -> None:
    """Write a setting's row and journal its version."""
    version = operations.save_setting(tx.connection, key, value)
    data = {"key": key, "row_version": version, "source": source}
    tx.append(EventType.SETTING_CHANGED, data, **context)


def has_amounts(tx: TillTx) -> bool:
    """Whether a drawer was ever opened: nothing is sold or parked before that."""
    return tx.connection.execute(select(shifts.c.opened_seq).limit(1)).first() is not None
