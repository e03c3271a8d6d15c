"""The manager's page of plugins on a real lane: what is switched and set is in its journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from plugins.outcomes import Hold
from pos_terminal.checkout.plugin_views import PluginTable
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.ui.admin.forms.editors import TextEditor
from pos_terminal.ui.admin.forms.rows_editor import RowsEditor, RowSheet
from pos_terminal.ui.admin.plugin_reports import ReportsPane
from pos_terminal.ui.admin.plugin_settings import SettingsPane
from pos_terminal.ui.admin.plugins_page import PluginsPage
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.views.own_report_sheet import OwnReportSheet
from tests.ui.acts import manages, no_sheet, open_sheet, says, scanned, typed
from tests.ui.checks import clipped, too_close
from tests.ui.plugged import TIMES, Plugged, answered, open_plugged
from tests.ui.till import ADMIN, BREAD, bare, has, tap

FRAUD, TIME, OFFERS = "fraud_detection", "employee_time_tracker", "purchase_recommender"
ESC, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return

pytestmark = pytest.mark.slow  # each opens a till; what it shows is in test_plugin_forms too


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Plugged]:
    """The manager is signed in, and looks at the plugins."""
    with open_plugged(tmp_path) as opened:
        opened.switch(FRAUD, critical=True)
        manages(opened.till, "plugins")
        yield opened


def test_whoever_opens_the_page_sees_what_was_put_here_while_the_till_ran(
    plugged: Plugged,
) -> None:
    assert plugged.host.looks == 1
    for name in ("staff", "plugins"):
        plugged.till.stage.page_wanted.emit(name)
        plugged.till.settle()
    assert plugged.host.looks == 2
    table = page(plugged).table
    before = table.row_count()
    plugged.host.shown += (replace(plugged.host.shown[0], name="newcomer"),)
    plugged.host.listeners[-1]()
    plugged.till.until(lambda: table.row_count() == before + 1)


def test_a_report_s_form_scrolls_where_it_would_lie_on_buttons_and_table(
    plugged: Plugged,
) -> None:
    view = page(plugged).watch.view(FRAUD)
    assert view is not None
    pane = ReportsPane(plugged.till.stage, view)
    pane.resize(760, 470)
    pane.show()
    plugged.till.settle()
    assert [*clipped(pane), *too_close(pane)] == []
    assert pane.table.height() >= 3 * current_theme().sizes.control
    pane.close()


def page(plugged: Plugged) -> PluginsPage:
    front = plugged.till.window.pages.front()
    assert isinstance(front, PluginsPage)
    return front


def opened(plugged: Plugged, name: str, section: str) -> object:
    page(plugged).open(name)
    page(plugged).detail.tabs.choose(section)
    plugged.till.settle()
    return page(plugged).detail.pane()


# -- the way in -------------------------------------------------------------------------


def test_a_cashier_is_asked_for_a_manager_before_the_plugins_are_shown(tmp_path: Path) -> None:
    with open_plugged(tmp_path) as plugged:
        till = plugged.till
        till.keys.press(Qt.Key.Key_F10)
        tap(open_sheet(till), "Plugins")
        till.until(lambda: "Manager, please enter your PIN." in till.sheet_words())
        assert till.window.pages.name == "sell"
        typed(till, ADMIN[1], enter=True)
        till.until(lambda: till.window.pages.name == "plugins")
        assert plugged.newest(EventType.OVERRIDE_APPROVED)["act"] == "LookAtPlugins"


def test_the_rail_goes_from_section_to_section_and_esc_back_to_the_till(plugged: Plugged) -> None:
    till = plugged.till
    tap(till.window, "Staff")
    till.until(lambda: till.window.pages.name == "staff")
    tap(till.window, "Plugins")
    till.until(lambda: till.window.pages.name == "plugins")
    page(plugged).open(FRAUD)
    till.keys.press(ESC)
    assert till.window.pages.name == "plugins"  # the detail goes first
    till.keys.press(ESC)
    till.until(lambda: till.window.pages.name == "sell")


# -- the table --------------------------------------------------------------------------


def test_each_plugin_says_how_it_does_in_words(plugged: Plugged) -> None:
    rows = {row[0]: [bare(text) for text in row[1:]] for row in page(plugged).table.visible_texts()}
    assert rows["Fraud check"] == ["●  Working", "up to date", ""]
    assert rows["Age rules"] == ["○  Off", "", ""]
    assert rows["Working time"][:2] == ["○  Catching up", "292 events behind · 29 %"]
    assert rows["Suggestions"][0] == "▲  Suspended"
    assert "division by zero" in rows["Suggestions"][2]


def test_news_of_the_host_are_shown_while_the_page_is_in_front_and_only_then(
    plugged: Plugged,
) -> None:
    table, host = page(plugged).table, plugged.host
    table.select(FRAUD)
    host.shown = tuple(
        replace(view, seq=400) if view.name == FRAUD else view for view in host.shown
    )
    for listener in host.listeners:
        listener()
    plugged.till.until(lambda: "12 events behind" in str(table.visible_texts()))
    assert table.selected() == FRAUD
    plugged.till.keys.press(ESC)
    plugged.till.until(lambda: not host.listeners)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("purchase_recommender", "its events wait. Switch it on again"),
        ("loyalty_points", "version 2.0 of the plugin contract"),
    ],
)
def test_what_is_bad_says_what_to_do_next(plugged: Plugged, name: str, words: str) -> None:
    page(plugged).open(name)
    plugged.till.settle()
    assert words in says(plugged.till)


# -- switches ---------------------------------------------------------------------------


def test_a_critical_plugin_is_switched_off_after_a_question_with_its_reason(
    plugged: Plugged,
) -> None:
    till = plugged.till
    page(plugged).table.select(FRAUD)
    tap(till.window, "Switch off")
    open_sheet(till)
    assert "sales are paid without that check" in till.sheet_words()
    typed(till, "broken", enter=True)
    no_sheet(till)
    till.until(lambda: not any(each.on for each in till.stage.state.plugins))
    assert plugged.newest(EventType.PLUGIN_SWITCHED)["reason"] == "broken"


def test_a_plugin_that_nobody_waits_for_is_switched_without_a_question(plugged: Plugged) -> None:
    till = plugged.till
    plugged.switch(TIME)
    page(plugged).table.select(TIME)
    tap(till.window, "Switch off")
    till.until(lambda: not any(e.on for e in till.stage.state.plugins if e.name == TIME))


def test_switching_off_warns_where_the_plugin_holds_the_sale_in_hand(plugged: Plugged) -> None:
    till = plugged.till
    till.stage.page_wanted.emit("")
    scanned(till, BREAD)
    plugged.say(FRAUD, Hold("fraud", "Look."))
    till.stage.page_wanted.emit("plugins")
    till.settle()
    page(plugged).table.select(FRAUD)
    tap(till.window, "Switch off")
    open_sheet(till)
    assert "It holds the sale in hand." in till.sheet_words()
    tap(open_sheet(till), "Switch off")
    till.until(lambda: not till.stage.state.plugin_holds)


# -- settings ---------------------------------------------------------------------------


def settings(plugged: Plugged) -> SettingsPane:
    pane = opened(plugged, FRAUD, "settings")
    assert isinstance(pane, SettingsPane)
    return pane


def field(pane: SettingsPane, name: str) -> TextEditor:
    editor = pane.form.editor(name)
    assert isinstance(editor, TextEditor)
    return editor


def test_settings_are_changed_and_kept_in_the_journal(plugged: Plugged) -> None:
    pane = settings(plugged)
    field(pane, "limit_minor").edit.setText("750")
    tap(plugged.till.window, "Save")
    plugged.till.until(lambda: "Saved." in plugged.till.window.toast.words())
    kept = plugged.newest(EventType.PLUGIN_SETTINGS_CHANGED)["settings"]
    assert kept["limit_minor"] == 75_000
    assert kept["levels"] == ["warn", "hold"]
    assert [rule["name"] for rule in kept["rules"]] == ["Large sale", "Many voids"]
    assert kept["by_category"] == {"drinks": 5}


def test_a_wrong_entry_is_marked_at_its_field_and_nothing_is_sent(plugged: Plugged) -> None:
    pane = settings(plugged)
    field(pane, "hold_at").edit.setText("999")
    pane.save()
    assert "Type something from 1 to 100." in bare(field(pane, "hold_at").error())
    with pytest.raises(IndexError):
        plugged.newest(EventType.PLUGIN_SETTINGS_CHANGED)


def test_what_the_plugin_itself_refuses_is_said_at_the_field_that_it_names(
    plugged: Plugged,
) -> None:
    pane = settings(plugged)
    plugged.host.refusal = CashierError("plugin.setting", why="Too many - at `$.rules[0].points`")
    pane.save()
    plugged.till.until(lambda: pane.form.editor("rules").error() == "Too many")
    plugged.host.refusal = CashierError("plugin.setting", why="The hours overlap")
    pane.save()
    plugged.till.until(lambda: "The hours overlap" in says(plugged.till))
    assert plugged.till.sounds.heard[-1] is Sound.REFUSE


def test_rows_are_added_changed_moved_and_deleted(plugged: Plugged) -> None:
    pane = settings(plugged)
    rules = pane.form.editor("rules")
    assert isinstance(rules, RowsEditor)
    names = lambda: [row["name"] for row in rules.value()]  # noqa: E731
    rules.table.select(1)
    tap(rules, "Move up")
    assert names() == ["Many voids", "Large sale"]
    tap(rules, "Delete")
    assert names() == ["Large sale"]
    tap(rules, "Add")
    sheet = open_sheet(plugged.till)
    assert isinstance(sheet, RowSheet)
    typed(plugged.till, "Gift cards")
    tap(sheet, "Take over")
    no_sheet(plugged.till)
    assert names() == ["Large sale", "Gift cards"]
    assert rules.value()[1]["points"] == 10


def test_back_to_defaults_fills_in_and_sends_nothing(plugged: Plugged) -> None:
    pane = settings(plugged)
    field(pane, "hold_at").edit.setText("7")
    tap(plugged.till.window, "Back to defaults")
    assert field(pane, "hold_at").edit.text() == "40"


# -- reports ----------------------------------------------------------------------------


def reports(plugged: Plugged) -> ReportsPane:
    pane = opened(plugged, FRAUD, "reports")
    assert isinstance(pane, ReportsPane)
    return pane


def test_a_report_is_asked_for_and_read(plugged: Plugged) -> None:
    pane = reports(plugged)
    tap(plugged.till.window, "Show")
    plugged.till.until(lambda: pane.table.table is not None)
    assert pane.table.table is not None
    first = [bare(text) for text in pane.table.table.visible_texts()[0]]
    assert first[0] == "Fri 20 Nov"
    assert first[2:5] == ["8 h 05 min", "1,842.10", "52.5\u202f%"]
    assert "Two days of this lane." in says(plugged.till)


def test_a_report_is_exported_without_formulas_beside_the_screen(
    plugged: Plugged, tmp_path: Path
) -> None:
    pane = reports(plugged)
    pane.load()
    plugged.till.until(lambda: pane.table.table is not None)
    target = tmp_path / "assessed.csv"
    pane.table.save_to(target)
    plugged.till.until(lambda: "Exported to" in plugged.till.window.toast.words())
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0] == "Day,From,Worked,Taken,Share,Remark"
    assert lines[1].startswith("2026-11-20,")
    assert lines[1].endswith(",8:05:00,1842.10,52.50,'=cmd()")


def test_a_long_report_is_filled_in_steps(plugged: Plugged) -> None:
    pane = reports(plugged)
    rows = TIMES.rows * 400
    plugged.host.tables[FRAUD, "assessed"] = replace(TIMES, rows=rows)
    pane.load()
    plugged.till.until(lambda: pane.table.table is not None)
    table = pane.table.table
    assert table is not None
    plugged.till.until(lambda: table.row_count() == len(rows))


def test_an_answer_that_comes_late_is_not_shown_under_another_report(plugged: Plugged) -> None:
    pane = reports(plugged)
    late: list[object] = []
    real = plugged.host.report

    def report(plugin: str, name: str, asked: dict[str, object]) -> object:
        if name == "assessed":
            late.append(answered(PluginTable((), ())))
            future = type(late[-1])()
            late[-1] = future
            return future
        return real(plugin, name, asked)

    plugged.host.report = report  # type: ignore[method-assign, assignment]
    pane.load()
    pane.tabs.choose("rules")
    plugged.till.until(lambda: pane.table.table is not None)
    late[0].set_result(TIMES)  # type: ignore[attr-defined]
    plugged.till.settle()
    assert pane.table.table is not None
    assert pane.table.table.row_count() == 0


def test_ones_own_time_is_in_the_more_sheet(tmp_path: Path) -> None:
    with open_plugged(tmp_path) as plugged:
        till = plugged.till
        plugged.switch(TIME)
        asked: list[dict[str, object]] = []
        real = plugged.host.report

        def report(plugin: str, name: str, wanted: dict[str, object]) -> object:
            asked.append(wanted)
            return real(plugin, name, wanted)

        plugged.host.report = report  # type: ignore[method-assign, assignment]
        till.keys.press(Qt.Key.Key_F10)
        tap(open_sheet(till), "My time")
        till.until(lambda: isinstance(open_sheet(till), OwnReportSheet))
        sheet = open_sheet(till)
        assert isinstance(sheet, OwnReportSheet)
        till.until(lambda: sheet.table.table is not None)
        employee = till.stage.state.employee
        assert employee is not None
        assert asked == [{"employee_id": employee.employee_id}]
        assert not has(sheet, "Sheet")  # what is not one's own is not offered
