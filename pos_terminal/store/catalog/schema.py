"""Bringing a catalogue file to the current schema; alembic loads only when there is work."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog.tables import SCHEMA_VERSION
from pos_terminal.store.engine import open_engine


def prepare_catalog(path: Path) -> None:
    """Create catalog.db or bring it to the head of its history; StoreError if it is newer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(path)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def migrate(engine: Engine) -> None:
    """Run what is missing of the history, all in one transaction."""
    with engine.connect() as connection:
        found = _schema_version(connection)
    if found == SCHEMA_VERSION:
        return
    if found > SCHEMA_VERSION:
        raise StoreError(
            f"The catalogue was made by a newer program (schema {found}).",
            "Update this program, or import the catalogue again.",
        )
    with engine.begin() as connection:
        _upgrade(connection)


def _schema_version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _upgrade(connection: Connection) -> None:
    from alembic import command  # late: it costs 0.8 s, and only a new file needs it
    from alembic.config import Config

    config = Config()
    with resources.as_file(resources.files("migrations") / "catalog") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
