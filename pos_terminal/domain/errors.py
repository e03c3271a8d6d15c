"""The one tree of errors: each says who can mend it and keeps its cause."""

from __future__ import annotations

from typing import TypeVar


class POSError(Exception):
    """Root of everything that this program raises on purpose."""


class CashierError(POSError):
    """Something the cashier can mend; `key` picks a translated sentence, `facts` fill it."""

    def __init__(self, key: str, **facts: object) -> None:
        """Keep the sentence's key and facts."""
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        """Key and facts, for logs; people see the translated sentence."""
        inner = ", ".join(f"{name}={value}" for name, value in sorted(self.facts.items()))
        return f"{self.key}({inner})" if inner else self.key


class ApprovalNeeded(CashierError):
    """The act needs a right that the cashier lacks; a manager's PIN on the spot allows it."""

    def __init__(self, right: str, **facts: object) -> None:
        """Name the missing right."""
        super().__init__("approval.needed", right=right, **facts)
        self.right = right


class DeviceError(POSError):
    """A device or its cable failed; `hint` is the action that helps."""

    def __init__(self, device: str, hint: str) -> None:
        """Name the device and what to do about it."""
        super().__init__(f"{device}: {hint}")
        self.device = device
        self.hint = hint


class StoreError(POSError):
    """The local store refused or is damaged; `hint` says what IT staff should do."""

    def __init__(self, what: str, hint: str = "") -> None:
        """Say what failed and what to do."""
        super().__init__(f"{what} {hint}".strip())
        self.what = what
        self.hint = hint


class SinkError(POSError):
    """A cloud store did not take a batch; `key` picks a sentence for people, `facts` fill it.

    `request_id` is the other side's own name of the call, for its support.
    """

    def __init__(self, key: str, *, request_id: str = "", **facts: object) -> None:
        """Keep the sentence's key, its facts and the request's id."""
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
        self.request_id = request_id

    def __str__(self) -> str:
        """Key and facts, for logs; people see the translated sentence."""
        inner = ", ".join(f"{name}={value}" for name, value in sorted(self.facts.items()))
        asked = f" [request {self.request_id}]" if self.request_id else ""
        return (f"{self.key}({inner})" if inner else self.key) + asked


class SinkDown(SinkError):
    """Try again later; the cursor stays."""


class AuthPaused(SinkError):
    """Credentials are refused: the sink pauses with one notice."""


class Poison(SinkError):
    """This event can never succeed there: park it and go on."""


class Forked(SinkError):
    """The store holds another history of this lane, as after a clone: a person decides."""


class BugError(POSError):
    """Our own mistake: the lane stops with its journal intact."""


ErrorT = TypeVar("ErrorT", bound=BaseException)


def without_traces(error: ErrorT) -> ErrorT:
    """The error and its causes, to be kept: an answer, not a place.

    Frames would keep a PIN, a date of birth or a scanned document alive (I8).
    """
    seen: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        each = left.pop()
        if each is not None and each not in seen:
            seen.append(each)
            each.__traceback__ = None
            left += [each.__cause__, each.__context__]
    return error
