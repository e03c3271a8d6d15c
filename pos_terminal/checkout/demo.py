"""The demo shop as set-up takes it: the data of the store's demo as commands."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol

from pos_terminal.checkout.commands import SaveCustomer, SaveEmployee
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import CatalogChange
from pos_terminal.log import get_logger
from pos_terminal.store.catalog.writer import CatalogWriter

log = get_logger(__name__)
PATIENCE_S = 60.0  # for plugins to be found and to check their settings: nobody sells yet


class _Plugins(Protocol):
    def ready(self, timeout_s: float) -> bool: ...

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]: ...


class Demo:
    """Goods, settings and people of the demo shop; nothing is read before it is asked for."""

    def __init__(self, writer: CatalogWriter, images: Path, plugins: _Plugins) -> None:
        """Fill that catalogue; `images` is where the writer keeps its pictures."""
        self._writer = writer
        self._plugins = plugins
        self.images = images

    def load_catalogue(self) -> CatalogChange:
        """Goods with pictures and quick keys (some 2 s: the pictures are drawn)."""
        from pos_terminal.store.demo.shop import load_demo_catalog  # late: Pillow

        self._plugins.ready(0)  # they are looked for while the pictures are drawn
        return load_demo_catalog(self._writer)

    def settings(self) -> dict[str, str]:
        """Shop settings."""
        from pos_terminal.store.demo.shop import demo_settings

        return demo_settings()

    def staff(self) -> list[SaveEmployee]:
        """The demo staff with their published secrets."""
        from pos_terminal.store.demo.shop import demo_staff

        return [
            SaveEmployee(
                name=member.name,
                role=member.role,
                username=member.username,
                pin=member.pin,
                password=member.password,
                employee_id=member.employee_id,
            )
            for member in demo_staff()
        ]

    def customers(self) -> list[SaveCustomer]:
        """Obviously fictional people."""
        from pos_terminal.store.demo.shop import demo_customers

        return [
            SaveCustomer(
                name=person.name,
                phone=person.phone,
                email=person.email,
                card=person.card,
                note=person.notes,
                consent=person.consent,
            )
            for person in demo_customers()
        ]

    def plugins(self) -> dict[str, dict[str, Any]]:
        """The plugins that are on, each with settings that it has checked.

        One that is not in this installation, or refuses, is left out: the demo sells without it.
        """
        from pos_terminal.store.demo.shop import demo_plugins

        self._plugins.ready(PATIENCE_S)
        checked: dict[str, dict[str, Any]] = {}
        for name, values in demo_plugins().items():
            try:
                checked[name] = self._plugins.check_settings(name, values).result(PATIENCE_S)
            except (CashierError, TimeoutError) as err:
                if isinstance(err, CashierError) and err.key == "plugin.no_settings":
                    checked[name] = {}
                else:
                    log.error("demo plugin", plugin=name, why=str(err))
        return checked
