"""A lane and its inbox in one process, for a drill that kills it: argument: the data directory."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from pysqlite3 import dbapi2

from sync.applying import Applier
from sync.files import SyncFiles
from sync.inbox import Inbox
from sync.inbox_marks import SOURCE
from sync.inbox_worker import InboxWorker
from sync.receiving import Message
from sync.store import SyncStore
from tests.fakes.head_office import FakeReceiver, Office, eventually
from tests.lane_fixtures import LaneAtWork, lane_on

PRODUCTS = 40
POINTS = (
    "inbox.before",  # it has come, and nobody has it
    "inbox.taken",  # in the inbox, nothing applied
    "catalog.after",  # in the catalogue, the journal does not know
    "commit.after@EMPLOYEE_CHANGED#2",  # some of the staff
    "inbox.applied@lane",  # applied, the inbox still holds it
)


def publications() -> list[Message]:
    """Two of them: what the second replaces has come, too."""
    office = Office()
    one = office.shelves()
    first, second = one[0].version, one[0].version + 1
    rows = [*one]
    for number in range(PRODUCTS):
        rows.append(office.document("product", f"P{number}", first, unit_price="1"))
    for number in range(3):
        name = f"HQ{number}"
        rows.append(office.document("employee", name, first, username=f"user{number}"))
    for number in range(0, PRODUCTS, 2):
        rows.append(office.document("product", f"P{number}", second, unit_price="2"))
    rows += [
        office.gone("product", "P1", second),
        office.gone("employee", "HQ1", second),
        office.document("setting", "receipt_footer", second, value="Bye"),
        office.document("snapshot", "snapshot", second),
    ]
    return office.messages(*rows)


def bring_down(lane: LaneAtWork) -> None:
    """Receive and apply everything that is not there yet."""
    running, office = lane.running, Office()
    files, messages = SyncFiles(lane.data_dir), publications()
    with closing(SyncStore(files.sync_db)) as store:
        worker = InboxWorker(
            files, "STORE001", office.key.public, lambda: FakeReceiver(messages), store
        )
        applier = Applier(
            files.sync_db, running.lane, running.writer, running.plugins.check_settings
        )
        worker.start()
        applier.start()
        try:
            eventually(lambda: _all_there(lane))
            eventually(lambda: _empty(worker, store))
        finally:
            applier.stop()
            worker.stop()


def _all_there(lane: LaneAtWork) -> bool:
    with closing(dbapi2.connect(lane.running.files.catalog_db)) as db:
        query = "SELECT value FROM about WHERE key = 'published_version'"
        seen = db.execute(query).fetchone()
    return seen == ("2",) and bool(
        lane.rows("SELECT 1 FROM settings WHERE key = 'receipt_footer' AND value = 'Bye'")
    )


def _empty(worker: InboxWorker, store: SyncStore) -> bool:
    worker.poke()
    with store.transaction() as tx:
        return not tx.exec_driver_sql("SELECT count(*) FROM inbox").scalar()


def main() -> None:
    data_dir = Path(sys.argv[1])
    with lane_on(data_dir) as lane:
        bring_down(lane)
        with closing(SyncStore(SyncFiles(data_dir).sync_db)) as store:
            assert Inbox(store, SOURCE).offset() == str(len(publications()))


if __name__ == "__main__":
    main()
