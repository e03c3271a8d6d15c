"""Brings a plugin.db to the head of the plugin's own history; alembic loads only to upgrade one."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from plugins import cabinet
from plugins.base import BasePlugin
from plugins.errors import PluginRefused

_FINGERPRINT = "schema"


def make_ready(engine: Engine, plugin: BasePlugin) -> None:
    """Create or upgrade; all of it in one transaction. Raises PluginRefused where names clash.

    A new database is made from the models and stamped with the newest revision (importing alembic
    costs 0.8 s beside a cashier); a test holds models and migrations together.
    """
    _refuse_our_names(plugin)
    with engine.begin() as connection:
        fresh = not inspect(connection).get_table_names()
        cabinet.metadata.create_all(connection)
        wanted = _fingerprint(plugin)
        if cabinet.read_state(connection, _FINGERPRINT) == wanted:
            return
        if plugin.migrations is not None and not fresh:
            upgrade(connection, plugin.migrations)
        elif plugin.models is not None:
            plugin.models.create_all(connection)
            _stamp(connection, plugin)
        cabinet.write_state(connection, _FINGERPRINT, wanted)


def _refuse_our_names(plugin: BasePlugin) -> None:
    tables = plugin.models.tables if plugin.models is not None else {}
    ours = (cabinet.PREFIX, "alembic_", "sqlite_")
    taken = [name for name in tables if name.startswith(ours)]
    if taken:
        raise PluginRefused(
            plugin.name, f"Its table {taken[0]} has a name of the host's: call it otherwise."
        )


def revisions(migrations: Path | None) -> list[Path]:
    """The files of a history, oldest first: their names begin with the revision."""
    return [] if migrations is None else sorted((migrations / "versions").glob("[0-9]*.py"))


def _fingerprint(plugin: BasePlugin) -> str:
    digest = hashlib.sha256()
    for path in revisions(plugin.migrations):
        digest.update(path.name.encode() + path.read_bytes())
    for name in sorted(plugin.models.tables if plugin.models is not None else ()):
        digest.update(name.encode())
    return digest.hexdigest()


def _stamp(connection: Connection, plugin: BasePlugin) -> None:
    files = revisions(plugin.migrations)
    if files:
        head = files[-1].name.partition("_")[0]
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (head,))


def upgrade(connection: Connection, migrations: Path) -> None:
    """Run a plugin's own history in the transaction of `connection`."""
    from alembic import command  # late: see above
    from alembic.config import Config

    config = Config()
    with resources.as_file(resources.files("migrations") / "plugin") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", str(migrations / "versions").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
