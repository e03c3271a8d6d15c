"""One member of staff: name, role, and how they sign in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.checkout.records import StaffRow
from pos_terminal.domain.permissions import Role
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.status import role_words
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import CategoryTabs, Field, label

_WIDTH = 720  # px at 100 %


class PinFields:
    """A PIN typed twice."""

    def __init__(self, caption: str, again: str, differ: str) -> None:
        """`differ` is the sentence where the two are not the same."""
        self.first = Field(caption, digits=True, secret=True)
        self.again = Field(again, digits=True, secret=True)
        self._differ = differ

    def pin(self) -> str | None:
        """The PIN, empty where none was typed; None where the two differ."""
        if self.first.text() != self.again.text():
            self.again.show_error(self._differ)
            return None
        return self.first.text()


class StaffSheet(AppSheet):
    """Add or change; an empty secret leaves the old one as it is."""

    saved = Signal()

    def __init__(self, stage: Stage, over: QWidget, row: StaffRow | None) -> None:
        """`row` None: somebody new."""
        title = self.tr("Add person") if row is None else row.name
        super().__init__(stage, over, title, width=_WIDTH)
        self._row = row
        self.name = Field(self.tr("Name"))
        self.user = Field(self.tr("User name (may stay empty)"))
        self.roles = CategoryTabs()
        roles = [(str(role), role_words(role)) for role in Role]
        self.roles.set_tabs(roles, row.role if row is not None else str(Role.CASHIER))
        hint = self.tr("PIN, 4 to 8 digits") if row is None else self.tr("New PIN (may stay empty)")
        self.pins = PinFields(hint, self.tr("PIN once more"), self.tr("The PINs differ."))
        self.password = Field(self.tr("Password (may stay empty)"), secret=True)
        if row is not None:
            self.name.set_text(row.name)
            self.user.set_text(row.username)
        self.body.addWidget(self.name)
        self.body.addWidget(label(self.tr("Role"), "strong"))
        self.body.addWidget(self.roles)
        for field in (self.user, self.pins.first, self.pins.again, self.password):
            self.body.addWidget(field)
        self.add_button(self.tr("Save"), self._save, Kind.PRIMARY)
        self.present(self.name.edit)

    def _save(self) -> None:
        pin = self.pins.pin()
        if not self.name.text():
            self.name.show_error(self.tr("Type the name."))
        if pin is None or not self.name.text():
            self.refit()
            return
        row = self._row
        command = SaveEmployee(
            name=self.name.text(),
            role=str(self.roles.key()),
            username=self.user.text(),
            pin=pin or None,
            password=self.password.edit.text() or None,
            employee_id=row.employee_id if row is not None else "",
            active=row.active if row is not None else True,
            language=row.language if row is not None else "",
        )
        self.stage.bridge.submit(command, done=self._done, failed=self.refuse, owner=self)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.dismiss()


class PinSheet(AppSheet):
    """A new PIN for one person."""

    saved = Signal()

    def __init__(self, stage: Stage, over: QWidget, name: str, command: SaveEmployee) -> None:
        """`command` would leave the person as they are."""
        super().__init__(stage, over, self.tr("New PIN for {name}").format(name=name))
        self._command = command
        self.pins = PinFields(
            self.tr("PIN, 4 to 8 digits"), self.tr("PIN once more"), self.tr("The PINs differ.")
        )
        self.pins.again.edit.returnPressed.connect(self._save)
        self.body.addWidget(self.pins.first)
        self.body.addWidget(self.pins.again)
        self.add_button(self.tr("Save"), self._save, Kind.PRIMARY)
        self.present(self.pins.first.edit)

    def _save(self) -> None:
        pin = self.pins.pin()
        if pin == "":
            self.pins.first.show_error(self.tr("Type the new PIN."))
        if not pin:
            self.refit()
            return
        self.stage.bridge.submit(
            replace(self._command, pin=pin), done=self._done, failed=self.refuse, owner=self
        )

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.dismiss()
