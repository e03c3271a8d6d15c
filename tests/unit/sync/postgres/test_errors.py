"""Postgres' errors told apart: what waits, what needs a person, what is parked."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg import errors as pg

import migrations
from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync.sinks.postgres.errors import TookTooLong, of_psycopg, told
from sync.sinks.postgres.schema import REVISIONS

WAITS = (
    *(pg.SerializationFailure, pg.DeadlockDetected, pg.LockNotAvailable, pg.QueryCanceled),
    *(pg.AdminShutdown, pg.CrashShutdown, pg.CannotConnectNow, pg.TooManyConnections),
    *(pg.DiskFull, pg.OutOfMemory, pg.IoError, pg.ConnectionFailure, pg.ReadOnlySqlTransaction),
    *(pg.IdleInTransactionSessionTimeout, pg.InternalError_, pg.UniqueViolation),
    *(pg.UndefinedTable, pg.UndefinedColumn, pg.InvalidCatalogName),
)
PERSON = (pg.InvalidPassword, pg.InvalidAuthorizationSpecification, pg.InsufficientPrivilege)
PARKED = (
    *(pg.NumericValueOutOfRange, pg.UntranslatableCharacter, pg.InvalidTextRepresentation),
    *(pg.CheckViolation, pg.NotNullViolation, pg.InvalidDatetimeFormat),
    *(pg.ProgramLimitExceeded, pg.CharacterNotInRepertoire),
)


@pytest.mark.parametrize(
    ("kinds", "ours"), [(WAITS, SinkDown), (PERSON, AuthPaused), (PARKED, Poison)]
)
def test_the_server_s_codes_decide(
    kinds: tuple[type[psycopg.Error], ...], ours: type[SinkError]
) -> None:
    for kind in kinds:
        made = of_psycopg(kind("its words, with a customer's name"))
        assert type(made) is ours, kind
        assert made.facts["code"] == kind.sqlstate
        assert "customer" not in str(made)


@pytest.mark.parametrize(
    ("words", "ours", "key"),
    [
        (
            'FATAL:  password authentication failed for user "lane"',
            AuthPaused,
            "sync.postgres.refused",
        ),
        ('FATAL:  role "lane" does not exist', AuthPaused, "sync.postgres.refused"),
        ("fe_sendauth: no password supplied", AuthPaused, "sync.postgres.refused"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', AuthPaused, "sync.postgres.refused"),
        ('FATAL:  database "pos" does not exist', SinkDown, "sync.postgres.no_database"),
        (
            'FATAL:  permission denied for database "pos"',
            AuthPaused,
            "sync.postgres.rights",
        ),
        ("SSL error: certificate verify failed", SinkDown, "sync.postgres.tls"),
        ("server does not support SSL, but SSL was required", SinkDown, "sync.postgres.tls"),
        ("Connection refused", SinkDown, "sync.unreachable"),
        ("something that nobody has seen", SinkDown, "sync.unreachable"),
    ],
)
def test_while_connecting_its_words_decide(words: str, ours: type[SinkError], key: str) -> None:
    made = of_psycopg(psycopg.OperationalError(words))
    assert (type(made), made.key) == (ours, key)


def test_a_hang_is_told_as_one_and_the_cause_is_kept() -> None:
    hang = TookTooLong()
    with pytest.raises(SinkDown) as caught, told():
        raise hang
    assert caught.value.__cause__ is hang
    assert caught.value.facts["reason"] == "no answer in time"


def test_the_revisions_that_the_sink_knows_are_those_of_the_history() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent / "reporting"))
    history = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([step.revision for step in history])) == REVISIONS
