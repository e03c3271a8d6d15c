"""I2: the database itself still refuses to change the journal; tried on a copy in memory."""

from __future__ import annotations

from pysqlite3 import dbapi2

from pos_terminal.store.verify.reading import Connection, Row
from pos_terminal.store.verify.report import Check

NAME = "I2 triggers"
_COLUMNS = Row._fields


def check_triggers(connection: Connection) -> Check:
    """Whether UPDATE, DELETE and overwriting are refused, column by column."""
    laws = connection.execute(
        "SELECT sql FROM lane.sqlite_master WHERE tbl_name = 'journal' AND sql IS NOT NULL "
        "ORDER BY type = 'trigger'"
    ).fetchall()
    copy = dbapi2.connect(":memory:", isolation_level=None)
    try:
        for (law,) in laws:
            copy.execute(law)
        weak = _weak_spot(copy)
    except dbapi2.Error as err:
        return Check(NAME, False, f"The journal's rules cannot be tried: {err}.", "journal")
    finally:
        copy.close()
    if weak:
        return Check(NAME, False, f"The journal lets somebody {weak}.", "journal")
    return Check(NAME, True, "The journal refuses to be changed.")


def _weak_spot(copy: Connection) -> str:
    marks = ", ".join("?" for _ in _COLUMNS)
    names = ", ".join(_COLUMNS)
    for seq in (1, 2):
        row = [seq, bytes([seq]) * 16, *([seq] * (len(_COLUMNS) - 2))]
        copy.execute(f"INSERT INTO journal ({names}) VALUES ({marks})", row)  # noqa: S608
    for column in _COLUMNS:
        if not _refused(copy, f"UPDATE journal SET {column} = 7 WHERE seq = 2"):  # noqa: S608
            return f"change {column}"
    if not _refused(copy, "DELETE FROM journal WHERE seq = 2"):
        return "delete events"
    over = [2, bytes([3]) * 16, *([3] * (len(_COLUMNS) - 2))]
    if not _refused(copy, f"REPLACE INTO journal ({names}) VALUES ({marks})", over):  # noqa: S608
        return "overwrite events"
    return ""


def _refused(copy: Connection, statement: str, values: object = ()) -> bool:
    """Whether the statement fails, whatever it would have done being undone."""
    copy.execute("BEGIN")
    try:
        copy.execute(statement, values)
    except dbapi2.Error:
        return True
    else:
        return False
    finally:
        if copy.in_transaction:
            copy.execute("ROLLBACK")
