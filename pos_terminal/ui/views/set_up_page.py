"""First start: look around in the demo shop, or set up one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.checkout.commands import SetUpShop
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.currency import CURRENCY_CODES
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.i18n import LANGUAGES, current_language
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.views.discs import Discs
from pos_terminal.ui.views.page import Page, centred
from pos_terminal.ui.widgets import Button, Card, CategoryTabs, Field, label

_USUAL = ("EUR", "GBP", "USD", "CHF", "SEK", "PLN", "AED", "SAR", "INR", "JPY")

_WAITING = 2  # of the steps
_SIZE = (1180, 760)  # px at 100 %
# Only their first letters are shown, on coloured discs.
_OWN = ("Shop",)
_GOODS = ("Bananas", "Croissant", "Milk", "Avocado", "Tea", "Olives")


class SetUpPage(Page):
    """Two steps: which shop, and for one's own its name and its manager."""

    language_chosen = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """The first step."""
        super().__init__(stage, parent)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Welcome to your till"), "heading"), 1)
        languages = CategoryTabs()
        languages.set_tabs(list(LANGUAGES.items()), current_language())
        languages.chosen.connect(lambda code: self.language_chosen.emit(str(code)))
        head.addWidget(languages, 1)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choice())
        self._steps.addWidget(self._form())
        self._steps.addWidget(self._waiting())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        column.addLayout(head)
        column.addWidget(self._steps, 1)
        self.column.addLayout(centred(inside, *_SIZE), 1)

    def enter(self, state: LaneState) -> None:
        """Begin with the choice."""
        self.notice.clear()
        self._busy(False)
        if state.enrolled:
            self._steps.setCurrentIndex(_WAITING)

    def _waiting(self) -> QWidget:
        """Of an enrolled till: nothing is asked here, or it would become another shop."""
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        card.body.addStretch(1)
        card.body.addWidget(label(self.tr("This till belongs to head office"), "title"))
        words = self.tr(
            "Which shop this is has not come from there yet. It comes by itself when there is a "
            "line and head office has published the shop's name; then you can sign in."
        )
        card.body.addWidget(label(words, "line"))
        hint = self.tr("If it takes long, call head office.")
        card.body.addWidget(label(hint, "muted"))
        card.body.addStretch(1)
        return card

    # -- step one -----------------------------------------------------------------------

    def _choice(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * current_theme().sizes.grid)
        self._demo = Button(self.tr("Open the demo shop"), Kind.PRIMARY)
        self._demo.clicked.connect(self._open_demo)
        own = Button(self.tr("Set up my shop"))
        own.clicked.connect(lambda: self._go(1))
        row.addWidget(
            _offer(
                self.tr("Look around first"),
                self.tr(
                    "A demo shop with a few hundred products, customers and staff. Sell, refund, "
                    "close the till: nothing there is a real sale."
                ),
                self.tr("Sign in as john, jane or admin; their PINs are 1111, 2222 and 9999."),
                self._demo,
                _GOODS,
            )
        )
        row.addWidget(
            _offer(
                self.tr("Start with my shop"),
                self.tr(
                    "An empty shop with your name, your currency and you as its manager. Products "
                    "can be typed in or imported afterwards."
                ),
                self.tr("It takes about two minutes."),
                own,
                _OWN,
            )
        )
        return holder

    def _open_demo(self) -> None:
        self._busy(True)
        self._send(SetUpShop(demo=True, language=current_language()))

    def _busy(self, busy: bool) -> None:
        self._demo.setEnabled(not busy)
        self._demo.set_words(
            self.tr("Filling the shelves …") if busy else self.tr("Open the demo shop")
        )

    # -- step two -----------------------------------------------------------------------

    def _form(self) -> QWidget:
        card = Card()
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        grid = QGridLayout(inside)
        grid.setSpacing(2 * current_theme().sizes.grid)
        for column, parts in enumerate((self._shop_parts(), self._manager_parts())):
            grid.setColumnStretch(column, 1)
            for row, part in enumerate(parts):
                part.setProperty("focus_block", column + 1)  # Tab goes down the column
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        card.body.addWidget(scroll, 1)
        back = Button(self.tr("Back"))
        back.clicked.connect(lambda: self._go(0))
        self.done = Button(self.tr("Open my shop"), Kind.PRIMARY)
        self.done.clicked.connect(self._open_own)
        for button in (back, self.done):
            button.setProperty("focus_block", 3)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(back, 1)
        row_of_buttons.addWidget(self.done, 3)
        card.body.addLayout(row_of_buttons)
        return card

    def _shop_parts(self) -> tuple[QWidget, ...]:
        self.shop = Field(self.tr("Name of the shop"))
        self.address = Field(self.tr("Address, as printed on receipts"))
        self.tax_number = Field(self.tr("Tax number (may stay empty)"))
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Currency"))
        self.currency.addItems([*_USUAL, *sorted(CURRENCY_CODES.difference(_USUAL))])
        self.tax = Field(self.tr("Sales tax of most goods, in % (may stay empty)"))
        self.included = QCheckBox(self.tr("Shelf prices include it"))
        self.included.setChecked(True)
        money = _column(label(self.tr("Currency"), "strong"), self.currency)
        return self.shop, self.address, self.tax_number, money, _column(self.tax, self.included)

    def _manager_parts(self) -> tuple[QWidget, ...]:
        self.manager = Field(self.tr("Your name"))
        self.user = Field(self.tr("User name for signing in"))
        self.pin = Field(self.tr("PIN, 4 to 8 digits"), digits=True, secret=True)
        self.again = Field(self.tr("PIN once more"), digits=True, secret=True)
        self.password = Field(self.tr("Password (may stay empty)"), secret=True)
        return self.manager, self.user, self.pin, self.again, self.password

    def _go(self, step: int) -> None:
        self.notice.clear()
        self._steps.setCurrentIndex(step)
        if step:
            self.shop.edit.setFocus()

    def _open_own(self) -> None:
        checks = (
            (self.shop, bool(self.shop.text()), self.tr("Type the name of the shop.")),
            (self.manager, bool(self.manager.text()), self.tr("Type your name.")),
            (self.pin, bool(self.pin.text()), self.tr("Choose a PIN.")),
            (self.again, self.again.text() == self.pin.text(), self.tr("The PINs differ.")),
        )
        wrong = [(field, words) for field, right, words in checks if not right]
        for field, words in wrong:
            field.show_error(words)
        if wrong:
            wrong[0][0].edit.setFocus()
            return
        self._send(
            SetUpShop(
                shop_name=self.shop.text(),
                currency=self.currency.currentText(),
                address=self.address.text(),
                tax_number=self.tax_number.text(),
                tax_percent=self.tax.text(),
                tax_included=self.included.isChecked(),
                language=current_language(),
                manager_name=self.manager.text(),
                manager_username=self.user.text(),
                manager_pin=self.pin.text(),
                manager_password=self.password.edit.text(),
            )
        )

    def _send(self, command: SetUpShop) -> None:
        self.stage.bridge.submit(command, failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.stage.refuse(error)


def _offer(title: str, sentence: str, hint: str, button: Button, goods: Sequence[str]) -> Card:
    card = Card()
    card.body.setSpacing(2 * current_theme().sizes.grid)
    card.body.addStretch(1)
    if not current_theme().scale.crowded:
        card.body.addWidget(Discs(goods))
    card.body.addWidget(label(title, "title"))
    card.body.addWidget(label(sentence, "line"))
    card.body.addWidget(label(hint, "muted"))
    card.body.addStretch(1)
    card.body.addWidget(button)
    return card


def _column(*parts: QWidget) -> QWidget:
    """Parts one below the other, close together."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().sizes.inner)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder
