"""Sales that are larger than an item may be: their body goes to S3, the item points to it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from pos_terminal.domain.errors import Poison
from sync.lane_event import LaneEvent
from sync.s3.bucket import Bucket
from sync.sinks.dynamodb.items import Item, size_of, value_of

LIMIT_BYTES = 380_000  # DynamoDB's is 409,600; what indexes copy is counted apart
_SURELY_SMALL = 150_000  # of the payload: no item is twice as large as its JSON
_LEFT_OUT = ("lines", "taxes", "tenders", "discount", "rules", "suggested")


class Overflow:
    """Puts bodies into the archive's bucket, under the hash of what they say."""

    def __init__(self, bucket: str, make_client: Callable[[], Any] | None) -> None:
        """Without `make_client` there is no S3, and a large sale cannot be taken."""
        self._bucket = bucket
        self._make_client = make_client
        self._client: Any = None

    def shortened(self, event: LaneEvent, item: Item) -> Item:
        """The item, or one that fits and says where the rest is. Raises Poison without S3."""
        if len(event.payload) < _SURELY_SMALL or size_of(item) <= LIMIT_BYTES:
            return item
        if self._make_client is None:
            kilobytes = len(event.payload) // 1000
            receipt = event.data.get("receipt_no", "")
            raise Poison("sync.dynamodb.too_big", receipt=receipt, kilobytes=kilobytes)
        key = f"transactions/{event.data_hash}.json.gz"
        self._put(key, event.payload)
        where = {
            "bucket": self._bucket,
            "key": key,
            "sha256": event.data_hash,
            "bytes": len(event.payload),
        }
        kept = {name: value for name, value in item.items() if name not in _LEFT_OUT}
        return kept | {"body_at": value_of(where)}

    def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            self._client.close()

    def _put(self, key: str, payload: bytes) -> None:
        """Under a name that is the content's own: one that is there already is the same."""
        if self._client is None and self._make_client is not None:
            self._client = self._make_client()
        packed = gzip.compress(payload, mtime=0)
        Bucket(self._client, self._bucket).put_once(key, packed, "application/gzip")
