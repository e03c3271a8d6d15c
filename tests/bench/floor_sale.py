"""The floor of closing a sale: a raw script that writes what the lane wrote, in as few steps.

It shares nothing with the product but SQLite's own library: it reads the events and rows of a
finished sale from the lane's file, and stores them in a copy of that file as it was before, with
its own canonical JSON, its own hashes, and the same commits. Run as a program of its own:
`floor_sale.py LANE_DB FLOOR_DB PRAGMAS`; each line on stdin asks for something, each answer is a
line of JSON.
"""

import hashlib
import json
import sys
import time
import uuid
from itertools import groupby
from operator import itemgetter

from pysqlite3 import dbapi2

SAME = ("journal", "baskets", "sales", "sale_lines", "sale_taxes", "payments", "series",
    "perpetual", "stock")  # fmt: skip
UUIDS = ("event_id", "journal_id", "shift_id", "basket_id", "caused_by")
HASHED = (*UUIDS, "seq", "epoch", "event_type", "version", "store_id", "terminal_id",
    "employee_id", "training", "occurred_at", "utc_offset_min", "business_date")  # fmt: skip


def canonical(value):
    """RFC 8785 for what a journal holds."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


class Event:
    """One event, ready to be hashed into a chain and stored."""

    def __init__(self, row):
        self.row = [row[name] for name in row.keys()[:-4]]  # all but data and the three hashes
        self.basket_id, self.kind = row["basket_id"], row["event_type"]
        self.data = json.loads(row["data"])
        self.envelope = {name: row[name] for name in HASHED}
        for name in UUIDS:
            value = self.envelope[name]
            self.envelope[name] = value and str(uuid.UUID(bytes=value))
        self.envelope["training"] = bool(row["training"])


class Floor:
    """Both files: the lane's to read from, and its copy to write to."""

    def __init__(self, lane_db, floor_db, pragmas):
        self.lane = dbapi2.connect(f"file:{lane_db}?mode=ro", uri=True, isolation_level=None)
        self.lane.row_factory = dbapi2.Row
        self.own = dbapi2.connect(floor_db, isolation_level=None)
        self.own.execute("PRAGMA journal_mode=WAL")
        for name, value in pragmas.items():
            self.own.execute(f"PRAGMA {name}={value}")
        query = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
        self.seq, self.hash = self.own.execute(query).fetchone()
        self.inserts = {}
        for name in (*SAME, "print_jobs"):
            columns = len(self.own.execute(f"PRAGMA table_info({name})").fetchall())
            marks = ", ".join("?" * columns)
            self.inserts[name] = f"INSERT INTO {name} VALUES ({marks})"

    def read(self, query, *values):
        """Rows of the lane's file."""
        return self.lane.execute(query, values).fetchall()

    def sale(self):
        """The commits that the lane made since; seconds of each that closed a sale, and rows."""
        self.lane.execute("BEGIN")  # one view of the file
        rows = self.read("SELECT * FROM journal WHERE seq > ? ORDER BY seq", self.seq)
        commits = []
        for _at, group in groupby(rows, itemgetter("occurred_at")):  # one commit, one moment
            events = [Event(row) for row in group]
            steps = [step for event in events for step in self.derived(event)]
            commits.append((events, steps))
        self.lane.execute("COMMIT")
        took, written = [], []
        for events, steps in commits:
            seconds = self.commit(events, steps)
            if events[-1].kind == "BASKET_CLOSED":
                took.append(seconds)
                written.append(len(events) + sum(len(rows) for _statement, rows in steps))
        return {"took": took, "rows": written, "events": [len(e) for e, _s in commits]}

    def derived(self, event):
        """Statements with their rows, read from what the lane has made of this event."""
        by, sale = event.basket_id, event.data
        if event.kind == "BASKET_STARTED":
            started = self.read("SELECT basket_id, 'open', started_seq, started_at, employee_id, "
                "NULL, 0, 0 FROM baskets WHERE basket_id = ?", by)  # fmt: skip
            yield self.inserts["baskets"], [tuple(row) for row in started]
        if event.kind != "BASKET_CLOSED":
            return
        for name in ("sales", "sale_lines", "sale_taxes", "payments"):
            rows = self.read(f"SELECT * FROM {name} WHERE sale_id = ?", by)
            yield self.inserts[name], [tuple(row) for row in rows]
        number = (sale["receipt_seq"], event.envelope["terminal_id"], event.envelope["epoch"])
        yield ("INSERT INTO series (last_no, terminal_id, epoch, name) VALUES (?, ?, ?, 'receipt')"
            " ON CONFLICT DO UPDATE SET last_no = excluded.last_no", [number])  # fmt: skip
        yield ("INSERT INTO perpetual VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET total_minor = "
            "total_minor + excluded.total_minor, sales_count = sales_count + 1",
            [(sale["currency"], sale["total_minor"])])  # fmt: skip
        yield ("INSERT INTO stock VALUES (?, ?) ON CONFLICT DO UPDATE SET qty_milli = "
            "qty_milli + excluded.qty_milli",
            [(line["sku"], -line["qty_milli"]) for line in sale["lines"]])  # fmt: skip
        yield ("UPDATE baskets SET status = 'closed', total_minor = ?, lines_count = ? "
            "WHERE basket_id = ?", [(sale["total_minor"], len(sale["lines"]), by)])  # fmt: skip
        jobs = self.read("SELECT job_id, number, kind, title, seq, copy_no, payload, 'QUEUED', "
            "created_at, '' FROM print_jobs WHERE seq = ?", event.envelope["seq"])  # fmt: skip
        if jobs:
            yield self.inserts["print_jobs"], [tuple(row) for row in jobs]

    def commit(self, events, steps):
        """Hash, store, commit; seconds."""
        execute, many = self.own.execute, self.own.executemany
        insert, sha256 = self.inserts["journal"], hashlib.sha256
        began = time.perf_counter()
        execute("BEGIN IMMEDIATE")
        for event in events:
            data, envelope = canonical(event.data), event.envelope
            data_hash = sha256(data)
            envelope["data_hash"], envelope["prev_hash"] = data_hash.hexdigest(), self.hash.hex()
            digest = sha256(canonical(envelope)).digest()
            execute(insert, (*event.row, data, data_hash.digest(), self.hash, digest))
            self.seq, self.hash = envelope["seq"], digest
        for statement, rows in steps:
            if len(rows) == 1:
                execute(statement, rows[0])
            else:
                many(statement, rows)
        execute("COMMIT")
        return time.perf_counter() - began

    def differences(self, lane_db):
        """Tables in which the two files differ: none, or the floor has done other work."""
        found = []
        self.own.execute("ATTACH ? AS lane", (lane_db,))
        for name in SAME:
            for one, other in (("main", "lane"), ("lane", "main")):
                query = f"SELECT * FROM {one}.{name} EXCEPT SELECT * FROM {other}.{name}"
                if self.own.execute(f"SELECT EXISTS ({query})").fetchone()[0]:
                    found.append(f"{one}.{name}")
        self.own.execute("DETACH lane")
        return found


def main():
    """Answers line by line until stdin ends."""
    lane_db, floor_db, pragmas = sys.argv[1:]
    floor = Floor(lane_db, floor_db, json.loads(pragmas))
    for line in sys.stdin:
        answer = floor.sale() if line == "sale\n" else floor.differences(lane_db)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
