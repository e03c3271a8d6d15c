"""Which version of a product counts where several lanes tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.published import apply_published
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.applying import published
from sync.documents import Document
from sync.inbox_reader import Waiting
from sync.product_documents import ProductDocuments
from tests.fakes.head_office import Office
from tests.sync_journal import Journal, some

[EVENT] = Journal(bodies=some(1)).events


class LaneCatalogue:
    """One lane's catalogue: head office's products and edits by hand."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "catalog.db"
        self.writer = CatalogWriter(self.path, folder / "images")
        self._position = 0

    def receive(self, office: Office, price: str, version: int) -> None:
        some_of = [*office.shelves(), office.document("product", "TEA", version, unit_price=price)]
        rows = [self._row(office, document) for document in some_of]
        apply_published(self.writer, [published(row) for row in rows], "inbox", self._position)

    def _row(self, office: Office, document: object) -> Waiting:
        self._position += 1
        content = office.message(document).content  # type: ignore[arg-type]
        kind, key = document.kind, document.key  # type: ignore[attr-defined]
        version = document.version  # type: ignore[attr-defined]
        return Waiting(self._position, kind, key, str(version), content)

    def edit(self, price: str) -> None:
        with self.writer.editing("form") as edited:
            product = Product("TEA", "Tea", Decimal(price), tax_group="standard")
            edited.edit.put_product(product)

    def document(self) -> Document:
        reader = ProductDocuments(self.path)
        try:
            [found] = [
                each for part in reader.changed(0, 10**9, EVENT, 500) for each in part
                if each.key == "TEA"
            ]  # fmt: skip
            return found
        finally:
            reader.close()


@pytest.fixture
def lanes(tmp_path: Path) -> Iterator[tuple[LaneCatalogue, LaneCatalogue]]:
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        made.append(LaneCatalogue(tmp_path / name))
    yield made[0], made[1]
    for lane in made:
        lane.writer.close()


def test_two_lanes_that_have_the_same_publication_say_the_same(
    lanes: tuple[LaneCatalogue, LaneCatalogue],
) -> None:
    one, other = lanes
    one.receive(Office(), "2.00", 3)
    for price in ("9.99", "8.88"):
        one.edit(price)  # so that their own versions differ
    for lane in lanes:
        lane.receive(Office(), "2.50", 7)
    assert one.document().version == other.document().version
    assert one.document().body == other.document().body


def test_a_new_publication_counts_over_every_edit_by_hand_and_an_edit_over_an_old_one(
    lanes: tuple[LaneCatalogue, LaneCatalogue],
) -> None:
    one, other = lanes
    for lane in lanes:
        lane.receive(Office(), "2.50", 7)
    one.edit("3.00")
    edited = one.document()
    assert edited.replaces(other.document().version)
    other.receive(Office(), "2.80", 8)
    assert other.document().replaces(edited.version)
    assert not edited.replaces(other.document().version)


def test_where_no_head_office_is_the_newest_edit_counts(
    lanes: tuple[LaneCatalogue, LaneCatalogue],
) -> None:
    one, other = lanes
    for lane in lanes:
        lane.receive(Office(), "2.50", 1)
    for _ in range(3):
        one.edit("3.00")
        one.edit("3.10")
    other.edit("4.00")
    assert other.document().replaces(one.document().version)
