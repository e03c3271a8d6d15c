"""What only CloudWatch has, on moto's server: minutes, many at once, dashboard and alarms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from sync.cloud import Standing
from sync.settings import Aws, CloudWatch, SyncSettings
from sync.sinks.base import Batch
from sync.sinks.cloudwatch import putting
from sync.sinks.cloudwatch.alarms import ALARMS
from sync.sinks.cloudwatch.board import NAME, Board
from tests.contract.sinks.cloudwatch_rig import CloudWatchRig, open_rig
from tests.contract.sinks.sns_rig import key_of
from tests.servers.aws import AwsAddress
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow
TOPIC = "arn:aws:sns:eu-central-1:123456789012:people"
WHERE = [
    {"Name": name, "Value": value}
    for name, value in (("terminal", "T1"), ("store", "S1"), ("currency", "GBP"))
]


@pytest.fixture
def rig(request: pytest.FixtureRequest) -> Iterator[CloudWatchRig]:
    with open_rig(request, own=False) as opened:
        yield opened


def test_each_minute_is_what_the_journal_sold_in_it(rig: CloudWatchRig) -> None:
    journal = Journal("T1", some(900))
    sink = rig.sink()
    sink.open()
    sink.deliver(Batch(tuple(journal.events)))
    sink.close()
    due: Counter[datetime] = Counter()
    for event in journal.events:
        if event.event_type == "BASKET_CLOSED":
            due[minute(event.occurred_at)] += event.data["total_minor"]
    assert len(due) > 20
    first, last = min(due), max(due)
    found: Counter[datetime] = Counter()
    day = first.replace(hour=0, minute=0)
    while day <= last:
        found.update(sums(rig, day))
        day = day.fromtimestamp(day.timestamp() + 86_400, UTC)
    assert found == due


def minute(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(second=0, microsecond=0)


def sums(rig: CloudWatchRig, day: datetime) -> dict[datetime, int]:
    answer = rig.reader.get_metric_statistics(
        Namespace=rig.namespace,
        MetricName="TransactionAmount",
        Dimensions=WHERE,
        StartTime=day,
        EndTime=day.fromtimestamp(day.timestamp() + 86_400, UTC),
        Period=60,
        Statistics=["Sum"],
    )
    return {minute(str(p["Timestamp"])): round(p["Sum"] * 100) for p in answer["Datapoints"]}


def test_more_than_one_call_takes_goes_in_several_compressed_ones(
    rig: CloudWatchRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal("T1", some(3_000))
    monkeypatch.setattr(putting, "AT_ONCE", 150)
    sink = rig.sink()
    sink.open()
    sink.deliver(Batch(tuple(journal.events)))
    sink.close()
    assert rig.held("T1") == rig.due(journal.events)


def test_the_board_is_put_once_and_mended_when_somebody_changed_it(aws_server: AwsAddress) -> None:
    settings = SyncSettings(
        aws=Aws(region=aws_server.region, endpoint=aws_server.endpoint_url),
        cloudwatch=CloudWatch(enabled=True),
    )
    reader = aws_server.client("cloudwatch")
    board = Board(settings, key_of(aws_server), ("BOARD1", "S1"), (TOPIC,))
    before = standings(board)
    assert [before[f"mypos-BOARD1-{alarm.name}"] for alarm in ALARMS] == [Standing.MISSING] * 4
    board.set_up()
    assert set(standings(board).values()) == {Standing.THERE}
    shown = json.loads(reader.get_dashboard(DashboardName=NAME)["DashboardBody"])
    assert shown["widgets"][1]["properties"]["region"] == aws_server.region
    alarms = reader.describe_alarms(AlarmNamePrefix="mypos-BOARD1-")["MetricAlarms"]
    assert {each["AlarmName"]: each["TreatMissingData"] for each in alarms} == {
        f"mypos-BOARD1-{alarm.name}": alarm.missing for alarm in ALARMS
    }
    assert all(each["AlarmActions"] == [TOPIC] for each in alarms)
    reader.put_dashboard(DashboardName=NAME, DashboardBody='{"widgets": []}')
    silenced = Board(settings, key_of(aws_server), ("BOARD1", "S1"))
    assert set(standings(silenced).values()) == {Standing.DIFFERS}
    silenced.set_up()
    assert set(standings(silenced).values()) == {Standing.THERE}


def standings(board: Board) -> dict[str, Any]:
    return {each.name: each.standing for each in board.plan()}
