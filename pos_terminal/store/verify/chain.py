"""I2: `seq` without gaps, every byte hashed, every hash chained to the one before."""

from __future__ import annotations

from pos_terminal.store.verify.reading import Connection, Row, envelope, malformed
from pos_terminal.store.verify.watch import Data, Watch
from pos_terminal.store.verify.wire import GENESIS, NotCanonical, decode, sha256

_ID_VERSIONS = (5, 7)  # UUIDv7 of the lane, UUIDv5 of what a plugin emits


class ChainWatch(Watch):
    """Checks each stored row by itself and against the row before it."""

    name = "I2 chain"
    fine = "Every event follows the one before, and every hash is right."

    def __init__(self) -> None:
        """Begin before the first event."""
        super().__init__()
        self._seq = 0
        self._hash = bytes.fromhex(GENESIS)

    def place(self, row: Row) -> bool:
        """Check one row; False where its columns are of no use to any other check."""
        column = malformed(row)
        if column:
            self.found(f"seq {row.seq}", f"The column {column} holds something impossible.")
            return False
        self._compare(row)
        self._seq, self._hash = row.seq, row.hash
        return True

    def data(self, row: Row) -> Data | None:
        """The event's data, or None where it cannot be read."""
        try:
            return decode(row.data)
        except NotCanonical as err:
            self.found(f"seq {row.seq}", f"{row.event_type}: {err}.")
            return None

    def _compare(self, row: Row) -> None:
        where = f"seq {row.seq}"
        if row.seq != self._seq + 1:
            self.found(
                where, f"Event {self._seq + 1} is missing: after {self._seq} comes {row.seq}."
            )
        if row.prev_hash != self._hash:
            self.found(where, f"{row.event_type} does not follow the event before it.")
        if sha256(row.data) != row.data_hash:
            self.found(where, f"The data of {row.event_type} was changed.")
        if sha256(envelope(row)) != row.hash:
            self.found(where, f"The envelope of {row.event_type} was changed.")
        if row.event_id[6] >> 4 not in _ID_VERSIONS or row.event_id[8] >> 6 != 2:
            self.found(where, "Its event id is neither a UUIDv7 nor a UUIDv5.")

    def doubles(self, connection: Connection) -> None:
        """No event id twice; the table's unique index should see to it, unless it was dropped."""
        double = connection.execute(
            "SELECT max(seq) FROM lane.journal GROUP BY event_id HAVING count(*) > 1 LIMIT 1"
        ).fetchone()
        if double is not None:
            self.found(f"seq {double[0]}", "Its event id was used before.")
