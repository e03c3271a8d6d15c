"""Finding one of 1,000,000 customers as somebody types, and what keeping a customer costs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as c
from tests.bench import many_customers
from tests.bench.catalog_sizes import kept_in, set_up_shop, settings_of
from tests.bench.figures import Figure, percentile
from tests.bench.many_customers import Person
from tests.bench.options import Options
from tests.ui.till import ADMIN

NAME = "customer_search"
DOES = "find one of 1,000,000 generated customers by phone, card, e-mail, name, name with an error"

FRAME_MS = 1000 / 60
_FLOOR = "a 60 Hz frame"
_SIZE, _QUICK_SIZE = 1_000_000, 20_000
_ASKED, _QUICK_ASKED = 400, 60
_SHOWN = 50  # as many as the till asks for
Question = tuple[str, str]  # what is typed, whom it means


def measure(options: Options) -> Iterator[Figure]:
    """Each key of a name is a search of its own, as on the till."""
    size = _QUICK_SIZE if options.quick else _SIZE
    folder = _shop(options.work, size)
    dice = Random(7)
    asked = set(dice.sample(range(size), _QUICK_ASKED if options.quick else _ASKED))
    some = [one for at, one in enumerate(many_customers.people(size)) if at in asked]
    with open_lane(settings_of(folder)) as running:
        running.queries.find_customers("+43 664 1").result()  # the first one opens files
        for what, questions in _questions(some, dice).items():
            yield from _asked(running, what, questions, size)
        yield from _kept(running, some)


def _shop(work: Path, size: int) -> Path:
    """A copy of the shop with so many customers, made once."""
    made = kept_in(work) / f"customers-{size}"
    if not made.is_dir():
        making = made.with_name(f"making-{made.name}")
        shutil.rmtree(making, ignore_errors=True)
        set_up_shop(making)
        many_customers.fill(making / "lane.db", size)
        making.rename(made)
    mine = work / "customers"
    shutil.rmtree(mine, ignore_errors=True)
    return Path(shutil.copytree(made, mine))


def _questions(people: Sequence[Person], dice: Random) -> dict[str, list[Question]]:
    named = [(one.name, one.ref) for one in people]
    return {
        "card": [(one.card, one.ref) for one in people if one.card],
        "phone, any notation": [
            (_written(one.phone_e164, dice), one.ref) for one in people if one.phone_e164
        ],
        "phone, its last six digits": [
            (one.phone_e164[-6:], one.ref) for one in people if one.phone_e164
        ],
        "e-mail": [(one.email.upper(), one.ref) for one in people if one.email],
        "name": named,
        "name, turned": [(" ".join(reversed(name.split())), ref) for name, ref in named],
        "name, with a typing error": [(_mistyped(name, dice), ref) for name, ref in named],
        "name, each key": [
            (name[:end], "") for name, _ref in named[::4] for end in range(1, len(name))
        ],
    }


def _written(e164: str, dice: Random) -> str:
    home = "0" + e164[3:]
    return dice.choice(
        (e164, f"00{e164[1:]}", home, f"{home[:4]} {home[4:7]} {home[7:]}", f"+43 (0) {home[1:]}")
    )


def _mistyped(name: str, dice: Random) -> str:
    """One slip in the last word: two letters changed places, one missing, doubled, or another."""
    at = dice.randrange(name.rindex(" ") + 2, len(name) - 1)
    kinds = (
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + dice.choice("aeiou") + name[at + 1 :],
    )
    return dice.choice(kinds)


def _asked(
    running: RunningLane, what: str, questions: Sequence[Question], size: int
) -> Iterator[Figure]:
    took, reached, slowest = [], 0, ("", 0.0)
    for typed, ref in questions:
        began = time.perf_counter_ns()
        rows = running.queries.find_customers(typed, _SHOWN).result()
        took.append((time.perf_counter_ns() - began) / 1e6)
        slowest = max(slowest, (typed, took[-1]), key=lambda pair: pair[1])
        reached += any(row.customer_ref == ref for row in rows)
    note = f"{len(took)} asked of {size:,}; the slowest took {slowest[1]:.1f} ms"
    if what != "name, each key":
        note += f"; {reached} of them among the first {_SHOWN}"
    for p in (50, 95, 99):
        ours = percentile(took, p)
        goal = "≤ one frame" if p == 95 else ""
        met = ours <= FRAME_MS if goal else None
        yield Figure(f"customer by {what}, p{p}", "ms", ours, FRAME_MS, _FLOOR, goal, met, note)


def _kept(running: RunningLane, people: Sequence[Person]) -> Iterator[Figure]:
    """A new customer and a changed one: the whole command, commit included."""
    running.lane.submit(c.SignIn("admin", ADMIN[1])).result(60)
    took: list[float] = []
    for number, one in enumerate(people):
        began = time.perf_counter_ns()
        saved = c.SaveCustomer(f"{one.name}ova", f"0660 {2_000_000 + number}", card=f"N{number}")
        running.lane.submit(saved).result(60)
        took.append((time.perf_counter_ns() - began) / 1e6)
    floor: list[float] = []
    for _ in people:
        began = time.perf_counter_ns()
        running.lane.submit(c.SetSetting("receipt_footer", "Thank you")).result(60)
        floor.append((time.perf_counter_ns() - began) / 1e6)
    for p in (50, 95):
        yield Figure(
            f"a new customer is kept, p{p}", "ms", percentile(took, p), percentile(floor, p),
            "a setting is kept: one row, one event, one commit", "", None, f"{len(took)} customers",
        )  # fmt: skip
