"""Only one process is the lane of a data directory, and a second is told why not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal.control.errors import LaneBusy
from pos_terminal.control.lock import LOCK_FILE, LaneLock, holder
from pos_terminal.domain.errors import StoreError

ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from pos_terminal.control.lock import LaneLock
with LaneLock(Path(sys.argv[1]), "pos-terminal run"):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(data_dir: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    process.communicate("")


def test_a_second_process_is_refused_with_the_first_ones_name_and_what_to_do(
    tmp_path: Path,
) -> None:
    first = hold(tmp_path)
    try:
        with pytest.raises(LaneBusy) as caught:
            LaneLock(tmp_path).acquire(patience_s=0)
    finally:
        let_go(first)
    assert caught.value.pid == first.pid
    text = str(caught.value)
    assert "pos-terminal run" in text
    assert str(first.pid) in text
    assert "try again" in text
    assert "\n" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_a_killed_lane_leaves_no_lock_behind(tmp_path: Path) -> None:
    first = hold(tmp_path)
    assert holder(tmp_path) is not None
    os.kill(first.pid, signal.SIGKILL)
    let_go(first)
    assert (tmp_path / LOCK_FILE).read_bytes() != b""
    assert holder(tmp_path) is None
    with LaneLock(tmp_path):
        pass


def test_two_locks_of_one_process_exclude_each_other_too(tmp_path: Path) -> None:
    with LaneLock(tmp_path, "one"):
        found = holder(tmp_path)
        assert found is not None
        assert (found.pid, found.program) == (os.getpid(), "one")
        with pytest.raises(LaneBusy):
            LaneLock(tmp_path).acquire(patience_s=0)
    assert holder(tmp_path) is None


def test_nobody_holds_what_is_not_there(tmp_path: Path) -> None:
    assert holder(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff" * 9000])
def test_a_garbled_lock_file_still_locks(tmp_path: Path, text: bytes) -> None:
    (tmp_path / LOCK_FILE).write_bytes(text)
    with LaneLock(tmp_path):
        (tmp_path / LOCK_FILE).write_bytes(text)
        with pytest.raises(LaneBusy, match="has not said which"):
            LaneLock(tmp_path).acquire(patience_s=0)


def test_a_data_directory_that_cannot_be_made_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="rights"):
        LaneLock(tmp_path / "file" / "lane").acquire()


def test_releasing_twice_is_harmless(tmp_path: Path) -> None:
    lock = LaneLock(tmp_path)
    lock.acquire()
    lock.acquire()
    lock.release()
    lock.release()
    assert holder(tmp_path) is None
