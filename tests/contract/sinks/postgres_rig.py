"""The rig of Postgres: a database of its own, and a reader that knows SQL and SHA-256 only."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from pos_terminal.domain.errors import SinkError
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.settings import Postgres
from sync.sinks.postgres.connecting import Patience
from sync.sinks.postgres.sink import PostgresSink
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import AwsError
from tests.once import once
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import new_folder
from tests.sync_journal import body

SCHEMA = "reporting"
QUICK = Patience(connect_s=2, answer_s=2.0, upgrade_s=60.0)
NAMES = {
    Kind.CUSTOMER: ("customers", "customer_ref::text"),
    Kind.EMPLOYEE: ("employees", "employee_id"),
    Kind.PRODUCT: ("products", "sku"),
}
STAMP = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
_EVENTS = sql.SQL(
    "SELECT journal_id::text, epoch, seq, event_id::text, event_type, version, store_id,"
    " terminal_id, shift_id::text, employee_id, basket_id::text, caused_by::text, training,"
    " to_char(occurred_at AT TIME ZONE 'UTC', {stamp}) AS occurred_at, utc_offset_min,"
    " business_date::text, payload, encode(prev_hash, 'hex') AS prev_hash,"
    " encode(hash, 'hex') AS hash FROM {table}"
    " WHERE terminal_id = %s ORDER BY epoch, seq"
)


def settings(address: PostgresAddress, **changed: Any) -> Postgres:
    """What the sink is told of a test's database."""
    told = {"enabled": True, "host": address.host, "port": address.port, "tls": "disable"}
    named = {"database": address.dbname, "username": address.user, "schema": SCHEMA}
    return Postgres(**{**told, **named, **changed})


def read_back(address: PostgresAddress, terminal_id: str, schema: str = SCHEMA) -> list[Held]:
    """A lane's events by plain SQL; each hash is reckoned again from the columns."""
    found = []
    with address.connect(row_factory=psycopg.rows.dict_row) as reader:
        query = _EVENTS.format(stamp=sql.Literal(STAMP), table=sql.Identifier(schema, "events"))
        for row in reader.execute(query, [terminal_id]):
            payload, told = bytes(row.pop("payload")), row.pop("hash")
            row["data_hash"] = hashlib.sha256(payload).hexdigest()
            text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            reckoned = hashlib.sha256(text.encode()).hexdigest()
            assert reckoned == told, f"seq {row['seq']} is not what its hash says"
            found.append((row["journal_id"], row["seq"], told))
    return found


def asked(address: PostgresAddress, question: str) -> list[tuple[Any, ...]]:
    """Rows of the reporting schema."""
    with address.connect() as reader:
        reader.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(SCHEMA)))
        return reader.execute(question).fetchall()  # type: ignore[arg-type]


class PostgresRig:
    """One database; sinks reach it by the proxy, the reader does not."""

    name = "postgres"
    limit_s = 30.0
    secret = "open sesame"
    answers: Sequence[tuple[AwsError, type[SinkError]]] = ()

    def __init__(
        self, address: PostgresAddress, line: FaultProxy, server: PostgresServer | None = None
    ) -> None:
        self.address, self.line, self._server = address, line, server
        self.cannot: Mapping[Promise, str] = {}

    def sink(self, **changed: Any) -> PostgresSink:
        told = settings(self.address, port=self.line.port, **changed)
        return PostgresSink(told, lambda _: None, QUICK)

    def bare(self) -> PostgresSink:
        return self.sink(schema="nothing_here", create=False)

    def stranger(self) -> PostgresSink:
        somebody = self.address.role(f"stranger_{secrets.token_hex(4)}", "another")
        told = settings(somebody, port=self.line.port)
        return PostgresSink(told, lambda _: self.secret, QUICK)

    def misfit(self) -> Mapping[str, Any]:
        return body("BASKET_CLOSED", {"receipt_no": "a sale of which the rest is missing"})

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        ordered = sorted(events, key=lambda event: (event.epoch, event.seq))
        return [(event.journal_id, event.seq, event.hash) for event in ordered]

    def held(self, terminal_id: str) -> list[Held]:
        return read_back(self.address, terminal_id)

    def shown(self, kind: Kind, key: str) -> str | None:
        table, column = NAMES[kind]
        with self.address.connect() as reader:
            query = f"SELECT coalesce(name, '') FROM {SCHEMA}.{table} WHERE {column} = %s"
            row = reader.execute(query, [key]).fetchone()
        return None if row is None else str(row[0])

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times)

    def answer_with(self, error: AwsError, times: int) -> None:
        raise NotImplementedError("this is no service of Amazon's")

    def restart(self) -> None:
        assert self._server is not None
        self._server.restart()


def with_tables(request: pytest.FixtureRequest) -> AbstractContextManager[PostgresAddress]:
    """A database of the run's server whose tables are there already: 0.1 s instead of 0.5 s."""
    run: PostgresAddress = request.getfixturevalue("postgres_server")

    def make(_: Path) -> str:
        made = run.create(f"template_{secrets.token_hex(4)}")
        sink = PostgresSink(settings(made), lambda _: None)
        sink.open()
        sink.close()
        return made.dbname

    return run.database(once(request.getfixturevalue("tmp_path_factory"), "reporting", make))


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[PostgresRig]:
    """A database of the run's server, or with `own` a server that can be stopped."""
    with ExitStack() as stack:
        server = None
        if own:
            folder = new_folder("postgres")
            stack.callback(shutil.rmtree, folder)
            server = PostgresServer(folder, settings={"fsync": "on"})
            stack.enter_context(server)
            address = server.address.create("own")
        else:
            address = stack.enter_context(with_tables(request))
        line = stack.enter_context(FaultProxy(address.host, address.port, "postgres"))
        yield PostgresRig(address, line, server)
