"""Whether a scan is a person's document, and what of it the lane may know (I8)."""

from __future__ import annotations

from hardware.values import IdReading

__all__ = ["begins_document", "document_of"]


def document_of(text: str) -> IdReading | None:
    """What the lane may know of a document; None: this text is none.

    Recognised generously: half a document is a document with a doubt, never somebody's name in a
    search field. Any text is allowed and no exception leaves; the text is not kept.
    """
    return IdReading("other", doubts=("unknown_format",)) if begins_document(text) else None


def begins_document(text: str) -> bool:
    """Whether this begins as a document does, so that CR and LF do not end the scan."""
    first = text.lstrip(" \r\n\t\x1e\x1d\x1c\x02")[:60]
    if first.startswith("@"):
        return True
    plain = first.split("\r")[0].split("\n")[0]
    return "<<" in plain and plain[:1] in "PIACV" and not set(plain) - _MRZ


_MRZ = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
