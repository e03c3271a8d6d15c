"""What the bus of plugins cannot hold is missed, and then read from the journal."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.bus import Inbox, PluginBus
from pos_terminal.bus import Bus


def event(seq: int) -> Any:
    return SimpleNamespace(seq=seq, hash=f"h{seq}", event_type="ITEM_ADDED", data={})


@pytest.mark.parametrize(
    ("seqs", "whole"),
    [((1, 2, 3), True), ((3, 4, 5), True), ((5, 6), False), ((3, 4, 7), False)],
    ids=["heard before", "the next", "a gap before", "a gap in their midst"],
)
def test_a_gap_is_seen_wherever_it_is(seqs: tuple[int, ...], whole: bool) -> None:
    published: Bus[Any] = Bus()
    bus, inbox, stopping = PluginBus(published), Inbox("notes", urgent=False), threading.Event()
    bus.seq = 2
    bus.join(inbox)
    inbox.wanted = frozenset({"ITEM_ADDED"})
    inbox.renew()
    lost: list[int] = []
    bus.after_round = stopping.set
    published.publish([event(seq) for seq in seqs])
    bus.route(stopping, lambda _: None, lambda: lost.append(1))
    assert inbox.take(0).whole is whole
    assert bool(lost) is not whole
