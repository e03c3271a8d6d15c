"""Labels with a role of the type scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "body", *, wrap: bool = True) -> QLabel:
    """A label of a role in app.qss (body, muted, second, status, title, heading, strong, …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a product may be called "<b>"
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setAlignment(edge(leading=True) | Qt.AlignmentFlag.AlignVCenter)
    if wrap:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def amount_label(text: str = "", role: str = "line-strong") -> QLabel:
    """A label for money: on the trailing edge, never wrapped."""
    made = label(text, role, wrap=False)
    made.setAlignment(edge(leading=False) | Qt.AlignmentFlag.AlignVCenter)
    return made


def edge(*, leading: bool) -> Qt.AlignmentFlag:
    """The edge of the screen's direction: a label alone would follow its own text's."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if leading is not mirrored else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute


def rule() -> QFrame:
    """A hairline inside a card."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again after a dynamic property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
