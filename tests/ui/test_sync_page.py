"""The manager's Sync page on a real lane: what is done is in its journal, and then at the agent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.sync_views import SinkState, SyncView
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.ui.admin.sync_page import SyncPage
from pos_terminal.ui.admin.sync_parked import ParkedPane
from pos_terminal.ui.admin.sync_resend import ResendPane
from pos_terminal.ui.admin.sync_section import SectionPane
from pos_terminal.ui.widgets import Button
from tests.ui.acts import no_sheet, open_sheet, says, typed
from tests.ui.synced import (
    ALL_LIVE,
    FILE,
    FORKED,
    LONG,
    NOTHING,
    REQUEST,
    TROUBLE,
    Synced,
    open_synced,
)
from tests.ui.till import ADMIN, MILK, bare, find, has, tap, wait_until

ENTER = Qt.Key.Key_Return
pytestmark = pytest.mark.slow  # each opens a till; the words alone are in test_sync_words


@pytest.fixture
def synced(tmp_path: Path) -> Iterator[Synced]:
    """The manager is signed in, and looks at stores of which some are in trouble."""
    with open_synced(tmp_path, view=TROUBLE) as opened:
        opened.manager()
        yield opened


def newest(synced: Synced, event_type: EventType) -> dict[str, Any]:
    return synced.till.events(event_type)[-1].data


def kept(synced: Synced, section: str) -> dict[str, Any]:
    """What the lane keeps of a section."""

    def read(lane: Any) -> str:
        with lane.store.transaction() as tx:
            return operations.read_settings(tx.connection).get(f"sync.{section}", "{}")

    return json.loads(synced.till.running.lane.call(read).result(60))  # type: ignore[no-any-return]


def pane(synced: Synced, sink: str, section: str) -> Any:
    synced.page.open(sink)
    synced.till.settle()
    synced.page.detail.tabs.choose(section)
    synced.till.settle()
    return synced.page.detail.pane()


# -- the strip and the way in


def test_a_cashier_s_tap_on_the_strip_asks_for_a_manager_and_opens_the_page(
    tmp_path: Path,
) -> None:
    with open_synced(tmp_path, view=TROUBLE) as synced:
        strip = synced.till.window.strip.connectivity
        assert strip.words() == "Sending is stopped – tell the manager"
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
        open_sheet(synced.till)
        assert not isinstance(synced.till.window.pages.front(), SyncPage)
        typed(synced.till, ADMIN[1], enter=True)
        no_sheet(synced.till)
        synced.till.until(lambda: isinstance(synced.till.window.pages.front(), SyncPage))


def test_in_the_middle_of_paying_the_strip_only_tells(tmp_path: Path) -> None:
    with open_synced(tmp_path, view=TROUBLE) as synced:
        synced.till.keys.scan(MILK)
        synced.till.settle()
        synced.till.keys.press(Qt.Key.Key_F9)
        synced.till.settle()
        QTest.mouseClick(synced.till.window.strip.connectivity, Qt.MouseButton.LeftButton)
        synced.till.settle()
        assert "manager" not in synced.till.sheet_words().lower()
        assert synced.till.window.pages.name == "sell"


def test_the_strip_follows_the_agent_while_nothing_happens_at_the_till(tmp_path: Path) -> None:
    with open_synced(tmp_path, view=NOTHING) as synced:
        strip = synced.till.window.strip.connectivity
        assert strip.words() == "Sales are saved on this till"
        synced.tell(ALL_LIVE)
        assert strip.words() == "Online"


# -- C33: nothing waits for anybody


def test_an_agent_that_never_answers_holds_nothing_up(synced: Synced) -> None:
    synced.agent.silent = True
    for sink in ("postgres", "dynamodb", "cloudwatch"):
        synced.page.open(sink)
        for key, _words in synced.page.detail._tabs_shown:
            synced.page.detail.tabs.choose(key)
    synced.page.detail.tabs.choose("cloudwatch")
    synced.till.settle()
    assert "Reading the settings …" in says(synced.till)
    synced.page.detail.tabs.choose("state")
    tap(synced.page, "Try now")
    synced.till.until(lambda: synced.agent.acts == [("retry", "cloudwatch", 0)])
    synced.page.leave()
    assert synced.page.overview.isVisible()
    synced.page.leave()
    synced.till.until(lambda: synced.till.window.pages.name == "sell")


# -- acts


def test_pause_is_noted_and_then_done_and_go_on_takes_its_place(synced: Synced) -> None:
    synced.page.open("postgres")
    tap(synced.page, "Pause")
    synced.till.until(lambda: synced.agent.acts == [("pause", "postgres", 0)])
    noted = newest(synced, EventType.SYNC_MANAGED)
    assert (noted["act"], noted["sink"]) == ("pause", "postgres")
    sinks = tuple(
        replace(sink, state=SinkState.PAUSED) if sink.name == "postgres" else sink
        for sink in TROUBLE.sinks
    )
    synced.tell(replace(TROUBLE, sinks=sinks))
    tap(synced.page, "Go on")
    synced.till.until(lambda: synced.agent.acts[-1] == ("resume", "postgres", 0))


def test_what_the_agent_refuses_is_told(synced: Synced) -> None:
    synced.agent.refusal = CashierError("sync.not_running")
    synced.page.open("postgres")
    tap(synced.page, "Try now")
    synced.till.until(lambda: "Nothing is being sent at the moment" in says(synced.till))


def test_the_number_of_a_request_is_copied_whole(synced: Synced) -> None:
    synced.page.open("dynamodb")
    tap(synced.page, "Copy the number")
    assert QGuiApplication.clipboard().text() == REQUEST


def test_sending_again_says_what_it_means_and_begins_where_it_was_told(synced: Synced) -> None:
    resend = pane(synced, "kafka", "resend")
    assert isinstance(resend, ResendPane)
    resend.form.set_values({"seq": 3})
    tap(resend, "Send again")
    sheet = open_sheet(synced.till)
    assert "a second time" in bare(synced.till.sheet_words())
    tap(sheet, "Send again")
    synced.till.until(lambda: synced.agent.acts == [("resend", "kafka", 3)])
    assert newest(synced, EventType.SYNC_MANAGED)["from_seq"] == 3


def test_sending_again_from_a_day_finds_its_first_event_or_says_that_there_is_none(
    synced: Synced,
) -> None:
    resend = pane(synced, "kafka", "resend")
    resend.form.set_values({"day": "2999-01-01"})
    resend.send()
    synced.till.until(lambda: "Nothing has happened since then" in says(synced.till))
    resend.form.set_values({"day": datetime.now(UTC).date().replace(year=2020).isoformat()})
    resend.send()
    tap(open_sheet(synced.till), "Send again")
    synced.till.until(lambda: synced.agent.acts == [("resend", "kafka", 1)])


# -- what was not accepted


def test_a_refused_entry_is_tried_again_and_the_rest_is_written_to_a_file(
    synced: Synced, tmp_path: Path
) -> None:
    parked = pane(synced, "cloudwatch", "parked")
    assert isinstance(parked, ParkedPane)
    assert parked.table.row_count() == 3
    assert REQUEST in bare(says(synced.till)).replace("\u200b", "")
    parked.table.select(22_340)
    tap(parked, "Mark as seen")
    synced.till.until(
        lambda: [each.seen for each in synced.agent.aside["cloudwatch"]].count(True) == 1
    )
    assert newest(synced, EventType.SYNC_MANAGED)["from_seq"] == 22_340
    synced.till.until(lambda: "Seen · " in bare(says(synced.till)))
    tap(parked, "Mark all as seen")
    synced.till.until(lambda: all(each.seen for each in synced.agent.aside["cloudwatch"]))
    assert newest(synced, EventType.SYNC_MANAGED)["act"] == "park_seen"
    tap(parked, "Try again")
    synced.till.until(lambda: synced.agent.retried == [("cloudwatch", 22_340)])
    synced.till.until(lambda: parked.table.row_count() == 2)
    file = tmp_path / "parked.jsonl"
    parked.export_to(file)
    synced.till.until(lambda: synced.agent.exported == [("cloudwatch", file)])
    assert newest(synced, EventType.SYNC_MANAGED)["act"] == "park_export"


# -- settings


def test_settings_are_kept_by_the_lane_and_a_password_by_the_secret_store_alone(
    synced: Synced, tmp_path: Path
) -> None:
    form = pane(synced, "kafka", "kafka")
    assert isinstance(form, SectionPane)
    assert form.form is not None
    assert form.secret is not None
    form.form.editor("servers").set_value("broker.example:9093")
    form.secret.secret.set_text("open sesame 4711")
    tap(form, "Save")
    synced.till.until(lambda: synced.agent.secrets == {"sync.kafka": "open sesame 4711"})
    synced.till.until(lambda: form.secret.secret.text() == "")
    data = tmp_path.joinpath("lane.db").read_bytes() + tmp_path.joinpath("lane.db-wal").read_bytes()
    assert b"broker.example:9093" in data
    assert b"open sesame" not in data


def test_save_and_switch_on_sets_both_and_a_later_save_switches_nothing_off(
    synced: Synced,
) -> None:
    synced.tell(NOTHING)
    form = pane(synced, "kafka", "kafka")
    tap(form, "Save and switch on")
    synced.till.until(lambda: "Saved" in synced.till.window.toast.words())
    assert kept(synced, "kafka")["enabled"] is True
    wait_until(lambda: not has(form, "Save and switch on"))
    form.form.editor("servers").set_value("other.example:9093")
    tap(form, "Save")
    synced.till.until(lambda: kept(synced, "kafka")["servers"] == "other.example:9093")
    assert kept(synced, "kafka")["enabled"] is True


def test_what_a_file_says_is_shown_and_cannot_be_changed(synced: Synced) -> None:
    synced.page.open("postgres")
    synced.till.until(lambda: not find(synced.page, "Switch off").isEnabled())
    form = pane(synced, "postgres", "postgres")
    words = bare(says(synced.till)).replace("\u200b", "")
    assert FILE in words
    assert "reports.example.com" in words
    assert set(form.form._editors) & {"enabled", "host", "tls"} == set()
    tap(form, "Save")
    synced.till.until(lambda: "Saved" in synced.till.window.toast.words())
    assert kept(synced, "postgres")["port"] == 5432
    assert kept(synced, "postgres").keys().isdisjoint({"enabled", "host", "tls"})


def test_a_wrong_value_is_said_at_its_field(synced: Synced) -> None:
    form = pane(synced, "kafka", "kafka")
    synced.agent.refusal = CashierError("sync.setting", why="kafka.servers: Not an address")
    form.save()
    synced.till.until(lambda: form.form.editor("servers").error() == "Not an address")
    form.form.editor("partitions").set_value(0)
    form.save()
    assert "from 1 to" in bare(form.form.editor("partitions").error())


def test_a_test_of_the_connection_says_in_a_sentence_what_is_wrong_and_keeps_nothing(
    synced: Synced,
) -> None:
    form = pane(synced, "kafka", "kafka")
    synced.agent.problem = LONG
    form.form.editor("servers").set_value("nowhere.example:9092")
    tap(form, "Test the connection")
    synced.till.until(lambda: "does not answer" in form._told.words())
    section, values, _secret = synced.agent.tested[0]
    assert (section, values["servers"]) == ("kafka", "nowhere.example:9092")
    synced.agent.problem = None
    tap(form, "Test the connection")
    synced.till.until(lambda: form._told.words() == "The connection works.")


def test_half_a_key_for_amazon_is_asked_for_whole_and_a_whole_one_is_kept(synced: Synced) -> None:
    form = pane(synced, "dynamodb", "aws")
    form.secret.key_id.set_text("AKIAEXAMPLE")
    tap(form, "Save")
    assert form.secret.secret.error() == "Type both, or none."
    form.secret.secret.set_text("s3cr3t")
    tap(form, "Save")
    kept = '{"access_key_id": "AKIAEXAMPLE", "secret_access_key": "s3cr3t"}'
    synced.till.until(lambda: synced.agent.secrets == {"sync.aws": kept})


# -- a fork


def test_a_new_life_is_explained_confirmed_and_above_the_one_that_is_there(
    synced: Synced,
) -> None:
    assert FORKED.problem is not None
    held = Head("0" * 32, 4, 20_001, GENESIS)
    problem = replace(FORKED.problem, facts={"seq": 20_001, "epoch": 4, "held": asdict(held)})
    synced.tell(SyncView(True, 20_000, (replace(FORKED, problem=problem),)))
    synced.page.open("s3")
    tap(synced.page, "Begin a new life")
    sheet = open_sheet(synced.till)
    assert "no copy of this one" in synced.till.sheet_words()
    tap(sheet, "Begin a new life")
    synced.till.until(lambda: synced.agent.acts == [("retry", "s3", 0)])
    head = synced.till.running.lane.call(lambda lane: lane.store.head).result(60)
    assert head.epoch == 5


# -- nothing set up


def test_with_nothing_set_up_the_page_says_what_it_is_for_and_leads_to_the_settings(
    tmp_path: Path,
) -> None:
    with open_synced(tmp_path) as synced:
        synced.manager()
        assert "Choose one below" in says(synced.till)
        buttons = [b for b in synced.page.overview.findChildren(Button) if b.isVisible()]
        assert {bare(b.text()) for b in buttons} == {"Set up"}
        tap(synced.page, "Set up: Postgres")
        synced.till.settle()
        assert isinstance(synced.page.detail.pane(), SectionPane)


def test_a_till_without_an_agent_says_so_instead_of_an_empty_form(tmp_path: Path) -> None:
    with open_synced(tmp_path) as synced:
        synced.agent.refusal = CashierError("sync.not_here")
        synced.manager()
        synced.page.open("kafka")
        synced.till.until(lambda: "The settings could not be read" in says(synced.till))


def test_a_supervisor_s_acts_ask_for_a_manager_each_time(tmp_path: Path) -> None:
    with open_synced(tmp_path, view=TROUBLE) as synced:
        approval = cmd.Approval("", ADMIN[1])
        synced.till.running.lane.submit(cmd.LookAtSync(), approval).result(60)
        synced.till.stage.page_wanted.emit("sync")
        synced.till.settle()
        synced.page.open("postgres")
        tap(synced.page, "Pause")
        open_sheet(synced.till)
        assert synced.agent.acts == []
        typed(synced.till, ADMIN[1], enter=True)
        synced.till.until(lambda: synced.agent.acts == [("pause", "postgres", 0)])
        assert newest(synced, EventType.SYNC_MANAGED)["managed_by"]
