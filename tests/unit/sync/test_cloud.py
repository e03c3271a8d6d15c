"""What `cloud setup` asks of the stores, and of those whose sink makes all by opening."""

from __future__ import annotations

from typing import Any

import pytest

from pos_terminal.domain.errors import CashierError, SinkDown
from sync import cloud, setting_up
from sync.cloud import Standing, clouds
from sync.configuring import typed_section
from sync.settings import S3, SNS, CloudWatch, DynamoDB, Kafka, Postgres, SyncSettings
from tests.fakes.sync import FakeSink

NO_TOPIC = SinkDown("sync.kafka.no_topic", topic="pos-events")


def nobody(_name: str) -> str | None:
    return None


class Broker:
    """Makes a topic when a sink that may opens; without one, who may not is told so."""

    def __init__(self) -> None:
        self.topic = False
        self.sinks: list[FakeSink] = []

    def make_sink(self, _name: str, settings: Any, _secret: object) -> FakeSink:
        sink = FakeSink("kafka", fails=[] if self.topic or settings.kafka.create else [NO_TOPIC])
        self.topic = self.topic or settings.kafka.create
        self.sinks.append(sink)
        return sink


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    made = Broker()
    monkeypatch.setattr(cloud, "make_sink", made.make_sink)
    return made


def test_only_stores_that_are_switched_on_are_asked_unless_they_are_named() -> None:
    some = SyncSettings(kafka=Kafka(enabled=True), s3=S3(enabled=True))
    assert set(clouds(some, nobody)) == {"kafka", "s3"}
    assert set(clouds(some, nobody, ["dynamodb"])) == {"dynamodb"}


def test_every_store_but_cloudwatch_needs_something_there() -> None:
    everything = SyncSettings(
        kafka=Kafka(enabled=True),
        postgres=Postgres(enabled=True),
        dynamodb=DynamoDB(enabled=True),
        s3=S3(enabled=True),
        sns=SNS(enabled=True),
        cloudwatch=CloudWatch(enabled=True),
    )
    assert set(clouds(everything, nobody)) == {"kafka", "postgres", "dynamodb", "s3", "sns"}


def test_a_plan_of_topics_makes_none_though_a_lane_might(broker: Broker) -> None:
    settings = SyncSettings(kafka=Kafka(enabled=True, create=True))
    (found,) = clouds(settings, nobody)["kafka"].plan()
    assert (found.standing, broker.topic) == (Standing.MISSING, False)
    assert found.name == "pos-events, pos-customers, pos-parked"


def test_set_up_makes_topics_though_a_lane_may_not(broker: Broker) -> None:
    settings = SyncSettings(kafka=Kafka(enabled=True, create=False))
    report = setting_up.set_up(clouds(settings, nobody))
    assert [(step.before, step.resource.standing) for step in report.steps] == [
        (Standing.MISSING, Standing.THERE)
    ]
    assert report.complete
    assert all(sink.closed == 1 for sink in broker.sinks)


def test_a_broker_that_does_not_answer_is_no_missing_topic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    down = SinkDown("sync.unreachable", sink="kafka", reason="refused")
    monkeypatch.setattr(cloud, "make_sink", lambda *_: FakeSink("kafka", fails=[down]))
    report = setting_up.planned(clouds(SyncSettings(kafka=Kafka(enabled=True)), nobody))
    assert report.problems["kafka"].key == "sync.unreachable"
    assert not report.complete


@pytest.mark.parametrize(
    ("section", "key", "name"),
    [
        ("dynamodb", "customers_table", "ab"),
        ("dynamodb", "transactions_table", "sales 2026"),
        ("s3", "archive_bucket", "Journal"),
        ("s3", "images_bucket", "journal_of_ours"),
        ("s3", "images_bucket", "a" * 64),
    ],
)
def test_a_name_that_amazon_never_takes_is_refused_where_it_is_typed(
    section: str, key: str, name: str
) -> None:
    with pytest.raises(CashierError) as told:
        typed_section(section, {key: name})
    assert key in str(told.value.facts["why"])
