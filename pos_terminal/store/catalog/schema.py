"""Bringing a catalogue file to the current schema."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.store.catalog.tables import SCHEMA_VERSION
from pos_terminal.store.engine import open_engine
from pos_terminal.store.migrate import migrate


def prepare_catalog(path: Path) -> None:
    """Create catalog.db or bring it to the head of its history; StoreError if it is newer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(path)
    try:
        migrate(engine, "catalog", SCHEMA_VERSION)
    finally:
        engine.dispose()
