"""Head office and a lane through a real broker and a real Postgres."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.files import SyncFiles
from sync.hq.destinations import destination
from sync.hq.office import LAST, Office
from sync.hq.pinned import Pinned, pin
from sync.hq.publishing import Publication, Publisher
from sync.hq.signing import SigningKey
from sync.inbox_building import make_inbox
from sync.kafka.client import Clients
from sync.kafka.topics import compacted, ensure
from sync.receiving_kafka import KafkaPublisher
from sync.settings import Kafka, Postgres, SyncSettings
from sync.sinks.postgres.connecting import Patience, connect
from sync.store import SyncStore
from tests.fakes.head_office import Office as Mallory
from tests.fakes.head_office import eventually
from tests.lane_fixtures import fill
from tests.servers.kafka import KafkaAddress
from tests.servers.postgres import PostgresAddress

pytestmark = pytest.mark.slow
KEY = SigningKey(bytes(range(32)))
ROWS = "SELECT kind, key, version FROM inbox ORDER BY kind, key"


def no_secret(_: str) -> None:
    return None


def through_kafka(server: KafkaAddress, topic: str) -> SyncSettings:
    own = Kafka(enabled=True, servers=server.bootstrap, security="plaintext", catalog_topic=topic)
    return SyncSettings(kafka=own)


def through_postgres(server: PostgresAddress) -> SyncSettings:
    own = Postgres(
        enabled=True, host=server.host, port=server.port, database=server.dbname,
        username=server.user, tls="disable",
    )  # fmt: skip
    return SyncSettings(postgres=own)


@dataclass
class Ways:
    """One way to the lanes, from an office with the small catalogue."""

    name: str
    settings: SyncSettings
    office: Path
    lane: Path

    def publish(self) -> Publication:
        with closing(Office(self.office)) as office:
            way = destination(self.name, self.settings, no_secret)
            return Publisher(office, KEY, way).publish(self.office / "catalog.db")

    def change(self, work: Callable[[CatalogWriter], object]) -> None:
        with closing(CatalogWriter(self.office / "catalog.db", self.office / "images")) as writer:
            work(writer)

    def receive(self, least: int) -> list[tuple[object, ...]]:
        """Until so many rows wait and nothing more is there."""
        with closing(SyncStore(self.lane / "sync.db")) as store:
            worker = make_inbox(SyncFiles(self.lane), self.settings, no_secret, store)
            worker.start()
            try:
                eventually(lambda: worker.gauge.view.state is SinkState.LIVE)
                eventually(lambda: len(rows(store)) >= least)
            finally:
                worker.stop()
            return rows(store)


def rows(store: SyncStore) -> list[tuple[object, ...]]:
    with store.transaction() as tx:
        return [tuple(row) for row in tx.exec_driver_sql(ROWS)]


@pytest.fixture(params=["kafka", "postgres"])
def way(request: pytest.FixtureRequest, tmp_path: Path, fresh_name: str) -> Ways:
    if request.param == "kafka":
        settings = through_kafka(request.getfixturevalue("kafka_server"), fresh_name)
    else:
        settings = through_postgres(request.getfixturevalue("fresh_database"))
    office, lane = tmp_path / "office", tmp_path / "lane"
    office.mkdir()
    lane.mkdir()
    pin(lane, Pinned(KEY.public.text, "TERM001", "STORE001", "an enrolment", "today"))
    ways = Ways(request.param, settings, office, lane)
    ways.change(fill)
    return ways


def test_a_publication_comes_down_once_and_then_only_what_is_new(way: Ways) -> None:
    told = way.publish()
    assert told.changed == 12
    first = way.receive(13)
    assert len(first) == 13
    assert way.receive(13) == first  # from where it was: nothing came twice
    way.change(lambda writer: writer.set_active("MILK", False))
    assert way.publish().changed == 1
    again = way.receive(13)
    fresh = [row for row in again if row not in first]
    assert [row[:2] for row in fresh] == [("product", "MILK"), ("snapshot", "snapshot")]


def test_a_lane_whose_agent_lost_its_file_reads_from_the_beginning(way: Ways) -> None:
    way.publish()
    first = way.receive(13)
    for file in way.lane.glob("sync.db*"):
        file.unlink()
    assert way.receive(13) == first


@pytest.fixture
def kafka_way(tmp_path: Path, kafka_server: KafkaAddress, fresh_name: str) -> Ways:
    office, lane = tmp_path / "office", tmp_path / "lane"
    office.mkdir()
    lane.mkdir()
    pin(lane, Pinned(KEY.public.text, "TERM001", "STORE001", "an enrolment", "today"))
    ways = Ways("kafka", through_kafka(kafka_server, fresh_name), office, lane)
    ways.change(fill)
    return ways


def test_whoever_may_write_the_topic_still_cannot_change_a_price(kafka_way: Ways) -> None:
    kafka_way.publish()
    kafka_way.receive(13)
    clients = Clients(kafka_way.settings.kafka, no_secret)
    topic = kafka_way.settings.kafka.catalog_topic
    ensure(clients, [compacted(topic)])
    mallory = SigningKey(bytes(32))
    office = Mallory(mallory, version=1_000)
    KafkaPublisher(clients, topic).publish(office.messages(office.document("product", "MILK")))
    with closing(SyncStore(kafka_way.lane / "sync.db")) as store:
        worker = make_inbox(SyncFiles(kafka_way.lane), kafka_way.settings, no_secret, store)
        worker.start()
        try:
            eventually(lambda: bool(store.note("inbox.refused")))
        finally:
            worker.stop()
        assert len(rows(store)) == 13
        assert ("product", "MILK", f"{1001:016d}") not in rows(store)


def test_a_shop_that_goes_to_another_way_and_back_misses_nothing(
    tmp_path: Path, kafka_server: KafkaAddress, fresh_database: PostgresAddress, fresh_name: str
) -> None:
    lane = tmp_path / "lane"
    lane.mkdir()
    pin(lane, Pinned(KEY.public.text, "TERM001", "STORE001", "an enrolment", "today"))
    settings = {
        "kafka": through_kafka(kafka_server, fresh_name),
        "postgres": through_postgres(fresh_database),
    }
    for count, name in enumerate(("postgres", "kafka", "postgres"), start=1):
        office = tmp_path / f"office {count}"
        office.mkdir()
        ways = Ways(name, settings[name], office, lane)
        ways.change(fill)
        publish_above(ways, count)
        before = rows_of(lane)
        eventually(lambda: ways.receive(13) != before)  # noqa: B023


def test_a_table_that_was_made_anew_is_read_from_its_beginning(
    tmp_path: Path, fresh_database: PostgresAddress
) -> None:
    lane = tmp_path / "lane"
    lane.mkdir()
    pin(lane, Pinned(KEY.public.text, "TERM001", "STORE001", "an enrolment", "today"))
    settings = through_postgres(fresh_database)
    for count in (1, 2):
        office = tmp_path / f"office {count}"
        office.mkdir()
        ways = Ways("postgres", settings, office, lane)
        ways.change(fill)
        if count == 2:
            with closing(connect(settings.postgres, None, Patience())) as line:
                line.execute("DROP TABLE catalog_documents")
        publish_above(ways, count)
        before = rows_of(lane)
        eventually(lambda: ways.receive(13) != before)  # noqa: B023


def publish_above(ways: Ways, count: int) -> None:
    """Versions follow the clock's seconds: two offices in one second would not differ."""
    with closing(Office(ways.office)) as office:
        office.write_note(LAST, 3_000_000_000 + count)
    ways.publish()


def rows_of(lane: Path) -> list[tuple[object, ...]]:
    with closing(SyncStore(lane / "sync.db")) as store:
        return rows(store)
