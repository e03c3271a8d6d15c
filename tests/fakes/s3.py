"""A bucket in memory that speaks as boto3's client of S3 does, as far as we ask it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from botocore.exceptions import ClientError


class FakeS3:
    """Objects by bucket and key; pages are short, so that a listing takes several."""

    def __init__(self, page: int = 3) -> None:
        self.buckets: dict[str, dict[str, bytes]] = {}
        self.told: dict[str, dict[str, Any]] = {}  # what else was said of an object, by key
        self.page = page

    def put_object(self, *, Bucket: str, Key: str, Body: bytes, **more: Any) -> dict[str, Any]:  # noqa: N803
        if more.get("IfNoneMatch") == "*" and Key in self._of(Bucket):
            raise _error("PreconditionFailed", 412)
        self._of(Bucket)[Key] = Body
        self.told[Key] = more
        return {}

    def get_object(self, *, Bucket: str, Key: str, **_: Any) -> dict[str, Any]:  # noqa: N803
        if Key not in self._of(Bucket):
            raise _error("NoSuchKey", 404)
        return {"Body": BytesIO(self._of(Bucket)[Key])}

    def list_objects_v2(
        self,
        *,
        Bucket: str,  # noqa: N803
        Prefix: str = "",  # noqa: N803
        Delimiter: str = "",  # noqa: N803
        MaxKeys: int = 1000,  # noqa: N803
        ContinuationToken: str = "",  # noqa: N803
    ) -> dict[str, Any]:
        names = {self._shown(key, Prefix, Delimiter) for key in self._of(Bucket)}
        rest = sorted(name for name in names if name > ContinuationToken and name)
        page = rest[: min(self.page, MaxKeys)]
        answer: dict[str, Any] = {
            "Contents": [{"Key": name} for name in page if name in self._of(Bucket)],
            "CommonPrefixes": [{"Prefix": name} for name in page if name not in self._of(Bucket)],
            "IsTruncated": len(page) < len(rest),
        }
        return answer | ({"NextContinuationToken": page[-1]} if len(page) < len(rest) else {})

    def close(self) -> None:
        """Nothing is open."""

    def _of(self, bucket: str) -> dict[str, bytes]:
        if bucket not in self.buckets:
            raise _error("NoSuchBucket", 404)
        return self.buckets[bucket]

    @staticmethod
    def _shown(key: str, prefix: str, delimiter: str) -> str:
        if not key.startswith(prefix):
            return ""
        rest = key.removeprefix(prefix)
        if delimiter and delimiter in rest:
            return prefix + rest.split(delimiter)[0] + delimiter
        return key


def _error(code: str, status: int) -> ClientError:
    answer = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, "Fake")
