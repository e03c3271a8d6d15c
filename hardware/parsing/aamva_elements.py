"""From the text of a PDF417 card to its elements, whatever scanner and cable did to it.

A keyboard wedge drops LF, CR and RS, turns them into blanks, or types the letters of their
control keys; then elements run together and are told apart by their names and what they may hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST = 10_000  # characters; the largest PDF417 symbol holds 1,850 of text
_FEWEST_LINES = 4  # separators in a body whose lines may be trusted
_HEADER = re.compile(r"(?:ANSI|AAMVA|AMVA) {0,3}([0-9]{6})([0-9]{2})([0-9]{2})?([0-9]{2})(?![0-9])")
_ENTRY = re.compile(r"(DL|ID|EN|Z[A-Z])([0-9]{4})([0-9]{4})")
_ODD_ENTRY = re.compile(r"(?:DL|ID|EN|Z[A-Z])[0-9A-Za-z ]{0,8}?(?=(?:DL|ID|EN)D[A-D][A-Z])")
_BEGIN = re.compile(r"(DL|ID|EN)(?=D[A-D][A-Z])")
_LINE = re.compile(r"(?:(DL|ID|EN|Z[A-Z])(?=(?:D[A-D]|Z[A-Z])[A-Z]))?((?:D[A-D]|Z[A-Z])[A-Z])(.*)")
_BREAKS = re.compile(r"[\n\r\x1c-\x1f]+")

# What may stand in elements that are short: a letter pair in a name is not one of them.
_DAY = r"[0-9]{8}(?![0-9])"
_SHORT = {
    **dict.fromkeys(("DBA", "DBB", "DBD", "DBL", "DDB", "DDC", "DDH", "DDI", "DDJ"), _DAY),
    **dict.fromkeys(("DDE", "DDF", "DDG"), "[TNU]"),
    **dict.fromkeys(("DDD", "DDK", "DDL", "DCE"), "[0-9]"),
    "DBC": "[0-9MFX]",
    "DDA": "[FMN]",
    "DCG": "(?:USA|CAN)",
    "DAJ": "[A-Z]{2}",
}
_LONG = (
    *("DAA DAB DAC DAD DAE DAF DAG DAH DAI DAK DAL DAN DAO DAP DAQ DAR DAS DAT DAU DAW".split()),
    *("DAX DAY DAZ DBF DBG DBH DBJ DCA DCB DCD DCF DCH DCI DCJ DCK DCS DCT DCU".split()),
)
_NAMES = "|".join([f"{name}(?={rule})" for name, rule in _SHORT.items()] + list(_LONG))
_RUN = re.compile(rf"({_NAMES}|(?<=[^A-Z])Z[A-Z][A-Z]|Z([A-Z])Z\2[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the header says that a subfile is; never relied upon."""

    kind: str  # DL | ID | EN | Zx
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Header:
    """Who issued the card, by which version of the standard."""

    issuer: int
    version: int
    jurisdiction_version: int  # 0 in version 1, which has none
    entries: int
    designators: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Subfile:
    """One part of a card; its elements in order, a name may stand there twice."""

    kind: str  # DL | ID | EN | Zx; empty: not told
    elements: tuple[tuple[str, str], ...] = field(repr=False)


def header_of(text: str) -> tuple[Header | None, str]:
    """The header, if there is one near the beginning, and what comes behind it."""
    text = text[:LONGEST]
    found = _HEADER.search(text[:64])
    if found is None:
        return None, text
    body, at, designators = text, found.end(), []
    while entry := _ENTRY.match(body, at):
        designators.append(Entry(entry[1], int(entry[2]), int(entry[3])))
        at = entry.end()
    if odd := _ODD_ENTRY.match(body, at):
        at = odd.end()
    issuer, version, own, entries = found.groups()
    header = Header(int(issuer), int(version), int(own or 0), int(entries), tuple(designators))
    return header, body[at:]


def subfiles_of(body: str, header: Header | None) -> tuple[Subfile, ...]:
    """Elements by subfile: line by line, or where the lines are lost, by their names."""
    lines = [line.lstrip(" ") for line in _BREAKS.split(body)]
    begun = _BEGIN.match(body.lstrip())
    kind = begun[1] if begun else next((each.kind for each in _entries(header)), "")
    if len([line for line in lines if line.strip()]) < _FEWEST_LINES:
        return (Subfile(kind, tuple(_run_together(body, begun[1] if begun else ""))),)
    return tuple(_by_lines(lines, kind))


def _entries(header: Header | None) -> tuple[Entry, ...]:
    return header.designators if header is not None else ()


def _by_lines(lines: list[str], kind: str) -> list[Subfile]:
    found: list[Subfile] = []
    current: list[tuple[str, str]] = []
    for line in lines:
        element = _LINE.match(line)
        if element is None:
            continue
        if element[1] and current:
            found.append(Subfile(kind, tuple(current)))
            current = []
        kind = element[1] or kind
        current.append((element[2], element[3]))
    return [*found, Subfile(kind, tuple(current))] if current else found


def _run_together(body: str, kind: str) -> list[tuple[str, str]]:
    """By their names; a date that is cut or damaged is no element, so it is missed."""
    text = body.lstrip().removeprefix(kind)
    starts = [(each.start(), each[0][-3:], each.end()) for each in _RUN.finditer(text)]
    ends = [start for start, _name, _end in starts[1:]] + [len(text)]
    if not starts:
        return []
    return [(name, text[end:stop]) for (_start, name, end), stop in zip(starts, ends, strict=True)]
