"""The sink itself: puts that happen once, side by side; the lane's position after them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pos_terminal.domain.errors import SinkDown, SinkError
from sync import aws
from sync.documents import Document, Kind
from sync.lane_event import LaneEvent
from sync.settings import S3, Aws, DynamoDB
from sync.sinks.aws_errors import told
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.dynamodb.lanes import Lanes
from sync.sinks.dynamodb.overflow import Overflow
from sync.sinks.dynamodb.puts import Puts
from sync.sinks.dynamodb.schema import CUSTOMERS, TRANSACTIONS
from sync.sinks.dynamodb.tables import NAME, Table

AT_ONCE = 8  # calls; botocore keeps ten connections
TAKEN = "BASKET_CLOSED"  # carries the whole sale or refund


class DynamoDbSink:
    """A Sink; the pool's threads share its one client, which is safe for that."""

    name = NAME
    carries = frozenset({Kind.CUSTOMER})
    limits = Limits(events=1000, payload_bytes=4_000_000, documents=500)

    def __init__(self, settings: DynamoDB, cloud: Aws, s3: S3, secret: aws.Secret) -> None:
        """Nothing is connected before `open`; `s3` is where too large sales go, if it is on."""
        self._settings = settings
        self._aws = cloud
        self._s3 = s3
        self._secret = secret
        self._client: Any = None
        self._pool: ThreadPoolExecutor | None = None

    def open(self) -> None:
        """Connect; make the tables where that is allowed."""
        self.close()
        client = self._client = self._connected()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sync-dynamodb-put")
        self._lanes = Lanes(client, self._settings.transactions_table)
        make_s3 = (lambda: aws.client("s3", self._aws, self._secret)) if self._s3.enabled else None
        self._overflow = Overflow(self._s3.archive_bucket, make_s3)
        self._puts = Puts(
            client,
            self._settings.transactions_table,
            self._settings.customers_table,
            self._overflow,
        )
        for table in self._tables(client):
            table.use(create=self._aws.create)

    def position(self, terminal_id: str) -> Position | None:
        """As the lane's own item says."""
        with told(NAME, self._settings.transactions_table):
            return self._lanes.position(terminal_id)

    def deliver(self, batch: Batch) -> None:
        """Documents, then sales, then the position; what was refused in the middle, up to there."""
        _raise_first(self._side_by_side(self._puts.customer, batch.documents))
        if not batch.events:
            return
        terminal_id = batch.events[0].terminal_id
        with told(NAME, self._settings.transactions_table):
            admitted = self._lanes.admit(batch.events)
            sales = [event for event in batch.events if event.event_type == TAKEN]
            put = self._puts.there_already if admitted.by_another else self._puts.sale
            outcomes = self._side_by_side(put, sales)
            done = _prefix(batch.events, sales, outcomes)
            if done:
                self._lanes.move(terminal_id, admitted.held, batch.events[done - 1].head)
        _raise_first(outcomes)

    def check(self) -> None:
        """Look at both tables and read from one, on a connection of its own."""
        client = self._connected()
        try:
            for table in self._tables(client):
                table.use(create=False)
            with told(NAME, self._settings.transactions_table):
                Lanes(client, self._settings.transactions_table).read("")
        finally:
            client.close()

    def close(self) -> None:
        """Let go of threads and connections."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
        if self._client is not None:
            self._client.close()
            self._client = None
            self._overflow.close()

    def _connected(self) -> Any:
        return aws.client("dynamodb", self._aws, self._secret, self._settings.endpoint)

    def _tables(self, client: Any) -> tuple[Table, Table]:
        return (
            Table(client, self._settings.customers_table, CUSTOMERS),
            Table(client, self._settings.transactions_table, TRANSACTIONS),
        )

    def _side_by_side(
        self, put: Callable[[Any], None], all_of: Sequence[LaneEvent | Document]
    ) -> list[SinkError | None]:
        """What became of each, in order; after the first that is down no other is begun."""
        if self._pool is None:
            raise SinkDown("sync.unreachable", sink=NAME, reason="closed")
        down: list[SinkError] = []

        def attempt(one: LaneEvent | Document) -> SinkError | None:
            if down:
                return down[0]
            try:
                put(one)
            except SinkDown as err:
                down.append(err)
                return err
            except SinkError as err:
                return err
            return None

        return list(self._pool.map(attempt, all_of))


def _prefix(
    events: Sequence[LaneEvent], sales: Sequence[LaneEvent], outcomes: Sequence[SinkError | None]
) -> int:
    """How many events from the first on are there: all before the first sale that is not."""
    for sale, outcome in zip(sales, outcomes, strict=True):
        if outcome is not None:
            return sale.seq - events[0].seq
    return len(events)


def _raise_first(outcomes: Sequence[SinkError | None]) -> None:
    for outcome in outcomes:
        if outcome is not None:
            raise outcome
