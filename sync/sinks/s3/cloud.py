"""The two buckets for `pos-terminal cloud setup`."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pos_terminal.domain.errors import SinkDown
from sync import aws
from sync.cloud import Resource, Standing
from sync.s3 import making
from sync.s3.bucket import SINK
from sync.settings import S3, Aws

WANTED = "private, encrypted, older versions kept"


class S3Cloud:
    """A Cloud."""

    def __init__(self, settings: S3, cloud: Aws, secret: aws.Secret) -> None:
        """Connects when first asked."""
        archive = (settings.archive_bucket,) if settings.archive else ()
        self._names = (*archive, settings.images_bucket)
        self._aws = cloud
        self._secret = secret

    def plan(self) -> list[Resource]:
        """The buckets. A bucket of somebody else refuses us: AuthPaused."""
        return [self._standing(name) for name in self._names]

    def set_up(self) -> None:
        """Make what is missing, protect what is unprotected."""
        for name in self._names:
            try:
                making.protect(self._client, name)
            except SinkDown as err:
                if err.key != "sync.aws.missing":
                    raise
                making.make(self._client, name, self._aws.region)

    def _standing(self, name: str) -> Resource:
        try:
            lacks = making.lacks(self._client, name)
        except SinkDown as err:
            if err.key != "sync.aws.missing":
                raise
            return Resource(SINK, "bucket", name, Standing.MISSING, WANTED)
        standing = Standing.DIFFERS if lacks else Standing.THERE
        return Resource(SINK, "bucket", name, standing, "; ".join(lacks))

    @cached_property
    def _client(self) -> Any:
        return aws.client("s3", self._aws, self._secret)
