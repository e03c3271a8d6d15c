"""Bringing a catalogue file to the current schema."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pos_terminal.store.catalog.tables import SCHEMA_VERSION
from pos_terminal.store.engine import open_engine
from pos_terminal.store.migrate import migrate
from pos_terminal.store.trouble import StoreDamaged, catalogue_damaged, refusal, trouble_of


def prepare_catalog(path: Path) -> None:
    """Create catalog.db or bring it to the head of its history.

    Raises StoreError if it is newer, damaged, or not ours to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(path)
    try:
        migrate(engine, "catalog", SCHEMA_VERSION)
    except DBAPIError as err:
        trouble = trouble_of(err)
        if isinstance(trouble, StoreDamaged):
            raise catalogue_damaged() from err
        raise trouble or refusal() from err
    finally:
        engine.dispose()
