"""Files of every kind, and a shop to import them into."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.unit.store.catalog.conftest import Shop, make_shop

Rows = Sequence[Sequence[str]]
MakeFile = Callable[..., Path]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = make_shop(tmp_path / "shop")
    yield made
    made.reader.close()
    made.writer.close()


@pytest.fixture
def make_csv(tmp_path: Path) -> MakeFile:
    def make(rows: Rows, name: str = "file.csv", encoding: str = "utf-8", sep: str = ",") -> Path:
        text = io.StringIO()
        csv.writer(text, delimiter=sep, lineterminator="\n").writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return make


def catalogue_bytes(shop: Shop) -> bytes:
    """Everything that the catalogue holds, to see that nothing has changed."""
    engine = shop.writer._engine
    with engine.connect() as connection:
        dump = [
            repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("products", "barcodes", "categories", "tax_groups", "versions", "changes")
        ]
    return "\n".join(dump).encode()
