"""A question answered by a number: a field, its meaning in words, and a pad."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.amounts import decimal_sign
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Field, NumberPad, label

Value = TypeVar("Value")
_WIDTH = 800  # px at 100 %


def beside(form: QVBoxLayout, pad: QWidget) -> QBoxLayout:
    """A form and its pad: side by side, or one below the other where text is very large."""
    large = current_theme().scale.crowded
    direction = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
    row = QBoxLayout(direction)
    row.setSpacing(3 * current_theme().sizes.grid)
    form.addStretch(1)
    row.addLayout(form, 5)
    row.addWidget(pad, 4)
    return row


class _OneSign(QValidator):
    """Point and comma are both the decimal sign; what is typed shows the language's own."""

    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        """Anything goes: the sheet says what it means."""
        sign = decimal_sign()
        shown = typed.replace(",", sign).replace(".", sign)
        return QValidator.State.Acceptable, shown, at


class PadSheet(AppSheet, Generic[Value]):
    """Base of number questions; a subclass says what the keys mean and what to do with it."""

    def __init__(
        self,
        stage: Stage,
        over: QWidget,
        title: str,
        caption: str,
        *,
        decimals: bool = False,
        ok: str = "",
    ) -> None:
        """`ok` is the words of the button that answers; `decimals` puts their sign on the pad."""
        super().__init__(stage, over, title, width=_WIDTH)
        self.field = Field(caption, digits=True)
        self.field.edit.setProperty("own_pad", True)  # no on-screen keyboard over our pad
        self.field.edit.setValidator(_OneSign(self))
        self.field.edit.textChanged.connect(self._echo)
        self.field.edit.returnPressed.connect(self.answer)
        self.meaning = label("", "line-strong", wrap=False)
        self.pad = NumberPad(corner=decimal_sign() if decimals else "00")
        self.pad.bind(self.field.edit)
        self.form = QVBoxLayout()
        self.form.setSpacing(2 * current_theme().sizes.grid)
        self.form.addWidget(self.field)
        self.form.addWidget(self.meaning)
        self.body.addLayout(beside(self.form, self.pad))
        self._above = 0
        self.ok = self.add_button(ok or self.tr("OK"), self.answer, Kind.PRIMARY)

    def put_above(self, widget: QWidget) -> None:
        """Place something above the field."""
        self.form.insertWidget(self._above, widget)
        self._above += 1

    def put_below(self, widget: QWidget) -> None:
        """Place something below the field."""
        self.form.insertWidget(self.form.count() - 1, widget)

    def start(self, typed: str = "") -> None:
        """Fill in what was typed already and show the sheet."""
        self.field.set_text(typed)
        self._echo()
        self.present(self.field.edit)
        self.field.edit.selectAll()

    def value(self) -> Value | None:
        """What the keys mean now; None where it is no answer."""
        raise NotImplementedError

    def words(self, value: Value) -> str:
        """The value as it will be taken."""
        raise NotImplementedError

    def take(self, value: Value) -> None:
        """Do it."""
        raise NotImplementedError

    def answer(self) -> None:
        """OK or Enter."""
        value = self.value()
        if value is None:
            self.field.show_error(self.tr("Type a number with the pad."))
            self.refit()
        else:
            self.take(value)

    def _echo(self) -> None:
        value = self.value()
        self.field.show_error("")
        self.meaning.setText("" if value is None else self.words(value))
        self.ok.setEnabled(value is not None)
