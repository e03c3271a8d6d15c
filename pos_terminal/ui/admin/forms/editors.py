"""One editor a sort of field: it shows a value, gives it back, and says what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort
from pos_terminal.ui.viewmodels.form_values import Wrong, read, write
from pos_terminal.ui.widgets import LineEdit, label
from pos_terminal.ui.widgets.flow import Flow

translate = QCoreApplication.translate
_LEAST_LETTERS = 8  # of a choice that are shown wherever it stands


class Editor(QWidget):
    """Caption, what the field is for, the control, and room for one sentence of error."""

    def __init__(self, field: FormField, control: QWidget, *, caption: bool = True) -> None:
        """`control` is what is edited; without `caption` it says by itself what it is."""
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.inner)
        if caption:
            words = label(field.title, "strong")
            words.setBuddy(control)
            column.addWidget(words)
        about = [label(field.help, "second")] if field.help else []
        parts = [*about, control] if caption else [control, *about]
        for part in parts:
            column.addWidget(part)
        self._error = label("", "error")
        column.addWidget(self._error)
        column.addStretch(1)
        self._error.hide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low: the height follows the width, and a wrapped label would ask for a tower's."""
        least = current_theme().sizes.control
        return QSize(super().minimumSizeHint().width(), least)

    def value(self) -> Any:
        """What is filled in, or Wrong."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def show_error(self, sentence: str) -> None:
        """Mark it; an empty sentence takes the mark away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def error(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._error.text()


class TextEditor(Editor):
    """Numbers, amounts, days and words on one line."""

    def __init__(self, field: FormField) -> None:
        """Empty."""
        digits = field.sort in (Sort.INTEGER, Sort.MONEY)
        self.edit = LineEdit(field.title, digits=digits)
        super().__init__(field, self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(lambda: self.show_error(""))

    def value(self) -> Any:
        """Read by the field's sort."""
        return read(self.field, self.edit.text())

    def set_value(self, value: Any) -> None:
        """As it is typed."""
        self.edit.setText(write(self.field, value))

    def show_error(self, sentence: str) -> None:
        """Mark the edit too."""
        super().show_error(sentence)
        self.edit.mark_invalid(bool(sentence))
        self.edit.setAccessibleDescription(sentence)


class FlagEditor(Editor):
    """Yes or no; the box carries the caption."""

    def __init__(self, field: FormField) -> None:
        """Off."""
        self.box = QCheckBox(field.title)
        self.box.setAccessibleName(field.title)
        super().__init__(field, self.box, caption=False)
        self.setFocusProxy(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, field: FormField) -> None:
        """The first one."""
        self.box = QComboBox()
        self.box.setAccessibleName(field.title)
        # a long choice is elided where room is scarce, or it would push the form off the screen
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(_LEAST_LETTERS)
        if field.optional:
            self.box.addItem("–", None)
        for value, words in field.choices:
            self.box.addItem(words, value)
        super().__init__(field, self.box)
        self.setFocusProxy(self.box)

    def value(self) -> Any:
        """The chosen one."""
        return self.box.currentData()

    def set_value(self, value: Any) -> None:
        """Choose it; one that is not known leaves the first."""
        known = self.box.findData(value if value is None else str(value))  # a choice is a text
        self.box.setCurrentIndex(max(0, known))


class ChoicesEditor(Editor):
    """Any of a few, in the order of the form."""

    def __init__(self, field: FormField) -> None:
        """None of them."""
        holder = QWidget()
        row = Flow(holder)
        row.setSpacing(2 * current_theme().sizes.grid)
        self._boxes = {value: QCheckBox(words) for value, words in field.choices}
        for value, box in self._boxes.items():
            box.setAccessibleName(f"{field.title}: {dict(field.choices)[value]}")
            row.addWidget(box)
        super().__init__(field, holder)

    def value(self) -> list[str]:
        """The ticked ones."""
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def set_value(self, value: Any) -> None:
        """Tick these."""
        for name, box in self._boxes.items():
            box.setChecked(name in (value or ()))


class TextsEditor(Editor):
    """Several words, one a line."""

    def __init__(self, field: FormField) -> None:
        """Empty."""
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(field.title)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(translate("Forms", "One a line"))
        self.edit.setFixedHeight(2 * current_theme().sizes.control)
        super().__init__(field, self.edit)
        self.setFocusProxy(self.edit)

    def value(self) -> list[str] | Wrong:
        """The lines that say something."""
        lines = (line.strip() for line in self.edit.toPlainText().splitlines())
        return [line for line in lines if line]

    def set_value(self, value: Any) -> None:
        """One a line."""
        self.edit.setPlainText("\n".join(str(each) for each in value or ()))
