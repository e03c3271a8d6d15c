"""The demo shop as set-up takes it: the data of the store's demo as commands."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from pos_terminal.checkout import plugin_switches
from pos_terminal.checkout.commands import SaveCustomer, SaveEmployee
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.domain.product import CatalogChange
from pos_terminal.log import get_logger
from pos_terminal.store.catalog.writer import CatalogWriter

log = get_logger(__name__)
LOOK_S = 0.2
CHECK_S = 30.0  # for a plugin to check its settings
ENDING_S = 10.0


class _Plugins(Protocol):
    def ready(self, timeout_s: float) -> bool: ...

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]: ...


OnLane = Callable[[Callable[[Till], object]], Future[Any]]


class Demo:
    """Goods, settings and people of the demo shop; nothing is read before it is asked for."""

    def __init__(self, writer: CatalogWriter, images: Path) -> None:
        """Fill that catalogue; `images` is where the writer keeps its pictures."""
        self._writer = writer
        self.images = images
        self._plugins: _Plugins
        self._on_lane: OnLane
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._switch_on, name="pos-demo-plugins", daemon=True
        )

    def connect(self, on_lane: OnLane, plugins: _Plugins) -> None:
        """Belong to a lane and its plugins."""
        self._on_lane, self._plugins = on_lane, plugins

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(ENDING_S)

    def load_catalogue(self) -> CatalogChange:
        """Goods with pictures and quick keys (some 2 s: the pictures are drawn)."""
        from pos_terminal.store.demo.shop import load_demo_catalog  # late: Pillow

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

    def switch_on_plugins(self) -> None:
        """Have the demo's plugins work soon: the lane waits for none of them."""
        self._thread.start()

    def _switch_on(self) -> None:
        """One that is not in this installation, or refuses, is left out: the demo sells on."""
        from pos_terminal.store.demo.shop import demo_plugins

        while not self._plugins.ready(LOOK_S):
            if self._stopping.is_set():
                return
        for name, values in demo_plugins().items():
            try:
                settings = self._checked(name, values)
                self._on_lane(partial(_work, name=name, settings=settings)).result(CHECK_S)
            except (POSError, TimeoutError) as err:
                log.error("demo plugin", plugin=name, why=str(err))
            if self._stopping.is_set():
                return

    def _checked(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._plugins.check_settings(name, values).result(CHECK_S)
        except CashierError as err:
            if err.key == "plugin.no_settings":
                return {}
            raise


def _work(till: Till, name: str, settings: dict[str, Any]) -> None:
    if settings:
        plugin_switches.put_settings(till, name, settings)
    plugin_switches.put_switch(till, name, on=True, reason="demo shop")
