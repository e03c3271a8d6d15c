"""What can go wrong between a command and the lane, and how errors cross the socket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_terminal.domain.errors import (
    ApprovalNeeded,
    BugError,
    CashierError,
    DeviceError,
    POSError,
    StoreError,
)


class ControlError(POSError):
    """The conversation failed: not understood, too slow, or cut off."""


class LaneNotRunning(ControlError):
    """Nobody listens on the socket."""


class LaneBusy(POSError):
    """Another process is the lane, or plays another part of which there is only one."""

    def __init__(self, where: str, who: str, pid: int | None, part: str = "the lane") -> None:
        """Name the holder and what to do about it."""
        super().__init__(
            f"Another process is already {part} of {where}: {who}. "
            "Use that one, or end it first and try again."
        )
        self.pid = pid


def error_data(err: Exception) -> dict[str, object]:
    """An error as data; what is no error of ours says only that the log knows more."""
    match err:
        case ApprovalNeeded():
            facts = {name: fact for name, fact in err.facts.items() if name != "right"}
            return {"kind": "approval", "right": err.right, "facts": facts}
        case CashierError():
            return {"kind": "cashier", "key": err.key, "facts": err.facts}
        case StoreError():
            return {"kind": "store", "what": err.what, "hint": err.hint}
        case DeviceError():
            return {"kind": "device", "device": err.device, "hint": err.hint}
        case POSError():
            return {"kind": "refused", "text": str(err)}
    return {"kind": "bug", "text": "The lane met an error of its own; its log knows more."}


def error_from(data: Mapping[str, Any]) -> POSError:
    """The error again, on the other side."""
    facts = {str(name): fact for name, fact in dict(data.get("facts") or {}).items()}
    match data.get("kind"):
        case "approval":
            return ApprovalNeeded(str(data.get("right")), **facts)
        case "cashier":
            return CashierError(str(data.get("key")), **facts)
        case "store":
            return StoreError(str(data.get("what")), str(data.get("hint") or ""))
        case "device":
            return DeviceError(str(data.get("device")), str(data.get("hint") or ""))
        case "bug":
            return BugError(str(data.get("text")))
    return ControlError(str(data.get("text") or "The lane refused without saying why."))
