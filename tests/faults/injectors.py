"""Real injectors for storage: a disk that fails by strace, that is full, read-only, held, not ours.

Each says whether it fired. Where the system forbids one, the test is skipped with the reason.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="this system has no limits for a process")
PATIENCE_S = 30.0
POLL_S = 0.005


def until(reached: object, what: str) -> None:
    """Wait for `reached()` on however slow a machine."""
    deadline = time.monotonic() + PATIENCE_S
    while not reached():  # type: ignore[operator]
        assert time.monotonic() < deadline, what
        time.sleep(POLL_S)


class Strace:
    """Makes system calls of a running process fail, from the moment it is attached."""

    def __init__(self, pid: int, inject: str, log: Path, *paths: Path) -> None:
        """`inject` as in strace(1), such as fdatasync:error=EIO:when=1; only on those files."""
        tool = shutil.which("strace")
        if tool is None:
            pytest.skip("strace is not installed: no system call can be made to fail")
        self._log = log
        calls = inject.partition(":")[0]
        only = [part for path in paths for part in ("-P", str(path))]
        self._process = subprocess.Popen(
            [tool, "-f", "-p", str(pid), "-o", str(log), "-e", f"trace={calls}", *only]
            + ["-e", f"inject={inject}"],
            stderr=subprocess.PIPE,
            text=True,
        )
        self._wait_attached()

    def _wait_attached(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:  # one line a thread, the first is enough: -f is all
            if "attached" in line:
                return
            if "not permitted" in line or "Could not attach" in line:
                self.detach()
                pytest.skip(f"this system lets nobody trace a process: {line.strip()}")
        pytest.skip("strace could not be started here")

    @property
    def fired(self) -> int:
        """How many calls failed by our hand; read it after `detach`."""
        return self._log.read_text("utf-8", "replace").count("(INJECTED)")

    def detach(self) -> None:
        """Let the process go on by itself."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE_S)
        if self._process.stderr is not None:
            self._process.stderr.close()

    def __enter__(self) -> Strace:
        """Attached already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Detach."""
        self.detach()


@contextmanager
def no_file_beyond(pid: int, size_bytes: int) -> Iterator[None]:
    """`ulimit -f` of a running process: a file that would be larger is refused (EFBIG)."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


class SmallDisk:
    """A tmpfs that can be filled to the last byte, and made read-only."""

    def __init__(self, where: Path) -> None:
        """Mounted at `where`."""
        self.where = where
        self._ballast = where / "ballast.bin"

    @property
    def free(self) -> int:
        """Bytes that are left."""
        return shutil.disk_usage(self.where).free

    def fill(self, leave: int = 0) -> None:
        """Take what is free but `leave` bytes, whatever others still write."""
        with self._ballast.open("ab") as file:
            while (wanted := self.free - leave) > 0:
                with contextlib.suppress(OSError):  # somebody was faster
                    os.posix_fallocate(file.fileno(), os.fstat(file.fileno()).st_size, wanted)

    def empty(self) -> None:
        """Give it back."""
        self._ballast.unlink(missing_ok=True)

    def read_only(self) -> None:
        """Nothing can be written any more, whoever asks."""
        _mount("-o", "remount,ro", str(self.where))

    def writable(self) -> None:
        """It can be written again."""
        _mount("-o", "remount,rw", str(self.where))


@contextmanager
def small_disk(where: Path, size_mib: int) -> Iterator[SmallDisk]:
    """A disk of its own; skipped where we may not mount one."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a small disk here")
    where.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={size_mib}m,mode=0755", "tmpfs", str(where)):
        pytest.skip("this system lets nobody mount a small disk")
    try:
        yield SmallDisk(where)
    finally:
        subprocess.run(["umount", "-l", str(where)], check=False)


def _mount(*arguments: str) -> bool:
    done = subprocess.run(["mount", *arguments], capture_output=True)
    return done.returncode == 0


HOLD = """
import sys
from pysqlite3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
connection.close()
"""


class Holder:
    """Another program that holds the write lock of a database, and may be stopped in the midst."""

    def __init__(self, database: Path) -> None:
        """It holds the lock when this returns."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(database)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    @property
    def stopped(self) -> bool:
        """Whether the system says that it stands still."""
        status = Path(f"/proc/{self._process.pid}/stat").read_text("ascii")
        return status.rpartition(")")[2].split()[0] == "T"

    def stop(self) -> None:
        """SIGSTOP: it will not let go by itself."""
        self._process.send_signal(signal.SIGSTOP)
        until(lambda: self.stopped, "it does not stop")

    def let_go(self) -> None:
        """Go on, and give the lock back."""
        self._process.send_signal(signal.SIGCONT)
        self._process.communicate("\n", timeout=PATIENCE_S)

    def __enter__(self) -> Holder:
        """It holds already."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, whatever happened."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
