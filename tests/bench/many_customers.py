"""A shop with as many generated customers as one likes: from one seed, filled in bulk, kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.store.ids import uuid7
from pos_terminal.store.people_names import keys_of, typo_keys, words_of

FIRST_NAMES, LAST_NAMES = 3_000, 120_000  # as many as a country has, by and by
_BATCH = 50_000
_BORN_MS = 1_700_000_000_000
_PARTS = {
    "Latin": (
        "an be chi da el fro gu hart is jo kan lo mar ni ol per ros sch ta ul vin wei ya zim",
        "a er ic in mann owa sen ski son stein ton ura",
    ),
    "Cyrillic": (
        "ан бо ва гри де ел жа зо ив ка лю ми но па рос си та фё хар че ша",
        "ов ева ин ко",
    ),
    "Arabic": ("با حس خا دي رش سا شم عب فا قا كر لي مح نو هش ود يو", "ان ي ير وم ة"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one."""

    ref: str
    name: str
    phone_e164: str
    email: str
    card: str


def people(count: int) -> Iterator[Person]:
    """The same people for the same count; common names are common (Zipf)."""
    dice = Random(42)
    scripts = {script: _names(dice, script) for script in _PARTS}
    for number in range(count):
        script = "Latin" if dice.random() < 0.9 else dice.choice(("Cyrillic", "Arabic"))
        firsts, lasts = scripts[script]
        name = f"{_common(dice, firsts)} {_common(dice, lasts)}"
        if dice.random() < 0.15:
            name = f"{_common(dice, firsts)} {name}"
        yield Person(
            uuid7(_BORN_MS + number, number.to_bytes(10, "big")),
            name,
            f"+43664{1_000_000 + number * 7:08d}" if dice.random() < 0.8 else "",
            f"c{number}.{dice.randrange(1000)}@example.org" if dice.random() < 0.6 else "",
            f"C{number:08d}" if dice.random() < 0.7 else "",
        )


def _names(dice: Random, script: str) -> tuple[list[str], list[str]]:
    parts, ends = (words.split() for words in _PARTS[script])
    made: dict[str, None] = {}
    while len(made) < FIRST_NAMES + LAST_NAMES:
        syllables = "".join(dice.choices(parts, k=dice.choice((1, 2, 2, 3))))
        made[(syllables + dice.choice(ends)).capitalize()] = None
        if len(made) > 0.5 * len(parts) ** 3 * len(ends):
            break
    names = list(made)
    return names[:FIRST_NAMES], names[FIRST_NAMES:]


def _common(dice: Random, names: list[str]) -> str:
    """The n-th name about 1/n as often as the first."""
    return names[int(len(names) ** dice.random()) - 1]


def fill(lane_db: Path, count: int) -> None:
    """Write them and all that they are looked up by, as the store itself would."""
    db = dbapi2.connect(str(lane_db), isolation_level=None)
    try:
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA cache_size=-262144")
        db.execute("BEGIN")
        words: set[str] = set()
        keys: list[tuple[str, bytes]] = []
        everybody = people(count)
        while batch := list(itertools.islice(everybody, _BATCH)):
            db.executemany(_CUSTOMER, [_row(person) for person in batch])
            for person in batch:
                ref = bytes.fromhex(person.ref.replace("-", ""))
                looked_up = keys_of(person.name, person.phone_e164, person.email, person.card)
                keys += [(key, ref) for key in looked_up]
                words.update(words_of(person.name))
        keys.sort()
        db.executemany("INSERT INTO customer_keys VALUES (?, ?)", keys)
        typos = sorted((key, word) for word in words for key in typo_keys(word))
        db.executemany("INSERT INTO customer_words VALUES (?, ?)", typos)
        db.execute("COMMIT")
    finally:
        db.close()


_CUSTOMER = (
    "INSERT INTO customers (customer_ref, row_version, name, phone, phone_e164, email, card, note,"
    " customer_group, consent, status, changed_at) VALUES (?, 1, ?, ?, ?, ?, ?, '', '', 0,"
    " 'active', '2026-01-01T00:00:00.000000Z')"
)


def _row(person: Person) -> tuple[Any, ...]:
    ref = bytes.fromhex(person.ref.replace("-", ""))
    phone = person.phone_e164
    return (ref, person.name, phone, phone, person.email, person.card)
