"""What a device is for, which it is, how it is connected, what it is called, its options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceConfig, DriverView, FoundDevice
from pos_terminal.ui.admin.device_connection import ConnectionEditor
from pos_terminal.ui.admin.forms.editors import ChoiceEditor, TextEditor
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.device_options import as_options, driver_words, option_fields
from pos_terminal.ui.viewmodels.device_words import role_words
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort


class DeviceForm(QWidget):
    """Each choice decides what the next one offers."""

    def __init__(
        self,
        stage: Stage,
        found: Sequence[FoundDevice],
        drivers: Sequence[DriverView],
        parent: QWidget | None = None,
    ) -> None:
        """The first of everything is chosen."""
        super().__init__(parent)
        self._stage, self._drivers = stage, tuple(drivers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * current_theme().sizes.grid)
        self.role = ChoiceEditor(FormField("role", Sort.CHOICE, self.tr("What for")))
        self.driver = ChoiceEditor(FormField("driver", Sort.CHOICE, self.tr("Model or protocol")))
        self.where = ConnectionEditor(stage, found)
        self.name = TextEditor(
            FormField("name", Sort.TEXT, self.tr("Name (may stay empty)"), longest=40)
        )
        self.options: SchemaForm | None = None
        for part in (self.role, self.driver, self.where, self.name):
            self._column.addWidget(part)
        roles = [role for role in Role if any(each.role == role for each in self._drivers)]
        _fill(self.role, ((str(role), role_words(role)) for role in roles))
        self.role.box.currentIndexChanged.connect(lambda _index: self._show_drivers())
        self.driver.box.currentIndexChanged.connect(lambda _index: self._show_driver())
        self._show_drivers()

    def _show_drivers(self) -> None:
        role = self.role.value()
        ours = [each for each in self._drivers if each.role == role]
        _fill(self.driver, ((each.name, driver_words(each.title)) for each in ours))
        self._show_driver()

    def _chosen(self) -> DriverView | None:
        wanted = (self.role.value(), self.driver.value())
        return next((each for each in self._drivers if (each.role, each.name) == wanted), None)

    def _show_driver(self) -> None:
        driver = self._chosen()
        if self.options is not None:
            self.options.hide()
            self.options.deleteLater()
            self.options = None
        if driver is None:
            return
        self.where.offer(driver.by)
        if fields := option_fields(driver.schema):
            self.options = SchemaForm(self._stage, fields)
            self._column.addWidget(self.options)

    def set_config(self, config: DeviceConfig) -> None:
        """Show a device as it is set up, or as somebody guesses it."""
        self.role.set_value(str(config.role))
        self.driver.set_value(config.driver)
        self.where.set_line(config.connection)
        self.name.set_value(config.name)
        if self.options is not None:
            self.options.set_values(dict(config.options))

    def keep_role(self) -> None:
        """A device that is set up stays what it is for."""
        self.role.setEnabled(False)

    def config(self) -> DeviceConfig | None:
        """What is filled in; None where something is wrong, which is then said at its field."""
        driver, where = self._chosen(), self.where.value()
        typed = self.options.values() if self.options is not None else {}
        if driver is None or where is None or typed is None:
            return None
        options = as_options(driver.schema, typed)
        name = self.name.edit.text().strip()
        return DeviceConfig(driver.role, driver.name, where, name, options)


def _fill(editor: ChoiceEditor, choices: Iterable[tuple[str, str]]) -> None:
    box = editor.box
    box.blockSignals(True)  # the listener looks once, at the end
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.blockSignals(False)
