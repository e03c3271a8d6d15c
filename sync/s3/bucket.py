"""One bucket: objects are written once, whole and checked, and never written over."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

from pos_terminal.store.canonical import sha256
from sync.sinks.aws_errors import code_of, told

SINK = "s3"


class Bucket:
    """Every method may raise SinkDown or AuthPaused; any thread may call."""

    def __init__(self, client: Any, name: str) -> None:
        """`client` is boto3's, of S3."""
        self._client = client
        self.name = name

    def put_once(self, key: str, body: bytes, content_type: str, cache_control: str = "") -> bool:
        """Write an object unless one of that name is there; whether it was written.

        S3 refuses bytes that were changed on their way: it is told their SHA-256.
        """
        more = {"CacheControl": cache_control} if cache_control else {}
        with told(SINK, self.name):
            try:
                self._client.put_object(
                    Bucket=self.name,
                    Key=key,
                    Body=body,
                    ContentType=content_type,
                    ChecksumSHA256=base64.b64encode(sha256(body)).decode(),
                    ServerSideEncryption="AES256",
                    IfNoneMatch="*",
                    **more,
                )
            except ClientError as err:
                if code_of(err) != "PreconditionFailed":
                    raise
                return False
        return True

    def get(self, key: str) -> bytes | None:
        """An object's bytes, None where there is none."""
        with told(SINK, self.name):
            try:
                answer = self._client.get_object(Bucket=self.name, Key=key, ChecksumMode="ENABLED")
            except ClientError as err:
                if code_of(err) != "NoSuchKey":
                    raise
                return None
            content: bytes = answer["Body"].read()
        return content

    def keys(self, prefix: str) -> Iterator[str]:
        """Names that begin so, in the order of their bytes."""
        for page in self._pages(Prefix=prefix):
            yield from (each["Key"] for each in page.get("Contents", ()))

    def folders(self, prefix: str) -> Iterator[str]:
        """What stands below `prefix`, up to the next `/`."""
        for page in self._pages(Prefix=prefix, Delimiter="/"):
            for each in page.get("CommonPrefixes", ()):
                yield each["Prefix"].removeprefix(prefix).rstrip("/")

    def look(self) -> None:
        """Whether it is there and may be read; changes nothing."""
        with told(SINK, self.name):
            self._client.list_objects_v2(Bucket=self.name, MaxKeys=1)

    def close(self) -> None:
        """Let go of connections, also for others of the same client."""
        self._client.close()

    def _pages(self, **query: Any) -> Iterator[dict[str, Any]]:
        more: dict[str, Any] = {}
        while True:
            with told(SINK, self.name):
                page = self._client.list_objects_v2(Bucket=self.name, **query, **more)
            yield page
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}
