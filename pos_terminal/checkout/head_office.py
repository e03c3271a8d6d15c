"""Staff, settings and plugins as head office wants them, between two commands of the lane.

Each document is a commit of its own with its place in the inbox, so a kill leaves both or neither.
The newest version of a key wins; whoever was switched off stays so until head office, knowing it,
says otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pos_terminal.checkout import plugin_switches, shelves, staff_published
from pos_terminal.checkout.shelves import HEAD_OFFICE
from pos_terminal.checkout.shop import check_setting, shop_from
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.told_by_others import OFFICE_KEPT, OFFICE_POSITION
from pos_terminal.domain.errors import CashierError
from pos_terminal.store import operations
from pos_terminal.store.catalog.published import Kept, Mark

CHUNK_S = 0.012  # the next command waits no longer than this and one commit: 20 ms
AFTER_SALE = "head_office.after_sale"
_CONTEXT = {"employee_id": None, "basket_id": None}  # nobody at the till did it


@dataclass(frozen=True, slots=True)
class Handed:
    """One document, checked; `position` is its place in the inbox."""

    position: int
    kind: str  # employee | setting | plugin_switch
    key: str
    version: int
    published_at: str  # UTC
    body: Mapping[str, Any] = field(repr=False)
    deleted: bool = False
    refused: tuple[str, Mapping[str, object]] | None = None  # the check's word: key and facts


@dataclass(frozen=True, slots=True)
class Chunk:
    """How far the lane came."""

    done: int  # documents looked at
    applied: int
    kept: tuple[Kept, ...]


def apply(till: Till, documents: Sequence[Handed], inbox_id: str) -> Chunk:
    """Apply documents in the order of the inbox until the time of a chunk is over.

    One that is refused is kept with its reason, and the others go on.
    """
    clock = till.time.clock
    ends = clock.monotonic() + CHUNK_S
    done, kept = 0, []
    for document in documents:
        try:
            _take(till, document, inbox_id)
        except CashierError as err:
            entry = Kept(document.position, document.kind, document.key, err.key, err.facts)
            _keep(till, entry, inbox_id)
            kept.append(entry)
        done += 1
        if clock.monotonic() >= ends:
            break
    return Chunk(done, done - len(kept), tuple(kept))


def _take(till: Till, document: Handed, inbox_id: str) -> None:
    with till.transaction() as tx:
        if document.version > _known_version(tx, document):
            if document.refused is not None:
                key, facts = document.refused
                raise CashierError(key, **facts)
            _RULES[document.kind](till, tx, document)
            operations.set_control(tx.connection, _version_key(document), str(document.version))
        _move(tx, document, inbox_id, None)


def _keep(till: Till, entry: Kept, inbox_id: str) -> None:
    with till.store.transaction() as tx:
        _move(tx, entry, inbox_id, entry)


def _move(tx: Any, at: Handed | Kept, inbox_id: str, kept: Kept | None) -> None:
    """Note the position and what is kept; rows that stay as they are are not written."""
    mark = Mark.from_text(operations.control_value(tx.connection, OFFICE_POSITION))
    same_inbox = mark.inbox_id == inbox_id
    if not same_inbox or at.position > mark.position:
        operations.set_control(tx.connection, OFFICE_POSITION, Mark(inbox_id, at.position).text)
    text = operations.control_value(tx.connection, OFFICE_KEPT) or "{}"
    before: dict[str, Any] = json.loads(text) if same_inbox else {}
    name = f"{at.kind}/{at.key}"
    after = {other: entry for other, entry in before.items() if other != name}
    if kept is not None:
        after[name] = [kept.position, kept.reason, dict(kept.facts)]
    fresh = json.dumps(after, default=str, sort_keys=True)
    if fresh != text:
        operations.set_control(tx.connection, OFFICE_KEPT, fresh)


def _version_key(document: Handed) -> str:
    return f"published.{document.kind}.{document.key}"


def _known_version(tx: TillTx, document: Handed) -> int:
    return int(operations.control_value(tx.connection, _version_key(document)) or 0)


def _employee(till: Till, tx: TillTx, document: Handed) -> None:
    staff_published.put(
        till, tx, document.key, document.body, document.published_at, document.deleted
    )


def _setting(till: Till, tx: TillTx, document: Handed) -> None:
    key, value = document.key, str(document.body.get("value", ""))
    if document.deleted or key == "demo":
        raise CashierError("head_office.setting", setting=key)
    known = operations.read_settings(tx.connection).get(key)
    if known == value:
        return
    if not key.startswith("sync."):  # those were checked by the agent's own models
        check_setting(key, value)
        if till.running.sale.basket.lines:
            raise CashierError(AFTER_SALE)
        if key in shelves.FIXED and shelves.has_amounts(tx):
            raise CashierError("setting.fixed", setting=key)
    shelves.put_setting(tx, key, value, HEAD_OFFICE, **_CONTEXT)
    shop = shop_from(operations.read_settings(tx.connection))
    tx.after_commit.append(lambda: till.use_shop(shop))


def _plugin(till: Till, tx: TillTx, document: Handed) -> None:
    name, settings = document.key, document.body.get("settings")
    on = not document.deleted and bool(document.body["on"])
    if settings is not None:
        plugin_switches.settings_in(till, tx, name, settings, **_CONTEXT)
    if on or name in till.running.plugged.switches:
        plugin_switches.switch_in(till, tx, name, on, HEAD_OFFICE, **_CONTEXT)


_RULES: dict[str, Callable[[Till, TillTx, Handed], None]] = {
    "employee": _employee,
    "setting": _setting,
    "plugin_switch": _plugin,
}
