"""Holds a plugin's migrations and its models together; a plugin's tests ask it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect

from plugins import cabinet, schema
from plugins.base import BasePlugin
from pos_terminal.store.engine import open_engine

ALEMBICS = "alembic_version"


def differences(plugin: BasePlugin, folder: Path) -> list[str]:
    """What migrations make and models do not, or the other way round; databases go to `folder`."""
    migrated, modelled = (open_engine(folder / name) for name in ("migrated.db", "modelled.db"))
    try:
        with migrated.begin() as connection:
            cabinet.metadata.create_all(connection)
            if plugin.migrations is not None:
                schema.upgrade(connection, plugin.migrations)
        with modelled.begin() as connection:
            cabinet.metadata.create_all(connection)
            if plugin.models is not None:
                plugin.models.create_all(connection)
        made, meant = _shape(migrated), _shape(modelled)
    finally:
        migrated.dispose()
        modelled.dispose()
    only_made = [f"only in the migrations: {one}" for one in sorted(made - meant)]
    return only_made + [f"only in the models: {one}" for one in sorted(meant - made)]


def _shape(engine: Engine) -> set[str]:
    """Every column, key and index of a database in a line of its own."""
    looked = inspect(engine)
    lines: set[str] = set()
    for table in looked.get_table_names():
        if table == ALEMBICS:
            continue
        for column in looked.get_columns(table):
            null = "null" if column["nullable"] else "not null"
            lines.add(f"{table}.{column['name']} {column['type']} {null}")
        lines.add(f"{table} key {looked.get_pk_constraint(table)['constrained_columns']}")
        for index in looked.get_indexes(table):
            unique = "unique " if index["unique"] else ""
            lines.add(f"{table} {unique}index {index['name']} {index['column_names']}")
        for constraint in looked.get_unique_constraints(table):
            lines.add(f"{table} unique {constraint['column_names']}")
    return lines
