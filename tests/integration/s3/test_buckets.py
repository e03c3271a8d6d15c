"""Buckets as `pos-terminal cloud setup` and a sink's first opening make them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos_terminal.domain.errors import SinkDown
from sync import settings as configured
from sync.cloud import Standing
from sync.documents import Document, Kind, Version
from sync.sinks.base import Batch
from sync.sinks.s3 import S3Sink
from sync.sinks.s3.cloud import S3Cloud
from tests.integration.s3.conftest import KEY
from tests.servers.aws import AwsAddress
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow


def configured_for(server: AwsAddress, name: str) -> tuple[configured.S3, configured.Aws]:
    section = configured.S3(archive_bucket=name, images_bucket=f"{name}-images")
    return section, configured.Aws(region=server.region, endpoint=server.endpoint_url)


def test_the_plan_says_what_is_missing_and_the_setup_makes_and_mends_it(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    cloud = S3Cloud(*configured_for(aws_server, fresh_name), lambda _: KEY)
    client = aws_server.client("s3")
    assert [each.standing for each in cloud.plan()] == [Standing.MISSING, Standing.MISSING]
    cloud.set_up()
    assert [each.standing for each in cloud.plan()] == [Standing.THERE, Standing.THERE]
    client.delete_public_access_block(Bucket=fresh_name)
    rule = {"ID": "theirs", "Status": "Enabled", "Filter": {"Prefix": "old/"}}
    theirs = {"Rules": [rule | {"Expiration": {"Days": 9}}]}
    client.put_bucket_lifecycle_configuration(Bucket=fresh_name, LifecycleConfiguration=theirs)
    kms = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}
    client.put_bucket_encryption(
        Bucket=fresh_name, ServerSideEncryptionConfiguration={"Rules": [kms]}
    )
    archive, images = cloud.plan()
    assert (archive.standing, images.standing) == (Standing.DIFFERS, Standing.THERE)
    assert archive.detail == (
        "public access is not blocked; unfinished uploads are never taken away"
    )
    for _ in range(2):
        cloud.set_up()
        assert [each.standing for each in cloud.plan()] == [Standing.THERE, Standing.THERE]
    rules = client.get_bucket_lifecycle_configuration(Bucket=fresh_name)["Rules"]
    assert [rule["ID"] for rule in rules] == ["theirs", "unfinished-uploads"]
    held = client.get_bucket_encryption(Bucket=fresh_name)["ServerSideEncryptionConfiguration"]
    assert held["Rules"][0] == kms | {"BucketKeyEnabled": False}
    assert client.get_bucket_versioning(Bucket=fresh_name)["Status"] == "Enabled"
    place = client.get_bucket_location(Bucket=fresh_name)["LocationConstraint"]
    assert place == aws_server.region


def test_a_lane_whose_journal_a_relay_archives_keeps_pictures_only(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    section, cloud = configured_for(aws_server, fresh_name)
    section = replace(section, archive=False)
    sink = S3Sink(section, cloud, lambda _: KEY)
    sink.open()
    assert (sink.position("T1"), sink.limits.segments) == (None, False)
    sink.deliver(Batch(tuple(Journal("T1", some(3)).events)))
    sink.check()
    sink.close()
    [images] = S3Cloud(section, cloud, lambda _: KEY).plan()
    assert (images.name, images.standing) == (f"{fresh_name}-images", Standing.THERE)
    names = [each["Name"] for each in aws_server.client("s3").list_buckets()["Buckets"]]
    assert fresh_name not in names


def test_a_sink_that_may_not_make_a_bucket_says_so_and_one_that_may_protects_it(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    section, cloud = configured_for(aws_server, fresh_name)
    forbidden = S3Sink(
        section, configured.Aws(endpoint=cloud.endpoint, create=False), lambda _: KEY
    )
    for ask in (forbidden.open, forbidden.check):
        with pytest.raises(SinkDown) as told:
            ask()
        assert told.value.key == "sync.aws.missing"
    sink = S3Sink(section, cloud, lambda _: KEY)
    sink.open()
    sink.open()
    without_bytes = Document(Kind.IMAGE, "0" * 64, Version(False, 1, "", ""), {}, 1)
    sink.deliver(Batch((), (without_bytes,)))  # from a relay: a picture's bytes stay with its lane
    sink.close()
    plan = S3Cloud(section, cloud, lambda _: KEY).plan()
    assert [each.standing for each in plan] == [Standing.THERE, Standing.THERE]
