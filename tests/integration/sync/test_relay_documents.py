"""What a relay carries beside events: people of all lanes, and products that head office signed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sync.documents import Kind
from sync.hq.signing import SigningKey
from sync.kafka import topics
from sync.kafka.client import Clients
from sync.receiving_kafka import KafkaPublisher
from sync.relay.running import Relay, RelaySetUp
from sync.settings import Kafka, Postgres, SyncSettings
from sync.sinks.base import Batch
from sync.sinks.kafka import KafkaSink
from tests.contract.sinks.rig import CUSTOMER, a_document
from tests.fakes.head_office import Office
from tests.fakes.sync import FakeSink
from tests.servers.kafka import KafkaAddress
from tests.sync_journal import Journal, some
from tests.waiting import until

LIMIT_S = 60.0


@pytest.mark.slow
def test_people_and_signed_products_come_along_and_a_forged_one_does_not(
    kafka_server: KafkaAddress, fresh_name: str, tmp_path: Path
) -> None:
    kafka = Kafka(
        servers=kafka_server.bootstrap,
        security="plaintext",
        events_topic=f"{fresh_name}-events",
        customers_topic=f"{fresh_name}-customers",
        share_parked=False,
        catalog_topic=f"{fresh_name}-catalog",
    )
    office, stranger = Office(), Office(SigningKey(bytes(32)))
    lane = KafkaSink(kafka, lambda _: None)
    lane.open()
    journal = Journal(bodies=some(20))
    lane.deliver(Batch(tuple(journal.events), (a_document(Kind.CUSTOMER, 1, "Mia"),)))
    lane.close()
    _publish(kafka, office, stranger)
    sink = FakeSink(knows_position=True)
    settings = SyncSettings(kafka=kafka, postgres=Postgres(enabled=True))
    told = RelaySetUp(
        settings,
        lambda _: None,
        tmp_path / "relay",
        group=fresh_name,
        make=lambda *_: sink,
        session_s=2.0,
        office=office.key.public,
    )
    relay = Relay(told)
    relay.start()
    running = threading.Thread(target=relay.run)
    running.start()
    try:
        until(lambda: len(sink.events) == 20 and len(sink.documents) == 2)
    finally:
        relay.stop()
        running.join(LIMIT_S)
    assert sink.documents[Kind.CUSTOMER, CUSTOMER].body["name"] == "Mia"
    [product] = [each for kind, each in sink.documents.items() if kind[0] is Kind.PRODUCT]
    assert product.body["name"] == "Milk of head office"
    assert (tmp_path / "relay" / "relay.json").exists()


def _publish(kafka: Kafka, office: Office, stranger: Office) -> None:
    genuine = office.message(office.document("product", "MILK", name="Milk of head office"))
    forged = stranger.message(stranger.document("product", "BREAD", name="Of somebody else"))
    other = office.message(office.document("setting", "name"))
    clients = Clients(kafka, lambda _: None)
    topics.ensure(clients, [topics.compacted(kafka.catalog_topic)])
    KafkaPublisher(clients, kafka.catalog_topic).publish([genuine, forged, other])
