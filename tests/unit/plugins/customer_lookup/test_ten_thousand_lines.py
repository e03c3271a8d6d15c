"""Real sales: what is kept is what the events say, and a replay gives the same rows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from plugins.customer_lookup.plugin import CustomerLookup
from plugins.rehearsal import ScriptedFacts
from plugins.runtime import Runtime
from tests.retail_days import bodies
from tests.unit.plugins.customer_lookup.test_customer_history import tables


def played(folder: Path, events: list[dict[str, Any]], size: int) -> dict[str, list[Any]]:
    runtime = Runtime(CustomerLookup(), folder, ScriptedFacts())
    runtime.open()
    wanted = [body for body in events if body["event_type"] in runtime.wanted]
    for start in range(0, len(wanted), size):
        runtime.handle(wanted[start : start + size], live=False)
    runtime.close()
    return tables(folder)


def with_ends(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two customers are merged and one is erased on the way."""
    refs = list(dict.fromkeys(e["customer_ref"] for e in events if e.get("customer_ref")))
    ends = {
        len(events) // 3: {"customer_ref": refs[1], "change": "merged", "into": refs[0]},
        len(events) // 2: {"customer_ref": refs[2], "change": "erased", "into": None},
    }
    made: list[dict[str, Any]] = []
    for at, body in enumerate(events):
        if at in ends:
            changed = body | ends[at] | {"event_type": "CUSTOMER_CHANGED", "event_id": f"end-{at}"}
            made.append(changed | {"seq": 2 * at + 1})
        made.append(body | {"seq": 2 * at + 2})
    return made


@pytest.mark.slow
def test_visits_and_totals_are_those_of_the_sales(tmp_path: Path) -> None:
    events = list(bodies())
    closed = [e for e in events if e["event_type"] == "BASKET_CLOSED" and e["customer_ref"]]
    rows = played(tmp_path, events, 500)["visits"]
    visits = Counter(e["customer_ref"] for e in closed)
    assert Counter(row[1] for row in rows) == visits
    assert len(visits) > 100
    assert sum(row[8] for row in rows) == sum(e["total_minor"] for e in closed)


@pytest.mark.slow
def test_a_replay_gives_the_same_rows_whatever_the_batches(tmp_path: Path) -> None:
    events = with_ends(list(bodies()))
    live = played(tmp_path / "live", events, 7)
    again = played(tmp_path / "again", events, 2_000)
    assert live == again
    assert live["merged"]
    assert len(live["liked"]) > 1_000
