"""Why a document is not taken."""

from __future__ import annotations


class Refused(ValueError):
    """A document that no lane takes; its text is the reason, for people."""


def readable(text: str, limit: int = 200) -> str:
    """Words for a screen: short, and nothing in them that turns or breaks a line."""
    return "".join(char if char.isprintable() else "·" for char in text)[:limit]
