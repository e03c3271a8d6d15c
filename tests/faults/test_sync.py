"""Everything that carries events is killed at random; the stores hold exactly the journal (I6)."""

from __future__ import annotations

import pytest

from tests.faults import sync_drill

EVENTS = 300  # each of the five dies at least once; `./pos faults --sync` does 10,000
SEED = 20261121


@pytest.mark.slow
def test_killed_at_random_every_store_holds_exactly_the_journal() -> None:
    outcome = sync_drill.run(EVENTS, SEED)
    print("\n".join(outcome.lines()))
    assert outcome.ok, (outcome.lines(), outcome.planted)
