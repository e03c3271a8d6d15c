"""From a fault, or from what a device says of itself, to the state that people see."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.device_thread import Condition, DeviceState
from hardware.errors import DeviceFault, DeviceOffline, Mends
from hardware.ports import DeviceHealth

_STATES = {
    Mends.ENVIRONMENT: DeviceState.OFFLINE,
    Mends.OPERATOR: DeviceState.NEEDS_HAND,
    Mends.INPUT: DeviceState.READY,
    Mends.UNKNOWN: DeviceState.UNKNOWN,
}


def condition_of(fault: DeviceFault) -> Condition:
    """How a device with this fault is."""
    return Condition(_STATES[fault.mends], fault)


def fault_of(device: str, health: DeviceHealth) -> DeviceFault:
    """The fault that an unhealthy device tells of by its key."""
    kind = next((one for one in _kinds(DeviceFault) if one.key == health.key), DeviceOffline)
    return kind(device, health.hint)


def _kinds(root: type[DeviceFault]) -> Iterator[type[DeviceFault]]:
    yield root
    for kind in root.__subclasses__():
        yield from _kinds(kind)
