"""What only SNS has, on moto's server: topics that are made, order, filters, attributes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from pos_terminal.domain.errors import SinkDown
from sync.cloud import Standing
from sync.settings import SNS, Aws, SyncSettings
from sync.sinks.base import Batch
from sync.sinks.sns.cloud import SNSCloud
from sync.sinks.sns.messages import ATTRIBUTES
from sync.sinks.sns.sink import SNSSink
from tests.contract.sinks.sns_rig import Listening, key_of
from tests.servers.aws import AwsAddress
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(aws_server: AwsAddress, fresh_name: str) -> SyncSettings:
    cloud = Aws(region=aws_server.region, endpoint=aws_server.endpoint_url)
    return SyncSettings(aws=cloud, sns=SNS(topic=fresh_name))


@pytest.fixture
def journal() -> Journal:
    return Journal("T1", some(400))


def closed(journal: Journal) -> list[str]:
    return [event.event_id for event in journal.events if event.event_type == "BASKET_CLOSED"]


def deliver(server: AwsAddress, settings: SyncSettings, journal: Journal) -> None:
    sink = SNSSink(settings.sns, settings.aws, key_of(server))
    try:
        sink.open()
        sink.deliver(Batch(tuple(journal.events)))
    finally:
        sink.close()


def test_a_fifo_topic_keeps_the_order_and_its_queue_drops_what_comes_twice(
    aws_server: AwsAddress, settings: SyncSettings
) -> None:
    journal = Journal("T1", some(200))
    ordered = replace(settings, sns=replace(settings.sns, topic=settings.sns.topic + ".fifo"))
    queue = Listening(aws_server, ordered.sns.topic)
    for _ in range(2):
        deliver(aws_server, ordered, journal)
    heard = list(queue.messages())
    told = [json.loads(each["Body"])["event_id"] for each in heard]
    assert told == closed(journal)


def test_a_topic_is_made_when_it_is_first_needed_and_found_by_name_and_arn(
    aws_server: AwsAddress, settings: SyncSettings, journal: Journal
) -> None:
    cloud = SNSCloud(settings, key_of(aws_server))
    (before,) = cloud.plan()
    assert before.standing is Standing.MISSING
    forbidden = replace(settings, aws=replace(settings.aws, create=False))
    with pytest.raises(SinkDown) as told:
        deliver(aws_server, forbidden, journal)
    assert (told.value.key, told.value.facts["what"]) == ("sync.aws.missing", settings.sns.topic)
    deliver(aws_server, settings, journal)
    (after,) = cloud.plan()
    assert (after.standing, after.name) == (Standing.THERE, settings.sns.topic)
    queue = Listening(aws_server, settings.sns.topic)
    by_arn = replace(forbidden, sns=replace(settings.sns, topic=queue.topic_arn))
    deliver(aws_server, by_arn, journal)
    assert sorted(each["event_id"] for each in queue.hear()) == sorted(closed(journal))
    cloud.set_up()
    assert cloud.plan() == [after]


def test_an_arn_of_nothing_is_told_and_never_made(
    aws_server: AwsAddress, settings: SyncSettings, journal: Journal
) -> None:
    arn = f"arn:aws:sns:{aws_server.region}:123456789012:{settings.sns.topic}"
    with pytest.raises(SinkDown) as told:
        deliver(aws_server, replace(settings, sns=replace(settings.sns, topic=arn)), journal)
    assert told.value.key == "sync.aws.missing"
    topics = aws_server.client("sns").list_topics()["Topics"]
    assert arn not in [each["TopicArn"] for each in topics]


@pytest.mark.parametrize("words", [True, False])
def test_who_listens_filters_by_attributes(
    aws_server: AwsAddress, settings: SyncSettings, journal: Journal, words: bool
) -> None:
    settings = replace(settings, sns=replace(settings.sns, words=words))
    listeners = dict(filtered(aws_server, settings.sns.topic))
    deliver(aws_server, settings, journal)
    events = [e.data for e in journal.events if e.event_type == "BASKET_CLOSED"]
    refunds = sum(data["kind"] == "refund" for data in events)
    large = sum(abs(data["total_minor"]) >= SNS().large_void_minor for data in events)
    dear = sum(data["total_minor"] > 10_000 for data in events)
    assert 0 < refunds < large < len(events)
    heard = {name: list(queue.messages()) for name, queue in listeners.items()}
    found = {name: len(messages) for name, messages in heard.items()}
    assert found == {"refunds": refunds, "large": large, "dear": dear}
    for each in heard["large"]:
        given = each["MessageAttributes"]
        assert {name: given[name]["DataType"] for name in given} == {
            name: kind for name, (kind, _) in ATTRIBUTES.items()
        }
        assert given["event_id"]["StringValue"] == json.loads(each["Body"])["event_id"]


def filtered(server: AwsAddress, topic: str) -> Iterator[tuple[str, Listening]]:
    """Three queues that hear a part of the topic each."""
    policies: dict[str, dict[str, Any]] = {
        "refunds": {"kind": ["refund"]},
        "large": {"large": ["true"], "currency": ["GBP", "EUR"]},
        "dear": {"amount_minor": [{"numeric": [">", 10_000]}]},
    }
    for name, policy in policies.items():
        yield name, Listening(server, topic, queue=f"{topic}-{name}", policy=policy)
