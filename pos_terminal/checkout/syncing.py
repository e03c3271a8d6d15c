"""What a manager does about the stores outside; each act is an event before it is done."""

from __future__ import annotations

import json
import re

from pos_terminal.checkout import lives, rights
from pos_terminal.checkout.commands.syncing import (
    ACTS,
    BeginNewLife,
    ChangeSyncSettings,
    LookAtSync,
    ManageSync,
)
from pos_terminal.checkout.shelves import put_setting
from pos_terminal.checkout.shift import MAX_REASON
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.store import operations
from pos_terminal.store.head import Head

PREFIX = "sync."  # of the settings rows, one a section
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


def look(till: Till, command: LookAtSync) -> None:
    """Whoever may look, or somebody who allows it, which is noted."""
    rights.look(till, Right.MANAGE_SYNC)


def change_settings(till: Till, command: ChangeSyncSettings) -> bool:
    """A manager's settings of one section; whether anything is new."""
    rights.require(till, Right.MANAGE_SYNC)
    return put_settings(till, command)


def put_settings(till: Till, command: ChangeSyncSettings) -> bool:
    """Keep them, whoever asked; CashierError("sync.section") or ("sync.setting", why=…)."""
    key = PREFIX + command.section
    with till.store.transaction() as tx:
        row = operations.read_settings(tx.connection).get(key, "{}")
    before = json.loads(row)
    values = till.check_sync(command.section, before | command.values)
    if values == before:
        return False
    with till.transaction() as till_tx:
        put_setting(till_tx, key, json.dumps(values, ensure_ascii=False, sort_keys=True))
    return True


def manage(till: Till, command: ManageSync) -> None:
    """Note what a manager is about to have done."""
    rights.require(till, Right.MANAGE_SYNC)
    note(till, command, rights.approver_id(till))


def note(till: Till, command: ManageSync, by: str = "") -> None:
    """The event of an act, whoever asked."""
    if command.act not in ACTS or not _NAME.fullmatch(command.sink) or command.from_seq < 0:
        raise CashierError("sync.act", act=command.act, sink=command.sink)
    till.record(
        EventType.SYNC_MANAGED,
        {
            "sink": command.sink,
            "act": command.act,
            "from_seq": command.from_seq,
            "managed_by": by,
        },
    )


def begin_new_life(till: Till, command: BeginNewLife) -> int:
    """A manager decides that this lane goes on under a new epoch; its number."""
    rights.require(till, Right.MANAGE_SYNC)
    return start_new_life(till, command.seen, command.reason)


def start_new_life(till: Till, seen: Head | None, words: str = "") -> int:
    """Begin it, whoever asked; not in the midst of a sale."""
    if till.running.sale.basket.lines or till.running.sale.checkout_seq:
        raise CashierError("sync.basket")
    return lives.begin_forked(till, seen, words.strip()[:MAX_REASON])
