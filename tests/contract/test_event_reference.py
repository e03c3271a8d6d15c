"""docs/events.md says what the event catalogue says."""

from __future__ import annotations

from pos_terminal.domain.events import EVENTS, EventType
from tests.contract.event_reference import FILE, render


def test_the_event_reference_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == render(), (
        "run: ./pos python -m tests.contract.event_reference"
    )


def test_every_event_type_is_documented() -> None:
    assert set(EVENTS) == set(EventType)
    for name, spec in EVENTS.items():
        assert spec.purpose.endswith("."), name
        assert all(text.strip() for text in spec.fields.values()), name
