"""The shop's facts on both sides of the pipe: asked by the plugin, answered by the lane."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plugins import wire
from plugins.facts import Facts, PersonFacts, ProductFacts, ShopFacts
from pos_terminal.typed import convert

QUESTIONS = frozenset({"shop", "product", "customer", "employee", "events"})


class RemoteFacts:
    """`plugins.facts.Facts` over the pipe; answered while the lane waits for a call's end."""

    def __init__(self, ask: Callable[[wire.Ask], wire.Fact]) -> None:
        """`ask` sends a question and waits for the answer."""
        self._send = ask
        self._asker: int | None = None

    @contextlib.contextmanager
    def open(self) -> Iterator[None]:
        """A call is in hand, on this thread."""
        self._asker = threading.get_ident()
        try:
            yield
        finally:
            self._asker = None

    def shop(self) -> ShopFacts:
        """The shop."""
        return convert(self._ask("shop"), ShopFacts)

    def product(self, sku: str) -> ProductFacts | None:
        """One product."""
        found: ProductFacts | None = convert(self._ask("product", sku), ProductFacts | None)
        return found

    def customer(self, customer_ref: str) -> PersonFacts | None:
        """One active customer."""
        found: PersonFacts | None = convert(self._ask("customer", customer_ref), PersonFacts | None)
        return found

    def employee(self, employee_id: str) -> PersonFacts | None:
        """One member of staff."""
        found: PersonFacts | None = convert(self._ask("employee", employee_id), PersonFacts | None)
        return found

    def events(
        self,
        types: Sequence[str],
        *,
        after_seq: int = 0,
        before_seq: int | None = None,
        basket_id: str | None = None,
        newest_first: bool = False,
        limit: int = 1_000,
    ) -> list[dict[str, Any]]:
        """Events of the journal, 10,000 at most."""
        asked = {
            "after_seq": after_seq,
            "before_seq": before_seq,
            "basket_id": basket_id,
            "newest_first": newest_first,
            "limit": limit,
        }
        found: list[dict[str, Any]] = self._ask("events", list(types), asked)
        return found

    def _ask(self, question: str, *args: Any) -> Any:
        if self._asker != threading.get_ident():
            raise RuntimeError("facts are answered while an event is handled, on its own thread")
        answer = self._send(wire.Ask(question, list(args)))
        if answer.error:
            raise RuntimeError(answer.error)
        return answer.value


def answer(facts: Facts, asked: wire.Ask) -> wire.Fact:
    """What the lane says to a question; one that it does not know is answered with an error."""
    if asked.question not in QUESTIONS:
        return wire.Fact(error="There is no such question.")
    try:
        if asked.question == "events":
            types, more = asked.args
            return wire.Fact(facts.events(types, **more))
        return wire.Fact(getattr(facts, asked.question)(*asked.args))
    except Exception as err:
        return wire.Fact(error=f"{type(err).__name__}: the shop could not answer"[:200])
