"""One item written so that a second time changes nothing."""

from __future__ import annotations

from typing import Any

from pos_terminal.domain.errors import Forked, Poison, SinkDown
from sync.documents import Document
from sync.lane_event import LaneEvent
from sync.sinks.aws_errors import told
from sync.sinks.dynamodb import items
from sync.sinks.dynamodb.overflow import Overflow
from sync.sinks.dynamodb.tables import NAME

_IS_NEW = "attribute_not_exists(#id)"
_IS_NEWER = "attribute_not_exists(#id) OR #version < :version"


class Puts:
    """Conditional puts; several threads may call."""

    def __init__(self, client: Any, transactions: str, customers: str, overflow: Overflow) -> None:
        """The names of the two tables, and where too large sales go."""
        self._client = client
        self._transactions = transactions
        self._customers = customers
        self._overflow = overflow
        # Made by the client when it is first asked: by several threads at once it makes several,
        # and what is raised is none of what is caught.
        self._refused = client.exceptions.ConditionalCheckFailedException

    def sale(self, event: LaneEvent) -> None:
        """Put it, or find that exactly this one is there. Raises Forked or Poison otherwise."""
        if not event.basket_id:
            raise Poison("sync.aws.invalid", sink=NAME, what=event.event_id, code="basket_id")
        item = self._overflow.shortened(event, items.transaction(event))
        with told(NAME, self._transactions):
            try:
                self._client.put_item(
                    TableName=self._transactions,
                    Item=item,
                    ConditionExpression=_IS_NEW,
                    ExpressionAttributeNames={"#id": "sale_id"},
                )
            except self._refused as err:
                if not self._is_held(event):  # somebody deleted it just now
                    raise SinkDown("sync.aws.busy", sink=NAME, what="", code="deleted") from err

    def customer(self, document: Document) -> None:
        """Put it unless a newer one, or that it was erased, is there."""
        item = items.customer(document)
        with told(NAME, self._customers):
            try:
                self._client.put_item(
                    TableName=self._customers,
                    Item=item,
                    ConditionExpression=_IS_NEWER,
                    ExpressionAttributeNames={"#id": "customer_ref", "#version": "version_key"},
                    ExpressionAttributeValues={":version": item["version_key"]},
                )
            except self._refused:
                pass  # what is there counts

    def there_already(self, event: LaneEvent) -> None:
        """Find that exactly this one is there. Raises Forked: not even one of its id is."""
        with told(NAME, self._transactions):
            if not self._is_held(event):
                raise Forked("sync.fork", seq=event.seq, epoch=event.epoch)

    def _is_held(self, event: LaneEvent) -> bool:
        """Whether it is there; raises Forked or Poison where another one has its id."""
        held = self._client.get_item(
            TableName=self._transactions,
            Key={"sale_id": {"S": event.basket_id or "?"}},
            ConsistentRead=True,
            ProjectionExpression="#hash, #terminal",
            ExpressionAttributeNames={"#hash": "hash", "#terminal": "terminal_id"},
        ).get("Item")
        if held is None:
            return False
        if held["hash"]["S"] == event.hash:
            return True
        if held["terminal_id"]["S"] == event.terminal_id:
            raise Forked("sync.fork", seq=event.seq, epoch=event.epoch)
        receipt = event.data.get("receipt_no", "")
        raise Poison("sync.dynamodb.taken", other=held["terminal_id"]["S"], receipt=receipt)
