"""What a plugin offers by forms, one at a time: its reports, its acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginForm, PluginView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import FormField, fields_of
from pos_terminal.ui.viewmodels.plugin_words import tell, word
from pos_terminal.ui.widgets import CategoryTabs


class PluginForms(QWidget):
    """A tab each; where there is only one, none."""

    def __init__(
        self,
        stage: Stage,
        view: PluginView,
        offered: tuple[PluginForm, ...],
        parent: QWidget | None = None,
    ) -> None:
        """The first of them; the heir shows it."""
        super().__init__(parent)
        self._stage, self._view, self._offered = stage, view, offered
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current_theme().sizes.grid)
        self.tabs = CategoryTabs()
        self.tabs.set_tabs([(one.name, self.title_of(one)) for one in offered])
        self.tabs.chosen.connect(lambda _key: self.show_chosen())
        self.column.addWidget(self.tabs)
        self.tabs.setVisible(len(offered) > 1)
        self.form: SchemaForm | None = None

    def title_of(self, one: PluginForm) -> str:
        """What people call it."""
        return tell(self._view.name, one.title) or one.name

    def chosen(self) -> PluginForm:
        """The one in front."""
        return next(one for one in self._offered if one.name == self.tabs.key())

    def fields(self, family: str) -> tuple[FormField, ...]:
        """The fields of its form; `family` is where the plugin's words have them."""
        one = self.chosen()
        at = f"{family}.{one.name}"
        return fields_of(one.schema or {}, at, partial(word, self._view.name))

    def show_chosen(self) -> None:
        """Another one is in front."""
        raise NotImplementedError

    def refused(self, error: BaseException) -> None:
        """The plugin's reason beside the field that it is about, else on top of the page."""
        why = str(error.facts.get("why", "")) if isinstance(error, CashierError) else ""
        if not (why and self.form is not None and self.form.show_refusal(why)):
            self._stage.refuse(error)
