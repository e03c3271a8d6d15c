"""Pictures of what plugins show: ./pos python -m tests.ui.plugin_shots DIR [options]."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from plugins.outcomes import Ask, Choice, Hold, Notice, Suggest, Suggestion
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.widgets import Button, Sheet
from tests.ui.acts import manages
from tests.ui.picturing import main_of
from tests.ui.plugged import BY_MANAGER, Plugged, open_plugged, words
from tests.ui.till import BREAD, MILK, Till

Step = Callable[[Plugged], None]
FRAUD, OFFERS, PEOPLE = "fraud_detection", "purchase_recommender", "customer_lookup"
REASON = "Ten items were taken out in {window_s}: a manager should look at this sale."


def begin(plugged: Plugged) -> None:
    plugged.switch(FRAUD, critical=True, ms=300)
    plugged.switch(OFFERS)
    plugged.switch(PEOPLE)
    till = plugged.till
    mara = till.running.queries.find_customers("Mara").result(60)[0]
    till.running.lane.submit(cmd.AttachCustomer(mara.customer_ref)).result(60)
    for code in (BREAD, MILK, MILK):
        till.keys.scan(code)
    till.settle()


def suggest(plugged: Plugged) -> None:
    items = (
        Suggestion("P08", words("often with bread")),
        Suggestion("P12", words("bought last time")),
        Suggestion("P03", words("on special this week, often with bread and milk")),
        Suggestion("P06", words("often with bread")),
    )
    plugged.say(OFFERS, Suggest(items))


def card(plugged: Plugged) -> None:
    details = (
        (words("Spent"), words("{spent_minor}", spent_minor=123_450)),
        (words("Favourites"), words("Sourdough loaf, whole milk, butter, bananas and pale ale")),
        (words("Note"), words("Takes no bags")),
    )
    text = words("Twelve visits, the last on {last_on}", last_on="2026-11-03")
    plugged.say(PEOPLE, Notice(text, topic="customer", details=details))


def unfold(plugged: Plugged) -> None:
    strip = plugged.till.window.pages.sell.choose.cards
    for button in strip.findChildren(Button):
        if button.isVisible():
            button.click()
    plugged.till.settle()


def hold(plugged: Plugged) -> None:
    plugged.say(FRAUD, Hold("fraud", words(REASON, window_s=300)))


def question(plugged: Plugged) -> None:
    choices = (
        Choice("seen", "I have seen it", "primary"),
        Choice("allow", "Allow anyway", right="release_checks"),
        Choice("no", "Refuse", "danger"),
    )
    plugged.say(FRAUD, Ask("photo", "Is the photo on the card that of the customer?", choices))


def release(plugged: Plugged) -> None:
    plugged.till.running.lane.submit(cmd.ReleaseHold(FRAUD, "fraud"), BY_MANAGER).result(60)
    plugged.till.settle()


def checks(plugged: Plugged) -> None:
    till = plugged.till
    till.running.lane.submit(cmd.AnswerPlugin(FRAUD, "photo", "seen")).result(60)
    till.running.lane.submit(cmd.StartCheckout()).result(60)
    till.settle()
    till.until(lambda: till.stage.state.phase is Phase.AWAITING_CHECKS)
    till.until(lambda: till.window.pages.sell.checks.isVisible())
    late = till.window.pages.sell.checks.findChildren(Button)
    till.until(lambda: all(button.isVisible() for button in late))


def held(plugged: Plugged) -> None:
    plugged.say(FRAUD, Hold("fraud", "A very large sale."), on_checkout=True, seq=plugged.head())


def suspended(plugged: Plugged) -> None:
    plugged.till.running.lane.submit(cmd.CancelCheckout()).result(60)
    plugged.suspend(FRAUD)


def manager(plugged: Plugged) -> None:
    till = plugged.till
    till.running.lane.submit(cmd.VoidSale("tried"), BY_MANAGER).result(60)
    manages(till, "plugins")
    plugged.page.table.select(FRAUD)


def detail(name: str, section: str = "about") -> Step:
    def step(plugged: Plugged) -> None:
        plugged.page.open(name)
        plugged.page.detail.tabs.choose(section)
        plugged.till.settle()

    return step


def wrong(plugged: Plugged) -> None:
    form = plugged.page.detail.pane().form
    form.editor("hold_at").edit.setText("999")
    form.values()
    plugged.till.settle()


def rules(plugged: Plugged) -> None:
    table = plugged.page.detail.pane().form.editor("rules").table
    table.view().setFocus()
    table.select(1)
    plugged.till.settle()


def rule(plugged: Plugged) -> None:
    plugged.page.detail.pane().form.editor("rules")._open(0)
    plugged.till.settle()


def report(plugged: Plugged) -> None:
    pane = plugged.page.detail.pane()
    pane.load()
    plugged.till.until(lambda: pane.table.table is not None)


def switch_off(plugged: Plugged) -> None:
    plugged.page.detail._turn()
    plugged.till.settle()


def more(plugged: Plugged) -> None:
    plugged.till.keys.press(Qt.Key.Key_F10)
    plugged.till.settle()


def pay(plugged: Plugged) -> None:
    plugged.till.keys.press(Qt.Key.Key_F9)
    plugged.till.settle()


def close(plugged: Plugged) -> None:
    while (sheet := Sheet.top_of(plugged.till.window)) is not None:
        sheet.dismiss()
    plugged.till.settle()


WALK: tuple[tuple[str, Step], ...] = (
    ("", begin),
    ("suggestions", suggest),
    ("card", card),
    ("card-open", unfold),
    ("hold", hold),
    ("hold-and-question", question),
    ("first", pay),
    ("", close),
    ("question", release),
    ("checks", checks),
    ("held-checkout", held),
    ("suspended", suspended),
    ("more", more),
    ("", close),
    ("plugins", manager),
    ("about", detail(FRAUD)),
    ("settings", detail(FRAUD, "settings")),
    ("settings-wrong", wrong),
    ("rules", rules),
    ("rule", rule),
    ("", close),
    ("reports", detail(FRAUD, "reports")),
    ("report", report),
    ("acts", detail(FRAUD, "acts")),
    ("log", detail(FRAUD, "log")),
    ("replay", detail(FRAUD, "replay")),
    ("switch-off", switch_off),
    ("", close),
    ("suspended-detail", detail(OFFERS)),
    ("catching-up", detail("employee_time_tracker", "replay")),
    ("refused", detail("loyalty_points")),
)


def walk(plugged: Plugged, see: Callable[[Till, str], None]) -> None:
    """Every step, and a look at each that has a name."""
    for name, step in WALK:
        step(plugged)
        plugged.till.settle()
        if name:
            see(plugged.till, name)


if __name__ == "__main__":
    main_of(open_plugged, walk)
