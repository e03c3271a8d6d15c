"""Where each lane stands, as an item beside its sales; never backwards, never another journal's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pos_terminal.domain.errors import Forked
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Position
from sync.sinks.dynamodb.schema import lane_key

# Forward in the same life, or into a newer one.
_FORWARD = (
    "attribute_not_exists(#id) OR #epoch < :epoch OR (#epoch = :epoch AND #journal = :journal"
    " AND (#seq < :seq OR (#seq = :seq AND #hash = :hash)))"
)
_NAMES = {
    "#id": "sale_id",
    "#journal": "journal_id",
    "#epoch": "epoch",
    "#seq": "seq",
    "#hash": "hash",
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """Where a lane stands before a batch.

    `by_another`: beyond the batch, and it was not us. That is a relay that lost its share of lanes
    to another one meanwhile, or a copy of the lane: every sale of the batch must be there already.
    """

    held: Position
    by_another: bool


class Lanes:
    """Reads and moves positions; the calls themselves raise botocore's errors."""

    def __init__(self, client: Any, table: str) -> None:
        """`table` is that of transactions."""
        self._client = client
        self._table = table
        self._known: dict[str, Position] = {}  # as this sink last saw or left them

    def read(self, terminal_id: str) -> Position:
        """The last event of the lane that is here with all before it."""
        answer = self._client.get_item(
            TableName=self._table,
            Key={"sale_id": {"S": lane_key(terminal_id)}},
            ConsistentRead=True,
        )
        held = answer.get("Item")
        if held is None:
            return NOTHING
        return Position(
            held["journal_id"]["S"],
            int(held["epoch"]["N"]),
            int(held["seq"]["N"]),
            held["hash"]["S"],
        )

    def position(self, terminal_id: str) -> Position:
        """The same, and from now on a move by anybody else is noticed."""
        self._known[terminal_id] = self.read(terminal_id)
        return self._known[terminal_id]

    def admit(self, events: Sequence[LaneEvent]) -> Admitted:
        """Where the lane stands; raises Forked unless these events belong to the same journal."""
        terminal_id = events[0].terminal_id
        held = self.read(terminal_id)
        if held != NOTHING:
            _same_journal(held, events)
        if _after(held, events[-1].head) and held != self._known.get(terminal_id):
            return Admitted(held, by_another=True)
        self._known[terminal_id] = held
        return Admitted(held, by_another=False)

    def move(self, terminal_id: str, held: Position, to: Position) -> None:
        """All up to `to` is here. An older one, sent again, moves nothing. Raises Forked."""
        if _after(held, to):
            return
        try:
            self._client.update_item(
                TableName=self._table,
                Key={"sale_id": {"S": lane_key(terminal_id)}},
                UpdateExpression="SET #journal = :journal, #epoch = :epoch, #seq = :seq,"
                " #hash = :hash, #terminal = :terminal",
                ConditionExpression=_FORWARD,
                ExpressionAttributeNames={**_NAMES, "#terminal": "terminal_id"},
                ExpressionAttributeValues={
                    ":journal": {"S": to.journal_id},
                    ":epoch": {"N": str(to.epoch)},
                    ":seq": {"N": str(to.seq)},
                    ":hash": {"S": to.hash},
                    ":terminal": {"S": terminal_id},
                },
            )
        except self._client.exceptions.ConditionalCheckFailedException as err:
            found = self.read(terminal_id)
            if not _after(found, to):
                raise Forked("sync.fork", seq=to.seq, epoch=to.epoch) from err
            return  # another sender was quicker: the next batch finds out whether it is the same
        self._known[terminal_id] = to


def _same_journal(held: Position, events: Sequence[LaneEvent]) -> None:
    """What is held must be among the events, or before them, or (sent again) after them."""
    first, last = events[0], events[-1]
    if last.epoch < held.epoch and last.seq >= held.seq:
        raise Forked("sync.newer_life", epoch=held.epoch, own_epoch=last.epoch)
    for event in events:
        if event.epoch == held.epoch and event.journal_id != held.journal_id:
            raise _fork(held, event)
        if (event.epoch, event.seq) == (held.epoch, held.seq) and event.hash != held.hash:
            raise _fork(held, event)
    follows = (first.epoch, first.seq) == (held.epoch, held.seq + 1)
    if follows and first.prev_hash != held.hash:
        raise _fork(held, first)


def _fork(held: Position, event: LaneEvent) -> Forked:
    if held.epoch > event.epoch:
        return Forked("sync.newer_life", epoch=held.epoch, own_epoch=event.epoch)
    return Forked("sync.fork", seq=held.seq, epoch=held.epoch)


def _after(held: Position, other: Position) -> bool:
    return (held.epoch, held.seq) > (other.epoch, other.seq)
