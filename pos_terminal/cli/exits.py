"""Exit codes: scripts read them, so they are documented and never change their meaning."""

from __future__ import annotations

from enum import IntEnum

from pos_terminal.config import SettingsError
from pos_terminal.control.errors import ControlError, LaneBusy
from pos_terminal.domain.errors import BugError, CashierError, DeviceError, POSError, StoreError


class NotSetUp(POSError):
    """There is no shop on this machine yet."""


class NoDisplay(POSError):
    """A window has nowhere to open."""


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    BUSY = 3
    NOT_SET_UP = 4
    SETTINGS = 5
    STORE = 6
    DEVICE = 7
    BUG = 70
    INTERRUPTED = 130


MEANINGS: dict[Exit, str] = {
    Exit.OK: "Done.",
    Exit.REFUSED: "Refused, or a check found something; the output says what.",
    Exit.USAGE: "The command was not understood; see --help.",
    Exit.BUSY: "Another process is the lane and cannot do this for us.",
    Exit.NOT_SET_UP: "There is no shop here yet; run the lane or the demo once.",
    Exit.SETTINGS: "A setting is wrong; the line names file and key.",
    Exit.STORE: "The store or its secrets cannot be opened or are damaged.",
    Exit.DEVICE: "A device is not there: no display, no printer.",
    Exit.BUG: "A mistake of the program itself; nothing was half done.",
    Exit.INTERRUPTED: "Stopped by Ctrl-C.",
}

_KINDS: tuple[tuple[type[POSError], Exit], ...] = (
    (SettingsError, Exit.SETTINGS),
    (LaneBusy, Exit.BUSY),
    (ControlError, Exit.BUSY),
    (NotSetUp, Exit.NOT_SET_UP),
    (StoreError, Exit.STORE),
    (DeviceError, Exit.DEVICE),
    (NoDisplay, Exit.DEVICE),
    (BugError, Exit.BUG),
    (CashierError, Exit.REFUSED),
)


def exit_of(err: POSError) -> Exit:
    """The code of an error."""
    return next((code for kind, code in _KINDS if isinstance(err, kind)), Exit.REFUSED)
