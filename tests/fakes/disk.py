"""A disk that fails at the worst moment, once."""

from __future__ import annotations

from pysqlite3 import dbapi2

from pos_terminal.store.unit_of_work import LaneStore


def fail_next_commit(store: LaneStore, *, stored: bool) -> None:
    """The next COMMIT reports an I/O error; what it should have stored is there, or is not."""
    dialect = store._engine.dialect
    commit = dialect.do_commit

    def do_commit(connection: object) -> None:
        del dialect.do_commit  # type: ignore[method-assign]
        if stored:
            commit(connection)  # type: ignore[arg-type]
        raise dbapi2.OperationalError("disk I/O error")

    dialect.do_commit = do_commit  # type: ignore[method-assign, assignment]


def fill_up(store: LaneStore) -> None:
    """No further page fits into the file: SQLite's own 'database or disk is full'."""
    cursor = store._connection.connection.cursor()
    cursor.execute("PRAGMA max_page_count = 1")  # SQLite raises it to what is in use
    cursor.close()


def make_room(store: LaneStore) -> None:
    """As much as ever."""
    cursor = store._connection.connection.cursor()
    cursor.execute("PRAGMA max_page_count = 1000000")
    cursor.close()
