"""Keys as a scanner or a person sends them, at a window with a field that has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pos_terminal.ui.app import make_application
from pos_terminal.ui.wedge import WedgeFilter
from pos_terminal.ui.wedge_rules import WedgeRules
from tests.contract.hardware.loading import Case
from tests.ui.keys import Keys, key_of
from tests.ui.till import wait_until

# How the scanner of a case is set up, where its facts say so in words only.
_RULES = {
    "password-star": WedgeRules(prefix="*"),
    "layout-mismatch-de": WedgeRules(layout="us_on_german"),
}
# US keys as a German keyboard writes them, for a scanner that is set to US at such a machine.
_ON_GERMAN = str.maketrans("yz:/-_?", "zyÖ-ß?_")
_SCANNER_GAP_MS = 4


def wrong(case: Case) -> Iterator[str]:
    facts = case.data
    sent = facts.get("keys") or facts["keys_sent_us"].translate(_ON_GERMAN)
    typed_by_hand, scanned = _parts(facts, sent)
    scans, typed, returns = _at_a_window(case, typed_by_hand, scanned)
    if typed != typed_by_hand:
        yield f"the field holds {typed!r} instead of {typed_by_hand!r}"
    if returns and scanned:
        yield "the terminator of a scan reached the field"
    wanted = _expected(facts, scanned)
    if scans != wanted:
        yield f"scanned {scans!r} instead of {wanted!r}"


def _parts(facts: dict[str, Any], sent: str) -> tuple[str, str]:
    """What a person types, and what the scanner sends after it."""
    kind = facts["expect"].get("kind", "scan")
    if kind == "typing":
        return sent, ""
    first, bar, rest = sent.partition("|")
    return (first, rest) if bar else ("", sent)


def _expected(facts: dict[str, Any], scanned: str) -> list[str]:
    if not scanned:
        return []
    if "keys_sent_us" in facts:
        return [facts["keys_sent_us"]]
    return [facts["expect"].get("data", scanned)]


def _rules(case: Case) -> WedgeRules:
    """What is sent before the expected code is the scanner's prefix."""
    sent, code = case.data.get("keys", ""), case.data["expect"].get("data", "")
    usual = WedgeRules(prefix=sent.removesuffix(code) if code and "|" not in sent else "")
    return _RULES.get(case.data["id"], usual)


def _at_a_window(case: Case, by_hand: str, scanned: str) -> tuple[list[str], str, int]:
    app = make_application()
    assert isinstance(app, QApplication)
    window, returned, scans = QWidget(), [0], list[str]()
    field = QLineEdit(window)
    field.returnPressed.connect(lambda: returned.append(1))
    wedge = WedgeFilter(app, _rules(case))
    wedge.scanned.connect(scans.append)
    window.show()
    window.activateWindow()
    wait_until(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    field.setFocus()
    keys, gaps, end = Keys(window), case.data.get("gaps_ms"), case.data.get("terminator") or ""
    slow = gaps[0] if isinstance(gaps, list) else gaps
    fast = gaps[-1] if isinstance(gaps, list) else gaps
    if by_hand:
        keys.type(by_hand, slow)
        wait_until(lambda: not wedge.holds())
    if scanned:
        keys.scan(scanned, end, fast or _SCANNER_GAP_MS)
        wait_until(lambda: bool(scans))
    else:
        keys.wait(slow)
        keys.send(*key_of(end))
    wait_until(lambda: not wedge.holds())
    wedge.stop()
    window.close()
    window.deleteLater()
    return scans, field.text(), sum(returned)
