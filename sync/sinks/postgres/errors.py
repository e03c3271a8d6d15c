"""Postgres' errors as ours: what passes by itself, what needs a person, what can never succeed.

Sources: PostgreSQL's manual, appendix "Error Codes"; libpq tells no code while it connects, so
there its words count. An error's words may hold a row's values: they stay in the cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync.reasons import plain

SINK = "postgres"
NO_RIGHTS = "42501"
NO_DATABASE = "3D000"
# Classes and codes that are about this event's values and no others.
_DATA = re.compile(r"^(22|23502|23514|54000)")
_SIGN_IN = re.compile(r"^28")
_TOO_OLD = re.compile(r"^(42|3F)")  # a table, a column, a schema that is not as we know it
# libpq's and the server's words while connecting, in the order in which they count.
_WORDS: tuple[tuple[str, type[SinkError], str], ...] = (
    ("password authentication failed", AuthPaused, "sync.postgres.refused"),
    ("no password supplied", AuthPaused, "sync.postgres.refused"),
    ("no pg_hba.conf entry", AuthPaused, "sync.postgres.refused"),
    ("is not permitted to log in", AuthPaused, "sync.postgres.refused"),
    ("permission denied for database", AuthPaused, "sync.postgres.rights"),
    ('role "', AuthPaused, "sync.postgres.refused"),
    ('database "', SinkDown, "sync.postgres.no_database"),
    ("certificate", SinkDown, "sync.postgres.tls"),
    ("server does not support SSL", SinkDown, "sync.postgres.tls"),
    ("SSL error", SinkDown, "sync.postgres.tls"),
)


class TookTooLong(psycopg.OperationalError):
    """No answer within our own patience: the line or the server hangs."""

    def __init__(self) -> None:
        """Its words are found again by sync.reasons."""
        super().__init__("timeout: no answer in time")


@contextmanager
def told() -> Iterator[None]:
    """Turn what psycopg raises into our errors."""
    try:
        yield
    except psycopg.Error as err:
        raise of_psycopg(err) from err
    except OSError as err:  # a certificate's file that cannot be read
        raise SinkDown("sync.unreachable", sink=SINK, reason=type(err).__name__) from err


def of_psycopg(err: psycopg.Error) -> SinkError:
    """Our error; `code` is the server's SQLSTATE."""
    code = err.sqlstate or ""
    facts = {"sink": SINK, "code": code}
    if not code:
        return _while_connecting(err)
    if _SIGN_IN.match(code):
        return AuthPaused("sync.postgres.refused", **facts)
    if code == NO_RIGHTS:
        return AuthPaused("sync.postgres.rights", **facts)
    if code == NO_DATABASE:
        return SinkDown("sync.postgres.no_database", **facts)
    if _DATA.match(code):
        return Poison("sync.postgres.data", what="", **facts)
    if _TOO_OLD.match(code):
        return SinkDown("sync.postgres.changed", **facts)
    return SinkDown("sync.postgres.busy", **facts)


def _while_connecting(err: psycopg.Error) -> SinkError:
    words = str(err)
    for part, kind, key in _WORDS:
        if part in words:
            return kind(key, sink=SINK, code="")
    if isinstance(err, psycopg.DataError):  # a value that psycopg itself cannot send
        return Poison("sync.postgres.data", sink=SINK, what="", code="")
    reason = plain(words, type(err).__name__)
    known = reason != type(err).__name__
    # The server may speak another language: it asked for a password and then said no.
    if not known and err.pgconn is not None and err.pgconn.used_password:
        return AuthPaused("sync.postgres.refused", sink=SINK, code="")
    return SinkDown("sync.unreachable", sink=SINK, reason=reason)
