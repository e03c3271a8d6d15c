"""A plugin that tells what it finds in its process, asked by the product's name."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from sqlalchemy import insert

from plugins.base import Notice, Outcomes
from tests.contract.plugins.bad import Bad


class Talkative(Bad):
    """Never goes wrong."""

    deadline_s = 20.0

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        self.context.connection.execute(insert(self.seen).values(seq=event_data["seq"]))
        return Notice(str(getattr(self, f"tells_{event_data['line']['sku']}")()))

    def tells_environment(self) -> object:
        return sorted(os.environ)

    def tells_home(self) -> object:
        return [os.environ["HOME"], os.getcwd()]

    def tells_input(self) -> object:
        return sys.stdin.read()

    def tells_nothing(self) -> object:
        return ""

    def tells_facts(self) -> object:
        facts = self.context.facts
        return [
            facts.shop(),
            facts.product("tea"),
            facts.product("none"),
            facts.customer("c1"),
            facts.employee("jane"),
            facts.events(["ITEM_ADDED"], limit=1),
        ]

    def tells_facts_of_a_thread(self) -> object:
        found: list[object] = []
        thread = threading.Thread(target=lambda: found.append(self._refusal()))
        thread.start()
        thread.join()
        return found

    def _refusal(self) -> str:
        try:
            self.context.facts.shop()
        except RuntimeError as err:
            return str(err)
        return "answered"

    def tells_by_printing(self) -> object:
        for number in range(500):
            print("line", number)
        print("no end of a line", end="")
        return ""

    def tells_by_logging(self) -> object:
        for number in range(500):
            self.context.log.warning("logged", number=number)
        return ""
