"""Our own keyboard on the screen, so that everything works by touch alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.i18n import current_language
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.emptied import empty
from pos_terminal.ui.widgets.keyboard_layouts import LETTERS, SYMBOLS

KEYS_AT_ONCE = "keys_at_once"  # property of a field that is all a question asks for
_BACK_SIGN, _SHIFT_SIGN = "\u232b", "\u21e7"


class OnScreenKeyboard(QFrame):
    """Types into the focused line edit; shows itself for one while touch is on."""

    hidden_by_user = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """A hidden keyboard in the language of the screen; put it at the window's bottom."""
        super().__init__(parent)
        self.setProperty("role", "keyboard")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = current_theme().sizes.grid
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        self._column.setSpacing(grid)
        self._language = current_language()
        self._languages = [self._language] + (["en"] if self._language == "ar" else [])
        self._shift = False
        self._symbols = False
        self._dismissed: QWidget | None = None
        self._built = False
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # -- when it shows ------------------------------------------------------------------

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """The 40 keys are made when they are wanted first: a start need not wait for them."""
        if visible and not self._built:
            self._build()
        super().setVisible(visible)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QLineEdit) or not self._serves(now):
            self._dismissed = None
            self.hide()
            return
        tapped = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        now.installEventFilter(self)
        if tapped or now.property(KEYS_AT_ONCE) or self.isVisible():
            self.setVisible(now is not self._dismissed)
        else:
            self.hide()  # until a field is tapped, what lies below keeps its room

    def _serves(self, field: QLineEdit) -> bool:
        return (
            field.window() is self.window()
            and current_theme().scale.touch
            and not field.isReadOnly()
            and not field.property("own_pad")  # a number pad lies beside it already
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A tap on the focused field asks for the keys."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QLineEdit):
            self._dismissed = None
            self.setVisible(self._serves(watched))
        return False

    def put_away(self) -> None:
        """Hide it until another field gets the focus."""
        self._dismissed = QApplication.focusWidget()
        self.hide()
        self.hidden_by_user.emit()

    # -- keys ---------------------------------------------------------------------------

    def _rows(self) -> tuple[str, ...]:
        if self._symbols:
            return SYMBOLS
        rows = LETTERS[self._language]
        return tuple(row.upper() for row in rows) if self._shift else rows

    def _build(self) -> None:
        self._built = True
        empty(self._column)
        for number, keys in enumerate(self._rows()):
            row = self._row(list(keys))
            if number == 3:
                self._wrap_last_letters(row)
            self._add(row)
        self._add(self._bottom())

    def _add(self, row: QHBoxLayout) -> None:
        holder = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self._column.addWidget(holder)

    def _row(self, keys: list[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.grid)
        for key in keys:
            row.addWidget(self._key(key, lambda k=key: self.type_text(k)))
        return row

    def _wrap_last_letters(self, row: QHBoxLayout) -> None:
        if not self._symbols and self._language != "ar":
            shift = self._key(_SHIFT_SIGN, self._toggle_shift, self.tr("Shift"))
            shift.setCheckable(True)
            shift.setChecked(self._shift)
            row.insertWidget(0, shift)
        row.addWidget(self._key(_BACK_SIGN, self._backspace, self.tr("Delete last letter")))

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.grid)
        other = LETTERS[self._language][1][:3] if self._symbols else "#+="
        row.addWidget(self._key(other, self._toggle_symbols, self.tr("Letters or signs")), 2)
        if len(self._languages) > 1:
            row.addWidget(self._key(self._language.upper(), self._next_language), 2)
        row.addWidget(self._key(self.tr("Space"), lambda: self.type_text(" ")), 6)
        row.addWidget(self._key(self.tr("Next"), self._next_field), 2)
        row.addWidget(self._key(self.tr("Enter"), self._enter), 2)
        row.addWidget(self._key(self.tr("Hide keys"), self.put_away), 2)
        return row

    def _key(self, words: str, act: object, name: str = "") -> Button:
        made = Button(words, Kind.KEY, name=name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a tap must not take the field's focus
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        made.clicked.connect(lambda: act())  # type: ignore[operator]
        return made

    # -- what keys do -------------------------------------------------------------------

    def _field(self) -> QLineEdit | None:
        now = QApplication.focusWidget()
        return now if isinstance(now, QLineEdit) else None

    def type_text(self, text: str) -> None:
        """Insert `text` where the caret is."""
        field = self._field()
        if field is not None:
            field.insert(text)
            field.textEdited.emit(field.text())
        if self._shift:
            self._toggle_shift()

    def _backspace(self) -> None:
        field = self._field()
        if field is not None:
            field.backspace()
            field.textEdited.emit(field.text())

    def _enter(self) -> None:
        field = self._field()
        if field is not None:
            field.returnPressed.emit()

    def _next_field(self) -> None:
        field = self._field()
        if field is not None:
            field.focusNextChild()

    def _toggle_shift(self) -> None:
        self._shift = not self._shift
        self._build()

    def _toggle_symbols(self) -> None:
        self._symbols = not self._symbols
        self._build()

    def _next_language(self) -> None:
        place = self._languages.index(self._language) + 1
        self._language = self._languages[place % len(self._languages)]
        self._build()
