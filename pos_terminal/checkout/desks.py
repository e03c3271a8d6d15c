"""The card terminal's and the drawer's threads: devices never make the lane wait."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from hardware.ports import CardOutcome, CardResult, CashDrawer, PaymentTerminal, TerminalUnreachable
from pos_terminal import crash_points
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.commands import Command
from pos_terminal.domain.errors import DeviceError
from pos_terminal.log import get_logger

log = get_logger(__name__)
Submit = Callable[[Command], "Future[Any]"]


class Desk:
    """One thread that does one device's work in order."""

    def __init__(self, name: str) -> None:
        """Start the thread."""
        self._work: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name=f"pos-{name}", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], None]) -> None:
        """Append work and return at once."""
        self._work.put(work)

    def stop(self, timeout_s: float = 5.0) -> None:
        """Finish what was begun and end."""
        self._work.put(None)
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                work()
            except DeviceError as err:
                log.warning("device", device=err.device, hint=err.hint)
            except Exception:  # a driver's mistake must not silence the device for the day
                log.exception("device", desk=self._thread.name)


class DrawerDesk(Desk):
    """Kicks the drawer."""

    def __init__(self, drawer: CashDrawer) -> None:
        """Own the drawer."""
        super().__init__("drawer")
        self._drawer = drawer
        self.do(drawer.open)

    def kick(self) -> None:
        """Ask for the drawer to open."""

        def open_it() -> None:
            crash_points.reached("drawer.kick")
            self._drawer.kick()

        self.do(open_it)


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

        def ask() -> None:
            if amount_minor > 0:
                self._answer(key, lambda: self._terminal.authorize(key, amount_minor, currency))
            else:
                self._answer(key, lambda: self._terminal.refund(key, -amount_minor, currency, ""))

        self.do(ask)

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> None:
        """Give an approved payment back; the reversal has a key of its own."""

        def ask() -> CardResult:
            if amount_minor < 0:  # what was paid out to the card comes back
                return self._terminal.authorize(f"{key}-r", -amount_minor, currency)
            return self._terminal.refund(f"{key}-r", amount_minor, currency, reference)

        self.do(lambda: self._answer(key, ask, reversal=True))

    def look_up(self, key: str, *, reversal: bool = False) -> None:
        """Ask what became of a payment, or of giving it back."""

        def ask() -> CardResult | None:
            return self._terminal.last_transaction(f"{key}-r" if reversal else key)

        self.do(lambda: self._answer(key, ask, lookup=True, reversal=reversal))

    def _answer(
        self,
        key: str,
        ask: Callable[[], CardResult | None],
        *,
        lookup: bool = False,
        reversal: bool = False,
    ) -> None:
        reached = True
        try:
            result = ask()
        except TerminalUnreachable as err:
            log.warning("card terminal", hint=err.hint)
            result, reached = None, False
        except DeviceError as err:
            result = CardResult(CardOutcome.UNKNOWN, reason=err.hint)
        except Exception as err:
            log.exception("card terminal")
            result = CardResult(CardOutcome.UNKNOWN, reason=type(err).__name__)
        crash_points.reached("card.asked")
        self._submit(CardAnswered(key, result, reached, lookup, reversal))
