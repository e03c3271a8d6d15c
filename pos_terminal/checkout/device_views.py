"""What people see of the devices: plain frozen values, the same for screen and command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SIMULATED = "simulator"  # the kind of connection of a device that is none


@dataclass(frozen=True, slots=True)
class DeviceConfig:
    """One device as devices.toml keeps it."""

    role: str  # as in hardware.ports.Role
    driver: str  # as in hardware.registry
    connection: str  # as hardware.connections reads it
    name: str = ""  # what people call it; empty: the role's name
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeviceView:
    """One device of this lane, as it is now."""

    device_id: str  # the role, or "scanner-2" for a second one
    config: DeviceConfig
    state: str  # hardware.device_thread.DeviceState; nothing but "ready" is well
    key: str = ""  # of the fault's sentence
    hint: str = ""  # what to do, in English, where no sentence is known
    since: str = ""  # UTC, of this state
    fixed: bool = False  # a file of IT's says it: the page cannot change it
    acts: tuple[str, ...] = ()  # tests that it can do: print, kick, show, weigh, zero, scan, buzz
    simulated: bool = False
    heard: str = ""  # the last thing that it said, harmless ("13 characters", "1.250 kg")
    for_run: bool = False  # simulated because the till was started so: real ones come without


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """Something that is plugged into this machine, and what it could be."""

    connection: str
    label: str  # "Epson TM-T20III (USB)"; empty: it does not say what it is
    guesses: tuple[DeviceConfig, ...] = ()  # the likeliest first; empty: people choose
    used_by: str = ""  # device_id that has it already


@dataclass(frozen=True, slots=True)
class DriverView:
    """One driver that can be chosen."""

    role: str
    name: str
    title: str
    by: tuple[str, ...]  # kinds of connection
    schema: Mapping[str, Any] = field(default_factory=dict)  # JSON Schema of its options


@dataclass(frozen=True, slots=True)
class TraceLine:
    """Some bytes that went over the cable."""

    at: str  # UTC
    way: str  # ">" to the device, "<" from it, "!" a fault
    data: bytes  # cut, or empty where it may be a person's
    total: int
