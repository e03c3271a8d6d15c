"""A card's name in its parts: only tests take it apart; the product has no use for a name (I8)."""

from __future__ import annotations

from hardware.parsing.aamva import Licence

_NO_NAME = ("NONE", "UNAVL")


def name_of(licence: Licence) -> dict[str, str]:
    """First, middle, last and suffix, from whichever elements the version has."""
    full = licence.value("DAA")
    if full:
        return _of_full(full)
    given = licence.value("DCT").replace(",", " ").split()
    first = licence.value("DAC").strip(", ").split() or given
    middle = _said(licence.value("DAD").strip(", ")) or " ".join(first[1:])
    return {
        "first": first[0] if first else "",
        "middle": middle,
        "last": (licence.value("DCS") or licence.value("DAB")).strip(", "),
        "suffix": _said(licence.value("DCU")),
    }


def _of_full(full: str) -> dict[str, str]:
    """LAST,FIRST,MIDDLE,SUFFIX of version 1; some write LAST, FIRST MIDDLE; some no comma."""
    if "," not in full:
        words = full.split()
        return _parts(words[0], " ".join(words[1:-1]), words[-1])
    last, *others = (part.strip() for part in full.split(","))
    first, _, middle = (others[0] if others else "").partition(" ")
    middle = middle or (others[1] if len(others) > 1 else "")
    return _parts(first, middle, last, others[2] if len(others) > 2 else "")


def _parts(first: str, middle: str, last: str, suffix: str = "") -> dict[str, str]:
    return {"first": first, "middle": middle, "last": last, "suffix": suffix}


def _said(text: str) -> str:
    return "" if text in _NO_NAME else text
