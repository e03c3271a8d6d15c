"""One member of staff: name, role, and how they sign in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.checkout.records import StaffRow
from pos_terminal.domain.permissions import Role
from pos_terminal.ui import format as shown
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.status import role_words
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Button, CategoryTabs, Field, label

_WIDTH = 720  # px at 100 %


def beside(*fields: QWidget) -> QHBoxLayout:
    """Fields in one row, equally wide."""
    row = QHBoxLayout()
    row.setSpacing(2 * current_theme().sizes.grid)
    for field in fields:
        row.addWidget(field, 1)
    return row


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


def badge_words(end: str) -> str:
    """A badge by its last characters, all that is kept of it to show; empty: none."""
    return f"…{end}" if end else ""


class BadgeField(QWidget):
    """A badge is scanned into it or typed; the one that is there is never shown in full."""

    def __init__(self, end: str) -> None:
        """`end`: last characters of the badge that somebody has."""
        super().__init__()
        self._hint = self.tr("Scan it, or stay empty")
        kept = shown.isolate(badge_words(end)) if end else self._hint
        self.field = Field(self.tr("Badge"), kept, secret=True)
        self._removed = False
        self._remove = Button(self.tr("Remove badge"))
        self._remove.setVisible(bool(end))
        self._remove.clicked.connect(self._take_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().sizes.grid)
        row.addWidget(self.field, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)

    def code(self) -> str | None:
        """The new badge, empty: none any more, None: as it is."""
        return self.field.text() or ("" if self._removed else None)

    def _take_away(self) -> None:
        self._removed = True
        self._remove.hide()
        self.field.set_text("")
        self.field.edit.setPlaceholderText(self._hint)
        self.field.edit.setFocus()


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
        self.badge = BadgeField(row.badge_end if row is not None else "")
        self.on_scan = self._scanned
        if row is not None:
            self.name.set_text(row.name)
            self.user.set_text(row.username)
        self.body.addWidget(self.name)
        self.body.addWidget(label(self.tr("Role"), "strong"))
        self.body.addWidget(self.roles)
        for pair in (
            (self.user, self.badge),
            (self.pins.first, self.pins.again),
            (self.password,),
        ):
            self.body.addLayout(beside(*pair))
        self.body.addStretch(1)  # or rows drift apart where words are taller than guessed
        self.add_button(self.tr("Save"), self._save, Kind.PRIMARY)
        self.present(self.name.edit)

    def _scanned(self, code: str) -> bool:
        self.badge.field.set_text(code)
        self.badge.field.show_error("")
        return True

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
            badge=self.badge.code(),
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
