"""The story that is played: set up, sign in, ten customers, a refund, the Z report."""

from __future__ import annotations

from collections.abc import Iterator

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.store.demo.shop import demo_plugins
from pos_terminal.ui.demo.hand import Hand, Step

BREAD, MILK, BUTTER = "5054775347285", "5000169015254", "5010251425953"
PLUGINS = demo_plugins()
KNOWN = "CUST002"
SUGGESTED = "Salted Butter"  # what the morning's sales say goes with bread
CROISSANT, BEER = "5027952013341", "8712000022662"


def shift(hand: Hand) -> Iterator[Step]:
    """Every step of a shift in the demo shop."""
    yield from _open(hand)
    yield from _morning(hand)
    yield from _cash(hand)
    yield from _age_and_card(hand)
    yield from _customer_and_discount(hand)
    yield from _held(hand)
    yield from _parked_and_split(hand)
    yield from _refund(hand)
    yield from _mistakes(hand)
    yield from _manager(hand)
    yield from _close(hand)


def _phase(hand: Hand, phase: Phase) -> Step:
    return hand.until(f"wait for {phase.value}", lambda state: state.phase is phase)


def _lines(hand: Hand, count: int) -> Step:
    def there(state: object) -> bool:
        return len(hand.state.basket.lines) == count

    return hand.until(f"wait for {count} lines", there)


def _open(hand: Hand) -> Iterator[Step]:
    yield _phase(hand, Phase.SET_UP)
    yield hand.shot("first-start")
    yield hand.tap("Open the demo shop")
    yield _phase(hand, Phase.SIGNED_OUT)
    yield hand.until("wait for the plugins", lambda state: len(state.plugins) == len(PLUGINS))
    yield hand.tap("Jane")
    yield hand.shot("sign-in")
    yield hand.type("2222", "the PIN")
    yield hand.press("Enter")
    yield _phase(hand, Phase.NO_SHIFT)
    yield hand.tap("50.00")
    yield hand.type("2")
    yield hand.tap("10.00")
    yield hand.type("5")
    yield hand.shot("open-shift")
    yield hand.tap("Open with")
    yield _phase(hand, Phase.SELLING)
    yield hand.shot("ready-to-sell")


def _paid(hand: Hand) -> Step:
    return _phase(hand, Phase.PAID)


def _morning(hand: Hand) -> Iterator[Step]:
    """Two breakfasts: from sales like these plugins learn what goes together, and who comes."""
    for customer in ("", KNOWN):
        if customer:
            yield hand.scan(customer)
            yield hand.until("wait for the customer", lambda state: state.customer is not None)
        for code in (BREAD, BUTTER, CROISSANT):
            yield hand.scan(code)
        yield _lines(hand, 3)
        yield hand.press("F9")
        yield _phase(hand, Phase.PAYING)
        yield hand.tap("Exact")
        yield _paid(hand)
        yield hand.press("Enter")
        yield _phase(hand, Phase.SELLING)


def _cash(hand: Hand) -> Iterator[Step]:
    """Scans, a tile, a weight, a suggestion taken, a quantity; cash with change."""
    yield hand.scan(BREAD)
    yield hand.scan(MILK)
    yield hand.scan(MILK)
    yield _lines(hand, 2)
    yield hand.tap("Bananas")
    yield hand.type("0.846")
    yield hand.shot("weight")
    yield hand.press("Enter")
    yield _lines(hand, 3)
    yield hand.until("wait for suggestions", lambda state: bool(state.suggestions))
    yield hand.tap(SUGGESTED)
    yield _lines(hand, 4)
    yield hand.type("3")
    yield hand.tap("Quantity")
    yield hand.shot("checkout")
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.shot("payment")
    yield hand.type("2000")
    yield hand.press("Enter")
    yield _paid(hand)
    yield hand.shot("paid")


def _age_and_card(hand: Hand) -> Iterator[Step]:
    """The whole chain: a known customer, bread and beer, suggestions; then a card."""
    yield hand.press("Enter")
    yield _phase(hand, Phase.SELLING)
    yield hand.scan(KNOWN)
    yield hand.until("wait for the customer", lambda state: state.customer is not None)
    yield hand.scan(BREAD)
    yield _lines(hand, 1)
    yield hand.scan(BEER)
    yield _lines(hand, 2)
    yield hand.until("wait for suggestions", lambda state: bool(state.suggestions))
    yield hand.shot("age-hold")
    yield hand.tap("Check ID first")
    yield hand.type("24121990", "a date of birth")
    yield hand.shot("age-question")
    yield hand.press("Enter")
    yield hand.until("wait for the check", lambda state: not state.holds)
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.tap("Card")
    yield _paid(hand)
    yield hand.tap("Show receipt")
    yield hand.shot("receipt")
    yield hand.press("Esc")


def _customer_and_discount(hand: Hand) -> Iterator[Step]:
    """A customer by card; a discount that a manager must allow."""
    yield hand.scan(BREAD)
    yield hand.scan("CUST001")
    yield hand.until("wait for the customer", lambda state: state.customer is not None)
    yield hand.press("F8")
    yield hand.type("25")
    yield hand.shot("discount")
    yield hand.press("Enter")
    yield hand.shot("manager-must-allow")
    yield hand.type("9999", "a manager's PIN")
    yield hand.press("Enter")
    yield hand.until(
        "wait for the discount",
        lambda state: state.priced.saved_minor > 0,
    )
    yield hand.shot("customer-and-discount")
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.press("Enter")
    yield _paid(hand)


def _held(hand: Hand) -> Iterator[Step]:
    """A hundred pieces of butter: a rule holds the sale until a manager has looked."""
    yield hand.press("Enter")
    yield _phase(hand, Phase.SELLING)
    yield hand.scan(BUTTER)
    yield _lines(hand, 1)
    yield hand.type("100")
    yield hand.tap("Quantity")
    yield hand.press("F9")
    yield hand.until("wait for the hold", lambda state: bool(state.plugin_holds))
    yield hand.shot("held-for-a-manager")
    yield hand.tap("Manager: allow")
    yield hand.type("9999", "a manager's PIN")
    yield hand.press("Enter")
    yield hand.until("wait for the manager", lambda state: not state.plugin_holds)
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.tap("Card")
    yield _paid(hand)


def _parked_and_split(hand: Hand) -> Iterator[Step]:
    """Park, serve somebody, recall; pay partly in cash, partly by card."""
    yield hand.scan(CROISSANT)
    yield hand.scan(BUTTER)
    yield _lines(hand, 2)
    yield hand.press("F4")
    yield hand.type("Ann")
    yield hand.press("Enter")
    yield hand.until("wait until it is parked", lambda state: state.parked_count == 1)
    yield hand.scan(MILK)
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.press("Enter")
    yield _paid(hand)
    yield hand.press("Enter")
    yield _phase(hand, Phase.SELLING)
    yield hand.press("F5")
    yield hand.shot("parked")
    yield hand.tap("Ann")
    yield _lines(hand, 2)
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.type("200")
    yield hand.tap("Cash")
    yield hand.until("wait for the cash", lambda state: len(state.tenders) == 1)
    yield hand.shot("split-tender")
    yield hand.tap("Card")
    yield _paid(hand)


def _refund(hand: Hand) -> Iterator[Step]:
    """Butter comes back for what was really paid."""
    yield hand.press("Enter")
    yield _phase(hand, Phase.SELLING)
    yield hand.tap("Find sale")
    yield hand.tap("TERM001-1-000008")
    yield hand.tap("Take back one more of Salted Butter")
    yield hand.shot("find-sale")
    yield hand.tap("Take back")
    yield _lines(hand, 1)
    yield hand.press("Esc")
    yield hand.shot("refund")
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.press("Enter")
    yield _paid(hand)
    yield hand.shot("refund-paid")


def _mistakes(hand: Hand) -> Iterator[Step]:
    """What goes wrong every day: an unknown code, a wrong item, a wrong PIN."""
    yield hand.scan("4999999999992")
    yield hand.until("wait for the refusal", lambda state: state.notice is not None)
    yield hand.shot("unknown-code")
    yield hand.scan(MILK)
    yield hand.scan(BREAD)
    yield _lines(hand, 2)
    yield hand.tap("Void")
    yield hand.shot("void")
    yield hand.press("Esc")
    yield hand.tap("Undo")
    yield _lines(hand, 1)
    yield hand.press("F9")
    yield _phase(hand, Phase.PAYING)
    yield hand.tap("Exact")
    yield _paid(hand)


def _manager(hand: Hand) -> Iterator[Step]:
    """The manager takes over and looks at products, staff and plugins."""
    yield hand.press("Enter")
    yield _phase(hand, Phase.SELLING)
    yield hand.tap("More")
    yield hand.shot("more")
    yield hand.tap("Change cashier")
    yield hand.tap("Admin")
    yield hand.type("9999", "the PIN")
    yield hand.press("Enter")
    yield hand.until("wait for the manager", lambda state: "Admin" in _name(state))
    yield hand.tap("More")
    yield hand.tap("Products")
    yield hand.tap("Add product")
    yield hand.shot("product")
    yield hand.press("Esc")
    yield hand.shot("products")
    yield hand.tap("Staff")
    yield hand.shot("staff")
    yield hand.tap("Plugins")
    yield hand.shot("plugins")
    yield hand.tap("Back to the till")


def _name(state: LaneState) -> str:
    return state.employee.name if state.employee is not None else ""


def _close(hand: Hand) -> Iterator[Step]:
    """The drawer is counted blind; the Z report is printed."""
    yield hand.tap("More")
    yield hand.tap("Close the shift")
    yield hand.tap("100.00")
    yield hand.type("1")
    yield hand.tap("50.00")
    yield hand.type("1")
    yield hand.shot("close-shift")
    yield hand.tap("Close with")
    yield hand.shot("what-stays")
    yield hand.tap("Nothing")
    yield _phase(hand, Phase.NO_SHIFT)
    yield hand.shot("z-report")
