"""Writes docs/fraud-rules.md from the plugin's own tables when run as a module."""

from __future__ import annotations

from pathlib import Path

from plugins.fraud_detection.defaults import RULES
from plugins.fraud_detection.expressions import (
    DEEPEST,
    FUNCTIONS,
    LOOPS,
    MOST_CHARACTERS,
    MOST_LOOPS,
    MOST_TOKENS,
)
from plugins.fraud_detection.fields import FIELDS, ITEM_FIELDS, MOST_LISTED, OCCASIONS
from plugins.fraud_detection.settings import FraudSettings

FILE = Path(__file__).parents[2] / "docs" / "fraud-rules.md"
_DEFAULTS = FraudSettings()
_MINUTES = (
    f"{_DEFAULTS.cashier_window_min} for a cashier, {_DEFAULTS.customer_window_min:,} for a "
    f"customer, {_DEFAULTS.card_window_min} for a card"
)

OPENING = f"""\
# Rules against fraud

For managers. This page is made from the program's own tables by
`./pos python -m tests.contract.fraud_reference`; a test fails when it is out of date.

The plugin `fraud_detection` looks at each checkout, and at card payments, drawer openings, voids
and approvals. Every rule that matches adds its points. From the sum comes a level:

| level | from | at checkout | elsewhere |
| --- | --- | --- | --- |
| allow | 0 | nothing | nothing |
| warn | {_DEFAULTS.warn_at} | a notice | a notice, once in the window |
| hold | {_DEFAULTS.hold_at} | payment waits for a manager's PIN | as warn: it has happened |
| block | never | payment waits until the basket is changed or given up | as warn |

The limits are settings (*Warn at*, *Hold at*, *Block at*; 0 is never), and a rule can decide
alone. Each judgement stands in the journal as `FRAUD_ASSESSED` with what each rule added; it
names no customer and no card. Payment waits for this plugin: when it does not answer, a manager
must go on by hand, on record.

## A rule goes live in three steps

1. **Try it.** The report *Try a rule* runs it against the journal's past, by the code that judges
   at the till, and says "would have held 3 of 4,210 checkouts", with the list.
2. **Shadow.** In this mode a rule is counted and not obeyed: the report *Rules* shows how often
   it matched.
3. **In force.** A change of the settings counts from the next checkout on.

A rule that has no answer (a division by 0) adds nothing, stops no sale, and stands in the report
*Rules* with the reason.

## What *recent* means

Windows are minutes back from the event: {_MINUTES}; they are
settings, a day at most. An act that is exactly as old as the window counts no more. Who sets the
clock back empties no window: what seems to come from the future counts as of now. Training counts
for nothing. Amounts are in minor units: 1000 is 10.00.

## Writing the expression

Compare fields (`==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`), reckon (`+`, `-`, `*`, `/`,
`%`), and join by `and`, `or`, `not` and round brackets. Words stand in quotes, lists in square
brackets after `in`: `weekday in [6, 7]`. Over `items` and `categories` there are
{", ".join(f"`{name}()`" for name in sorted(LOOPS))}, where `#.name` is a field of the entry:
`some(items, #.qty_milli > 9000 and #.category == 'wine')`. Further:
{", ".join(f"`{name}()`" for name in sorted(FUNCTIONS))}.

At most {MOST_CHARACTERS} characters, {MOST_TOKENS} words and signs, {DEEPEST} brackets in each
other and {MOST_LOOPS} loops, none within another; a list holds the {MOST_LISTED} dearest products.
There is no clock, no dice, no regular expression: the same sale is judged the same on every day.

## Fields

"""


def render() -> str:
    """The whole page."""
    lines = ["| field | kind | known on | what it is |", "| --- | --- | --- | --- |"]
    for field in FIELDS.values():
        known = (
            "all" if len(field.known_on) == len(OCCASIONS) else ", ".join(sorted(field.known_on))
        )
        lines.append(f"| `{field.name}` | {field.kind} | {known} | {field.about} |")
    lines += ["", "Of an entry of `items`:", "", "| field | kind |", "| --- | --- |"]
    lines += [f"| `#.{name}` | {kind} |" for name, kind in ITEM_FIELDS.items()]
    lines += ["", "## The rules that come along", ""]
    lines += ["| rule | on | when | points | decides |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {rule.title} | {', '.join(rule.on)} | `{rule.when}` | {rule.points} | {rule.level} |"
        for rule in RULES
    ]
    return OPENING + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
