"""Search as you type: the exact code first, then words and prefixes, best sellers first.

Everything is ordered by rowid, the popularity rank, and read a page at a time, so the first
page costs the same over a thousand products and a million (see migrations/catalog, 0001).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pos_terminal.store.catalog.codes import MAX_CODE, stored_code
from pos_terminal.store.catalog.words import WordCutter

MIN_CODE_PREFIX = 4  # digits typed before codes that begin so are looked through
_EVERYTHING = 1 << 60
_END_OF_DIGITS = ":"  # the character after "9"
_ACTIVE = " AND p.active = 1"


class ProductSearch:
    """Finds product ids by text on one read-only connection.

    `everything` takes in what is no longer sold; the lane never asks for that.
    """

    def __init__(self, connection: Any) -> None:
        """Search on that connection; one thread at a time."""
        self._connection = connection
        self._cutter = WordCutter()

    def close(self) -> None:
        """Close what belongs to the search; the connection stays open."""
        self._cutter.close()

    def page(self, text: str, limit: int, offset: int, *, everything: bool = False) -> list[int]:
        """Ids of one page; with an empty text of all products."""
        text = text.strip()
        only = "" if everything else _ACTIVE
        if not text:
            return self._all(only, limit, offset)
        exact = self.exact(text, everything=everything)
        page = exact[offset : offset + limit]
        skip = max(0, offset - len(exact))
        match = self._cutter.match(text)
        if len(page) < limit:
            page += self._by_words(text, match, exact, only, limit - len(page), skip)
        if len(page) < limit and _is_code_prefix(text):
            page += self._by_code_prefix(text, match, exact, only, limit - len(page), skip)
        return page

    def total(self, text: str, *, everything: bool = False) -> int:
        """On how many products all pages of a search come."""
        text = text.strip()
        only = "" if everything else _ACTIVE
        if not text:
            return self._count(f"SELECT count(*) FROM products p WHERE 1{only}", ())  # noqa: S608
        if _is_code_prefix(text):
            return len(self.page(text, _EVERYTHING, 0, everything=everything))
        exact = self.exact(text, everything=everything)
        sql, parameters = _words_query(text, self._cutter.match(text), exact, only)
        return len(exact) + self._count(f"SELECT count(*) FROM ({sql})", parameters)  # noqa: S608

    def exact(self, text: str, *, everything: bool = False) -> list[int]:
        """Products of which that text is the code: barcode, then SKU, then PLU."""
        if len(text) > MAX_CODE:
            return []
        rows = self._rows(
            "SELECT product_id, 0 FROM barcodes WHERE code = ?"
            " UNION ALL SELECT id, 1 FROM products WHERE sku IN (?, ?)"
            " UNION ALL SELECT id, 2 FROM products WHERE plu = ? ORDER BY 2",
            (stored_code(text), text, text.upper(), text),
        )
        ids = list(dict.fromkeys(found for found, _ in rows))
        return [found for found in ids if everything or self._is_active(found)]

    def _all(self, only: str, limit: int, offset: int) -> list[int]:
        return self._ids(
            f"SELECT p.id FROM products p WHERE 1{only} ORDER BY p.id LIMIT ? OFFSET ?",  # noqa: S608
            (limit, offset),
        )

    def _by_words(
        self, text: str, match: str, exact: list[int], only: str, limit: int, skip: int
    ) -> list[int]:
        sql, parameters = _words_query(text, match, exact, only)
        return self._ids(f"{sql} LIMIT ? OFFSET ?", (*parameters, limit, skip))

    def _by_code_prefix(
        self, text: str, match: str, exact: list[int], only: str, limit: int, skip: int
    ) -> list[int]:
        sql, parameters = _words_query(text, match, exact, only)
        words = self._ids(sql, parameters)
        skip = max(0, skip - len(words))
        seen = {*exact, *words}
        page: list[int] = []
        for found in self._codes_from(text, only):
            if found in seen:
                continue
            seen.add(found)
            if skip:
                skip -= 1
                continue
            page.append(found)
            if len(page) == limit:
                break
        return page

    def _codes_from(self, prefix: str, only: str) -> Iterator[int]:
        sql = (
            "SELECT b.product_id FROM barcodes b JOIN products p ON p.id = b.product_id"  # noqa: S608
            f" WHERE b.code > ? AND b.code < ?{only} ORDER BY b.code"
        )
        for start in (prefix, "0" + prefix):  # a UPC-A is kept with a 0 before it
            cursor = self._connection.execute(sql, (start, start + _END_OF_DIGITS))
            yield from (found for (found,) in cursor)

    def _is_active(self, product_id: int) -> bool:
        return bool(self._count("SELECT active FROM products WHERE id = ?", (product_id,)))

    def _count(self, sql: str, parameters: tuple[object, ...]) -> int:
        return int(self._connection.execute(sql, parameters).fetchone()[0])

    def _ids(self, sql: str, parameters: tuple[object, ...]) -> list[int]:
        return [found for (found,) in self._rows(sql, parameters)]

    def _rows(self, sql: str, parameters: tuple[object, ...]) -> list[Any]:
        rows: list[Any] = self._connection.execute(sql, parameters).fetchall()
        return rows


def _words_query(
    text: str, match: str, exact: list[int], only: str
) -> tuple[str, tuple[object, ...]]:
    """The query for products with these words, those found by code left out, by rank."""
    but = ", ".join(map(str, exact))  # integers of our own
    if not match:  # only signs: "@", "???"
        return (
            f"SELECT p.id FROM products p WHERE p.id NOT IN ({but}){only}"  # noqa: S608
            " AND instr(p.name, ?) ORDER BY p.id",
            (text,),
        )
    return (
        "SELECT w.rowid FROM product_words w CROSS JOIN products p ON p.id = w.rowid"  # noqa: S608
        f" WHERE product_words MATCH ? AND w.rowid NOT IN ({but}){only} ORDER BY w.rowid",
        (match,),
    )


def _is_code_prefix(text: str) -> bool:
    return MIN_CODE_PREFIX <= len(text) <= MAX_CODE and text.isascii() and text.isdigit()
