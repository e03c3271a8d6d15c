"""In which order Tab goes: as one reads, top to bottom and along the line.

Never by `nextInFocusChain()`: PySide6 makes its result a child of the widget that was asked, and
what is not there any more when that widget is deleted includes half of the window (measured:
a segmentation fault after the first closed sheet).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def focus_stops(root: QWidget) -> list[QWidget]:
    """Visible, enabled widgets inside `root` that Tab reaches, in reading order."""
    found = [widget for widget in root.findChildren(QWidget) if _is_stop(widget)]
    return sorted(found, key=lambda widget: _place(widget, root))


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _place(widget: QWidget, root: QWidget) -> tuple[int, ...]:
    """Column block first (ticket before choice), then row, then along the row.

    What scrolls is placed by its area, then by its place in the content: scrolled up, it lies
    behind what stands above, and would come before that.
    """
    spots: list[tuple[int, int]] = []
    inner, parent = widget, widget.parentWidget()
    while parent is not None and parent is not root:
        content = parent.widget() if isinstance(parent, QScrollArea) else None
        if content is not None and content.isAncestorOf(inner):
            spots.append(_spot(inner, content))
            inner = parent
        parent = parent.parentWidget()
    spots.append(_spot(inner, root))
    return _block(widget, root), *(part for spot in reversed(spots) for part in spot)


def _spot(widget: QWidget, within: QWidget) -> tuple[int, int]:
    spot = widget.mapTo(within, QPoint(0, 0))
    along = spot.x()
    if within.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        along = within.width() - spot.x() - widget.width()
    return _row(spot.y()), along


def _block(widget: QWidget, root: QWidget) -> int:
    """Which `focus_block` of `root` the widget lies in; 0 where there are none."""
    parent: QWidget | None = widget
    while parent is not None and parent is not root:
        block = parent.property("focus_block")
        if isinstance(block, int):
            return block
        parent = parent.parentWidget()
    return 0


def _row(y: int) -> int:
    return y // 8  # widgets of one line may differ by a few pixels


def step_focus(root: QWidget, *, forward: bool) -> bool:
    """Move the focus one stop on inside `root`, round and round."""
    stops = focus_stops(root)
    if not stops:
        return True
    now = root.window().focusWidget()
    here = next((place for place, stop in enumerate(stops) if stop is now), None)
    if here is None:
        place = 0 if forward else -1
    else:
        place = (here + (1 if forward else -1)) % len(stops)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place].setFocus(reason)
    _bring_into_view(stops[place])
    return True


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
            return
        parent = parent.parentWidget()
