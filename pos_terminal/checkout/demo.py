"""The demo shop as set-up takes it: the data of the store's demo as commands."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.checkout.commands import SaveCustomer, SaveEmployee
from pos_terminal.domain.product import CatalogChange
from pos_terminal.store.catalog.writer import CatalogWriter


class Demo:
    """Goods, settings and people of the demo shop; nothing is read before it is asked for."""

    def __init__(self, writer: CatalogWriter, images: Path) -> None:
        """Fill that catalogue; `images` is where the writer keeps its pictures."""
        self._writer = writer
        self.images = images

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
