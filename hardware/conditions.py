"""How a device is, as people see it, and what of its faults and answers makes it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hardware.errors import DeviceFault, DeviceOffline, Mends, NothingWeighed, Unstable
from hardware.ports import DeviceHealth, PrintProof, Weight


class DeviceState(StrEnum):
    """How a device is; nothing but READY is well."""

    OFF = "off"  # not begun, or stopped
    CONNECTING = "connecting"
    READY = "ready"
    OFFLINE = "offline"  # the environment: tried again by itself
    NEEDS_HAND = "needs_hand"  # cover, paper, drawer: somebody must do something at the device
    UNKNOWN = "unknown"  # it cannot tell
    BROKEN = "broken"  # our own mistake: logged, tried again


@dataclass(frozen=True, slots=True)
class Condition:
    """A state and why."""

    state: DeviceState
    fault: DeviceFault | None = None


_STATES = {
    Mends.ENVIRONMENT: DeviceState.OFFLINE,
    Mends.OPERATOR: DeviceState.NEEDS_HAND,
    Mends.INPUT: DeviceState.READY,
    Mends.UNKNOWN: DeviceState.UNKNOWN,
}

_OF_THE_GOODS = (Unstable, NothingWeighed)  # an empty scale is a scale that is well


def condition_of(fault: DeviceFault) -> Condition:
    """How a device with this fault is."""
    state = DeviceState.READY if isinstance(fault, _OF_THE_GOODS) else _STATES[fault.mends]
    return Condition(state, None if state is DeviceState.READY else fault)


def fault_of(device: str, health: DeviceHealth) -> DeviceFault | None:
    """The fault that a device tells of by its health; None where that tells of none."""
    if health.online is not False and not health.key:
        return None
    kind = next((one for one in _kinds(DeviceFault) if one.key == health.key), DeviceOffline)
    return kind(device, health.hint)


def proves(answer: object) -> bool:
    """Whether a device that cannot tell how it is has shown by this answer that it works."""
    proven = (PrintProof.CONFIRMED, PrintProof.ECHOED)
    return answer in proven if isinstance(answer, PrintProof) else isinstance(answer, Weight | bool)


def same(one: Condition, other: Condition) -> bool:
    """Whether people would see no difference."""
    return one.state is other.state and _words(one) == _words(other)


def _words(condition: Condition) -> tuple[str, str]:
    fault = condition.fault
    return ("", "") if fault is None else (fault.key, fault.hint)


def _kinds(root: type[DeviceFault]) -> Iterator[type[DeviceFault]]:
    yield root
    for kind in root.__subclasses__():
        yield from _kinds(kind)
