"""DynamoDB beyond the common contract: tables, queries, what is too large, who else writes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import boto3
import msgspec
import pytest
from boto3.dynamodb.types import TypeDeserializer
from msgspec import structs

from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown
from pos_terminal.store.canonical import sha256
from sync.cloud import Standing
from sync.delivering import deliver
from sync.lane_event import LaneEvent
from sync.settings import S3
from sync.sinks.base import Batch, Position
from sync.sinks.dynamodb import items
from sync.sinks.dynamodb.cloud import DynamoDbCloud
from sync.sinks.dynamodb.schema import DAY_SHARDS, TRANSACTIONS
from sync.sinks.dynamodb.sink import DynamoDbSink
from tests.aws_calls import DOCS
from tests.contract.sinks.dynamodb_rig import DynamoDbRig, open_rig
from tests.contract.sinks.rig import all_of
from tests.contract.sinks.test_sinks import at_work
from tests.faultproxy.aws_errors import DYNAMODB
from tests.servers.aws import AwsAddress
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow


@pytest.fixture
def rig(request: pytest.FixtureRequest) -> Iterator[DynamoDbRig]:
    with open_rig(request, own=False) as opened:
        yield opened


def sales(events: list[LaneEvent]) -> list[LaneEvent]:
    return [event for event in events if event.event_type == "BASKET_CLOSED"]


def of_the_page(rig: DynamoDbRig, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The functions that docs/cloud.md shows, on this test's table."""
    real = boto3.resource(
        "dynamodb",
        endpoint_url=rig.address.endpoint_url,
        region_name=rig.address.region,
        aws_access_key_id=rig.address.access_key,
        aws_secret_access_key=rig.address.secret_key,
    )
    ours = SimpleNamespace(Table=lambda _name: real.Table(rig.settings.transactions_table))
    monkeypatch.setattr(boto3, "resource", lambda _service: ours)
    (code,) = re.findall(r"```python\n(.*?)```", (DOCS / "cloud.md").read_text("utf-8"), re.S)
    functions: dict[str, Any] = {}
    exec(code, functions)
    return functions


def table(rig: DynamoDbRig) -> dict[str, Any]:
    answer = rig.reader.describe_table(TableName=rig.settings.transactions_table)
    found: dict[str, Any] = answer["Table"]
    return found


def oversized(kilobytes: int) -> tuple[Journal, LaneEvent]:
    """A journal with one sale of about that size: real lines, many times over."""
    sale = next(body for body in some(200) if body["event_type"] == "BASKET_CLOSED")
    line = sale["lines"][0]
    count = kilobytes * 1000 // len(json.dumps(line))
    journal = Journal("T1", some(5))
    (event,) = journal.append(
        [sale | {"lines": [line | {"line_no": no, "name": f"漢 {no}"} for no in range(count)]}]
    )
    return journal, event


# -- the tables and what they are asked


def test_the_tables_are_paid_by_request_protected_and_have_their_indexes(rig: DynamoDbRig) -> None:
    with at_work(rig):
        found = table(rig)
    assert found["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert found["DeletionProtectionEnabled"] is True
    assert f"shards 0 to {DAY_SHARDS - 1}" in (DOCS / "cloud.md").read_text("utf-8")
    has = {index["IndexName"] for index in found["GlobalSecondaryIndexes"]}
    assert has == {index.name for index in TRANSACTIONS.indexes}


def test_sales_are_found_by_customer_day_receipt_and_event_as_the_page_says(
    rig: DynamoDbRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = [Journal(name, some(200)) for name in ("T1", "T2")]
    with at_work(rig) as sink:
        for lane in lanes:
            sink.deliver(Batch(tuple(lane.events)))
    everything = [event for lane in lanes for event in sales(lane.events)]
    one = next(event for event in everything if event.data["customer_ref"])
    who, day = one.data["customer_ref"], one.business_date
    page = of_the_page(rig, monkeypatch)

    of_customer = page["of_customer"](who, since="2000-01-01")
    theirs = {event.basket_id for event in everything if event.data["customer_ref"] == who}
    assert {found["sale_id"] for found in of_customer} == theirs
    times = [found["closed_at"] for found in of_customer]
    assert times == sorted(times)
    assert of_customer[0]["total_minor"] == one.data["total_minor"]
    assert of_customer[0]["receipt_no"]
    assert page["of_customer"](who, since="2099-01-01") == []
    of_day = [found["sale_id"] for found in page["of_day"]("S1", day)]
    todays = sorted((e for e in everything if e.business_date == day), key=lambda e: e.occurred_at)
    assert sorted(of_day) == sorted(str(event.basket_id) for event in todays)
    whole = page["by_receipt"](one.data["receipt_no"])
    assert whole["hash"] == one.hash
    assert len(whole["lines"]) == len(one.data["lines"])
    by_event = page["everything"](
        IndexName="by-event", KeyConditionExpression=page["Key"]("event_id").eq(one.event_id)
    )
    assert [found["sale_id"] for found in by_event] == [one.basket_id]


@pytest.mark.parametrize(("key", "kind"), [("invoice", "S"), ("sale_id", "N")])
def test_a_table_of_somebody_else_is_left_alone(rig: DynamoDbRig, key: str, kind: str) -> None:
    theirs = {"AttributeName": key}
    rig.reader.create_table(
        TableName=rig.settings.transactions_table,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[theirs | {"KeyType": "HASH"}],
        AttributeDefinitions=[theirs | {"AttributeType": kind}],
    )
    for ask in (rig.sink().open, rig.sink().check):
        with pytest.raises(SinkDown) as told:
            ask()
        assert told.value.key == "sync.dynamodb.other_table"
    plan = {one.name: one for one in cloud(rig).plan()}
    assert plan[rig.settings.transactions_table].standing is Standing.FOREIGN


def cloud(rig: DynamoDbRig) -> DynamoDbCloud:
    return DynamoDbCloud(rig.settings, rig.aws, rig.kept)


def test_cloud_setup_makes_the_tables_once_and_adds_an_index_that_lacks(rig: DynamoDbRig) -> None:
    assert {one.standing for one in cloud(rig).plan()} == {Standing.MISSING}
    assert list(rig.held("T1")) == []  # a plan makes nothing
    cloud(rig).set_up()
    assert {one.standing for one in cloud(rig).plan()} == {Standing.THERE}
    rig.reader.update_table(
        TableName=rig.settings.transactions_table,
        GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "by-event"}}],
    )
    while len(table(rig)["GlobalSecondaryIndexes"]) == len(TRANSACTIONS.indexes):
        pass  # the test's own time limit ends it
    lacking = [one for one in cloud(rig).plan() if one.standing is Standing.DIFFERS]
    assert [one.detail for one in lacking] == ["lacks index by-event"]
    for _ in range(2):
        cloud(rig).set_up()
        assert {one.standing for one in cloud(rig).plan()} == {Standing.THERE}


def test_backups_to_the_second_and_tags_which_dynamodb_local_has_not(
    rig: DynamoDbRig, aws_server: AwsAddress
) -> None:
    moto = aws_server.client("dynamodb")
    rig.settings = structs.replace(rig.settings, endpoint=aws_server.endpoint_url)
    name = rig.settings.transactions_table
    cloud(rig).set_up()
    said = moto.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert said["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    arn = moto.describe_table(TableName=name)["Table"]["TableArn"]
    tags = moto.list_tags_of_resource(ResourceArn=arn)["Tags"]
    assert tags == [{"Key": "application", "Value": "pos-terminal"}]
    off = {"PointInTimeRecoveryEnabled": False}
    moto.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=off)
    plan = {one.name: one for one in cloud(rig).plan()}
    assert plan[name].detail == "lacks point-in-time recovery"
    cloud(rig).set_up()
    assert {one.standing for one in cloud(rig).plan()} == {Standing.THERE}


def test_backups_that_are_not_ready_yet_are_switched_on_a_little_later(rig: DynamoDbRig) -> None:
    rig.line.answer_with(DYNAMODB.no_backups_yet, 3, only="UpdateContinuousBackups")
    with at_work(rig):
        assert rig.line.fired_by["answer_with"] == 3


# -- larger than an item may be


@pytest.fixture
def with_s3(rig: DynamoDbRig, aws_server: AwsAddress, fresh_name: str) -> Any:
    """The rig's sinks spill into a bucket of moto; the bucket's own client."""
    reader = aws_server.client("s3", s3={"addressing_style": "path"})
    where = {"LocationConstraint": aws_server.region}
    reader.create_bucket(Bucket=fresh_name, CreateBucketConfiguration=where)
    elsewhere = structs.replace(rig.aws, endpoint=aws_server.endpoint_url)
    s3 = S3(enabled=True, archive_bucket=fresh_name)
    rig.sink = lambda: DynamoDbSink(rig.settings, elsewhere, s3, rig.kept)  # type: ignore[method-assign]
    return reader


def test_a_sale_of_a_megabyte_lies_in_s3_and_the_item_points_to_it(
    rig: DynamoDbRig, with_s3: Any
) -> None:
    journal, event = oversized(1_000)
    for _ in range(2):
        with at_work(rig) as sink:
            sink.deliver(Batch(tuple(journal.events)))
    assert all_of(rig, journal.events)
    item = rig.reader.get_item(
        TableName=rig.settings.transactions_table, Key={"sale_id": {"S": event.basket_id}}
    )["Item"]
    assert "lines" not in item
    assert item["total_minor"] == {"N": str(event.data["total_minor"])}
    at = TypeDeserializer().deserialize(item["body_at"])
    stored = with_s3.get_object(Bucket=at["bucket"], Key=at["key"])["Body"].read()
    body = gzip.decompress(stored)
    assert body == event.payload
    assert sha256(body).hex() == at["sha256"] == event.data_hash


def test_without_s3_a_sale_that_is_too_large_is_parked_in_words(rig: DynamoDbRig) -> None:
    journal, event = oversized(700)
    journal.append(some(5, after=5))
    with at_work(rig) as sink:
        refused = list(deliver(sink, Batch(tuple(journal.events))))
    assert [each.seq for each in refused] == [event.seq]
    assert refused[0].why.key == "sync.dynamodb.too_big"
    assert all_of(rig, [each for each in journal.events if each is not event])


def test_what_is_counted_as_small_enough_is_taken(rig: DynamoDbRig) -> None:
    """No sale between our limit and DynamoDB's is lost to a wrong count."""
    for kilobytes in (300, 375):
        journal, event = oversized(kilobytes)
        with at_work(rig) as sink:
            refused = list(deliver(sink, Batch((event,))))
        size = items.size_of(items.transaction(event))
        assert (not refused) == (size <= 380_000), size
        rig.settings = structs.replace(
            rig.settings, transactions_table=f"{rig.settings.transactions_table}-{kilobytes}"
        )


# -- what else may happen


def test_what_was_refused_in_the_middle_leaves_the_position_just_before_it(
    rig: DynamoDbRig,
) -> None:
    journal = Journal("T1", some(400))
    third = sales(journal.events)[2]
    assert third.basket_id is not None
    with at_work(rig) as sink:
        rig.line.answer_with(DYNAMODB.denied, 1, only=third.basket_id)
        with pytest.raises(AuthPaused) as told:
            sink.deliver(Batch(tuple(journal.events)))
        assert told.value.facts["action"] == "dynamodb:PutItem"
        assert told.value.request_id == DYNAMODB.denied.request_id
        position = sink.position("T1")
        assert position is not None
        assert position.seq == third.seq - 1
        rest = journal.events[third.seq - 1 :]
        sink.deliver(Batch(tuple(rest)))
    assert all_of(rig, journal.events)


def test_two_machines_that_send_the_same_lane_s_events_at_once_are_found_out(
    rig: DynamoDbRig,
) -> None:
    journal = Journal("T1", some(100))
    twin = journal.clone()
    journal.append(some(100, after=100))
    twin.append(some(100, after=100))
    with at_work(rig) as ours, at_work(rig) as theirs:
        for sink in (ours, theirs):
            sink.deliver(Batch(tuple(journal.events[:100])))
            sink.position("T1")
        ours.deliver(Batch(tuple(journal.events[100:])))
        with pytest.raises(Forked):
            theirs.deliver(Batch(tuple(twin.events[100:150])))
        with pytest.raises(Forked):
            theirs.deliver(Batch(tuple(twin.events[100:])))
    assert all_of(rig, journal.events)


def test_a_relay_that_comes_too_late_with_what_another_has_sent_is_no_fork(
    rig: DynamoDbRig,
) -> None:
    journal = Journal("T1", some(400))
    with at_work(rig) as late, at_work(rig) as quick:
        late.position("T1")
        late.deliver(Batch(tuple(journal.events[:100])))
        quick.position("T1")
        quick.deliver(Batch(tuple(journal.events[100:300])))
        late.deliver(Batch(tuple(journal.events[100:200])))
        late.deliver(Batch(tuple(journal.events[200:400])))
        assert late.position("T1") == journal.events[-1].head
        quick.deliver(Batch(tuple(journal.events[300:400])))
    assert all_of(rig, journal.events)


def test_a_relay_whose_position_another_has_moved_beyond_meanwhile_is_no_fork(
    rig: DynamoDbRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal("T1", some(300))
    with at_work(rig) as late, at_work(rig) as quick:
        assert isinstance(late, DynamoDbSink)
        move = late._lanes.move

        def overtaken(terminal_id: str, held: Position, to: Position) -> None:
            quick.deliver(Batch(tuple(journal.events)))
            move(terminal_id, held, to)

        monkeypatch.setattr(late._lanes, "move", overtaken)
        late.deliver(Batch(tuple(journal.events[:100])))
        monkeypatch.undo()
        late.deliver(Batch(tuple(journal.events[100:200])))
    assert all_of(rig, journal.events)


def test_a_machine_of_the_old_life_is_refused_when_the_new_one_has_begun(rig: DynamoDbRig) -> None:
    journal = Journal("T1", some(100))
    restored = journal.set_back(90)
    restored.new_life()
    journal.append(some(50, after=100))
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events[:100])))
        sink.deliver(Batch(tuple(restored.events[90:])))
        with pytest.raises(Forked) as told:
            sink.deliver(Batch(tuple(journal.events[100:])))
        assert told.value.key == "sync.newer_life"
        sink.deliver(Batch(tuple(journal.events[:40])))  # what is sent again is no fork
        position = sink.position("T1")
    assert position == restored.events[-1].head


def test_another_sale_under_a_known_id_is_never_written_over(rig: DynamoDbRig) -> None:
    journal = Journal("T1", some(100))
    sale = sales(journal.events)[0]
    stranger = structs.replace(sale, terminal_id="T9", hash="0" * 64)
    forked = structs.replace(sale, hash="1" * 64)
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events)))
        with pytest.raises(Poison) as told:
            sink.deliver(Batch((stranger,)))
        assert told.value.key == "sync.dynamodb.taken"
        with pytest.raises(Forked):
            sink.deliver(Batch((forked,)))
    assert all_of(rig, journal.events)


def test_a_sale_without_an_id_is_parked(rig: DynamoDbRig) -> None:
    journal = Journal("T1", [some(200)[0] | {"event_type": "BASKET_CLOSED", "basket_id": None}])
    with at_work(rig) as sink, pytest.raises(Poison):
        sink.deliver(Batch(tuple(journal.events)))


def test_a_name_that_is_a_reserved_word_or_empty_is_taken(rig: DynamoDbRig) -> None:
    sale = next(body for body in some(200) if body["event_type"] == "BASKET_CLOSED")
    words = {"status": "", "Order": "select", "date": "", "nested": {"key": "", "a": None}}
    journal = Journal("T1", [sale | {"exempt_reason": ""} | words])
    with at_work(rig) as sink:
        refused = list(deliver(sink, Batch(tuple(journal.events))))
    assert not refused
    assert msgspec.json.decode(journal.events[0].payload)["Order"] == "select"
    assert all_of(rig, journal.events)
