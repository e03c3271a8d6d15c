"""The demo's story: each event with the plugin whose outcome it is."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

from plugins.runtime import outcome_id
from pos_terminal.checkout.plugin_views import PluginSwitch, Suggested
from pos_terminal.checkout.plugin_views import Told as Words
from pos_terminal.checkout.state import LastSale, Phase
from pos_terminal.store.journal import JournalEvent, Stamp
from pos_terminal.storyteller import CHAIN, Storyteller
from tests.fakes.lane import a_state

TEA = PluginSwitch("tea", True)


class Demo:
    """A storyteller that knows one plugin, and its lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.story = Storyteller(self.lines.append)
        self.seq = 0
        self.shows()

    def shows(self, **what: Any) -> None:
        self.story.state(a_state(plugins=(TEA,), **what))

    def event(self, event_type: str, cause: str = "", plugin: str = "", **data: Any) -> str:
        self.seq += 1
        event_id = outcome_id(cause, plugin, 3) if plugin else f"event-{self.seq}"
        basket = None if event_type == "EMPLOYEE_LOGIN" else "b-1"
        stamp = Stamp("S1", "T1", "", 0, "", basket_id=basket, caused_by=cause or None)
        self.story.event(
            JournalEvent(self.seq, event_id, "j", 1, event_type, 1, stamp, data, b"", "", "")
        )
        return event_id


def offer(name: str) -> Suggested:
    return Suggested("tea", name.upper(), Words("Goes with {what}", facts={"what": "cake"}), name)


def test_an_event_of_a_plugin_is_told_with_its_name() -> None:
    demo = Demo()
    cause = demo.event("ITEM_ADDED", line={"name": "Cake"})
    demo.event("TEA_OFFERED", cause=cause, plugin="tea", reason={"text": "hot", "key": ""})
    assert demo.lines == [
        "    1  ITEM_ADDED           name=Cake",
        "    2  TEA_OFFERED          reason=hot  ← tea",
    ]


def test_an_event_that_no_plugin_has_caused_names_none() -> None:
    demo = Demo()
    demo.event("HOLD_RELEASED", cause=demo.event("ITEM_ADDED"))
    demo.event("TEA_OFFERED", cause="event-1", plugin="coffee")  # not at this lane
    assert "←" not in "".join(demo.lines)


def test_a_suggestion_is_told_once_until_it_changes() -> None:
    demo = Demo()
    for names in (("Tea",), ("Tea",), ("Tea", "Mug"), ()):
        demo.shows(suggestions=tuple(map(offer, names)))
    assert [line.split(maxsplit=1)[1] for line in demo.lines] == [
        "Tea (Goes with cake)  ← tea",
        "Tea (Goes with cake), Mug (Goes with cake)  ← tea",
    ]


def test_one_sale_with_every_link_is_the_chain_with_what_is_suggested_after_it() -> None:
    demo = Demo()
    assert demo.story.chain() == []
    for event_type in CHAIN:
        cause = demo.event(event_type)
        if event_type == "CHECKOUT_STARTED":
            demo.event("TEA_OFFERED", cause=cause, plugin="tea")
    sale = Mock(LastSale, sale_id="b-1")
    demo.shows(phase=Phase.PAID, last_sale=sale, suggestions=(offer("Tea"),))
    chain = demo.story.chain()
    assert [line.split()[0] for line in chain] == [*CHAIN, "suggests"]
    assert chain[CHAIN.index("CHECKOUT_STARTED")].endswith("→ TEA_OFFERED ← tea")


def test_a_sale_without_every_link_is_no_chain() -> None:
    demo = Demo()
    for event_type in CHAIN[:3] + CHAIN[4:]:
        demo.event(event_type)
    assert demo.story.chain() == []
