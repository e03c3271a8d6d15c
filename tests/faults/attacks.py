"""What somebody with the journal's file does to it, and what must be said of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.tampered_day import attacker
from tests.unit.store.verify.forger import rehash

SET = "UPDATE journal SET "


def at(connection: Any, event_type: str, number: int = -1) -> int:
    """Seq of the first, second … or last event of a type."""
    query = "SELECT seq FROM journal WHERE event_type = ? ORDER BY seq"
    return int(connection.execute(query, (event_type,)).fetchall()[number][0])


def last(connection: Any) -> int:
    return int(connection.execute("SELECT max(seq) FROM journal").fetchone()[0])


def change_a_total(connection: Any, seq: int) -> None:
    text = connection.execute("SELECT data FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
    data = json.loads(text)
    data["total_minor"] += 100
    fresh = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    connection.execute(f"{SET}data = ? WHERE seq = ?", (fresh, seq))


def swap(connection: Any, one: int, other: int) -> None:
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.execute(f"{SET}seq = ? WHERE seq = ?", (after, before))


def insert_copy(connection: Any, seq: int, behind: int, event_id: bytes | None = None) -> None:
    """The event of `seq` once more behind another; whatever follows moves up by one."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(journal)")]
    copied = list(connection.execute("SELECT * FROM journal WHERE seq = ?", (seq,)).fetchone())
    for (later,) in connection.execute(
        "SELECT seq FROM journal WHERE seq > ? ORDER BY seq DESC", (behind,)
    ).fetchall():
        connection.execute(f"{SET}seq = ? WHERE seq = ?", (later + 1, later))
    copied[names.index("seq")] = behind + 1
    copied[names.index("event_id")] = event_id or bytes(copied[names.index("event_id")])[:-1] + b"!"
    marks = ", ".join("?" for _ in names)
    connection.execute(f"INSERT INTO journal VALUES ({marks})", copied)


@dataclass(frozen=True)
class Found:
    """What the verifier must say: which check, which record, and a word of its sentence."""

    check: str
    record: str
    word: str


@dataclass(frozen=True)
class Stops:
    """The lane's own start refuses to sell and names this."""

    seq: int
    kind: str


EPOCH = "a new epoch"  # the lane's own start takes it for a lost tail, and says so
NOT_SEEN = "not seen"  # by the lane's start: it looks at what is new, and at the chain


def changed(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "BASKET_CLOSED")
    change_a_total(connection, seq)
    return Found("I2 chain", f"seq {seq}", "data of BASKET_CLOSED was changed"), Stops(
        seq, "changed"
    )


def changed_person(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "CASH_MOVED")
    connection.execute(f"{SET}employee_id = 'E001' WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "envelope of CASH_MOVED"), Stops(seq, "changed")


def deleted(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "ITEM_ADDED")
    connection.execute("DELETE FROM journal WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq + 1}", f"Event {seq} is missing"), Stops(seq, "missing")


def reordered(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "ITEM_ADDED")
    swap(connection, seq, seq + 1)
    return Found("I2 chain", f"seq {seq}", "does not follow"), Stops(seq, "moved")


def unreadable(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "ITEM_ADDED")
    connection.execute(f"{SET}data = X'7B' WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "was changed"), Stops(seq, "unreadable")


def last_unreadable(connection: Any) -> tuple[Found, object]:
    seq = last(connection)
    connection.execute(f"{SET}data = X'7B' WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "was changed"), Stops(seq, "unreadable")


def last_without_a_time(connection: Any) -> tuple[Found, object]:
    seq = last(connection)
    connection.execute(f"{SET}occurred_at = 'soon' WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "envelope of"), Stops(seq, "changed")


def last_without_a_hash(connection: Any) -> tuple[Found, object]:
    seq = last(connection)
    connection.execute(f"{SET}hash = 'none' WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "column hash"), Stops(seq, "unreadable")


def letters_that_are_none(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "ITEM_ADDED")
    connection.execute(f"{SET}event_type = CAST(X'C3' AS TEXT) WHERE seq = ?", (seq,))
    return Found("I2 chain", f"seq {seq}", "column event_type"), Stops(seq, "unreadable")


def one_hashed_anew(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "CASH_MOVED")
    old = connection.execute("SELECT seq, prev_hash, hash FROM journal").fetchall()
    connection.execute(f"{SET}employee_id = 'E001' WHERE seq = ?", (seq,))
    rehash(connection)
    for row in old[seq:]:
        values = (row["prev_hash"], row["hash"], row["seq"])
        connection.execute(f"{SET}prev_hash = ?, hash = ? WHERE seq = ?", values)
    if seq == last(connection):  # the very last: only the head outside can know
        return Found("I2 head", f"seq {seq}", "another hash"), EPOCH
    return Found("I2 chain", f"seq {seq + 1}", "does not follow"), Stops(seq + 1, "moved")


def hashed_anew(connection: Any) -> tuple[Found, object]:
    connection.execute(f"{SET}employee_id = 'E001' WHERE seq = ?", (at(connection, "CASH_MOVED"),))
    rehash(connection)
    return Found("I2 head", f"seq {last(connection)}", "another hash"), EPOCH


def cut(connection: Any) -> tuple[Found, object]:
    end = last(connection)
    connection.execute("DELETE FROM journal WHERE seq > ?", (end - 3,))
    return Found(
        "I2 head", f"seq {end - 2}", f"ends at {end - 3}, the head outside says {end}"
    ), EPOCH


def twice_at_the_end(connection: Any) -> tuple[Found, object]:
    end = last(connection)
    insert_copy(connection, at(connection, "CASH_MOVED"), end)
    return Found("I2 chain", f"seq {end + 1}", "does not follow"), Stops(end + 1, "moved")


def twice_in_between(connection: Any) -> tuple[Found, object]:
    seq = at(connection, "ITEM_ADDED")
    insert_copy(connection, seq, seq)
    return Found("I2 chain", f"seq {seq + 1}", "does not follow"), Stops(seq + 1, "moved")


def a_sale_twice_hashed_anew(connection: Any) -> tuple[Found, object]:
    """The attacker knows the format: only what the sale says gives it away."""
    end = last(connection)
    insert_copy(connection, at(connection, "BASKET_CLOSED"), end)
    rehash(connection)
    return Found("I3 receipts", f"seq {end + 1}", "1"), NOT_SEEN


def sales_total(connection: Any) -> tuple[Found, object]:
    connection.execute("UPDATE sales SET total_minor = total_minor - 100")
    return Found("I5 tables", "sales ", "total_minor is"), NOT_SEEN


def cash_movement(connection: Any) -> tuple[Found, object]:
    connection.execute("UPDATE cash_moves SET amount_minor = 1 WHERE kind = 'drop'")
    return Found("I5 tables", "cash_moves ", "amount_minor is 1, the journal gives 200"), NOT_SEEN


def stock(connection: Any) -> tuple[Found, object]:
    connection.execute("UPDATE stock SET qty_milli = 0 WHERE sku = 'MILK'")
    return Found("I5 tables", "stock MILK", "qty_milli is 0, the journal gives 22000"), NOT_SEEN


ATTACKS = [
    *(changed, changed_person, deleted, reordered, unreadable, one_hashed_anew, hashed_anew),
    *(last_unreadable, last_without_a_time, last_without_a_hash, letters_that_are_none),
    *(cut, twice_at_the_end, twice_in_between, a_sale_twice_hashed_anew),
    *(sales_total, cash_movement, stock),
]
Attack = Callable[[Any], tuple[Found, object]]


def attack_on(data_dir: Path, attack: Attack) -> tuple[Found, object]:
    with attacker(data_dir) as connection:
        return attack(connection)


def name(attack: Attack) -> str:
    return attack.__name__.replace("_", " ")
