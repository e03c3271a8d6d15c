"""Writes docs/rights.md from roles, rights and guards when run as a module."""

from __future__ import annotations

import re
from pathlib import Path

from pos_terminal.checkout.guards import GUARDS
from pos_terminal.domain.permissions import Right, Role, may
from pos_terminal.ui.sentences.rights import RIGHTS

FILE = Path(__file__).parents[2] / "docs" / "rights.md"
# Rights that no command of the lane asks for, and where they count instead.
ELSEWHERE = {
    Right.REPORTS: "there is no page of reports yet",
    Right.IMPORT_EXPORT: "on the command line of the machine only",
    Right.BACKUP: "on the command line of the machine only",
    Right.EXIT_APP: "anybody may close the window: the lane keeps what is in the basket",
}

OPENING = """\
# Who may do what

For managers. This page is made from the program's own lists by
`./pos python -m tests.contract.rights_reference`; a test fails when it is out of date.

Where it says *asks*, the till asks for somebody who may: a PIN on the spot, for this one act.
That it asked is noted in the journal, and who allowed it; also when nobody did. It is so on every
path: touch, mouse, keyboard, scanner. A scan never does what needs a right. The command line is
for whoever may sign in to the machine: it asks for no PIN, and each change that it makes is an
event in the journal.

"""

ACTS = """
## What each act asks for

| act | asks for |
| --- | --- |
"""

OPEN = """
What needs no right needs somebody who is signed in at an unlocked till, but for these:

| act | why not |
| --- | --- |
"""

LATER = """
Some rights are there and no act of the till asks for them:

| right | where it counts |
| --- | --- |
"""


def words(right: Right) -> str:
    """The right as the screen says it."""
    return str(RIGHTS[right.value])


def act(name: str) -> str:
    """`VoidSale` as words."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).replace(" X ", " x ").capitalize()


def render() -> str:
    """The whole page."""
    roles = list(Role)
    table = [f"| | {' | '.join(role.value for role in roles)} |", "| --- |" + " --- |" * len(roles)]
    for right in Right:
        cells = ("yes" if may(role, right) else "asks" for role in roles)
        table.append(f"| {words(right)} | {' | '.join(cells)} |")
    acts = [
        f"| {act(command.__name__)} | {', or '.join(words(right) for right in guard.needs)} |"
        for command, guard in GUARDS.items()
        if guard.needs
    ]
    free = [
        f"| {act(command.__name__)} | {guard.why_open} |"
        for command, guard in GUARDS.items()
        if guard.why_open
    ]
    later = [f"| {words(right)} | {where} |" for right, where in ELSEWHERE.items()]
    return OPENING + _rows(table) + ACTS + _rows(acts) + OPEN + _rows(free) + LATER + _rows(later)


def _rows(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(render(), "utf-8")
