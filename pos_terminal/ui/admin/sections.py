"""The sections of the admin panel, in one list: rail, pages and the till's "More" follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_terminal.checkout.commands import Command, LookAtDevices, LookAtPlugins, LookAtSync
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.page import Page


def _products(stage: Stage) -> Page:
    from pos_terminal.ui.admin.products_page import ProductsPage

    return ProductsPage(stage)


def _staff(stage: Stage) -> Page:
    from pos_terminal.ui.admin.staff_page import StaffPage

    return StaffPage(stage)


def _customers(stage: Stage) -> Page:
    from pos_terminal.ui.admin.customers_page import CustomersPage

    return CustomersPage(stage)


def _plugins(stage: Stage) -> Page:
    from pos_terminal.ui.admin.plugins_page import PluginsPage

    return PluginsPage(stage)


def _devices(stage: Stage) -> Page:
    from pos_terminal.ui.admin.devices_page import DevicesPage

    return DevicesPage(stage)


def _sync(stage: Stage) -> Page:
    from pos_terminal.ui.admin.sync_page import SyncPage

    return SyncPage(stage)


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the manager's; `gate` is asked of the lane before it opens."""

    name: str
    title: object  # its words, translated in the context "Sections"
    make: Callable[[Stage], Page]
    gate: Command | None = None

    @property
    def words(self) -> str:
        """What it is called."""
        return QCoreApplication.translate("Sections", str(self.title))


# A new section is one line here.
SECTIONS: tuple[Section, ...] = (
    Section("products", QT_TRANSLATE_NOOP("Sections", "Products"), _products),
    Section("staff", QT_TRANSLATE_NOOP("Sections", "Staff"), _staff),
    Section("customers", QT_TRANSLATE_NOOP("Sections", "Customers"), _customers),
    Section("devices", QT_TRANSLATE_NOOP("Sections", "Devices"), _devices, LookAtDevices()),
    Section("plugins", QT_TRANSLATE_NOOP("Sections", "Plugins"), _plugins, LookAtPlugins()),
    Section("sync", QT_TRANSLATE_NOOP("Sections", "Sync"), _sync, LookAtSync()),
)
BY_NAME = {section.name: section for section in SECTIONS}


def go_to(stage: Stage, name: str) -> None:
    """Bring a section to the front; who may not open it asks for a manager."""
    gate = BY_NAME[name].gate if name else None
    if gate is None:
        stage.page_wanted.emit(name)
    else:
        stage.bridge.submit(gate, done=lambda _r: stage.page_wanted.emit(name), owner=stage)
