"""docs/iam-policy.json and docs/iam-policy-setup.json: what is really called, and no more.

A lane without the right to make anything, and `cloud setup`, go through all that they can do, on
moto; each call must be allowed by their policy, and each right must have been needed.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from pos_terminal.store.canonical import sha256
from sync import pictures
from sync.building import make_sink
from sync.cloud import clouds
from sync.documents import Document, Kind, Version
from sync.s3 import picture_keys
from sync.settings import S3, SNS, Aws, CloudWatch, DynamoDB, SyncSettings
from sync.sinks.base import Batch
from sync.sinks.cloudwatch.board import Board
from tests.aws_calls import LANE, SETUP, Call, allowed, listed, plays, recorded, statements
from tests.contract.sinks.rig import a_document
from tests.servers.aws import AwsAddress
from tests.servers.fixtures import aws_server
from tests.sync_journal import Journal, batches, some

__all__ = ["aws_server"]
AMAZON = ("dynamodb", "s3", "sns", "cloudwatch")
DEFAULT = SyncSettings()


@dataclass
class Notes:
    """What a sink remembers."""

    kept: dict[str, str] = field(default_factory=dict)

    def note(self, key: str) -> str:
        return self.kept.get(key, "")

    def write_note(self, key: str, value: str) -> None:
        self.kept[key] = value


def kept_key(address: AwsAddress) -> str:
    key = {"access_key_id": address.access_key, "secret_access_key": address.secret_key}
    return json.dumps(key)


def settings_on(address: AwsAddress, name: str) -> SyncSettings:
    """All four of Amazon, under names of this test that stand for the usual ones."""
    settings = SyncSettings(
        aws=Aws(region=address.region, endpoint=address.endpoint_url, create=False),
        dynamodb=DynamoDB(
            enabled=True,
            customers_table=f"{name}-customers",
            transactions_table=f"{name}-transactions",
        ),
        s3=S3(enabled=True, images_bucket=f"{name}-images", archive_bucket=f"{name}-journal"),
        sns=SNS(enabled=True, topic=f"{name}-topic"),
        cloudwatch=CloudWatch(enabled=True, namespace=f"{name}/Transactions"),
    )
    for section, keys in {
        "dynamodb": ("customers_table", "transactions_table"),
        "s3": ("images_bucket", "archive_bucket"),
        "sns": ("topic",),
        "cloudwatch": ("namespace",),
    }.items():
        for key in keys:
            plays(getattr(getattr(settings, section), key), getattr(getattr(DEFAULT, section), key))
    return settings


@cache
def a_day() -> list[Batch]:
    """Sales, a refund, a sale of a megabyte, whole segments, a customer and a picture."""
    journal = Journal("T1", some(499))
    sale = next(each for each in some(200) if each["event_type"] == "BASKET_CLOSED")
    line = sale["lines"][0]
    large = [line | {"line_no": number} for number in range(4_000)]
    journal.append([sale | {"lines": large, "basket_id": "a large one"}])
    assert len(journal.events) == 500
    first, *rest = batches(journal.events, 500)
    documents = (a_document(Kind.CUSTOMER, 1, "Jane"), a_picture())
    return [Batch((), (each,)) for each in documents] + [first, *rest]


def a_picture() -> Document:
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    content = out.getvalue()
    told = {"sku": "1", "extension": "png"}
    version = Version(False, 1, "", "")
    return Document(Kind.IMAGE, sha256(content).hex(), version, told, 1, content=content)


def go_through(settings: SyncSettings, name: str, secret: Any) -> None:
    """All that a lane does with a store, twice: what is there already is compared."""
    for _ in range(2):
        sink = make_sink(name, settings, secret, Notes())
        try:
            sink.check()
            sink.open()
            sink.position("T1")
            for batch in a_day():
                documents = tuple(each for each in batch.documents if each.kind in sink.carries)
                if batch.events or documents:
                    sink.deliver(Batch(batch.events, documents))
            sink.position("T1")
        finally:
            sink.close()


@dataclass
class Made:
    """The calls, by who made them."""

    setup: set[Call]
    lane: set[Call]


@pytest.fixture(scope="module")
def made(aws_server: AwsAddress) -> Made:
    name = f"t-{secrets.token_hex(6)}"
    settings = settings_on(aws_server, name)
    secret = lambda _name: kept_key(aws_server)  # noqa: E731
    with recorded() as setup:
        for cloud in clouds(settings, secret).values():
            cloud.plan()
            cloud.set_up()
        take_away_an_index(aws_server, settings)
        for cloud in (*clouds(settings, secret).values(), Board(settings, secret, ("T1", "S1"))):
            cloud.plan()
            cloud.set_up()
    with recorded() as lane:
        for sink in AMAZON:
            go_through(settings, sink, secret)
        fetch_a_picture(settings, secret)
    return Made(setup, lane)


def fetch_a_picture(settings: SyncSettings, secret: Any) -> None:
    """As a lane does whose product came from elsewhere."""
    bucket = pictures.bucket_of(settings, secret)
    key = next(bucket.keys(picture_keys.any_kind(a_picture().key)))
    assert bucket.get(key) == a_picture().content
    bucket.close()


def take_away_an_index(address: AwsAddress, settings: SyncSettings) -> None:
    """So that `cloud setup` has one to add."""
    address.client("dynamodb").update_table(
        TableName=settings.dynamodb.transactions_table,
        GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "by-event"}}],
    )


@pytest.mark.slow
def test_a_lane_may_do_all_that_it_does_with_things_that_are_there(made: Made) -> None:
    said = statements(LANE)
    assert [call for call in sorted(made.lane) if not allowed(call, said)] == []


@pytest.mark.slow
def test_a_lane_may_do_nothing_that_it_never_does(made: Made) -> None:
    assert surplus(statements(LANE), made.lane) == []


@pytest.mark.slow
def test_who_sets_up_may_do_all_of_it(made: Made) -> None:
    said = statements(SETUP)
    assert [call for call in sorted(made.setup) if not allowed(call, said)] == []


@pytest.mark.slow
def test_who_sets_up_may_do_nothing_else(made: Made) -> None:
    assert surplus(statements(SETUP), made.setup) == []


def surplus(said: list[dict[str, Any]], calls: set[Call]) -> list[tuple[str, str]]:
    """Rights, each action on each resource, that no call needed."""
    return [
        (action, resource)
        for one in said
        for action in listed(one["Action"])
        for resource in listed(one["Resource"])
        if not any(
            allowed(call, [one | {"Action": action, "Resource": resource}]) for call in calls
        )
    ]


# -- the check itself


PUT = Call("dynamodb:PutItem", "arn:aws:dynamodb:eu-central-1:123456789012:table/mypos-customers")


@pytest.mark.parametrize(
    "call",
    [
        Call("dynamodb:DeleteItem", PUT.resource),
        Call("dynamodb:PutItem", PUT.resource + "-of-somebody-else"),
        Call("s3:PutObject", "arn:aws:s3:::mypos-journal"),
        Call("s3:PutObject", "arn:aws:s3:::another-bucket/key"),
        Call("s3:ListBucket", "arn:aws:s3:::mypos-journal/key"),
        Call("s3:GetObject", "arn:aws:s3:::?"),
        Call("cloudwatch:PutMetricData", "*", "Another/Namespace"),
    ],
)
def test_what_no_statement_names_is_refused(call: Call) -> None:
    assert not allowed(call, statements(LANE))


def test_what_a_statement_names_is_allowed() -> None:
    assert allowed(PUT, statements(LANE))
    assert allowed(Call("s3:PutObject", "arn:aws:s3:::?/key"), statements(LANE))
    assert allowed(Call("dynamodb:PutItem", PUT.resource[:-15] + "?"), statements(LANE))


def test_a_right_that_nobody_needs_is_found() -> None:
    said = [{"Effect": "Allow", "Action": ["dynamodb:PutItem", "dynamodb:Scan"], "Resource": "*"}]
    assert surplus(said, {PUT}) == [("dynamodb:Scan", "*")]


@pytest.mark.parametrize("file", [LANE, SETUP], ids=lambda file: file.stem)
def test_no_right_is_given_wholesale(file: Any) -> None:
    for one in statements(file):
        assert one["Effect"] == "Allow"
        assert all("*" not in action for action in listed(one["Action"]))
        services = {action.split(":")[0] for action in listed(one["Action"])}
        assert "*" not in listed(one["Resource"]) or services == {"cloudwatch"}
        assert not any("Delete" in action for action in listed(one["Action"]))
