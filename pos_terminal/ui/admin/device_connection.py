"""How a device is connected: something that is plugged in, or a place that is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hardware.connections import Connection, connection
from pos_terminal.checkout.device_views import FoundDevice
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.forms.editors import ChoiceEditor, TextEditor
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.device_options import line_fields
from pos_terminal.ui.viewmodels.device_words import found_words, kind_words, place_words
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort

_NEED_PLACE = frozenset({"tcp", "serial", "usb", "hid", "spool"})


class ConnectionEditor(QWidget):
    """What was found comes first; then each kind of connection, by hand."""

    def __init__(
        self, stage: Stage, found: Sequence[FoundDevice], parent: QWidget | None = None
    ) -> None:
        """Nothing is offered yet."""
        super().__init__(parent)
        self._place_of = ""  # the kind of connection that the typed place belongs to
        self._found = {each.connection: each for each in found}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        self.choice = ChoiceEditor(FormField("connection", Sort.CHOICE, self.tr("Connected by")))
        self.choice.box.currentIndexChanged.connect(lambda _index: self._show_place())
        self.place = TextEditor(FormField("place", Sort.TEXT, self.tr("Where")))
        self.line = SchemaForm(stage, line_fields())
        for part in (self.choice, self.place, self.line):
            column.addWidget(part)

    def offer(self, kinds: Iterable[str]) -> None:
        """The kinds that the driver can use; what was chosen stays where it is among them."""
        before = self.choice.value()
        box, allowed = self.choice.box, tuple(kinds)
        box.blockSignals(True)  # one look at the end, not one an entry
        box.clear()
        for each in self._found.values():
            if each.connection.partition(":")[0] in allowed:
                box.addItem(found_words(each), each.connection)
        for kind in allowed:
            box.addItem(kind_words(kind), f"{kind}:")
        box.setCurrentIndex(max(0, box.findData(before)))
        box.blockSignals(False)
        self._show_place()

    def _show_place(self) -> None:
        kind = self._kind()
        if kind != self._place_of:  # a port's name is no network address
            self._place_of = kind
            self.place.set_value("")
            self.place.show_error("")
        by_hand = self.choice.value() == f"{kind}:" and bool(place_words(kind))
        self.place.setVisible(by_hand)
        self.place.edit.setPlaceholderText(place_words(kind))
        self.line.setVisible(kind == "serial")

    def _kind(self) -> str:
        return str(self.choice.value() or "").partition(":")[0]

    def set_line(self, text: str) -> None:
        """Show a connection; one that cannot be read shows nothing."""
        try:
            known = connection(text)
        except CashierError:
            return
        box = self.choice.box
        plain = str(Connection(known.kind, known.place))
        index = box.findData(text) if box.findData(text) >= 0 else box.findData(plain)
        box.setCurrentIndex(index if index >= 0 else max(0, box.findData(f"{known.kind}:")))
        self._show_place()
        self.place.set_value(known.place if index < 0 else "")
        self.line.set_values(dict(known.options))

    def value(self) -> str | None:
        """The connection's line; None where something is missing, which is then said."""
        kind, chosen = self._kind(), str(self.choice.value() or "")
        if chosen != f"{kind}:":
            known = connection(chosen)
            place, options = known.place, dict(known.options)
        else:
            place, options = str(self.place.edit.text()).strip(), {}
        if kind in _NEED_PLACE and not place:
            self.place.show_error(self.tr("Say where it is."))
            self.place.setFocus()
            return None
        if kind == "serial":
            typed = self.line.values()
            if typed is None:
                return None
            options |= {name: str(value) for name, value in typed.items() if value}
        return str(Connection(kind, place, options))
