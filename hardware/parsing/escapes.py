r"""Characters that no keyboard has, as people type them: \x1d or <GS>, \n, \r, \t, \\."""

from __future__ import annotations

import re

_NAMED = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([nrt\\]))|<GS>")


def escaped(text: str) -> str:
    """The text as people can read and type it."""
    named = {value: f"\\{name}" for name, value in _NAMED.items()}
    return "".join(
        named.get(one) or (one if one.isprintable() else f"\\x{ord(one):02x}") for one in text
    )


def unescaped(text: str) -> str:
    """The text with its escapes turned into what they stand for; other text stays."""

    def one(found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        return _NAMED[found[2]] if found[2] else "\x1d"

    return _ESCAPE.sub(one, text)
