"""A question answered by words: a note, a name, a number from a slip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Field, label
from pos_terminal.ui.widgets.on_screen_keyboard import KEYS_AT_ONCE


class TextSheet(AppSheet):
    """One field, one button; Enter answers."""

    def __init__(
        self,
        stage: Stage,
        over: QWidget,
        title: str,
        caption: str,
        *,
        ok: str,
        text: str = "",
        hint: str = "",
        needed: bool = True,
    ) -> None:
        """`needed`: an empty answer is none."""
        super().__init__(stage, over, title)
        self._needed = needed
        self._act: Callable[[str], None] = lambda _text: None
        self.field = Field(caption)
        self.field.edit.setProperty(KEYS_AT_ONCE, True)
        self.field.set_text(text)
        self.field.edit.returnPressed.connect(self._answer)
        if hint:
            self.body.addWidget(label(hint, "muted"))
        self.body.addWidget(self.field)
        self.ok = self.add_button(ok, self._answer, Kind.PRIMARY)

    def ask(self, act: Callable[[str], None]) -> None:
        """Show it; `act` gets the words."""
        self._act = act
        self.present(self.field.edit)
        self.field.edit.selectAll()

    def _answer(self) -> None:
        text = self.field.text()
        if self._needed and not text:
            self.field.show_error(self.tr("Type something first."))
            self.refit()
        else:
            self._act(text)
