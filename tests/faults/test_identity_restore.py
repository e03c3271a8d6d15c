"""Restores as drills: killed half-way, from damaged files, by who should not guess anew."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import StoreError
from pos_terminal.store import swap
from pos_terminal.store.backup import backup
from pos_terminal.store.catalog.images import ImageStore
from pos_terminal.store.restoring import restore
from tests.faults.restored import go_on
from tests.lane_fixtures import CASHIER, lane_on, rows_of, verified

ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 50


def tree(data_dir: Path) -> dict[str, str]:
    """Every file of a data directory that a restore could touch, by content."""
    return {
        path.relative_to(data_dir).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(data_dir.rglob("*"))
        if path.is_file() and path.suffix != ".db-shm" and "log" not in path.parts
    }


# -- kill -9 in the midst of a restore

RESTORER = """
import sys
from pathlib import Path
from pos_terminal.store.restoring import restore
from tests.lane_fixtures import verified
restore(Path(sys.argv[1]), Path(sys.argv[2]), verified)
"""
POINTS = (
    "restore.noted",
    "restore.set_aside@lane.db-wal",
    "restore.set_aside@lane.db",
    "restore.set_aside@images",
    "restore.placed@lane.db",
    "restore.placed@images",
)


@pytest.fixture
def lost(shop_dir: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A shop with pictures, its log not folded in (as after a crash), and an older backup of it."""
    ImageStore(shop_dir / "images").put(PNG)
    made = backup(shop_dir, tmp_path / "b.zip", verified)
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
        crashed = lane.crash_copy(tmp_path / "crashed")
    assert (crashed / "lane.db-wal").stat().st_size
    return made.path, crashed


def killed_at(point: str, file: Path, data_dir: Path) -> None:
    """A restore in another process that dies there: the injector fired."""
    ended = subprocess.run(
        [sys.executable, "-c", RESTORER, str(file), str(data_dir)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "POS_CRASH_AT": point},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert f"crash point {point.partition('@')[0]} reached" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("point", POINTS)
def test_a_restore_that_is_killed_is_finished_by_the_next_start(
    lost: tuple[Path, Path], point: str
) -> None:
    file, data_dir = lost
    killed_at(point, file, data_dir)
    assert swap.pending(data_dir)
    with pytest.raises(StoreError, match="cut off"):
        swap.refuse_pending(data_dir)
    go_on(data_dir)
    check_done(data_dir)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("point", ["restore.noted", "restore.set_aside@lane.db", POINTS[-2]])
def test_a_restore_that_is_killed_is_finished_by_the_next_restore(
    lost: tuple[Path, Path], point: str
) -> None:
    file, data_dir = lost
    killed_at(point, file, data_dir)
    restore(file, data_dir, verified)
    go_on(data_dir)
    check_done(data_dir)


def test_a_start_that_did_not_finish_it_would_refuse_and_make_no_empty_shop(
    lost: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: what was the defect. The journal that is not there is missed by its head."""
    file, data_dir = lost
    killed_at("restore.set_aside@images", file, data_dir)
    with monkeypatch.context() as without:
        without.setattr(swap, "finish", lambda _data_dir: None)
        with pytest.raises(StoreError), lane_on(data_dir):
            pass  # pragma: no cover
    go_on(data_dir)
    check_done(data_dir)
    assert (
        data_dir / "set-aside-1" / "lane.db-2"
    ).exists()  # what that start left replaced nothing


def check_done(data_dir: Path) -> None:
    """What was there lies aside whole and verifies; nothing of the exchange is left."""
    assert not swap.pending(data_dir)
    assert not list(data_dir.glob(f"{swap.FRESH}*"))
    aside = data_dir / "set-aside-1"
    verified(aside)
    assert rows_of(aside, "SELECT count(*) FROM sales") == [(1,)]
    assert ImageStore(data_dir / "images").find(hashlib.sha256(PNG).hexdigest()) is not None


def test_a_restore_killed_while_it_unpacks_has_changed_nothing(
    lost: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, data_dir = lost
    before = tree(data_dir)
    monkeypatch.setattr(shutil, "rmtree", lambda *_args, **_more: None)  # as a kill leaves it
    with pytest.raises(KeyboardInterrupt):
        restore(file, data_dir, interrupted)
    monkeypatch.undo()
    left = {name: mark for name, mark in tree(data_dir).items() if swap.FRESH not in name}
    assert left == before
    with lane_on(data_dir) as lane:
        assert lane.rows("SELECT count(*) FROM sales") == [(1,)]
    assert not list(data_dir.glob(f"{swap.FRESH}*"))


def interrupted(_folder: Path) -> None:
    raise KeyboardInterrupt


def test_a_restore_whose_files_are_gone_says_so_and_another_one_helps(
    lost: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, data_dir = lost
    killed_at("restore.set_aside@lane.db", file, data_dir)
    (fresh,) = data_dir.glob(f"{swap.FRESH}*")
    shutil.rmtree(fresh)
    with pytest.raises(StoreError, match="is gone"), lane_on(data_dir):
        pass  # pragma: no cover
    assert not (data_dir / "lane.db").exists()  # no empty shop
    restore(file, data_dir, verified)
    go_on(data_dir)


@pytest.mark.parametrize(
    "note", ["", "[]", '{"fresh": "../x", "aside": "a", "names": []}', '{"fresh": "x"}']
)
def test_a_note_that_is_damaged_stops_the_start_in_words(shop_dir: Path, note: str) -> None:
    before = tree(shop_dir)
    (shop_dir / swap.NOTE).write_text(note)
    with pytest.raises(StoreError, match="is damaged"), lane_on(shop_dir):
        pass  # pragma: no cover
    (shop_dir / swap.NOTE).unlink()
    after = {name: mark for name, mark in tree(shop_dir).items() if name in before}
    assert after == before


# -- files that are no whole backup


@pytest.mark.slow
def test_a_cut_or_changed_backup_is_refused_in_words_and_changes_nothing(
    lost: tuple[Path, Path], tmp_path: Path
) -> None:
    file, data_dir = lost
    whole = file.read_bytes()
    before = tree(data_dir)
    dice = random.Random(7)
    bad = tmp_path / "bad.zip"
    refused = 0
    for number in range(80):
        spoilt = bytearray(whole)
        if number < 30:
            del spoilt[dice.randrange(len(whole)) :]
        else:
            spoilt[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        bad.write_bytes(spoilt)
        probe = tmp_path / f"probe-{number}"
        try:
            restore(bad, probe, verified)
        except StoreError:
            refused += 1
            assert not [path for path in probe.rglob("*") if path.is_file()]
            with pytest.raises(StoreError):
                restore(bad, data_dir, verified)
            assert tree(data_dir) == before
        else:  # a bit that means nothing, such as the time of a member
            assert number >= 30
            assert rows_of(probe, "SELECT count(*) FROM journal") == rows_of_backup(file, tmp_path)
        shutil.rmtree(probe)
    assert refused > 60


def rows_of_backup(file: Path, tmp_path: Path) -> list[tuple[object, ...]]:
    folder = tmp_path / "whole"
    if not folder.exists():
        restore(file, folder, verified)
    return rows_of(folder, "SELECT count(*) FROM journal")


def test_a_disk_without_room_is_said_before_anything_is_unpacked(
    lost: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, data_dir = lost
    before = tree(data_dir)
    full = shutil.disk_usage(data_dir)._replace(free=1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    with pytest.raises(StoreError, match="no room"):
        restore(file, data_dir, verified)
    assert tree(data_dir) == before


# -- what a restore must not give away


TRIES = "SELECT max(failures) FROM login_guard"


def test_wrong_tries_since_the_backup_are_not_forgotten_by_a_restore(
    shop_dir: Path, tmp_path: Path
) -> None:
    """F39: whoever may restore does not get fresh guesses by it."""
    made = backup(shop_dir, tmp_path / "b.zip", verified)
    with lane_on(shop_dir) as lane:
        for _ in range(5):
            refused = lane.refused(c.SignIn(CASHIER, "0000"))
        assert refused == "signin.wait"
    restore(made.path, tmp_path / "elsewhere", verified)
    assert rows_of(tmp_path / "elsewhere", TRIES) != [(5,)]  # the backup knows nothing of them
    restore(made.path, shop_dir, verified)
    assert rows_of(shop_dir, TRIES) == [(5,)]
    with lane_on(shop_dir) as lane:
        assert lane.refused(c.SignIn(CASHIER, "0000")) == "signin.wait"


def test_tries_that_the_backup_remembers_are_kept_too(shop_dir: Path, tmp_path: Path) -> None:
    with lane_on(shop_dir) as lane:
        for _ in range(5):
            lane.refused(c.SignIn(CASHIER, "0000"))
        made = backup(shop_dir, tmp_path / "b.zip", verified)
        lane.clock.passes(hours=1)
        lane.sign_in()
    restore(made.path, shop_dir, verified)
    with lane_on(shop_dir) as lane:
        assert lane.refused(c.SignIn(CASHIER, "0000")) == "signin.wait"


def test_an_old_store_that_cannot_be_read_is_set_aside_all_the_same(
    shop_dir: Path, tmp_path: Path
) -> None:
    made = backup(shop_dir, tmp_path / "b.zip", verified)
    for left in shop_dir.glob("lane.db-*"):
        left.unlink()
    (shop_dir / "lane.db").write_bytes(b"not a database" * 1_000)
    aside = restore(made.path, shop_dir, verified)
    assert aside is not None
    assert (aside / "lane.db").read_bytes().startswith(b"not a database")
    go_on(shop_dir)
