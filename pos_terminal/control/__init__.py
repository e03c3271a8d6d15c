"""One process is the lane; the others talk to it over a local socket of the same user."""

from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError, LaneBusy, LaneNotRunning
from pos_terminal.control.lock import Holder, LaneLock, holder
from pos_terminal.control.server import Call, ControlServer, Handler
from pos_terminal.control.transport import address_of

__all__ = [
    "Call",
    "ControlClient",
    "ControlError",
    "ControlServer",
    "Handler",
    "Holder",
    "LaneBusy",
    "LaneLock",
    "LaneNotRunning",
    "address_of",
    "holder",
]
