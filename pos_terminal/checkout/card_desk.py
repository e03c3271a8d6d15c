"""The card terminal's thread: it asks, and answers to the lane."""

from __future__ import annotations

from collections.abc import Callable

from hardware.ports import (
    CardOutcome,
    CardResult,
    PaymentTerminal,
    Settlement,
    TerminalUnreachable,
)
from pos_terminal import crash_points
from pos_terminal.checkout.card_day import CardsSettled
from pos_terminal.checkout.card_returns import CardReturned
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.desks import Desk, Submit
from pos_terminal.domain.errors import DeviceError
from pos_terminal.log import get_logger

log = get_logger(__name__)


def back_key(key: str, attempt: int = 1) -> str:
    """Under which key the terminal is asked to take `key` back; with an f: to refund it instead."""
    return f"{key}-r" if attempt == 1 else f"{key}-r{attempt}"


class TerminalDesk(Desk):
    """Talks to the payment terminal and answers to the lane."""

    def __init__(self, terminal: PaymentTerminal, submit: Submit) -> None:
        """Own the terminal."""
        super().__init__("card-terminal")
        self._terminal = terminal
        self._submit = submit
        self.do(terminal.open)

    def authorize(self, key: str, amount_minor: int, currency: str) -> None:
        """Ask for a payment; negative amounts are refunds to a card."""

        def ask() -> CardResult:
            if amount_minor > 0:
                return self._terminal.authorize(key, amount_minor, currency)
            return self._terminal.refund(key, -amount_minor, currency, "")

        self.do(lambda: self._answer(key, ask))

    def reverse(
        self, key: str, amount_minor: int, currency: str, reference: str, attempt: int = 1
    ) -> None:
        """Give an approved payment back; where its day is settled, by a refund."""
        back = back_key(key, attempt)

        def ask() -> CardResult:
            result = self._terminal.reverse(back, key, abs(amount_minor), currency)
            if result.outcome is not CardOutcome.DECLINED:
                return result
            return self._refund(f"{back}f", amount_minor, currency, reference)

        self.do(lambda: self._answer(key, ask, reversal=True))

    def look_up(self, key: str, *, attempt: int = 0) -> None:
        """Ask what became of a payment, or of giving it back."""

        def ask() -> CardResult | None:
            if not attempt:
                return self._terminal.last_transaction(key)
            back = back_key(key, attempt)
            found = self._terminal.last_transaction(back)
            if found is None or found.outcome is not CardOutcome.DECLINED:
                return found
            return self._terminal.last_transaction(f"{back}f") or found

        self.do(lambda: self._answer(key, ask, lookup=True, reversal=bool(attempt)))

    def take_back(self, key: str, amount_minor: int, currency: str) -> None:
        """Take back whatever `key` moved, for no sale has it; asked again it moves nothing."""

        def ask() -> CardResult | None:
            result = self._terminal.reverse(back_key(key), key, abs(amount_minor), currency)
            if result.outcome is not CardOutcome.DECLINED:
                return None if result.outcome is CardOutcome.CANCELLED else result
            paid = self._terminal.last_transaction(key)
            if paid is None or paid.outcome is not CardOutcome.APPROVED:
                return paid if paid and paid.outcome is CardOutcome.UNKNOWN else None
            return self._refund(f"{back_key(key)}f", amount_minor, currency, paid.reference)

        def work() -> None:
            result, reached = _said(ask)
            crash_points.reached("card.asked")
            self._submit(CardReturned(key, result, reached))

        self.do(work)

    def settle(self, key: str) -> None:
        """End the terminal's day."""

        def work() -> None:
            settlement: Settlement | None = None
            try:
                settlement = self._terminal.settle(key)
            except DeviceError as err:
                log.warning("card terminal", hint=err.hint)
            except Exception:
                log.exception("card terminal")
            crash_points.reached("card.asked")
            self._submit(CardsSettled(key, settlement))

        self.do(work)

    def _refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        if amount_minor < 0:  # what was paid out to the card comes back
            return self._terminal.authorize(key, -amount_minor, currency)
        return self._terminal.refund(key, amount_minor, currency, reference)

    def _answer(
        self,
        key: str,
        ask: Callable[[], CardResult | None],
        *,
        lookup: bool = False,
        reversal: bool = False,
    ) -> None:
        result, reached = _said(ask)
        crash_points.reached("card.asked")
        self._submit(CardAnswered(key, result, reached, lookup, reversal))


def _said(ask: Callable[[], CardResult | None]) -> tuple[CardResult | None, bool]:
    """The terminal's answer, and whether it was reached; what breaks in the midst is UNKNOWN."""
    try:
        return ask(), True
    except TerminalUnreachable as err:
        log.warning("card terminal", hint=err.hint)
        return None, False
    except DeviceError as err:
        return CardResult(CardOutcome.UNKNOWN, reason=err.hint), True
    except Exception as err:
        log.exception("card terminal")
        return CardResult(CardOutcome.UNKNOWN, reason=type(err).__name__), True
