"""The settings of a store: a form from its description, its secret, and a test of both."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ChangeSyncSettings, ManageSync
from pos_terminal.checkout.sync_views import SectionView, SinkProblem
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui import format as shown
from pos_terminal.ui.admin.allowing import allowed
from pos_terminal.ui.admin.facts import Facts
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.admin.sync_secret import SecretFields
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import FormField, fields_of
from pos_terminal.ui.viewmodels.form_values import as_shown
from pos_terminal.ui.viewmodels.sync_status import request_words, words_of
from pos_terminal.ui.viewmodels.sync_words import secret_of, word
from pos_terminal.ui.widgets import (
    Button,
    Card,
    EmptyState,
    InlineNotice,
    ScrollPane,
    Tone,
    equal_row,
    label,
)

_SWITCH = "enabled"  # has a button instead of a field


class SectionPane(QWidget):
    """The form, and the buttons below it that always stand in view."""

    def __init__(self, stage: Stage, section: str, parent: QWidget | None = None) -> None:
        """Asks for the settings at once."""
        super().__init__(parent)
        self._stage, self._section = stage, section
        self._view = SectionView(section)
        self.form: SchemaForm | None = None
        self.secret: SecretFields | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().sizes.grid)
        self._waits = EmptyState(self.tr("Reading the settings …"))
        self._column.addWidget(self._waits, 1)
        self._told = InlineNotice()
        self._both: Button | None = None
        stage.bridge.ask(stage.sync.settings(), self._arrived, self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        words = sentence(error) if isinstance(error, Exception) else ""
        self._waits.say(self.tr("The settings could not be read"), words)

    def _arrived(self, sections: tuple[SectionView, ...]) -> None:
        found = next((each for each in sections if each.name == self._section), None)
        if found is None:
            self._waits.say(self.tr("Nothing can be set here"))
            return
        self._view = found
        self._waits.hide()
        self._build()

    def _build(self) -> None:
        pane = ScrollPane()
        all_fields = fields_of(self._stage.sync.schema(self._section), self._section, word)
        fields = [each for each in all_fields if each.name != _SWITCH]
        free = [each for each in fields if each.name not in self._view.fixed]
        if fixed := [each for each in fields if each.name in self._view.fixed]:
            pane.body.addWidget(self._fixed_card(fixed))
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self.form = SchemaForm(self._stage, free)
        self.form.set_values(self._view.values)
        card.body.addWidget(self.form)
        if name := secret_of(self._section):
            self.secret = SecretFields(self._section, kept=self._view.secrets.get(name, False))
            card.body.addWidget(self.secret)
        if free or self.secret is not None:
            pane.body.addWidget(card)
        pane.body.addStretch(1)
        self._column.addWidget(pane, 1)
        self._column.addWidget(self._told)
        self._test = Button(self.tr("Test the connection"))
        self._test.clicked.connect(self.test)
        self._save = Button(self.tr("Save"), Kind.PRIMARY)
        self._save.clicked.connect(lambda: self.save())
        buttons = [self._test, self._save]
        if self._may_switch_on():
            self._save.set_kind(Kind.NORMAL)
            self._both = Button(self.tr("Save and switch on"), Kind.PRIMARY)
            self._both.clicked.connect(lambda: self.save(switch_on=True))
            buttons.append(self._both)
        self._column.addLayout(equal_row(*buttons))

    def _may_switch_on(self) -> bool:
        values = self._view.values
        return _SWITCH in values and not values[_SWITCH] and _SWITCH not in self._view.fixed

    def _fixed_card(self, fixed: list[FormField]) -> Card:
        card = Card()
        card.body.addWidget(label(self.tr("Set by a file"), "line-strong"))
        words = self.tr("These are set by {file} and can only be changed there.")
        card.body.addWidget(
            label(words.format(file=shown.isolate(shown.breakable(self._view.file))), "muted")
        )
        facts = Facts([(each.name, each.title) for each in fixed])
        values = self._view.values
        facts.say({each.name: as_shown(each, values.get(each.name)) or "–" for each in fixed})
        card.body.addWidget(facts)
        return card

    def _filled(self) -> tuple[dict[str, Any], str] | None:
        """Values and typed secret; None where something is wrong, which is then said there."""
        values = self.form.values() if self.form is not None else None
        secret = self.secret.value() if self.secret is not None else ""
        return None if values is None or secret is None else (values, secret)

    # -- keeping ------------------------------------------------------------------------

    def save(self, *, switch_on: bool = False) -> None:
        """Check here, then by the agent's model, then keep; the secret goes its own way."""
        filled = self._filled()
        if filled is None:
            return
        values, secret = filled
        if switch_on:
            values = values | {_SWITCH: True}
        future = self._stage.sync.check_settings(self._section, values)
        self._stage.bridge.ask(
            future, lambda checked: self._keep(checked, secret), self._refused, owner=self
        )

    def _keep(self, checked: dict[str, Any], secret: str) -> None:
        command = ChangeSyncSettings(self._section, checked)

        def done(_result: object) -> None:
            if checked.get(_SWITCH):
                self._switched_on()
            if secret:
                self._keep_secret(secret)
            else:
                self._kept()

        self._stage.bridge.submit(command, done=done, failed=self._refused, owner=self)

    def _switched_on(self) -> None:
        if self._both is not None:
            self._both.hide()
        self._save.set_kind(Kind.PRIMARY)

    def _keep_secret(self, secret: str) -> None:
        allowed(
            self._stage,
            self,
            ManageSync("secret", self._section),
            lambda: self._stage.sync.keep_secret(secret_of(self._section), secret),
            lambda _r: self._secret_kept(),
        )

    def _secret_kept(self) -> None:
        if self.secret is not None:
            self.secret.say_kept(True)
        self._kept()

    def _kept(self) -> None:
        self._stage.say(self.tr("Saved. It counts from now on."), "success")

    def _refused(self, error: BaseException) -> None:
        why = str(error.facts.get("why", "")) if isinstance(error, CashierError) else ""
        place, _colon, reason = why.partition(": ")
        name = place.removeprefix(f"{self._section}.")
        if not (reason and self.form is not None and self.form.show_error(name, reason)):
            self._stage.refuse(error)

    # -- trying -------------------------------------------------------------------------

    def test(self) -> None:
        """Try a connection with what is filled in; nothing is kept."""
        filled = self._filled()
        if filled is not None:
            command = ManageSync("test", self._section)
            allowed(
                self._stage, self, command, lambda: self._try(*filled), self._tested, self._no_test
            )

    def _try(self, values: dict[str, Any], secret: str) -> Future[SinkProblem | None]:
        self._test.setEnabled(False)
        self._told.show_notice(Tone.INFO, self.tr("Trying …"))
        return self._stage.sync.test(self._section, values, secret)

    def _tested(self, problem: SinkProblem | None) -> None:
        self._test.setEnabled(True)
        if problem is None:
            self._told.show_notice(Tone.INFO, self.tr("The connection works."))
            return
        number = request_words(problem.request_id)
        self._told.show_notice(Tone.WARN, words_of(problem), detail=number)

    def _no_test(self, error: BaseException) -> None:
        self._test.setEnabled(True)
        self._told.clear()
        self._stage.refuse(error)
