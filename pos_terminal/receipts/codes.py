"""Code 128 and QR codes as modules, for the renderers that draw them themselves."""

from __future__ import annotations

from functools import lru_cache

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def code128_modules(text: str) -> str:
    """The bars of a Code 128 as "1" (bar) and "0" (space), one a module, without quiet zones."""
    from barcode.codex import Code128  # late: only printing needs it

    code = Code128(text)
    return str(code.build()[0]).strip("0")


@lru_cache(maxsize=64)
def ean_modules(digits: str) -> str:
    """The bars of an EAN-8 or EAN-13, as `code128_modules`; its check digit is there already."""
    from barcode.ean import EuropeanArticleNumber8, EuropeanArticleNumber13

    kind = EuropeanArticleNumber8 if len(digits) == 8 else EuropeanArticleNumber13
    return str(kind(digits).build()[0])


@lru_cache(maxsize=64)
def qr_matrix(text: str) -> Matrix:
    """The dark modules of a QR code, rows from the top, with the quiet zone of 4."""
    import segno

    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix_iter(border=4))
