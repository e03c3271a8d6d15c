"""Writes docs/events.md from the event catalogue when run as a module."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.domain.events import EVENTS, EventSpec

FILE = Path(__file__).parents[2] / "docs" / "events.md"

OPENING = """\
# Events

Everything that happens on a lane is an event in one append-only journal. This page is made from
`pos_terminal/domain/events.py` by `./pos python -m tests.contract.event_reference`; a test fails
when it is out of date.

## The envelope

| field | meaning |
| --- | --- |
| `seq` | position in the journal: starts at 1, no gaps, goes on across epochs |
| `event_id` | UUIDv7; a UUIDv5 of (cause, plugin, index) for what a plugin emits |
| `journal_id`, `epoch` | which journal, which life of the lane; change with `EPOCH_STARTED` only |
| `event_type`, `version` | one of the types below, and the version of its data |
| `store_id`, `terminal_id` | where; a terminal's id is unique in the company |
| `shift_id`, `employee_id`, `basket_id` | context, null where there is none |
| `caused_by` | the event that a plugin answered with this one, or null |
| `training` | true where nothing was really sold |
| `occurred_at` | UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`; order is by `seq`, never by time |
| `utc_offset_min` | the shop's offset from UTC at that time, in minutes |
| `business_date` | local date of the time less `day_ends_at` |
| `data_hash` | SHA-256 of the stored data |
| `prev_hash` | `hash` of the event before; 64 zeros for the first |

`data` is stored as canonical JSON: RFC 8785 with ASCII keys, no floats, integers below 2⁵³;
anything else is refused before it is stored. Amounts are integers of the currency's minor unit
(`…_minor`), quantities integer thousandths (`…_milli`), unit prices and rates decimal strings of
at most six places. Ids are lower-case UUID text, hashes lower-case hex.

`data_hash = SHA-256(data)`; `hash = SHA-256(envelope)`, the envelope being the canonical JSON of
exactly the fields above. The chain goes on across epochs. `tests/data/journal/golden.json` is a
chain to check another implementation with.

No event holds a person's name, telephone number, e-mail address, date of birth, PIN, password or
card number: a customer is a random `customer_ref`, a member of staff an `employee_id`.

A reader takes older versions of a type, and stores and forwards types that it does not know.

## What protects the journal

Triggers refuse every change. `pos-terminal journal verify` is a program of its own that reckons
every hash, number, sum, tax and table again and names the first record that is wrong. A tail that
was cut off shows because the head is also kept outside the database: in `head.json` within a
second, and on every Z report. **What is younger than the last write of that file is not
covered**: the last second of a journal can be cut off without a trace.

## Types
"""


def render() -> str:
    """The whole page."""
    return OPENING + "".join(_section(name.value, spec) for name, spec in EVENTS.items())


def _section(name: str, spec: EventSpec) -> str:
    lines = ["", f"### {name}", "", f"{spec.purpose} Version {spec.version}."]
    if spec.fields:
        lines += ["", "| field | meaning |", "| --- | --- |"]
        lines += [f"| `{field}` | {_cell(text)} |" for field, text in spec.fields.items()]
    else:
        lines += ["", "No data."]
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(render(), "utf-8")
