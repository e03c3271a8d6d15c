"""Search as you type: exact first, any script, popular first, everything reachable."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.words import MAX_QUERY, WordCutter, asked_words, indexed_words
from pos_terminal.store.importing.products import ImportOptions, import_products
from tests.unit.store.catalog.conftest import Shop, make_shop

REAL = Path(__file__).parents[3] / "data" / "openfoodfacts_1000.csv"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The extract of real products, with all that is odd about them."""
    made = make_shop(tmp_path_factory.mktemp("real"))
    options = ImportOptions(price_rule="from-code")
    report = import_products(REAL, made.writer, dry_run=False, options=options)
    assert (report.new, report.bad.count) == (1000, 0)
    yield made
    made.reader.close()
    made.writer.close()


def rows() -> list[tuple[str, str]]:
    with REAL.open(encoding="utf-8", newline="") as file:
        return [(code, name) for code, name in list(csv.reader(file))[1:]]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Crème brûlée", "creme bru"),
        ("Crème brûlée", "BRULEE"),
        ("Bœuf bourguignon", "boeuf"),
        ("Boeuf bourguignon", "bœuf"),
        ("Straßenkekse", "strasse"),
        ("Smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("İstanbul lokumu", "istanbul"),
        ("Cafe\u0301 noir", "café"),
        ("ＡＢＣ cola", "abc"),
        ("шоколад молочный", "Шоко"),
        ("ΣΟΚΟΛΆΤΑ", "σοκολατα"),
        ("Чёрный чай", "черныи чаи"),
        ("شُوكُولَاتَة", "شوكولاتة"),
        ("हिन्दी चाय", "चाय"),
        ("酷美苹果醋", "苹果"),
        ("酷美苹果醋", "醋"),
        ("น้ำมะพร้าว", "มะพร้าว"),
        ("グリコ ポッキー", "ポッキ"),
        ("사과주스", "주스"),
        ("1664 Blanc 0,5L", "1664 blanc"),
        ("Lay's Chips", "lay chips"),
        ("Jus d'orange", "orange"),
        ("50 % de sel", "50 sel"),
        ("★★★", "★★"),
    ],
)
def test_a_name_is_found_however_people_type_it(shop: Shop, name: str, typed: str) -> None:
    shop.put(Product("OTHER", "Something else"), Product("IT", name))
    assert shop.found(typed) == ["IT"]


@pytest.mark.parametrize(
    "typed", ["creme choco", "苹醋", "lait", "zzz", '"', "*", "(", "NEAR(a b)"]
)
def test_what_is_not_in_a_name_is_not_found(shop: Shop, typed: str) -> None:
    shop.put(Product("A", "Crème brûlée"), Product("B", "苹果醋"))
    assert shop.found(typed) == []


def test_the_exact_code_comes_first_whatever_its_rank(shop: Shop) -> None:
    shop.put(
        Product("POPULAR", "Beer 1664"),
        Product("NAMED", "1664"),
        Product("RARE", "Something", gtins=("1664",)),
    )
    assert shop.found("1664") == ["RARE", "POPULAR", "NAMED"]


def test_a_sku_is_found_in_small_letters(shop: Shop) -> None:
    shop.put(Product("ABC-1", "One"), Product("X", "abc-1 lookalike"))
    assert shop.found("abc-1")[0] == "ABC-1"


def test_typed_digits_find_codes_that_begin_so_after_names(shop: Shop) -> None:
    shop.put(
        Product("CODE", "By code", gtins=("4006381333931",)),
        Product("UPC", "By UPC-A", gtins=("400612345672",)),
        Product("WORD", "Model 4006"),
    )
    assert shop.found("4006") == ["WORD", "CODE", "UPC"]
    assert shop.reader.count("4006") == 3
    assert [hit.sku for hit in shop.reader.search("4006", limit=1, offset=2)] == ["UPC"]


def test_what_sold_best_comes_first_after_ranking(shop: Shop) -> None:
    shop.put(*(Product(f"T{n}", f"Tea {n}", gtins=(f"9{n}",)) for n in range(4)))
    assert shop.found("tea") == ["T0", "T1", "T2", "T3"]
    version = shop.reader.version()
    shop.writer.rank(["T2", "T3"])
    assert shop.found("tea") == ["T2", "T3", "T0", "T1"]
    shop.writer.rank(["T3", "unknown"])
    assert shop.found("tea") == ["T3", "T0", "T1", "T2"]
    found = shop.reader.find_exact("92")
    assert found is not None
    assert found.sku == "T2"
    assert shop.reader.version() == version


def test_nobody_finds_what_is_no_longer_sold_but_the_manager(shop: Shop) -> None:
    shop.put(Product("ON", "Green tea"), Product("OFF", "Green tea too", active=False))
    assert shop.found("green") == ["ON"]
    assert shop.reader.count("green") == 1
    assert [one.sku for one in shop.reader.products_page("green")] == ["ON", "OFF"]
    assert shop.reader.count("green", everything=True) == 2


def test_a_renamed_product_is_found_by_its_new_name_only(shop: Shop) -> None:
    shop.put(Product("P", "Crème fraîche"))
    shop.put(Product("P", "Sour cream"))
    assert shop.found("creme") == []
    assert shop.found("sour") == ["P"]


@pytest.mark.slow
def test_every_real_product_is_found_by_each_of_its_words(real: Shop) -> None:
    cutter = WordCutter()
    for code, _ in rows()[::4]:
        product = real.reader.product(code)
        assert product is not None
        for word in cutter.cut(indexed_words(product.name)):
            hits = [hit.sku for hit in real.reader.search(word, limit=500)]
            assert code in hits, (product.name, word)
    cutter.close()


def test_every_real_product_is_reached_by_paging_without_a_text(real: Shop) -> None:
    found: list[str] = []
    while page := real.reader.search("", limit=97, offset=len(found)):
        found += [hit.sku for hit in page]
    assert sorted(found) == sorted(code for code, _ in rows())


@pytest.mark.parametrize("text", ["c", "de", "la", "1", "3017", "苹", "ch o", "0000", "30"])
def test_pages_of_any_size_join_to_one_list_without_repeats(real: Shop, text: str) -> None:
    whole = [hit.sku for hit in real.reader.search(text, limit=500)]
    assert len(set(whole)) == len(whole) == real.reader.count(text)
    for size in (1, 7):
        paged = [
            hit.sku
            for offset in range(0, len(whole), size)
            for hit in real.reader.search(text, limit=size, offset=offset)
        ]
        assert paged == whole


@pytest.mark.slow
def test_the_code_of_every_real_product_finds_it_first(real: Shop) -> None:
    twins = 0
    for code, _ in rows():
        found = real.reader.find_exact(code)
        assert found is not None
        first = real.reader.search(code, limit=2)
        assert code in [hit.sku for hit in first]
        assert first[0].sku == found.sku
        twins += found.sku != code
    assert twins == 3  # two codes of one article: a scan finds the one that came first


@given(st.text(max_size=MAX_QUERY + 50))
def test_no_text_breaks_the_search(real: Shop, text: str) -> None:
    hits = real.reader.search(text, limit=5)
    assert len(hits) <= 5


@given(st.text(max_size=30))
def test_folding_a_text_again_finds_the_same(text: str) -> None:
    cutter = WordCutter()
    assert cutter.cut(asked_words(text)) == cutter.cut(text)
    cutter.close()
