"""A connection that never waits for ever, whatever line and server do."""

from __future__ import annotations

import ssl
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from pos_terminal.domain.errors import SinkDown
from sync.settings import Postgres
from sync.sinks.postgres.errors import SINK, TookTooLong, told

Got = TypeVar("Got")
SYSTEM_CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",  # Red Hat
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # macOS
)
LOOK_S = 0.2  # how often a wait looks at the clock


@dataclass(frozen=True, slots=True)
class Patience:
    """How long things may take, in seconds."""

    connect_s: int = 10
    answer_s: float = 60.0  # without a sign of the other side
    statement_s: float = 300.0  # a COPY over a thin line; the server's own limit
    upgrade_s: float = 600.0
    idle_s: float = 120.0  # a transaction of a till that is gone holds nothing longer


class Line(psycopg.Connection[tuple[Any, ...]]):
    """A connection whose every wait ends.

    The server's statement_timeout does not help where nothing comes back any more: a line that
    froze, a server that was stopped. libpq itself would wait until the kernel gives up.
    """

    patience_s: float = 60.0

    def wait(self, gen: Generator[Any, Any, Got], *args: Any, **options: Any) -> Got:
        """What the generator returns; raises TookTooLong and leaves the connection unusable."""
        if args:
            options["interval"], *_ = args
        options["interval"] = min(options.get("interval") or LOOK_S, LOOK_S)
        return super().wait(self._until(gen, time.monotonic() + self.patience_s), **options)

    def _until(self, gen: Generator[Any, Any, Got], end: float) -> Generator[Any, Any, Got]:
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > end:
                    self.pgconn.finish()
                    raise TookTooLong
                wanted = gen.send(ready)
        except StopIteration as done:
            returned: Got = done.value
            return returned


def connect(settings: Postgres, password: str | None, patience: Patience) -> Line:
    """A connection in the reporting schema, UTC, with limits on every wait. Raises SinkError."""
    conninfo = make_conninfo(
        "",
        host=settings.host,
        port=settings.port,
        dbname=settings.database,
        user=settings.username or None,
        sslmode=settings.tls,
        sslrootcert=trusted_file(settings),
        gssencmode="disable",
        connect_timeout=patience.connect_s,
        application_name="pos-terminal",
        client_encoding="utf8",
        keepalives=1,
        keepalives_idle=30,
        keepalives_interval=10,
        keepalives_count=3,
        tcp_user_timeout=int(patience.answer_s * 1_000),
    )
    with told():
        # Beside the conninfo, so that no text of ours holds the password.
        line = Line.connect(conninfo, password=password or None, autocommit=True)
    try:
        with told():
            _arrange(line, settings.schema, patience)
    except BaseException:
        line.close()
        raise
    return line


def trusted_file(settings: Postgres) -> str | None:
    """The file of certificates that are trusted.

    Not libpq's own word "system": psycopg's wheel looks for it in a folder that is on no machine
    (its OPENSSLDIR is /usr/lib/psycopg-openssl).
    """
    if settings.ca_file or settings.tls != "verify-full":
        return settings.ca_file or None
    files = (ssl.get_default_verify_paths().cafile, *SYSTEM_CERTIFICATES)
    return next((file for file in files if file and Path(file).is_file()), "system")


def _arrange(line: Line, schema: str, patience: Patience) -> None:
    line.patience_s = patience.answer_s
    if line.info.parameter_status("server_encoding") != "UTF8":
        raise SinkDown("sync.postgres.encoding", sink=SINK)
    line.execute(
        sql.SQL(
            "SET search_path TO {schema}; SET timezone TO 'UTC'; SET datestyle TO 'ISO';"
            " SET statement_timeout TO {statement}; SET lock_timeout TO {lock};"
            " SET idle_in_transaction_session_timeout TO {idle};"
            # a till that was switched off in the midst of a COPY: its lock is free in 90 s
            " SET tcp_keepalives_idle TO 60; SET tcp_keepalives_interval TO 10;"
            " SET tcp_keepalives_count TO 3"
        ).format(
            schema=sql.Identifier(schema),
            statement=sql.Literal(int(patience.statement_s * 1_000)),
            lock=sql.Literal(int(patience.answer_s * 900)),  # before the other side gives up
            idle=sql.Literal(int(patience.idle_s * 1_000)),
        )
    )
