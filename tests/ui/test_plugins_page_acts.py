"""The manager's page of plugins: acts, the log, replays, and pages with little to show."""

# ruff: noqa: F811 - pytest hands a fixture over by its name

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from pos_terminal.domain.events import EventType
from pos_terminal.ui.admin.forms.editors import TextEditor
from pos_terminal.ui.admin.plugin_acts import ActsPane
from tests.ui.acts import manages, open_sheet, says
from tests.ui.plugged import Plugged, open_plugged
from tests.ui.test_plugins_page import FRAUD, TIME, opened, page, plugged  # noqa: F401 - a fixture
from tests.ui.till import find, has, tap

pytestmark = pytest.mark.slow  # each opens a till


def test_an_act_is_filled_in_and_put_on_record(plugged: Plugged) -> None:
    pane = opened(plugged, FRAUD, "acts")
    assert isinstance(pane, ActsPane)
    tap(plugged.till.window, "Do it")
    assert pane.form is not None
    assert pane.form.editor("employee_id").error() == "Type something here."
    editor = pane.form.editor("employee_id")
    assert isinstance(editor, TextEditor)
    editor.edit.setText("jane")
    tap(plugged.till.window, "Do it")
    plugged.till.until(lambda: "noted" in plugged.till.window.toast.words())
    assert plugged.newest(EventType.PLUGIN_ACTED)["data"] == {"employee_id": "jane", "reason": ""}


def test_the_log_shows_its_newest_lines(plugged: Plugged) -> None:
    pane = opened(plugged, FRAUD, "log")
    plugged.till.settle()
    assert "suspended after three failures" in pane.lines.toPlainText()  # type: ignore[attr-defined]


def test_a_replay_is_asked_about_and_says_how_much_it_read(plugged: Plugged) -> None:
    opened(plugged, FRAUD, "replay")
    tap(plugged.till.window, "Read the journal again")
    tap(open_sheet(plugged.till), "Read again")
    plugged.till.until(lambda: plugged.host.replayed == [(FRAUD, 0)])
    plugged.till.until(lambda: "0 events read again" in says(plugged.till))


def test_a_plugin_with_nothing_to_set_has_no_such_section(plugged: Plugged) -> None:
    page(plugged).open(TIME)
    plugged.till.settle()
    assert not has(page(plugged).detail, "Settings")
    assert find(page(plugged).detail, "Reports")


def test_without_plugins_the_page_says_what_to_do(tmp_path: Path) -> None:
    with open_plugged(tmp_path, views=()) as plugged:
        manages(plugged.till, "plugins")
        shown = [w.text() for w in page(plugged).findChildren(QLabel) if w.isVisible()]
        assert "No plugins here" in shown
