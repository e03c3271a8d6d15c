"""The card terminal's desk: no money goes twice, and none goes back that was never taken."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import pytest

from hardware.lifecycle import Unlinked
from hardware.ports import CardOutcome, CardResult, DeviceHealth, Settlement, TerminalUnreachable
from pos_terminal.checkout.card_desk import TerminalDesk
from pos_terminal.checkout.card_returns import CardReturned
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.commands import Command

APPROVED = CardResult(CardOutcome.APPROVED, "000777")
DECLINED = CardResult(CardOutcome.DECLINED, reason="its day is settled")
CANCELLED = CardResult(CardOutcome.CANCELLED, reason="nothing to take back")
UNKNOWN = CardResult(CardOutcome.UNKNOWN, reason="no answer")


@dataclass
class Terminal(Unlinked):
    """Says what a test wrote: `knows` by key to whoever asks, the rest to whoever acts."""

    reverses: CardResult = DECLINED
    moves: CardResult = APPROVED
    knows: dict[str, CardResult] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    name: str = "terminal"

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        self.calls.append(("authorize", key, amount_minor))
        return self.moves

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        self.calls.append(("refund", key, amount_minor, reference))
        return self.moves

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        self.calls.append(("reverse", key, of_key, amount_minor))
        return self.reverses

    def last_transaction(self, key: str) -> CardResult | None:
        return self.knows.get(key)

    def settle(self, key: str) -> Settlement:
        raise TerminalUnreachable(self.name)

    def health(self) -> DeviceHealth:
        return DeviceHealth(online=True)


def told(terminal: Terminal, ask: Callable[[TerminalDesk], None]) -> Any:
    """What the lane is told."""
    said: list[Command] = []

    def submit(command: Command) -> Future[Any]:
        said.append(command)
        return Future()

    desk = TerminalDesk(terminal, submit)
    ask(desk)
    desk.stop(60.0)
    (answer,) = said
    return answer


@pytest.mark.parametrize(
    ("amount_minor", "call"),
    [(250, ("authorize", "T", 250)), (-250, ("refund", "T", 250, ""))],
)
def test_money_to_a_card_is_a_refund_and_from_it_a_payment(
    amount_minor: int, call: tuple[object, ...]
) -> None:
    terminal = Terminal()
    answer = told(terminal, lambda desk: desk.authorize("T", amount_minor, "EUR"))
    assert terminal.calls == [call]
    assert answer == CardAnswered("T", APPROVED)


@pytest.mark.parametrize(
    ("amount_minor", "second"),
    [(250, ("refund", "T-rf", 250, "000123")), (-250, ("authorize", "T-rf", 250))],
)
def test_what_can_no_longer_be_reversed_goes_the_other_way_round(
    amount_minor: int, second: tuple[object, ...]
) -> None:
    """What was paid out to a card is charged: refunded, it would be paid out a second time."""
    terminal = Terminal()
    answer = told(terminal, lambda desk: desk.reverse("T", amount_minor, "EUR", "000123"))
    assert terminal.calls == [("reverse", "T-r", "T", 250), second]
    assert (answer.result, answer.reversal) == (APPROVED, True)


@pytest.mark.parametrize("outcome", [APPROVED, CANCELLED, UNKNOWN])
def test_a_reversal_that_was_not_refused_is_never_followed_by_a_refund(outcome: CardResult) -> None:
    terminal = Terminal(reverses=outcome)
    answer = told(terminal, lambda desk: desk.reverse("T", 250, "EUR", "000123", attempt=2))
    assert terminal.calls == [("reverse", "T-r2", "T", 250)]
    assert answer.result == outcome


@pytest.mark.parametrize(
    ("knows", "found"),
    [
        ({"T-r": DECLINED, "T-rf": APPROVED}, APPROVED),  # else it would be given back again
        ({"T-r": DECLINED, "T-rf": UNKNOWN}, UNKNOWN),
        ({"T-r": DECLINED}, DECLINED),
        ({"T-r": APPROVED}, APPROVED),
        ({"T-rf": APPROVED}, None),  # nobody refunds what was not refused first
    ],
)
def test_who_asks_what_became_of_giving_back_hears_of_the_refund_in_its_place(
    knows: dict[str, CardResult], found: CardResult | None
) -> None:
    answer = told(Terminal(knows=knows), lambda desk: desk.look_up("T", attempt=1))
    assert answer == CardAnswered("T", found, reached=True, lookup=True, reversal=True)


@pytest.mark.parametrize(
    ("paid", "result", "refunded"),
    [
        (APPROVED, APPROVED, True),
        (DECLINED, None, False),  # it was never charged: a refund would be a present
        (CANCELLED, None, False),
        (None, None, False),
        (UNKNOWN, UNKNOWN, False),  # asked again later
    ],
)
def test_only_what_was_surely_charged_is_refunded_where_no_sale_has_it(
    paid: CardResult | None, result: CardResult | None, *, refunded: bool
) -> None:
    terminal = Terminal(knows={"T": paid} if paid is not None else {})
    answer = told(terminal, lambda desk: desk.take_back("T", 250, "EUR"))
    assert answer == CardReturned("T", result, reached=True)
    refund = [("refund", "T-rf", 250, "000777")] if refunded else []
    assert terminal.calls[1:] == refund
