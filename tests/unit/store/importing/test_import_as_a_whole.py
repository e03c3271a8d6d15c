"""An import is one change: stopped, killed or refused it leaves nothing (C29)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest

from pos_terminal.domain.errors import StoreError
from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.changes import changed_rows
from pos_terminal.store.engine import open_engine
from pos_terminal.store.importing.progress import Pace
from pos_terminal.store.importing.report import ImportCancelled, Progress
from pos_terminal.store.importing.staging import _ASK_EVERY, staging
from tests.unit.store.catalog.conftest import Shop
from tests.unit.store.importing.conftest import catalogue_bytes
from tests.unit.store.importing.imports import FROM_CODE, REAL, counts, write


@pytest.mark.parametrize("stop_at", ["reading", "comparing", "writing", "indexing"])
def test_an_import_that_is_stopped_leaves_nothing(shop: Shop, stop_at: str) -> None:
    phases: list[str] = []
    before = catalogue_bytes(shop)

    def note(progress: Progress) -> None:
        phases.append(progress.phase)

    with pytest.raises(ImportCancelled):
        write(shop, REAL, options=FROM_CODE, progress=note, cancel=lambda: stop_at in phases)
    assert catalogue_bytes(shop) == before
    assert not list(shop.writer.path.parent.glob(".import-*"))
    assert counts(write(shop, REAL, options=FROM_CODE)) == (1000, 0, 0, 0)


@pytest.mark.slow
def test_reading_is_stopped_in_the_middle_of_a_batch_too(shop: Shop) -> None:
    wanted: list[int] = []

    def rows() -> Iterator[list[object]]:
        for number in range(_ASK_EVERY):  # a row takes more than one step
            if number == 1_000:
                wanted.append(number)
            yield [number, f"Product {number}"]

    path = shop.writer.path
    with staging(path, Pace(None, lambda: bool(wanted)), readonly=True) as stage:
        with pytest.raises(ImportCancelled):
            stage.add(("row_no", "name"), rows())
        with pytest.raises(ImportCancelled):
            stage.add_codes([(number, "4006381333931", 1000) for number in range(_ASK_EVERY)])


def test_readers_see_the_old_catalogue_until_the_import_is_done(shop: Shop) -> None:
    shop.put(Product("OLD", "Old thing"))
    seen: list[tuple[int, list[str]]] = []

    def look(progress: Progress) -> None:
        seen.append((shop.reader.count(), shop.found("old")))

    write(shop, REAL, options=FROM_CODE, progress=look)
    assert seen
    assert set(map(str, seen)) == {"(1, ['OLD'])"}
    assert shop.reader.count() == 1001


def test_the_log_is_short_again_after_an_import(shop: Shop) -> None:
    shop.reader.count()
    write(shop, REAL, options=FROM_CODE)
    log = shop.writer.path.with_name("catalog.db-wal")
    assert log.stat().st_size == 0


def test_what_a_killed_import_left_is_swept_away(shop: Shop) -> None:
    folder = shop.writer.path.parent
    for name, age_s in ((".import-old", 100_000), (".import-now", 0)):
        (folder / name).mkdir()
        (folder / name / "staging.db").write_bytes(b"x")
        then = time.time() - age_s
        os.utime(folder / name, (then, then))
    write(shop, REAL, options=FROM_CODE)
    assert [path.name for path in folder.glob(".import-*")] == [".import-now"]


def test_progress_tells_phases_rows_and_time_left(shop: Shop) -> None:
    told: list[Progress] = []
    write(shop, REAL, options=FROM_CODE, progress=told.append)
    assert list(dict.fromkeys(one.phase for one in told)) == [
        "reading", "comparing", "writing", "indexing",
    ]  # fmt: skip
    assert all(0 <= one.rows <= one.total_rows for one in told)
    assert told[-1].seconds_left == 0


def test_an_import_is_one_version_that_the_lane_can_journal(shop: Shop) -> None:
    version = shop.reader.version()
    report = write(shop, REAL, options=FROM_CODE)
    assert report.change is not None
    assert (report.change.from_version, report.change.to_version) == (version, version + 1)
    assert report.change.count == 1000
    assert report.change.source_sha256 == report.source_sha256
    assert shop.reader.version() == version + 1
    engine = open_engine(shop.writer.path, readonly=True)
    with engine.connect() as connection:
        assert len(list(changed_rows(connection, version))) == 1000
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()


def test_a_big_import_is_told_by_the_versions_of_its_rows(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_terminal.store.importing.write.MAX_LISTED_CHANGES", 10)
    version = shop.reader.version()
    write(shop, REAL, options=FROM_CODE)
    shop.writer.set_price("3011360013811", Decimal(9))
    engine = open_engine(shop.writer.path, readonly=True)
    with engine.connect() as connection:
        told = {row.key: row.version for row in changed_rows(connection, version)}
    engine.dispose()
    assert len(told) == 1000
    assert told["3011360013811"] == version + 2


def test_an_image_of_the_catalogue_that_cannot_be_written_is_an_error(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_terminal.store.importing.write._CODES", "INSERT INTO cat.nothing")
    before = catalogue_bytes(shop)
    with pytest.raises(StoreError):
        write(shop, REAL, options=FROM_CODE)
    assert catalogue_bytes(shop) == before
