"""Which devices count: IT's file over devices.toml over the settings, a role at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hardware import registry
from hardware.ports import Role
from pos_terminal.checkout.device_views import SIMULATED, DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices.from_settings import default_drawer, defaults


@dataclass(frozen=True, slots=True)
class Entry:
    """One device that is to be at work."""

    config: DeviceConfig
    fixed: bool = False  # nobody changes it here
    for_run: bool = False  # simulated as this run was started
    default: bool = False  # the settings say it, and build it


def line_up(
    settings: Settings, fixed: Mapping[str, DeviceConfig], own: Mapping[str, DeviceConfig]
) -> dict[str, Entry]:
    """What is to be at work, by device id, in the order of roles."""
    simulated = simulators() if settings.simulate_devices else {}
    fixed = simulated | {i: c for i, c in fixed.items() if c.role not in simulated}
    by_it = {config.role for config in fixed.values()}
    found = {i: Entry(config, fixed=True, for_run=i in simulated) for i, config in fixed.items()}
    found |= {i: Entry(config) for i, config in own.items() if config.role not in by_it}
    known = {entry.config.role for entry in found.values()}
    for config in defaults(settings):
        if config.role not in known:
            found[config.role] = Entry(config, default=True)
    _add_drawer(settings, found)
    order = list(Role)
    return dict(sorted(found.items(), key=lambda pair: order.index(Role(pair[1].config.role))))


def _add_drawer(settings: Settings, found: dict[str, Entry]) -> None:
    """A printer that takes pulses brings the drawer with it, unless something else is said."""
    drawer = default_drawer(settings)
    printer = found.get(Role.RECEIPT_PRINTER)
    if drawer is None or printer is None or Role.CASH_DRAWER in found:
        return
    if not printer.config.connection.startswith(("file:", "tcp://:")):  # no socket, no address
        found[str(Role.CASH_DRAWER)] = Entry(drawer, default=True)


def simulators() -> dict[str, DeviceConfig]:
    """One simulator for each role that has one."""
    found: dict[str, DeviceConfig] = {}
    for driver in registry.drivers():
        if SIMULATED in driver.by:
            config = DeviceConfig(str(driver.role), driver.name, f"{SIMULATED}:")
            found.setdefault(str(driver.role), config)
    return found


def with_ids(configs: Iterable[DeviceConfig]) -> dict[str, DeviceConfig]:
    """Each by its id: the role, the role and -2, and so on."""
    found: dict[str, DeviceConfig] = {}
    for config in configs:
        found[free_id(config.role, found)] = config
    return found


def free_id(role: str, taken: Iterable[str]) -> str:
    """The first id of this role that nobody has."""
    ids, number = set(taken), 1
    while (found := str(role) if number == 1 else f"{role}-{number}") in ids:
        number += 1
    return found
