"""What plugins hold, ask, suggest and tell: the lane is real, the plugins are played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from plugins.outcomes import Ask, Choice, Hold, Notice, Suggest, Suggestion, Words
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.events import EventType
from pos_terminal.ui.look import Look
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.views.checks_panel import ChecksPanel
from pos_terminal.ui.widgets import ElidedLabel, ProductTile, Sheet
from tests.ui.acts import names, no_sheet, open_sheet, says, scanned, typed
from tests.ui.plugged import Plugged, open_plugged, words
from tests.ui.till import ADMIN, BREAD, MILK, Till, bare, find, has, tap

F9, ENTER, ESC = Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape
FRAUD, OFFERS = "fraud_detection", "purchase_recommender"

pytestmark = pytest.mark.slow  # each opens a till


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Plugged]:
    with open_plugged(tmp_path) as opened:
        opened.switch(FRAUD)
        yield opened


def pay_words(plugged: Plugged) -> str:
    return plugged.till.window.pages.sell.panel.primary.text()


def by_manager(till: Till) -> None:
    till.until(lambda: "Manager, please enter your PIN." in till.sheet_words())
    typed(till, ADMIN[1], enter=True)


def hold(release: str = "manager", **more: object) -> Hold:
    return Hold("fraud", words("Ten voids in {window_s}.", window_s=300), release, **more)  # type: ignore[arg-type]


# -- holds ------------------------------------------------------------------------------


def test_a_hold_says_who_why_and_its_one_button_and_pay_says_what_it_waits_for(
    plugged: Plugged,
) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, hold())
    assert "Ten voids in 5 min." in says(till)
    assert "Fraud check" in says(till)
    assert pay_words(plugged) == "Manager check first"
    tap(till.window, "Manager: allow")
    by_manager(till)
    till.until(lambda: not till.stage.state.plugin_holds)
    assert pay_words(plugged).startswith("Pay")


def test_a_hold_never_blocks_a_scan(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.say(FRAUD, hold())
    scanned(plugged.till, MILK)
    assert names(plugged.till) == ["Sourdough loaf", "Whole milk 1 l"]
    assert Sheet.top_of(plugged.till.window) is None


def test_held_items_are_removed_by_one_tap_and_the_rest_is_sold(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD, MILK)
    plugged.say(FRAUD, hold("remove", skus=("P04",)))
    assert pay_words(plugged) == "Remove items first"
    tap(till.window, "Remove items")
    till.until(lambda: names(till) == ["Whole milk 1 l"])
    assert not till.stage.state.plugin_holds


def test_what_nobody_may_allow_has_no_button_and_the_big_one_says_so(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, hold("nobody"))
    assert pay_words(plugged) == "Cannot be sold"
    assert not has(till.window, "Manager: allow")
    till.keys.press(F9)
    open_sheet(till)
    assert "Nobody can allow this" in till.sheet_words()


def test_the_big_button_opens_everything_that_stands_and_closes_with_the_last(
    plugged: Plugged,
) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, hold(), Hold("gift", "Three gift cards.", "remove", skus=("P04",)))
    assert "1 more to see to" in says(till)
    till.keys.press(F9)
    open_sheet(till)
    assert "Ten voids in 5 min." in bare(till.sheet_words())
    assert "Three gift cards." in till.sheet_words()
    tap(open_sheet(till), "Remove items")
    till.until(lambda: len(till.stage.state.plugin_holds) == 1)
    tap(open_sheet(till), "Manager: allow")
    by_manager(till)
    no_sheet(till)


def test_a_suspended_plugins_hold_may_be_ended_by_a_manager(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, hold("plugin"))
    assert pay_words(plugged) == "Check first"
    assert not has(till.window, "Manager: allow")
    plugged.suspend(FRAUD)
    tap(till.window, "Manager: allow")
    by_manager(till)
    till.until(lambda: not till.stage.state.plugin_holds)


# -- questions --------------------------------------------------------------------------


def question(*, blocks: bool = True) -> Ask:
    choices = (
        Choice("seen", "I have seen it", "primary"),
        Choice("allow", "Allow anyway", right="release_checks"),
        Choice("no", "Refuse", "danger"),
    )
    return Ask("id", "Is the photo on the card the customer?", choices, blocks)


def test_a_question_is_answered_by_its_buttons_without_a_dialog(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, question())
    assert "Is the photo on the card the customer?" in says(till)
    assert pay_words(plugged) == "Answer first"
    tap(till.window, "I have seen it")
    till.until(lambda: not till.stage.state.asks)
    assert pay_words(plugged).startswith("Pay")


def test_an_answer_that_needs_a_right_asks_for_a_manager(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD)
    plugged.say(FRAUD, question())
    tap(till.window, "Allow anyway")
    by_manager(till)
    till.until(lambda: not till.stage.state.asks)


def test_a_question_that_does_not_block_leaves_pay_alone(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.say(FRAUD, question(blocks=False))
    assert "Is the photo" in says(plugged.till)
    assert pay_words(plugged).startswith("Pay")


# -- checks before payment --------------------------------------------------------------


@pytest.fixture
def critical(tmp_path: Path) -> Iterator[Plugged]:
    with open_plugged(tmp_path) as opened:
        opened.switch(FRAUD, critical=True, ms=400)
        yield opened


def checks(plugged: Plugged) -> ChecksPanel:
    return plugged.till.window.pages.sell.checks


def start_checkout(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.till.keys.press(F9)
    plugged.till.until(lambda: plugged.till.stage.state.phase is Phase.AWAITING_CHECKS)


def test_a_check_that_ends_at_once_is_never_seen(critical: Plugged) -> None:
    till = critical.till
    seen: list[object] = []
    page = till.window.pages.sell
    page.right.currentChanged.connect(lambda _i: seen.append(page.right.currentWidget()))
    start_checkout(critical)
    quick = not checks(critical).isVisible()  # a slow machine may be past the quiet time already
    critical.say(FRAUD, seq=critical.head())
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    assert page.right.currentWidget() is page.payment
    assert not quick or seen[:1] == [page.payment]


def test_who_is_awaited_is_named_and_esc_goes_back_to_the_basket(critical: Plugged) -> None:
    till = critical.till
    start_checkout(critical)
    till.until(lambda: checks(critical).isVisible(), "the checks were never shown")
    assert "Fraud check" in says(till)
    assert pay_words(critical) == "Checking …"
    tap(till.window, "Back to sale")
    till.until(lambda: till.stage.state.phase is Phase.SELLING)
    assert names(till) == ["Sourdough loaf"]


def test_after_the_deadline_a_manager_may_go_on_without(critical: Plugged) -> None:
    till = critical.till
    start_checkout(critical)
    tap(till.window, "Manager: go on without")
    by_manager(till)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    till.until(lambda: till.window.pages.sell.payment.isVisible())


def test_a_hold_of_this_checkout_shows_its_way_out_and_goes_with_it(critical: Plugged) -> None:
    till = critical.till
    start_checkout(critical)
    critical.say(FRAUD, hold(), seq=critical.head(), on_checkout=True)
    till.until(lambda: "This sale is held" in says(till))
    assert pay_words(critical) == "Manager check first"
    till.keys.press(ESC)
    till.until(lambda: till.stage.state.phase is Phase.SELLING)
    assert not till.stage.state.plugin_holds


# -- suggestions and cards --------------------------------------------------------------


def offer(plugged: Plugged, *skus: str) -> None:
    items = [Suggestion(sku, words("often with {n_milli}", n_milli=1_000)) for sku in skus]
    plugged.say(OFFERS, Suggest(items))


def tiles(plugged: Plugged) -> list[ProductTile]:
    row = plugged.till.window.pages.sell.choose.offers
    return [tile for tile in row.findChildren(ProductTile) if tile.isVisible()]


def test_one_tap_on_a_suggestion_adds_it_and_says_how(plugged: Plugged) -> None:
    till = plugged.till
    plugged.switch(OFFERS)
    scanned(till, BREAD)
    offer(plugged, "P07", "P08")
    tap(till.window.pages.sell.choose.offers, "Whole milk 1 l")
    till.until(lambda: names(till) == ["Sourdough loaf", "Whole milk 1 l"])
    till.until(lambda: len(tiles(plugged)) == 1)  # what is in the basket is no suggestion
    assert plugged.newest(EventType.ITEM_ADDED)["how"] == "suggestion"
    assert till.sounds.heard[-1] is Sound.ACCEPT


def test_the_books_say_what_was_painted_and_nothing_else(
    plugged: Plugged, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = plugged.till
    plugged.switch(OFFERS)
    scanned(till, BREAD)
    offer(plugged, "P07", "P08")
    till.until(lambda: len(tiles(plugged)) == 2)
    row = till.window.pages.sell.choose.offers
    row.set_room(0)
    monkeypatch.setattr(row, "set_room", lambda _room: None)  # a screen with no room for it
    offer(plugged, "P09")
    assert not tiles(plugged)
    shown = till.running.lane.call(lambda lane: list(lane.running.plugged.shown)).result(60)
    assert shown == [(OFFERS, "P07"), (OFFERS, "P08")]


def test_the_ticket_and_the_keys_stay_where_they_are_when_suggestions_come(
    plugged: Plugged,
) -> None:
    till = plugged.till
    plugged.switch(OFFERS)
    scanned(till, BREAD)
    page = till.window.pages.sell
    before = page.panel.geometry(), page.choose.pad.mapTo(page, page.choose.pad.rect().topLeft())
    offer(plugged, "P07", "P08", "P09")
    after = page.panel.geometry(), page.choose.pad.mapTo(page, page.choose.pad.rect().topLeft())
    assert tiles(plugged)
    assert before == after


def test_the_room_of_suggestions_stays_from_sale_to_sale(plugged: Plugged) -> None:
    plugged.switch(OFFERS)
    scanned(plugged.till, BREAD)
    offer(plugged, "P07")
    row = plugged.till.window.pages.sell.choose.offers
    tap(row, "Whole milk 1 l")
    plugged.till.until(lambda: not tiles(plugged))
    assert row.isVisible()
    plugged.switch(OFFERS, on=False)
    plugged.till.until(lambda: not row.isVisible())


def test_the_same_suggestions_again_paint_nothing(plugged: Plugged) -> None:
    plugged.switch(OFFERS)
    scanned(plugged.till, BREAD)
    offer(plugged, "P07")
    row = plugged.till.window.pages.sell.choose.offers
    shown = row.offers()
    scanned(plugged.till, BREAD)
    assert row.offers() is shown


def test_a_card_stands_beside_the_basket_and_folds(plugged: Plugged) -> None:
    till = plugged.till
    scanned(till, BREAD)
    details = (
        (words("Last visit"), words("{last_on}", last_on="2026-11-03")),
        (words("Bags"), words("none")),
        (words("Spent"), words("{total_minor}", total_minor=123_450)),
    )
    plugged.say(FRAUD, Notice("Twelve visits", topic="customer", details=details))
    assert "Twelve visits" in says(till)
    assert "€1,234.50" not in says(till)
    strip = till.window.pages.sell.choose.cards
    folded = strip.height()
    tap(till.window, "Details")
    till.settle()
    assert "€1,234.50" in says(till)
    assert strip.height() > folded
    tap(till.window, "Less")
    till.settle()
    assert "€1,234.50" not in says(till)
    assert strip.height() == folded


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_card_suggestions_and_two_rows_of_favourites_live_together(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with open_plugged(tmp_path, size=size) as plugged:
        till = plugged.till
        plugged.switch(OFFERS)
        plugged.switch(FRAUD)
        mara = till.running.queries.find_customers("Mara").result(60)[0]
        till.running.lane.submit(cmd.AttachCustomer(mara.customer_ref)).result(60)
        scanned(till, BREAD)
        offer(plugged, "P07", "P08", "P09")
        details = ((words("Spent"), words("{total_minor}", total_minor=123_450)),)
        plugged.say(FRAUD, Notice("Twelve visits", topic="customer", details=details))
        choose = till.window.pages.sell.choose
        assert "Mara Muster · Twelve visits" in says(till)
        brief = [line for line in choose.cards.findChildren(ElidedLabel) if line.isVisible()]
        assert [bare(line.text()) for line in brief] == ["Spent €1,234.50"]
        assert tiles(plugged)
        assert choose.grid.height() >= 2 * 72 + 8


# -- words ------------------------------------------------------------------------------


def test_a_plugin_speaks_the_language_of_the_employee_with_facts_as_people_write_them(
    tmp_path: Path,
) -> None:
    with open_plugged(tmp_path, Look(language="de")) as plugged:
        plugged.host.words[FRAUD, "many", "de"] = "{total_minor} seit {last_on}"
        plugged.switch(FRAUD)
        scanned(plugged.till, BREAD)
        reason = Words("", "many", {"total_minor": 123_450, "last_on": "2026-11-03"})
        plugged.say(FRAUD, Hold("fraud", reason))
        assert "1.234,50 € seit 3. November 2026" in says(plugged.till).replace("\u00a0", " ")


def test_what_a_plugin_says_is_said_aloud_with_its_name(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.say(FRAUD, Notice("The scale was not used today", level="warn"))
    assert "Fraud check: The scale was not used today." in says(plugged.till)
    assert plugged.till.sounds.heard[-1] is Sound.ATTENTION


def test_a_suspended_plugin_is_a_dot_and_words_in_the_strip(plugged: Plugged) -> None:
    strip = plugged.till.window.strip
    assert not strip.plugins.isVisible()
    plugged.suspend(FRAUD)
    assert strip.plugins.words().strip("\u2068\u2069").startswith("Fraud check")
    plugged.switch(FRAUD)
    plugged.till.until(lambda: not strip.plugins.isVisible())


def test_words_with_broken_braces_are_shown_as_they_are(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.say(FRAUD, Hold("fraud", "a { b {0} {x.y}"))
    assert "a { b {0} {x.y}" in says(plugged.till)


def test_the_checks_go_through_the_lane_by_the_same_commands(plugged: Plugged) -> None:
    scanned(plugged.till, BREAD)
    plugged.say(FRAUD, hold())
    find(plugged.till.window, "Manager: allow")
    plugged.till.stage.bridge.submit(cmd.StartCheckout())
    plugged.till.until(lambda: plugged.till.sounds.heard[-1] is Sound.REFUSE)
    assert "Payment waits: Ten voids in 5 min." in says(plugged.till)
