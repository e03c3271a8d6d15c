"""Topics, rights, sizes and positions, as the real broker has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from confluent_kafka import TopicPartition
from confluent_kafka.admin import (
    AdminClient,
    ConfigResource,
    NewPartitions,
    NewTopic,
    ResourceType,
)

from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown
from sync.comparing import start_from
from sync.delivering import deliver
from sync.kafka import topics
from sync.kafka.client import Clients
from sync.kafka.partitions import partition_of
from sync.sinks.base import NOTHING, Batch
from sync.sinks.kafka import KafkaSink
from sync.sinks.kafka import tail as looking
from tests.contract.sinks.kafka_rig import QUICK, KafkaRig, no_secret, open_rig
from tests.integration.kafka.reading import Follower
from tests.servers.kafka import GUEST, LANE, KafkaAddress
from tests.sync_journal import Journal, body, some

pytestmark = pytest.mark.slow
LIMIT_S = 30.0


@pytest.fixture
def rig(request: pytest.FixtureRequest) -> Iterator[KafkaRig]:
    with open_rig(request, own=False) as opened:
        yield opened


@pytest.fixture
def sink(rig: KafkaRig) -> Iterator[KafkaSink]:
    opened = rig.sink()
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def admin(kafka_server: KafkaAddress) -> AdminClient:
    return AdminClient({"bootstrap.servers": kafka_server.bootstrap})


def config_of(admin: AdminClient, topic: str) -> dict[str, str]:
    wanted = ConfigResource(ResourceType.TOPIC, topic)
    entries = admin.describe_configs([wanted])[wanted].result(LIMIT_S)
    return {name: entry.value for name, entry in entries.items()}


def test_topics_are_made_as_the_docs_say(
    rig: KafkaRig, sink: KafkaSink, admin: AdminClient
) -> None:
    found = admin.list_topics(timeout=LIMIT_S).topics
    assert (len(found[rig.topic].partitions), len(found[rig.people].partitions)) == (3, 1)
    parked = topics.parked(rig.parked)
    for topic in (topics.events(rig.settings()), topics.compacted(rig.people), parked):
        kept = config_of(admin, topic.name)
        assert topic.config.items() <= kept.items()
    assert config_of(admin, rig.people)["cleanup.policy"] == "compact"
    assert config_of(admin, rig.parked)["cleanup.policy"] == "compact,delete"
    assert config_of(admin, rig.topic)["message.timestamp.type"] == "LogAppendTime"


def test_another_number_of_partitions_is_told_and_left_as_it_is(
    rig: KafkaRig, sink: KafkaSink, admin: AdminClient
) -> None:
    admin.create_partitions([NewPartitions(rig.topic, 5)])[rig.topic].result(LIMIT_S)
    again = rig.sink()
    again.open()
    with pytest.raises(SinkDown) as told:
        again.check()
    again.close()
    assert told.value.key == "sync.kafka.partitions"
    assert (told.value.facts["has"], told.value.facts["wanted"]) == (5, 3)
    assert len(admin.list_topics(timeout=LIMIT_S).topics[rig.topic].partitions) == 5


def test_keys_lie_where_the_producer_puts_them(rig: KafkaRig, kafka_server: KafkaAddress) -> None:
    lanes = ["1", "T1", "Kasse 7", "kasse-0815", "ü", "a" * 64, "01HZX", "lane/3"]
    with_many = rig.settings(partitions=7, servers=kafka_server.bootstrap)
    sink = KafkaSink(with_many, no_secret, QUICK)
    sink.open()
    for lane in lanes:
        sink.deliver(Batch(tuple(Journal(lane, some(1)).events)))
    sink.close()
    consumer = Clients(with_many, no_secret).consumer("where")
    consumer.assign([TopicPartition(rig.topic, number, 0) for number in range(7)])
    found: dict[str, int] = {}
    while len(found) < len(lanes):
        message = consumer.poll(LIMIT_S)
        assert message is not None
        if message.error() is None:
            found[message.key().decode()] = message.partition()
    consumer.close()
    assert found == {lane: partition_of(lane.encode(), 7) for lane in lanes}
    assert len(set(found.values())) > 2


def test_who_has_no_right_is_told_which(rig: KafkaRig, kafka_server: KafkaAddress) -> None:
    signing_in = {
        "servers": kafka_server.with_password,
        "security": "sasl_plaintext",
        "mechanism": "PLAIN",
    }
    allowed = rig.settings(username=LANE[0], **signing_in)
    lane = KafkaSink(allowed, lambda _: LANE[1], QUICK)
    lane.open()
    lane.check()
    lane.deliver(Batch(tuple(Journal("T1", some(5)).events)))
    assert lane.position("T1") != NOTHING
    lane.close()
    guest = KafkaSink(rig.settings(username=GUEST[0], **signing_in), lambda _: GUEST[1], QUICK)
    for ask in (guest.open, guest.check):
        with pytest.raises(AuthPaused) as told:
            ask()
        assert told.value.key == "sync.kafka.forbidden"
    guest.close()


def test_what_the_broker_finds_too_large_is_parked_and_the_rest_arrives_in_order(
    rig: KafkaRig, admin: AdminClient
) -> None:
    rig.topic += "-small"
    # from the beginning: what a topic is told later reaches its log some time after the answer
    small = topics.events(rig.settings()).config | {"max.message.bytes": "20000"}
    admin.create_topics([NewTopic(rig.topic, 3, config=small)])[rig.topic].result(LIMIT_S)
    sink = rig.sink()
    sink.open()
    journal = Journal("T1", some(30))
    noise = "".join(f"{number:x}" for number in range(20_000))  # does not compress below the limit
    (large,) = journal.append([body("NOTE", {"text": noise})])
    journal.append(some(30, after=30))
    refused = list(deliver(sink, Batch(tuple(journal.events))))
    sink.close()
    assert [(one.seq, type(one.why)) for one in refused] == [(large.seq, Poison)]
    follower = Follower().read(rig.held("T1"))
    assert follower.applied == rig.due(journal.events[:30])
    # What follows is there, in order, behind the gap that the parked event leaves.
    assert list(dict.fromkeys(follower.gaps)) == rig.due(journal.events[31:])


def test_the_tail_is_looked_through_within_bounds(
    rig: KafkaRig, sink: KafkaSink, admin: AdminClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = [lane for lane in (f"T{n}" for n in range(99)) if partition_of(lane.encode(), 3) == 0]
    quiet, busy, unknown, *_ = lanes
    first, more = Journal(quiet, some(20)), Journal(busy, some(900))
    sink.deliver(Batch(tuple(first.events)))
    assert sink.position(unknown) == NOTHING  # all of it was looked through
    sink.deliver(Batch(tuple(more.events)))
    assert sink.position(busy) == more.head()
    assert sink.position(quiet) == first.head()
    sink.deliver(Batch(tuple(more.events[:50])))  # doubles that come late
    assert sink.position(busy) == more.head()
    monkeypatch.setattr(looking, "MOST_OFFSETS", 500)
    assert sink.position(busy) == more.head()
    assert sink.position(quiet) is None  # it lies further back


def test_after_retention_nobody_can_say_and_an_empty_topic_says_nothing(
    rig: KafkaRig, sink: KafkaSink, admin: AdminClient
) -> None:
    assert sink.position("T1") == NOTHING
    journal = Journal("T1", some(60))
    sink.deliver(Batch(tuple(journal.events)))
    where = partition_of(b"T1", 3)
    for upto, expected in ((40, journal.head()), (60, None)):
        gone = TopicPartition(rig.topic, where, upto)
        admin.delete_records([gone])[gone].result(LIMIT_S)
        assert sink.position("T1") == expected


def test_a_copied_lane_is_refused_when_it_connects_and_a_restored_one_goes_on(
    rig: KafkaRig, sink: KafkaSink
) -> None:
    journal = Journal("T1", some(40))
    twin, restored = journal.clone(), journal.set_back(30)
    for number, lane in enumerate((journal, twin)):
        lane.append(some(5, after=50 + 5 * number))
    sink.deliver(Batch(tuple(journal.events)))
    held = sink.position("T1")
    assert start_from(journal, NOTHING, held) == journal.head()
    with pytest.raises(Forked) as told:
        start_from(twin, twin.head(), held)
    assert told.value.key == "sync.fork"
    with pytest.raises(Forked):
        start_from(restored, restored.head(), held)  # an old backup, put back by hand
    restored.new_life()
    restored.append(some(20, after=60))
    branch = start_from(restored, NOTHING, held)
    assert branch.seq == 30
    sink.deliver(Batch(tuple(restored.events[branch.seq :])))
    assert sink.position("T1") == restored.head()
