"""What a manager does about the devices; each act is an event before it is done."""

from __future__ import annotations

import re

from pos_terminal.checkout import rights
from pos_terminal.checkout.commands.devices import ACTS, LookAtDevices, ManageDevices
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right

MAX_DETAIL = 200  # characters: a driver and a connection
_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")


def look(till: Till, command: LookAtDevices) -> None:
    """Whoever may look, or somebody who allows it, which is noted."""
    rights.look(till, Right.DEVICES)


def manage(till: Till, command: ManageDevices) -> None:
    """Note what a manager is about to have done."""
    rights.require(till, Right.DEVICES)
    note(till, command, rights.approver_id(till))


def note(till: Till, command: ManageDevices, by: str = "") -> None:
    """The event of an act, whoever asked; CashierError("device.act")."""
    known = command.act in ACTS and _ID.fullmatch(command.device_id)
    if not known or len(command.detail) > MAX_DETAIL or not _plain(command.detail):
        raise CashierError("device.act", act=command.act[:20], device=command.device_id[:64])
    till.record(
        EventType.DEVICES_MANAGED,
        {
            "device_id": command.device_id,
            "act": command.act,
            "detail": command.detail,
            "managed_by": by,
        },
    )


def _plain(text: str) -> bool:
    return not text or text.isprintable()
