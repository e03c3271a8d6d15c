"""The catalogue's versions: what each write changed, for the lane's journal and for sinks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from pos_terminal.domain.product import CatalogChange
from pos_terminal.store.catalog.tables import changes, products, versions
from pos_terminal.store.engine import open_engine

PRODUCT = "product"
PUT, GONE = "put", "gone"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that changed: `op` is put (read it again) or gone."""

    version: int
    entity: str
    key: str
    op: str


def current_version(connection: Connection) -> int:
    """The catalogue's version; 0 before the first write."""
    return connection.scalar(select(func.max(versions.c.version))) or 0


def record_version(
    connection: Connection, change: CatalogChange, made_at: str, source: str, *, bulk: bool
) -> None:
    """Write the version that a change made, in the change's own transaction."""
    connection.execute(
        insert(versions).values(
            version=change.to_version,
            made_at=made_at,
            source=source,
            source_sha256=change.source_sha256,
            count=change.count,
            bulk=int(bulk),
        )
    )


def versions_since(path: Path, version: int) -> list[CatalogChange]:
    """Every change after a version, oldest first: start-up journals what a crash kept back."""
    engine = open_engine(path, readonly=True)
    try:
        with engine.connect() as connection:
            rows = connection.execute(
                select(versions.c.version, versions.c.count, versions.c.source_sha256)
                .where(versions.c.version > version)
                .order_by(versions.c.version)
            ).all()
    finally:
        engine.dispose()
    return [CatalogChange(number - 1, number, count, digest) for number, count, digest in rows]


def changed_rows(connection: Connection, version: int) -> Iterator[RowChange]:
    """Rows changed after a version, each once, with the latest that happened to it.

    A bulk version is not listed row by row; its products are found by their own version.
    """
    bulk = connection.scalar(
        select(func.count()).where(versions.c.version > version, versions.c.bulk == 1)
    )
    latest = (
        select(func.max(changes.c.version), changes.c.entity, changes.c.key, changes.c.op)
        .where(changes.c.version > version)
        .group_by(changes.c.entity, changes.c.key)
    )
    if bulk:
        latest = latest.where((changes.c.entity != PRODUCT) | (changes.c.op == GONE))
        found = select(products.c.version, products.c.sku).where(products.c.version > version)
        for row_version, sku in connection.execute(found.execution_options(yield_per=1000)):
            yield RowChange(row_version, PRODUCT, sku, PUT)
    for number, entity, key, op in connection.execute(latest):
        yield RowChange(number, entity, key, op)
