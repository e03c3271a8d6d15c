"""A store that wakes up elsewhere, or as it was long ago, never gives a number twice (F11–F12)."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from pos_terminal import machine
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import lives
from pos_terminal.checkout.state import Phase
from pos_terminal.store.backup import backup
from pos_terminal.store.engine import open_engine
from pos_terminal.store.restoring import restore
from tests import lane_fixtures
from tests.lane_fixtures import LaneAtWork, lane_on, rows_of, verified

HERE, THERE = "5eed" * 8, "cafe" * 8  # as in /etc/machine-id


def on(raw: str | None) -> machine.MachineSource:
    """A machine that tells this id."""
    return lambda: raw


@pytest.fixture
def shop_dir(shop_template: Path, tmp_path: Path) -> Path:
    """The shop, on no machine yet."""
    data_dir = Path(shutil.copytree(shop_template, tmp_path / "data"))
    forget_machine(data_dir)
    return data_dir


def forget_machine(data_dir: Path) -> None:
    """As the store of a program that knew no machines."""
    engine = open_engine(data_dir / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM control WHERE key LIKE 'machine%'")
    engine.dispose()


def receipts(data_dir: Path) -> list[str]:
    """Receipt numbers as printed, in the order of selling."""
    return [number for (number,) in rows_of(data_dir, "SELECT receipt_no FROM sales ORDER BY seq")]


def sell(data_dir: Path, raw: str | None, count: int = 1) -> LaneAtWork:
    """A few sales on that machine; what the recovery page told is accepted."""
    with lane_on(data_dir, machine=on(raw)) as lane:
        if lane.state.phase is Phase.RECOVERY:
            lane.do(c.AcceptRecovery())
        lane.sign_in()
        for _ in range(count):
            lane.sell()
    verified(data_dir)
    return lane


def lives_of(data_dir: Path) -> list[tuple[int, str]]:
    """Each life of the lane and why it began."""
    return [(e, r) for e, r in rows_of(data_dir, "SELECT epoch, reason FROM epochs ORDER BY epoch")]


def control(data_dir: Path) -> dict[str, str]:
    return dict(rows_of(data_dir, "SELECT key, value FROM control"))  # type: ignore[arg-type]


def test_a_lane_that_wakes_up_on_another_machine_begins_a_new_life(
    shop_dir: Path, tmp_path: Path
) -> None:
    sell(shop_dir, HERE, 2)
    clone = Path(shutil.copytree(shop_dir, tmp_path / "clone"))
    with lane_on(clone, machine=on(THERE)) as lane:
        assert lane.state.phase is Phase.RECOVERY
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.machine_changed",)
        (event,) = lane.events("EPOCH_STARTED")[1:]
        before = lane.events()[event.seq - 2]
        assert event.data["reason"] == "machine_changed"
        assert event.data["previous"]["hash"] == before.hash
        assert event.journal_id != before.journal_id
    sell(clone, THERE, 2)
    sell(shop_dir, HERE, 2)  # the old one goes on as before
    assert lives_of(shop_dir)[-1] == (1, "new")
    assert lives_of(clone)[-1] == (2, "machine_changed")
    assert receipts(shop_dir)[:2] == receipts(clone)[:2]  # what both have from before
    assert not set(receipts(shop_dir)[2:]) & set(receipts(clone)[2:])


def test_without_that_a_clone_prints_the_numbers_of_the_other(
    shop_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: what these tests look for is there as soon as nobody compares machines."""
    sell(shop_dir, HERE, 2)
    clone = Path(shutil.copytree(shop_dir, tmp_path / "clone"))
    monkeypatch.setattr(lives, "_moved", lambda *_args: False)
    sell(clone, THERE, 2)
    sell(shop_dir, HERE, 2)
    assert set(receipts(shop_dir)[2:]) & set(receipts(clone)[2:])


@pytest.mark.parametrize("raw", [HERE, None])
def test_the_same_machine_or_one_that_tells_no_id_changes_nothing(
    shop_dir: Path, raw: str | None
) -> None:
    sell(shop_dir, HERE)
    sell(shop_dir, raw)
    sell(shop_dir, HERE)
    assert len(lives_of(shop_dir)) == 1


def test_a_machine_that_gets_an_id_later_is_believed_once(shop_dir: Path) -> None:
    sell(shop_dir, None)
    assert "machine" not in control(shop_dir)
    sell(shop_dir, HERE)
    sell(shop_dir, THERE)
    assert [reason for _, reason in lives_of(shop_dir)] == ["new", "machine_changed"]


def test_a_new_life_on_a_new_machine_begins_once(shop_dir: Path) -> None:
    sell(shop_dir, HERE)
    for _ in range(3):
        sell(shop_dir, THERE)
    assert [reason for _, reason in lives_of(shop_dir)] == ["new", "machine_changed"]


def test_the_id_of_the_machine_is_nowhere_in_what_the_lane_writes(shop_dir: Path) -> None:
    sell(shop_dir, HERE)
    key = control(shop_dir)["machine_key"]
    assert control(shop_dir)["machine"] == machine.fingerprint(HERE, key)
    for path in (path for path in shop_dir.rglob("*") if path.is_file()):
        assert HERE.encode() not in path.read_bytes(), path.name
    other = Path(shutil.copytree(shop_dir, shop_dir.with_name("other")))
    forget_machine(other)
    sell(other, HERE)
    assert control(other)["machine"] != control(shop_dir)["machine"]  # no two lanes can be joined


def test_a_kill_between_waking_up_elsewhere_and_the_first_sale_repeats_no_life(
    shop_dir: Path, tmp_path: Path
) -> None:
    sell(shop_dir, HERE)
    with lane_on(shop_dir, machine=on(THERE)) as lane:
        copy = lane.crash_copy(tmp_path / "crashed")
    sell(copy, THERE)
    assert [reason for _, reason in lives_of(copy)] == ["new", "machine_changed"]


# -- old files copied back by hand


def test_an_old_database_copied_back_by_hand_is_seen_by_the_head_outside(
    shop_dir: Path, tmp_path: Path
) -> None:
    sell(shop_dir, HERE)
    old = Path(shutil.copytree(shop_dir, tmp_path / "old"))
    sell(shop_dir, HERE, 2)
    given = receipts(shop_dir)
    for name in ("lane.db", "lane.db-wal", "lane.db-shm"):
        (shop_dir / name).unlink(missing_ok=True)
    shutil.copy(old / "lane.db", shop_dir / "lane.db")
    with lane_on(shop_dir, machine=on(HERE)) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.tail_lost",)
    sell(shop_dir, HERE, 2)
    assert not set(receipts(shop_dir)[1:]) & set(given)


def test_a_whole_old_folder_copied_to_another_machine_is_seen_by_the_machine(
    shop_dir: Path, tmp_path: Path
) -> None:
    """Its head outside is as old as it is: only the machine tells."""
    sell(shop_dir, HERE)
    old = Path(shutil.copytree(shop_dir, tmp_path / "old"))
    sell(shop_dir, HERE, 2)
    sell(old, THERE, 2)
    assert not set(receipts(old)[1:]) & set(receipts(shop_dir))


def test_a_whole_old_folder_on_the_same_machine_shows_itself_only_at_a_sink(
    shop_dir: Path, tmp_path: Path
) -> None:
    """The limit of what a lane can know by itself, as docs/reliability.md says."""
    sell(shop_dir, HERE)
    old = Path(shutil.copytree(shop_dir, tmp_path / "old"))
    sell(shop_dir, HERE)
    sell(old, HERE)
    assert receipts(old) == receipts(shop_dir)
    last = "SELECT journal_id, epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
    (ours,), (theirs,) = rows_of(shop_dir, last), rows_of(old, last)
    assert ours[:3] == theirs[:3]
    assert ours[3] != theirs[3]  # what a sink refuses as a fork


@pytest.mark.parametrize("raw", [HERE, THERE])
def test_a_backup_restored_by_the_command_begins_a_new_life_wherever_it_is(
    shop_dir: Path, tmp_path: Path, raw: str
) -> None:
    sell(shop_dir, HERE)
    made = backup(shop_dir, tmp_path / "b.zip", verified)
    sell(shop_dir, HERE, 2)
    given = receipts(shop_dir)
    target = shop_dir if raw == HERE else tmp_path / "elsewhere"
    restore(made.path, target, verified)
    with lane_on(target, machine=on(raw)) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.restored",)
    sell(target, raw, 2)
    assert [reason for _, reason in lives_of(target)] == ["new", "restored"]
    assert not set(receipts(target)[1:]) & set(given)


def test_one_backup_restored_again_and_again_begins_another_life_each_time(
    shop_dir: Path, tmp_path: Path
) -> None:
    """The head outside knows of lives that the backup does not."""
    sell(shop_dir, HERE)
    made = backup(shop_dir, tmp_path / "b.zip", verified)
    printed: list[str] = []
    for _ in range(3):
        restore(made.path, shop_dir, verified)
        sell(shop_dir, HERE, 2)
        printed += receipts(shop_dir)[1:]
    assert len(set(printed)) == len(printed) == 6
    assert lives_of(shop_dir)[-1] == (4, "restored")


# -- many lanes


def test_two_lanes_and_their_clones_never_print_one_number_twice(
    shop_dir: Path, tmp_path: Path
) -> None:
    """C7: the terminal tells lanes apart, the epoch lives, the number sales."""
    printed: list[str] = []
    plain = lane_fixtures.settings_for
    for terminal in ("TERM001", "TERM002"):
        data_dir = Path(shutil.copytree(shop_dir, tmp_path / terminal))

        def settings(folder: Path, _as_called: str, name: str = terminal) -> object:
            return plain(folder, name)

        with patch.object(lane_fixtures, "settings_for", settings):
            sell(data_dir, HERE, 5)
            clone = Path(shutil.copytree(data_dir, tmp_path / f"{terminal}-clone"))
            sell(data_dir, HERE, 5)
            sell(clone, THERE, 10)
        printed += receipts(data_dir) + receipts(clone)[5:]
    assert len(printed) == 40
    assert len(set(printed)) == 40


# -- where the id comes from


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HERE}\n", HERE),
        ("", None),
        ("uninitialized\n", None),
        ("0" * 32 + "\n", None),
        ("no id at all\n", None),
        (HERE.upper(), None),
    ],
)
def test_an_id_of_linux_is_32_hex_digits_and_not_a_placeholder(
    tmp_path: Path, text: str, told: str | None
) -> None:
    file = tmp_path / "machine-id"
    file.write_text(text)
    assert machine.from_files((tmp_path / "none", file)) == told


def test_the_id_of_a_mac_is_read_from_what_ioreg_prints() -> None:
    text = (
        "+-o J316sAP  <class IOPlatformExpertDevice, id 0x100000227>\n    {\n"
        '      "IOPlatformUUID" = "8F0E2C5A-1111-5D2B-9A4E-0123456789AB"\n'
        '      "IOPlatformSerialNumber" = "C02XXXXXXXXX"\n    }\n'
    )
    assert machine.from_ioreg_text(text) == "8f0e2c5a-1111-5d2b-9a4e-0123456789ab"
    assert machine.from_ioreg_text("nothing of the kind") is None


def test_asking_this_machine_twice_gives_one_answer() -> None:
    assert machine.machine_id() == machine.machine_id()


def test_a_fingerprint_tells_machines_apart_and_depends_on_the_key() -> None:
    key, other = "ab" * 32, "cd" * 32
    marks = {machine.fingerprint(raw, k) for raw in (HERE, THERE) for k in (key, other)}
    assert len(marks) == 4
    assert all(len(mark) == 64 and HERE not in mark for mark in marks)
