"""Input reports of scanners in USB HID POS mode.

Report 2: length, AIM identifier (three bytes), up to 56 bytes of data, and whether more follows.
Source: USB-IF, HID Point of Sale Usage Tables 1.02, page 0x8C, as makers document their reports.
"""

from __future__ import annotations

from dataclasses import dataclass

USAGE_PAGE = 0x8C
_REPORT = 2
_DATA = slice(5, 61)
_MORE = 63
_SIZE = 64


@dataclass(frozen=True, slots=True)
class ScanReport:
    """One report: part of a scan, or all of it."""

    aim: str  # without its bracket
    data: bytes
    more: bool


def scan_report(report: bytes) -> ScanReport | None:
    """What a report says; None for one that is no scan (status, battery, noise)."""
    whole = report if report[:1] == bytes((_REPORT,)) else _numbered(report)
    if len(whole) < _DATA.start or whole[0] != _REPORT:
        return None
    length = whole[1]
    data = whole[_DATA][:length]
    if not length or len(data) < length:
        return None
    return ScanReport(_aim(whole[2:5]), data, len(whole) > _MORE and bool(whole[_MORE] & 1))


def _numbered(report: bytes) -> bytes:
    """With its number, where the system has taken it off."""
    bare = len(report) == _SIZE - 1 and report[1:2] == b"]"
    return bytes((_REPORT,)) + report if bare else report


def _aim(said: bytes) -> str:
    told = said.decode("latin-1")
    return told[1:] if told[0] == "]" and told[1:].isascii() and told[1:].isalnum() else ""
