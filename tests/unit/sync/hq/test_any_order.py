"""Publications in any order, as often as they like: one catalogue."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.published import Outcome, Published, apply_published
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.hq.documents import HqDocument
from tests.fakes.head_office import Office

CODES = ("4006381333931", "12345670", "4001234567897")
_LOOK = (
    "SELECT sku, name, category, price_micro, tax_group, plu, active FROM products ORDER BY sku",
    "SELECT b.code, p.sku, b.qty_milli FROM barcodes b JOIN products p ON p.id = b.product_id"
    " ORDER BY b.code",
    "SELECT p.sku, d.customer_group, d.starts_on, d.ends_on, d.price_micro FROM prices d"
    " JOIN products p ON p.id = d.product_id ORDER BY 1, 2, 3",
    "SELECT code, name, position FROM categories ORDER BY code",
    "SELECT code, rate FROM taxes ORDER BY code",
    "SELECT tax_group, position, tax FROM tax_group_taxes ORDER BY 1, 2",
    "SELECT page, position, sku FROM quick_keys ORDER BY 1, 2",
    "SELECT kind, key, version, gone FROM published ORDER BY 1, 2",
    "SELECT kind, key, reason FROM inbox_kept ORDER BY 1, 2",
)


def held(writer: CatalogWriter) -> list[Any]:
    """Everything that a lane sells by, and that the search index fits."""
    with writer._engine.connect() as connection:
        return [connection.exec_driver_sql(query).all() for query in _LOOK]


def rows(documents: Sequence[HqDocument], first: int = 1) -> list[Published]:
    return [
        Published(at, d.kind, d.key, d.version, d.published_at, d.body, d.deleted)
        for at, d in enumerate(documents, first)
    ]


def apply_all(writer: CatalogWriter, batches: Sequence[Sequence[HqDocument]]) -> None:
    """As the applier does: what waits is tried again once something else has come."""
    at = 1
    for batch in batches:
        apply_published(writer, rows(batch, at), "box", at + len(batch))
        at += len(batch)
    everything = [document for batch in batches for document in batch]
    while apply_published(writer, rows(everything), "box", at).applied:
        pass


@pytest.fixture
def writer(template: Path, tmp_path: Path) -> Iterator[CatalogWriter]:
    with copied(template, tmp_path) as opened:
        yield opened


def history() -> list[HqDocument]:
    """Five publications: new, changed, swapped codes, a moved PLU, deleted, revived."""
    office = Office()
    product, price = office.document, {"customer_group": "", "starts_on": "2026-03-01"}
    code = [{"code": code, "qty_milli": 1000} for code in CODES]
    one = office.shelves()
    v1 = one[0].version
    return [
        *one,
        product("product", "TEA", v1, codes=code[:1], plu="11", category="drinks"),
        product("product", "MATE", v1, codes=code[1:2]),
        product("quick_key", "drinks/1", v1),
        # 2: the codes swap, a price for some days
        product("product", "TEA", v1 + 1, codes=code[1:2], plu="", unit_price="3",
                prices=[price | {"ends_on": "2026-03-09", "unit_price": "2"}]),
        product("product", "MATE", v1 + 1, codes=code[:1], plu="11"),
        # 3: another tax, and a group that needs it
        product("tax", "B", v1 + 2, rate="0.1"),
        product("tax_group", "food", v1 + 2, taxes=["B"]),
        product("product", "BREAD", v1 + 2, tax_group="food", codes=code[2:]),
        # 4: gone, and its code is another's
        office.gone("product", "MATE", v1 + 3),
        product("product", "BREAD", v1 + 3, tax_group="food", codes=[code[2], code[0]]),
        office.gone("quick_key", "drinks/1", v1 + 3),
        # 5: back again, and the category goes
        product("product", "MATE", v1 + 4, name="Mate tea"),
        product("product", "TEA", v1 + 4, codes=code[1:2], name="Tee"),
        office.gone("category", "drinks", v1 + 4),
    ]  # fmt: skip


def newest(documents: Sequence[HqDocument]) -> list[HqDocument]:
    found: dict[tuple[str, str], HqDocument] = {}
    for document in sorted(documents, key=lambda document: document.version):
        found[document.kind, document.key] = document
    return list(found.values())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty catalogue to copy."""
    folder = tmp_path_factory.mktemp("empty")
    CatalogWriter(folder / "catalog.db", folder / "images").close()
    return folder / "catalog.db"


@contextmanager
def copied(template: Path, folder: Path) -> Iterator[CatalogWriter]:
    writer = CatalogWriter(Path(shutil.copy(template, folder / "catalog.db")), folder / "images")
    try:
        yield writer
    finally:
        writer.close()


@pytest.fixture(scope="module")
def expected(template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What a lane holds that heard each document when it was published."""
    with copied(template, tmp_path_factory.mktemp("heard")) as writer:
        apply_all(writer, [[document] for document in history()])
        return held(writer)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_order_and_repetition_gives_the_same_catalogue(
    template: Path, expected: list[Any], data: st.DataObject
) -> None:
    documents = history()
    # compaction keeps the newest of each key; of the older ones some are still there
    some = data.draw(st.lists(st.sampled_from(documents), max_size=12))
    mixed = data.draw(st.permutations([*newest(documents), *some]))
    cuts = data.draw(st.sets(st.integers(1, len(mixed)), max_size=6))
    ends = [0, *sorted(cuts), len(mixed)]
    batches = [mixed[begin:end] for begin, end in pairwise(ends)]
    with TemporaryDirectory() as folder, copied(template, Path(folder)) as other:
        apply_all(other, batches)
        assert held(other) == expected
        with other._engine.connect() as connection:
            connection.exec_driver_sql(
                "INSERT INTO product_words (product_words) VALUES ('integrity-check')"
            )


def test_an_older_document_does_not_take_a_code_back(writer: CatalogWriter) -> None:
    office = Office()
    code = [{"code": CODES[0], "qty_milli": 1000}]
    old = office.document("product", "TEA", codes=code, plu="7")
    new = office.document("product", "MATE", codes=code, plu="7")
    settled = office.document("product", "TEA", new.version)
    apply_all(writer, [office.shelves(), [new], [old], [settled]])
    assert held(writer)[1] == [(CODES[0], "MATE", 1000)]
    assert [(row[0], row[5]) for row in held(writer)[0]] == [("MATE", "7"), ("TEA", None)]


def test_the_same_publication_again_changes_nothing(writer: CatalogWriter) -> None:
    apply_all(writer, [history()])
    before = held(writer)
    again = apply_published(writer, rows(history()), "box", 99)
    assert (again.change.count, again.applied) == (0, 0)
    assert held(writer) == before


def test_a_product_waits_for_its_tax_group_and_is_sold_untaxed_never(
    writer: CatalogWriter,
) -> None:
    office = Office()
    tea = office.document("product", "TEA")
    outcome = apply_published(writer, rows([tea]), "box", 1)
    assert [(kept.reason, kept.facts["name"]) for kept in outcome.kept] == [
        ("head_office.waits", "standard")
    ]
    apply_published(writer, rows([*office.shelves(), tea]), "box", 9)
    assert held(writer)[0][0][0] == "TEA"
    assert held(writer)[-1] == []


def test_a_managers_own_change_is_replaced_by_the_next_publication(
    writer: CatalogWriter,
) -> None:
    office = Office()
    apply_published(writer, rows([*office.shelves(), office.document("product", "TEA")]), "box", 9)
    writer.set_price("TEA", Decimal("9"))
    apply_published(writer, rows([office.document("product", "TEA", unit_price="3")]), "box", 10)
    assert held(writer)[0][0][3] == 3_000_000


def test_a_local_product_gives_up_the_code_that_head_office_gives_away(
    writer: CatalogWriter,
) -> None:
    office = Office()
    apply_published(writer, rows(office.shelves()), "box", 3)
    writer.put_product(Product("OWN", "Own", tax_group="standard", gtins=CODES[:1]))
    tea = office.document("product", "TEA", codes=[{"code": CODES[0], "qty_milli": 1000}])
    outcome = apply_published(writer, rows([tea], 4), "box", 4)
    assert held(writer)[1] == [(CODES[0], "TEA", 1000)]
    assert outcome.change.count == 2  # both have a new version


def test_the_position_and_the_rows_are_one_commit(writer: CatalogWriter) -> None:
    office = Office()
    outcome: Outcome = apply_published(writer, rows(office.shelves()), "box", 3)
    with writer._engine.connect() as connection:
        about = dict(connection.exec_driver_sql("SELECT key, value FROM about").all())
    assert about["inbox_position"] == "box:3"
    assert outcome.change.count == 3
    apply_published(writer, [], "box", 2)
    with writer._engine.connect() as connection:
        about = dict(connection.exec_driver_sql("SELECT key, value FROM about").all())
    assert about["inbox_position"] == "box:3"  # never back


def test_a_marker_says_how_old_the_catalogue_is(writer: CatalogWriter) -> None:
    marker = Office().document("snapshot", "snapshot", 8, counts={"product": 2})
    apply_published(writer, rows([marker]), "box", 1)
    with writer._engine.connect() as connection:
        about = dict(connection.exec_driver_sql("SELECT key, value FROM about").all())
    assert (about["published_version"], about["currency"]) == ("8", "EUR")
    assert json.loads(about["published_version"]) == 8
