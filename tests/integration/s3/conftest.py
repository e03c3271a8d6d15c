"""A lane that archives into the run's stand-in of S3, and the command line beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sync import settings as configured
from sync.outbox import Outbox
from sync.sinks.s3 import S3Sink
from tests.servers.aws import AwsAddress
from tests.servers.fixtures import aws_server, fresh_name
from tests.unit.cli.conftest import cli

__all__ = ["aws_server", "cli", "fresh_name"]

KEY = '{"access_key_id": "test", "secret_access_key": "test"}'


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lane"
    monkeypatch.setenv("POS_DATA_DIR", str(folder))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return folder


@pytest.fixture
def sink(aws_server: AwsAddress, fresh_name: str) -> S3Sink:
    """Of this test's two buckets."""
    section = configured.S3(archive_bucket=fresh_name, images_bucket=f"{fresh_name}-images")
    cloud = configured.Aws(region=aws_server.region, endpoint=aws_server.endpoint_url)
    return S3Sink(section, cloud, lambda _: KEY)


@pytest.fixture
def sync_file(
    aws_server: AwsAddress, fresh_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """What IT puts on a new machine before it asks for a lost lane."""
    file = tmp_path / "sync.toml"
    file.write_text(
        f'[aws]\nregion = "{aws_server.region}"\nendpoint = "{aws_server.endpoint_url}"\n'
        f'[s3]\nenabled = true\narchive_bucket = "{fresh_name}"\n'
        f'images_bucket = "{fresh_name}-images"\n'
    )
    monkeypatch.setenv("POS_SYNC_FILE", str(file))
    return file


Archive = Callable[[Path], int]


@pytest.fixture
def archive(sink: S3Sink) -> Archive:
    """Sends what a data directory has and S3 has not; the last seq that is there then."""

    def send(data_dir: Path) -> int:
        outbox = Outbox(data_dir / "lane.db", data_dir / "catalog.db", data_dir / "images")
        try:
            sink.open()
            at = sink.position("TERM001")
            while some := list(outbox.batches(at.seq, sink.limits, sink.carries)):
                for batch in some:
                    sink.deliver(batch)
                    at = batch.events[-1].head if batch.events else at
                if not some[-1].events:
                    break
            return at.seq
        finally:
            sink.close()
            outbox.close()

    return send
