"""Walks a page and lists what a cashier could not hit, read, reach or hear (ecosystem.md).

Each function returns complaints; a page is fine when the list is empty. Give it a page that is
shown and laid out. Numbers are those of the checks in ecosystem.md, "The screen, in checks".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.widgets import Button, FittedLabel, ProductTile, Sheet, Toast

LEAST_PX, LEAST_GAP_PX = 48, 8
LEAST_OF_KIND = {Kind.TILE: 72, Kind.PAY: 64, Kind.WAIT: 64}


def shown(page: QWidget) -> Iterator[QWidget]:
    """Every visible widget of the page, itself included."""
    yield page
    for child in page.findChildren(QWidget):
        if child.isVisibleTo(page) and child.width() > 0 and child.height() > 0:
            yield child


def place(widget: QWidget, page: QWidget) -> QRect:
    """Where a widget lies on the page."""
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def words_of(widget: QWidget) -> str:
    """Something to name a widget by in a complaint."""
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return f"{type(widget).__name__}({said or widget.accessibleName() or widget.objectName()!r})"


def too_small(page: QWidget) -> list[str]:
    """Check 1: targets of at least 48 px, tiles 72, Pay 64."""
    bad = []
    for widget in _targets(page):
        kind = widget.kind if isinstance(widget, Button) else Kind.NORMAL
        height = LEAST_OF_KIND.get(kind, LEAST_PX)
        if widget.width() < LEAST_PX or widget.height() < height:
            bad.append(f"{words_of(widget)} is {widget.width()}x{widget.height()}")
    return bad


def too_close(page: QWidget) -> list[str]:
    """Check 2: 8 px between what can be pressed."""
    bad = []
    visible = [(w, _visible_part(w, page)) for w in _targets(page)]
    for (one, a), (other, b) in combinations([(w, r) for w, r in visible if not r.isEmpty()], 2):
        grown = a.adjusted(-LEAST_GAP_PX, -LEAST_GAP_PX, LEAST_GAP_PX, LEAST_GAP_PX)
        if grown.intersects(b) and not _nested(one, other) and _layer(one) is _layer(other):
            bad.append(f"{words_of(one)} and {words_of(other)}")
    return bad


def unnamed(page: QWidget) -> list[str]:
    """Check 3: an accessible name and role for everything that takes the focus."""
    bad = []
    for widget in shown(page):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            told = QAccessible.queryAccessibleInterface(widget)
            if not told.text(QAccessible.Text.Name):
                bad.append(words_of(widget))
            elif told.role() == QAccessible.Role.NoRole:
                bad.append(f"{words_of(widget)} has no role")
    return bad


def unreached(page: QWidget) -> list[str]:
    """Check 4: Tab reaches everything that can be used, and comes round (no trap)."""
    wanted = {
        w
        for w in shown(page)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled() and w.focusProxy() is None
    }
    seen: set[QWidget] = set()
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page and widget not in seen:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    return [words_of(widget) for widget in wanted - seen - {page}]


def clipped(page: QWidget) -> list[str]:
    """Checks 7 and 9: no words cut off, nothing outside of the page, nothing overlapping."""
    bad = []
    for widget in shown(page):
        if isinstance(widget, QScrollBar):
            continue
        if reason := _cut(widget):
            bad.append(f"{words_of(widget)}: {reason}")
        if not _scrolls(widget, page) and not page.rect().contains(place(widget, page)):
            bad.append(f"{words_of(widget)} lies outside: {place(widget, page)}")
    return [*bad, *_overlapping(page)]


def _cut(widget: QWidget) -> str:
    if isinstance(widget, ProductTile):
        return _too_low(widget.heightForWidth(widget.width()), widget)
    if isinstance(widget, Button):
        longest = max((_advance(widget, w) for w in _words(widget.words())), default=0)
        if longest > widget.width():
            return f"longest word {longest} px in {widget.width()} px"
        return _too_low(widget.heightForWidth(widget.width()), widget)
    if isinstance(widget, QLabel) and widget.text():
        return _label_cut(widget)
    if isinstance(widget, FittedLabel):
        return _too_low(widget.sizeHint().height(), widget)
    if isinstance(widget, QLineEdit):
        return _too_low(QFontMetrics(widget.font()).height(), widget)
    return ""


def _label_cut(widget: QLabel) -> str:
    if widget.wordWrap():
        longest = max((_advance(widget, w) for w in _words(widget.text())), default=0)
        if longest > widget.width() + 1:
            return f"longest word {longest} px in {widget.width()} px"
        return _too_low(widget.heightForWidth(widget.width()), widget)
    needed = _advance(widget, widget.text())
    if needed > widget.width() + 1:
        return f"{needed} px of words in {widget.width()} px"
    return _too_low(QFontMetrics(widget.font()).height(), widget)


def _words(text: str) -> list[str]:
    """What stays on one line: it breaks at spaces, and where it is said that it may."""
    return text.replace("\u200b", " ").split()


def _too_low(needed: int, widget: QWidget) -> str:
    return f"needs {needed} px of height, has {widget.height()}" if needed > widget.height() else ""


def _advance(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _targets(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit)
    return [w for w in shown(page) if isinstance(w, kinds) and not w.property("no_target")]


def _nested(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _layer(widget: QWidget) -> QWidget | None:
    """The sheet or toast that a widget lies in; what is below them is no neighbour."""
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, (Sheet, Toast)):
        parent = parent.parentWidget()
    return parent


def _scrolls(widget: QWidget, page: QWidget) -> bool:
    """Whether it lies in something that scrolls: then it may stick out."""
    parent = widget.parentWidget()
    while parent is not None and widget is not page:
        if isinstance(parent, QAbstractScrollArea):
            return True
        if parent is page:
            return False
        parent = parent.parentWidget()
    return False


def _visible_part(widget: QWidget, page: QWidget) -> QRect:
    """The part of a widget that no scroll area hides."""
    rect = place(widget, page)
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        rect = rect.intersected(place(parent, page))
        parent = parent.parentWidget()
    return rect


def _overlapping(page: QWidget) -> list[str]:
    """Siblings of one layout that lie on each other: a layout squeezed below its least size."""
    bad = []
    for parent in shown(page):
        layout = parent.layout()
        if layout is None:
            continue
        # Not by `itemAt`: PySide keeps its wrapper when the layout has dropped the item, takes it
        # for whatever comes to lie at that address, and ends the program.
        children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        widgets = [w for w in children if layout.indexOf(w) >= 0 and w.isVisibleTo(page)]
        for one, other in combinations(widgets, 2):
            if one.geometry().intersects(other.geometry()):
                bad.append(f"{words_of(one)} overlaps {words_of(other)}")
    return bad
