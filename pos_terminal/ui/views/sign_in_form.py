"""Who are you: staff tiles and a PIN, or user name and password."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_terminal.checkout.records import StaffTile
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.status import role_words
from pos_terminal.ui.widgets import Button, Card, EmptyState, Field, PinPad, ProductTile, TileGrid
from pos_terminal.ui.widgets import label as text
from pos_terminal.ui.widgets.product_tile import TileText

_COLUMN = 210  # px of a tile column at 100 %


class SignInForm(QWidget):
    """Emits `by_pin(employee_id, pin)` or `by_password(user, password)`."""

    by_pin = Signal(str, str)
    by_password = Signal(str, str)

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        """`title` and `sentence` say what it is for."""
        super().__init__(parent)
        self._staff: tuple[StaffTile, ...] = ()
        self._chosen: StaffTile | None = None
        self.tiles = TileGrid(_COLUMN)
        self._empty = EmptyState(self.tr("Nobody may sign in here yet"))
        self._empty.hide()
        self.pad = PinPad()
        self.pad.entered.connect(self._on_pin)
        self._who = text("", "line-strong")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.user = Field(self.tr("User name"))
        self.password = Field(self.tr("Password"), secret=True)
        self._side = QStackedWidget()
        self._side.addWidget(self._pin_side())
        self._side.addWidget(self._password_side())
        self._other = Button("", Kind.QUIET)
        self._other.clicked.connect(self._swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card(title, sentence))
        self._show_side()

    def _card(self, title: str, sentence: str) -> Card:
        grid = current_theme().sizes.grid
        card = Card()
        self._title = text(title, "heading")
        card.body.addWidget(self._title)
        self._sentence = text(sentence, "muted")
        card.body.addWidget(self._sentence)
        self._sentence.setVisible(not current_theme().scale.crowded)
        row = QHBoxLayout()
        row.setSpacing(3 * grid)
        left = QVBoxLayout()
        left.addWidget(self.tiles, 1)
        left.addWidget(self._empty, 1)
        row.addLayout(left, 3)
        row.addWidget(self._side, 2)
        card.body.addLayout(row, 1)
        self.below = QHBoxLayout()
        self.below.setSpacing(grid)
        self.below.addWidget(self._other)
        self.below.addStretch(1)
        card.body.addLayout(self.below)
        return card

    def _pin_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._who)
        self._who.setVisible(not current_theme().scale.crowded)  # the tile is marked too
        column.addWidget(self.pad, 1)
        return side

    def _password_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        go = Button(self.tr("Sign in"), Kind.PRIMARY)
        go.clicked.connect(self._on_password)
        self.user.edit.returnPressed.connect(lambda: self.password.edit.setFocus())
        self.password.edit.returnPressed.connect(self._on_password)
        for widget in (self.user, self.password, go):
            column.addWidget(widget)
        column.addStretch(1)
        return side

    # -- show ---------------------------------------------------------------------------

    def show_staff(self, staff: Sequence[StaffTile]) -> None:
        """One tile a person."""
        self._staff = tuple(staff)
        tiles = [self._tile(person) for person in self._staff]
        self.tiles.set_tiles(list[QWidget](tiles))
        self.tiles.setVisible(bool(tiles))
        self._empty.setVisible(not tiles)
        if len(self._staff) == 1:
            self.choose(self._staff[0])
        else:
            self._show_chosen()

    def _tile(self, person: StaffTile) -> ProductTile:
        made = ProductTile(TileText(person.name, role_words(person.role)))
        made.setCheckable(True)
        made.setProperty("employee_id", person.employee_id)
        made.clicked.connect(lambda: self.choose(person))
        return made

    def choose(self, person: StaffTile) -> None:
        """This is me; the PIN comes next."""
        self._chosen = person
        self.pad.clear()
        self._show_chosen()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_by_badge(self, employee_id: str) -> bool:
        """Whose badge was read; False: they have no tile here."""
        person = next((one for one in self._staff if one.employee_id == employee_id), None)
        if person is not None:
            if self._side.currentIndex() == 1:
                self._swap()
            self.choose(person)
        return person is not None

    def title(self, words: str) -> None:
        """Say what it is for."""
        self._title.setText(words)

    def hint(self, sentence: str) -> None:
        """Say something else below the title."""
        self._sentence.setText(sentence)

    def start(self) -> None:
        """Begin anew: nothing typed, nobody chosen unless there is only one."""
        self.pad.clear()
        self.password.set_text("")
        self.password.show_error("")
        if len(self._staff) > 1:
            self._chosen = None
        self._show_chosen()
        if self._side.currentIndex() == 1:
            self.user.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._chosen is not None:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tiles.tiles():
            self.tiles.tiles()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """What was wrong; the secret is forgotten."""
        self.pad.clear(sentence)
        self.password.set_text("")
        self.password.show_error(sentence)

    def _show_chosen(self) -> None:
        for tile in self.tiles.tiles():
            own = self._chosen is not None and (
                tile.property("employee_id") == self._chosen.employee_id
            )
            if isinstance(tile, Button):
                tile.setChecked(own)
        self.pad.setEnabled(self._chosen is not None)
        name = self._chosen.name if self._chosen is not None else ""
        self._who.setText(
            self.tr("{name}, your PIN").format(name=name) if name else self.tr("Tap your name")
        )

    def _swap(self) -> None:
        self._side.setCurrentIndex(1 - self._side.currentIndex())
        self._show_side()
        self.start()

    def _show_side(self) -> None:
        with_password = self._side.currentIndex() == 1
        self._other.set_words(
            self.tr("Use a PIN instead")
            if with_password
            else self.tr("Use user name and password instead")
        )

    # -- answers ------------------------------------------------------------------------

    def _on_pin(self, pin: str) -> None:
        if self._chosen is not None:
            self.by_pin.emit(self._chosen.employee_id, pin)

    def _on_password(self) -> None:
        if not self.user.text():
            self.user.show_error(self.tr("Type your user name."))
        elif not self.password.edit.text():
            self.password.show_error(self.tr("Type your password."))
        else:
            self.by_password.emit(self.user.text(), self.password.edit.text())
