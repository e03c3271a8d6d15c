"""Bringing a database to the head of its history; alembic loads only when there is work."""

from __future__ import annotations

from importlib import resources

from sqlalchemy import Connection, Engine

from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import StoreError

LANE_SCHEMA = 3  # PRAGMA user_version of lane.db at head


def migrate(engine: Engine, history: str, head: int) -> bool:
    """Run what is missing of `migrations/<history>`, in one transaction; True if any ran.

    Raises StoreError when the file was made by a newer program.
    """
    with engine.connect() as connection:
        found = _schema_version(connection)
    if found == head:
        return False
    if found > head:
        raise StoreError(
            f"The {history} store was made by a newer program (schema {found}).",
            "Update this program; nothing was changed.",
        )
    with engine.begin() as connection:
        _upgrade(connection, history)
        reached("migration.step", [history])
        connection.exec_driver_sql(f"PRAGMA user_version = {int(head)}")
    return True


def _schema_version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _upgrade(connection: Connection, history: str) -> None:
    from alembic import command  # late: it costs 0.8 s, and only a new file needs it
    from alembic.config import Config

    config = Config()
    with resources.as_file(resources.files("migrations") / history) as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
