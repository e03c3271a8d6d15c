"""The reporting schema: made once, upgraded where allowed, refused if another program made it."""

from __future__ import annotations

import threading

import pytest
from psycopg import sql

from pos_terminal.domain.errors import AuthPaused, SinkDown, SinkError
from sync.sinks.base import Batch
from sync.sinks.postgres import schema
from sync.sinks.postgres.sink import PostgresSink
from tests.contract.sinks.postgres_rig import QUICK, SCHEMA, asked, read_back, settings
from tests.contract.sinks.rig import Kind, a_document
from tests.servers.postgres import PostgresAddress
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow


def test_eight_tills_that_come_at_once_make_the_tables_once(
    fresh_database: PostgresAddress,
) -> None:
    troubles: list[BaseException] = []

    def come() -> None:
        own = PostgresSink(settings(fresh_database), lambda _: None)
        try:
            own.open()
        except BaseException as err:
            troubles.append(err)
        finally:
            own.close()

    tills = [threading.Thread(target=come) for _ in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()
    assert troubles == []
    assert asked(fresh_database, "SELECT version_num FROM alembic_version") == [("0001",)]


@pytest.mark.parametrize(
    ("found", "create", "key"),
    [
        ("0000", False, "sync.postgres.behind"),
        ("9999", True, "sync.postgres.ahead"),
        ("9999", False, "sync.postgres.ahead"),
    ],
)
def test_a_schema_of_another_program_is_told_and_not_touched(
    reporting: PostgresAddress,
    monkeypatch: pytest.MonkeyPatch,
    found: str,
    create: bool,
    key: str,
) -> None:
    monkeypatch.setattr(schema, "REVISIONS", ("0000", "0001"))
    with reporting.connect() as direct:
        direct.execute(f"UPDATE {SCHEMA}.alembic_version SET version_num = '{found}'")
    own = PostgresSink(settings(reporting, create=create), lambda _: None)
    for ask in (own.open, own.check):
        with pytest.raises(SinkDown) as told:
            ask()
        assert told.value.key == key
    with pytest.raises(SinkDown):
        own.deliver(Batch(tuple(Journal("T1", some(3)).events)))
    assert asked(reporting, "SELECT version_num FROM alembic_version") == [(found,)]
    assert asked(reporting, "SELECT 1 FROM events") == []


def test_who_may_only_write_writes_and_who_may_not_is_told(reporting: PostgresAddress) -> None:
    clerk = reporting.role(f"clerk_{reporting.dbname}", "right")

    def as_clerk() -> PostgresSink:
        return PostgresSink(settings(clerk, create=False), lambda _: "right", QUICK)

    for ask in (as_clerk().open, as_clerk().check):
        with pytest.raises(SinkError) as told:
            ask()
        assert (type(told.value), told.value.key) == (AuthPaused, "sync.postgres.rights")
    with reporting.connect(autocommit=True) as direct:
        name = sql.Identifier(clerk.user)
        for right in RIGHTS:
            direct.execute(sql.SQL(right).format(schema=sql.Identifier(SCHEMA), who=name))
    own = as_clerk()
    own.open()
    own.check()
    own.deliver(Batch(tuple(Journal("T1", some(50)).events), (a_document(Kind.PRODUCT, 1, "A"),)))
    own.close()
    assert [seq for _, seq, _ in read_back(reporting, "T1")] == list(range(1, 51))


# As docs/reporting.md gives them.
RIGHTS = (
    "GRANT USAGE ON SCHEMA {schema} TO {who}",
    "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA {schema} TO {who}",
    "GRANT DELETE ON {schema}.product_codes, {schema}.product_prices TO {who}",
)


def test_a_test_of_the_connection_makes_no_tables(fresh_database: PostgresAddress) -> None:
    PostgresSink(settings(fresh_database), lambda _: None).check()
    with fresh_database.connect() as reader:
        found = reader.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [SCHEMA]).fetchall()
    assert found == []


def test_no_database_and_no_tls_are_told_as_what_they_are(reporting: PostgresAddress) -> None:
    for changed, key in (
        ({"database": "nobody_made_this"}, "sync.postgres.no_database"),
        ({"tls": "require"}, "sync.postgres.tls"),
        ({"tls": "verify-full"}, "sync.postgres.tls"),
        ({"host": "nowhere.invalid"}, "sync.unreachable"),
    ):
        with pytest.raises(SinkDown) as told:
            PostgresSink(settings(reporting, **changed), lambda _: None, QUICK).check()
        assert told.value.key == key
