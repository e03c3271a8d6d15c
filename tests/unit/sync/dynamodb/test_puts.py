"""A put that was there already, found by several threads at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sync.sinks.dynamodb.overflow import Overflow
from sync.sinks.dynamodb.puts import Puts
from tests.sync_journal import lane_events, some


class Client:
    """Makes its exceptions anew each time it is asked, as botocore's does in a race of threads."""

    def __init__(self) -> None:
        self.made = 0
        self.held: dict[str, Any] = {}

    @property
    def exceptions(self) -> Any:
        self.made += 1
        self.refusal = type("ConditionalCheckFailedException", (Exception,), {})
        return SimpleNamespace(ConditionalCheckFailedException=self.refusal)

    def put_item(self, *, Item: dict[str, Any], **_: Any) -> None:  # noqa: N803 - Amazon's names
        if self.held:
            raise self.refusal
        self.held = Item

    def get_item(self, **_: Any) -> dict[str, Any]:
        return {"Item": self.held}


def test_a_refused_put_is_known_whichever_thread_asks_first() -> None:
    client = Client()
    puts = Puts(client, "t", "c", Overflow("b", None))
    sale = next(e for e in lane_events("T1", some(200)) if e.event_type == "BASKET_CLOSED")
    puts.sale(sale)
    puts.sale(sale)
    assert client.made == 1, "by the thread that opened the sink"
