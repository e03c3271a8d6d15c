"""catalog.db: what the tables say and what their history makes are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.catalog.tables import SCHEMA_VERSION, metadata
from pos_terminal.store.catalog.words import TOKENIZER
from pos_terminal.store.engine import open_engine


def test_the_history_makes_exactly_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    prepare_catalog(path)
    engine = open_engine(path, readonly=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA_VERSION
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("product_words"))


def test_preparing_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    prepare_catalog(path)
    before = path.read_bytes()
    prepare_catalog(path)
    assert path.read_bytes() == before


def test_a_catalogue_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    prepare_catalog(path)
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    engine.dispose()
    with pytest.raises(StoreError):
        prepare_catalog(path)


def test_search_texts_are_cut_by_the_tokenizer_that_the_index_uses(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    prepare_catalog(path)
    engine = open_engine(path, readonly=True)
    with engine.connect() as connection:
        query = "SELECT sql FROM sqlite_schema WHERE name = 'product_words'"
        assert f'tokenize="{TOKENIZER}"' in connection.exec_driver_sql(query).scalar_one()
    engine.dispose()


def test_no_column_takes_a_float(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    prepare_catalog(path)
    engine = open_engine(path, readonly=True)
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
        strict = {row["name"]: row["strict"] for row in tables}
    engine.dispose()
    assert all(strict[table.name] for table in metadata.sorted_tables)
