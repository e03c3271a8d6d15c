"""Staff: who may sign in, with which role; add, change, reset a PIN, switch off."""

from __future__ import annotations

from dataclasses import replace

from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.checkout.records import StaffRow
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.staff_sheet import PinSheet, StaffSheet, badge_words
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.status import role_words
from pos_terminal.ui.widgets import Button, Table
from pos_terminal.ui.widgets.table import Cell, Column


def as_command(row: StaffRow) -> SaveEmployee:
    """The command that would leave a member of staff as they are."""
    return SaveEmployee(
        name=row.name,
        role=row.role,
        username=row.username,
        employee_id=row.employee_id,
        active=row.active,
        language=row.language,
    )


class StaffPage(AdminPage):
    """A table and what can be done with the chosen person."""

    section = "staff"

    def __init__(self, stage: Stage) -> None:
        """Rows come from the readers when the page is entered."""
        super().__init__(
            stage,
            self.tr("Staff"),
            self.tr("Who may work at this till, and what they may do."),
        )
        self._rows: dict[str, StaffRow] = {}
        self.table = Table(
            [
                Column(self.tr("Name"), stretch=True),
                Column(self.tr("User name")),
                Column(self.tr("Role")),
                Column(self.tr("PIN")),
                Column(self.tr("Badge")),
                Column(self.tr("May sign in")),
            ],
            name=self.tr("Staff"),
            empty=(self.tr("Nobody yet"), self.tr("Add the first person.")),
        )
        self.table.chosen.connect(lambda _key: self._show_actions())
        self.table.opened.connect(lambda _key: self._change())
        self.content.addWidget(self.table, 1)
        self._active = Button(self.tr("Switch off"), Kind.DANGER)
        self._pin = Button(self.tr("New PIN"))
        self._edit = Button(self.tr("Change"))
        add = Button(self.tr("Add person"), Kind.PRIMARY)
        for button, act in (
            (self._active, self._switch),
            (self._pin, self._reset_pin),
            (self._edit, self._change),
            (add, self._add),
        ):
            button.clicked.connect(act)
            self.acts.addWidget(button)
        self._show_actions()

    def enter(self, state: LaneState) -> None:
        """Read the staff anew."""
        self.notice.clear()
        self._load()
        self.table.view().setFocus()

    def _load(self, _result: object = None) -> None:
        self.stage.bridge.ask(self.stage.queries.staff_page(), self._fill, owner=self)

    def _fill(self, rows: tuple[StaffRow, ...]) -> None:
        self._rows = {row.employee_id: row for row in rows}
        yes, no = self.tr("yes"), self.tr("no")
        self.table.set_rows(
            [
                (
                    row.employee_id,
                    [
                        Cell(row.name),
                        Cell(row.username),
                        Cell(role_words(row.role)),
                        Cell(yes if row.has_pin else no),
                        Cell(badge_words(row.badge_end) or no),
                        Cell(yes if row.active else no),
                    ],
                )
                for row in rows
            ]
        )
        self._show_actions()

    def _chosen(self) -> StaffRow | None:
        return self._rows.get(str(self.table.selected() or ""))

    def _show_actions(self) -> None:
        row = self._chosen()
        for button in (self._active, self._pin, self._edit):
            button.setEnabled(row is not None)
        switched_off = row is not None and not row.active
        self._active.set_words(
            self.tr("Switch on again") if switched_off else self.tr("Switch off")
        )

    def _add(self) -> None:
        StaffSheet(self.stage, self, None).saved.connect(self._load)

    def _change(self) -> None:
        row = self._chosen()
        if row is not None:
            StaffSheet(self.stage, self, row).saved.connect(self._load)

    def _reset_pin(self) -> None:
        row = self._chosen()
        if row is not None:
            PinSheet(self.stage, self, row.name, as_command(row)).saved.connect(self._load)

    def _switch(self) -> None:
        row = self._chosen()
        if row is not None:
            command = replace(as_command(row), active=not row.active)
            self.stage.bridge.submit(command, done=self._load, owner=self)
