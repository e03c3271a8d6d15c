"""A real lane, its agent as `sync --once` runs it, and SNS and CloudWatch as moto plays them."""

from __future__ import annotations

from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from sync import process
from sync.agent import Place
from sync.files import SyncFiles
from tests.contract.sinks.sns_rig import Listening, key_of
from tests.lane_fixtures import LaneAtWork, clock, devices, lane, shop_dir, shop_template
from tests.servers.aws import AwsAddress

__all__ = ["clock", "devices", "lane", "shop_dir", "shop_template"]
pytestmark = pytest.mark.slow
PATIENCE_S = 60.0
SETTINGS = """
[aws]
region = "{region}"
endpoint = "{endpoint}"
[sns]
enabled = true
topic = "{name}"
large_void_minor = 349
[cloudwatch]
enabled = true
namespace = "{name}"
"""


def at_lane(lane: LaneAtWork, server: AwsAddress, name: str) -> Place:
    text = SETTINGS.format(region=server.region, endpoint=server.endpoint_url, name=name)
    file = lane.data_dir / "sync.toml"
    file.write_text(text, "utf-8")
    return Place(SyncFiles(lane.data_dir), "TERM001", "STORE001", file, key_of(server))


def test_a_day_is_told_once_and_counted_to_the_cent_over_a_restart_of_the_agent(
    lane: LaneAtWork, aws_server: AwsAddress, fresh_name: str
) -> None:
    queue = Listening(aws_server, fresh_name)
    place = at_lane(lane, aws_server, fresh_name)
    lane.sign_in()
    lane.sell("MILK", "MILK")
    for sku in ("MILK", "BREAD"):  # 1.45 is no large void, 3.49 is
        lane.do(c.AddProduct(sku))
        lane.do(c.VoidLine(lane.state.basket.lines[-1].line_no, "Jane Doe"))
    lane.sell("BREAD")
    first = process.once(place, PATIENCE_S)
    lane.sell("MILK")
    second = process.once(place, PATIENCE_S)
    for view in (first, second):
        assert view.online, view
        assert view.waiting == 0, view
    heard = queue.hear()
    told = [(each["kind"], each["amount_minor"]) for each in heard]
    assert sorted(told) == [("line_void", 349), ("sale", 145), ("sale", 290), ("sale", 349)]
    assert "Jane" not in str(heard)
    read = {each: value(aws_server, fresh_name, each) for each in EXPECTED}
    assert read == EXPECTED


EXPECTED = {"TransactionCountTotal": 3.0, "SalesAmountTotal": 7.84, "LaneSeen": 1.0}


def value(server: AwsAddress, namespace: str, metric: str) -> float:
    """The greatest value of all that is there, whichever the minute."""
    client = server.client("cloudwatch")
    found = client.list_metrics(Namespace=namespace, MetricName=metric)["Metrics"]
    points = [point for each in found for point in points_of(client, each)]
    return max(point["Maximum"] for point in points)


def points_of(client: Any, metric: dict[str, Any]) -> list[dict[str, Any]]:
    answer = client.get_metric_statistics(
        Namespace=metric["Namespace"],
        MetricName=metric["MetricName"],
        Dimensions=metric["Dimensions"],
        StartTime="2020-01-01T00:00:00Z",
        EndTime="2100-01-01T00:00:00Z",
        Period=86_400,
        Statistics=["Maximum"],
    )
    points: list[dict[str, Any]] = answer["Datapoints"]
    return points
