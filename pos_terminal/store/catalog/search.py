"""Search as you type: the exact code first, then words and prefixes, best sellers first.

Everything is ordered by rowid, the popularity rank, and read a page at a time, so the first
page costs the same over a thousand products and a million (docs: migrations/catalog 0001).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pos_terminal.store.catalog.codes import MAX_CODE, stored_code
from pos_terminal.store.catalog.words import WordCutter

MIN_CODE_PREFIX = 4  # digits typed before codes that begin so are looked through
_END_OF_DIGITS = ":"  # the character after "9"


class ProductSearch:
    """Finds product ids by text on one read-only connection."""

    def __init__(self, connection: Any) -> None:
        """Search on that connection; one thread at a time."""
        self._connection = connection
        self._cutter = WordCutter()

    def close(self) -> None:
        """Close what belongs to the search; the connection stays open."""
        self._cutter.close()

    def page(self, text: str, limit: int, offset: int) -> list[int]:
        """Ids of one page; with an empty text of all active products."""
        text = text.strip()
        if not text:
            return self._all(limit, offset)
        exact = self.exact(text)
        page = exact[offset : offset + limit]
        skip = max(0, offset - len(exact))
        match = self._cutter.match(text)
        if len(page) < limit:
            page += self._by_words(text, match, exact, limit - len(page), skip)
        if len(page) < limit and _is_code_prefix(text):
            page += self._by_code_prefix(text, match, exact, limit - len(page), skip)
        return page

    def exact(self, text: str) -> list[int]:
        """Active products of which that text is the code: barcode, then SKU, then PLU."""
        if len(text) > MAX_CODE:
            return []
        rows = self._rows(
            "SELECT product_id, 0 FROM barcodes WHERE code = ?"
            " UNION ALL SELECT id, 1 FROM products WHERE sku IN (?, ?)"
            " UNION ALL SELECT id, 2 FROM products WHERE plu = ? ORDER BY 2",
            (stored_code(text), text, text.upper(), text),
        )
        ids = list(dict.fromkeys(found for found, _ in rows))
        return [found for found in ids if self._is_active(found)]

    def _all(self, limit: int, offset: int) -> list[int]:
        return self._ids(
            "SELECT id FROM products WHERE active = 1 ORDER BY id LIMIT ? OFFSET ?",
            (limit, offset),
        )

    def _by_words(
        self, text: str, match: str, exact: list[int], limit: int, skip: int
    ) -> list[int]:
        but = ", ".join(map(str, exact))  # integers of our own
        if not match:  # only signs: "@", "???"
            return self._ids(
                f"SELECT id FROM products WHERE active = 1 AND id NOT IN ({but})"  # noqa: S608
                " AND instr(name, ?) ORDER BY id LIMIT ? OFFSET ?",
                (text, limit, skip),
            )
        return self._ids(
            "SELECT rowid FROM product_words WHERE product_words MATCH ?"  # noqa: S608
            f" AND rowid NOT IN ({but}) ORDER BY rowid LIMIT ? OFFSET ?",
            (match, limit, skip),
        )

    def _by_code_prefix(
        self, text: str, match: str, exact: list[int], limit: int, skip: int
    ) -> list[int]:
        seen = set(exact)
        words = self._ids("SELECT rowid FROM product_words WHERE product_words MATCH ?", (match,))
        seen.update(words)
        skip -= len(seen) - len(exact)
        page: list[int] = []
        for found in self._codes_from(text):
            if found in seen:
                continue
            seen.add(found)
            skip -= 1
            if skip < 0:
                page.append(found)
                if len(page) == limit:
                    break
        return page

    def _codes_from(self, prefix: str) -> Iterator[int]:
        for start in (prefix, "0" + prefix):  # a UPC-A is kept with a 0 before it
            yield from (
                found
                for (found,) in self._connection.execute(
                    "SELECT b.product_id FROM barcodes b JOIN products p ON p.id = b.product_id"
                    " WHERE b.code > ? AND b.code < ? AND p.active = 1 ORDER BY b.code",
                    (start, start + _END_OF_DIGITS),
                )
            )

    def _is_active(self, product_id: int) -> bool:
        rows = self._rows("SELECT active FROM products WHERE id = ?", (product_id,))
        return bool(rows[0][0])

    def _ids(self, sql: str, parameters: tuple[object, ...]) -> list[int]:
        return [found for (found,) in self._rows(sql, parameters)]

    def _rows(self, sql: str, parameters: tuple[object, ...]) -> list[Any]:
        rows: list[Any] = self._connection.execute(sql, parameters).fetchall()
        return rows


def _is_code_prefix(text: str) -> bool:
    return MIN_CODE_PREFIX <= len(text) <= MAX_CODE and text.isascii() and text.isdigit()
