"""The reporting schema's version: looked at on every connect, made and upgraded where allowed."""

from __future__ import annotations

from importlib import resources
from typing import Any

from psycopg import sql

from pos_terminal.domain.errors import AuthPaused, SinkDown
from sync.settings import Postgres
from sync.sinks.postgres.connecting import Line, Patience
from sync.sinks.postgres.errors import SINK, told

# The history that this program knows, oldest first: migrations/reporting.
REVISIONS = ("0001",)
VERSION_TABLE = "alembic_version"
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_FOUND = "SELECT to_regclass(format('%%I.%%I', %s::text, %s::text))"
_EXISTS = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
_MAY_CREATE = "SELECT has_database_privilege(current_database(), 'CREATE')"
_MAY_WRITE = "SELECT has_table_privilege('events', 'INSERT')"


def ready(line: Line, settings: Postgres, patience: Patience) -> None:
    """Return when the schema is what this program writes into; raises SinkError."""
    with told():
        found = revision(line, settings.schema)
    if found == REVISIONS[-1]:
        return
    _may_upgrade(found, settings)
    line.patience_s = patience.upgrade_s
    line.autocommit = False  # SQLAlchemy keeps the transaction; on any error this line is left
    with told():
        _upgrade(line, settings.schema, patience)
        line.autocommit = True
    line.patience_s = patience.answer_s


def look(line: Line, settings: Postgres) -> None:
    """The same, and whether the rights suffice, without writing anything."""
    with told():
        found = revision(line, settings.schema)
        if found == REVISIONS[-1]:
            allowed = _ask(line, _MAY_WRITE)
        else:
            _may_upgrade(found, settings)
            allowed = _ask(line, _EXISTS, settings.schema) or _ask(line, _MAY_CREATE)
    if not allowed:
        raise AuthPaused("sync.postgres.rights", sink=SINK, code="")


def revision(line: Line, schema: str) -> str | None:
    """The revision that is there; None: no tables of ours."""
    if _ask(line, _FOUND, schema, VERSION_TABLE) is None:
        return None
    table = sql.Identifier(schema, VERSION_TABLE)
    found = line.execute(sql.SQL("SELECT version_num FROM {}").format(table)).fetchone()
    return None if found is None else str(found[0])


def _may_upgrade(found: str | None, settings: Postgres) -> None:
    facts = {"sink": SINK, "schema": settings.schema}
    if found is not None and found not in REVISIONS:
        raise SinkDown("sync.postgres.ahead", found=found, known=REVISIONS[-1], **facts)
    if not settings.create:
        key = "sync.postgres.missing" if found is None else "sync.postgres.behind"
        raise SinkDown(key, found=found or "", known=REVISIONS[-1], **facts)


def _upgrade(line: Line, schema: str, patience: Patience) -> None:
    """Run what is missing, in one transaction; a thousand tills may come at once."""
    from sqlalchemy import create_engine  # late, as alembic: only a new schema needs them
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    engine = create_engine("postgresql+psycopg://", creator=lambda: line, poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            limit = sql.Literal(int(patience.upgrade_s * 900))
            line.execute(sql.SQL("SET LOCAL statement_timeout TO {0}").format(limit))
            line.execute(sql.SQL("SET LOCAL lock_timeout TO {0}").format(limit))
            line.execute(_LOCK, [f"pos-terminal {schema}"])
            if revision(line, schema) != REVISIONS[-1]:  # nobody else was first
                _run_history(line, schema, connection)
    except DBAPIError as err:
        raise err.orig or err from err


def _run_history(line: Line, schema: str, connection: Any) -> None:
    from alembic import command
    from alembic.config import Config

    if _ask(line, _EXISTS, schema) is None:
        line.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    config = Config()
    with resources.as_file(resources.files("migrations") / "reporting") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes |= {"connection": connection, "schema": schema}
        command.upgrade(config, "head")


def _ask(line: Line, question: Any, *values: object) -> Any:
    row = line.execute(question, values).fetchone()
    return None if row is None else row[0]
