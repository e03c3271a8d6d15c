"""Which bar code a label's code is, its modules, and how wide printers make it."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.domain.check_digit import is_gtin
from pos_terminal.receipts.codes import code128_modules, ean_modules

QUIET = 9  # modules of air left and right; EAN-13 wants 11 and 7


@dataclass(frozen=True, slots=True)
class BarCode:
    """Bars for a code; `kind` is ean13, ean8 or code128."""

    kind: str
    text: str

    @property
    def modules(self) -> str:
        """A bar is "1", a space "0"."""
        if self.kind == "code128":
            return code128_modules(self.text)
        return ean_modules(self.text)

    @property
    def width(self) -> int:
        """Modules, as many as a printer that makes its own Code 128 in subset B may take."""
        own = 11 * len(self.text) + 35 if self.kind == "code128" else 0
        return max(own, len(self.modules)) + 2 * QUIET


def bar_code(code: str) -> BarCode | None:
    """EAN where it is one, otherwise Code 128; None for nothing, or what no bars can say."""
    if not code or not code.isascii() or not code.isprintable():
        return None
    if is_gtin(code) and len(code) in (8, 13):
        return BarCode(f"ean{len(code)}", code)
    return BarCode("code128", code)
