"""What every server of the tests can: start, stop, be killed, paused, and come up again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from tests.servers import guardian
from tests.servers.ports import free_port

START_LIMIT_S = 120.0
STOP_LIMIT_MS = 30_000
POLL_S = 0.05
LAST_WORDS = 8_000  # characters of a log


class ServerTrouble(Exception):
    """A server that cannot be had here: a sentence that says why and what to do."""


def program(name: str, package: str) -> str:
    """Where a program lies; else the sentence that says which package has it."""
    found = shutil.which(name)
    if found is None:
        raise ServerTrouble(
            f"The program {name} is not on this machine, and tests need a real server that it"
            f" runs. Type ./pos test, which installs it, or install {package}."
        )
    return found


def new_folder(name: str) -> Path:
    """A temporary folder for a server, which a server under another user can enter."""
    folder = Path(tempfile.mkdtemp(prefix=f"pos-{name}-"))
    folder.chmod(0o711)
    return folder


class Server:
    """A process under a guardian, which ends it when this process is gone, whatever happens.

    The port and the folder stay the same from start to start. One that a whole test run shares
    names that `run` by its process id: it is nobody's child, and ends with the run, its folder too.
    """

    name: ClassVar[str]
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM
    user: str | None = None

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        run: int | None = None,
    ) -> None:
        self.folder = folder
        self.port = port or free_port()
        self._run = run
        self._guardian: subprocess.Popen[bytes] | None = None
        self._pid = 0
        self._pidfd: int | None = None

    # -- what each server says of itself

    def prepare(self) -> None:
        """Makes what the first start needs."""

    def command(self) -> list[str]:
        """The server in the foreground."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Whether a real request is answered now."""
        raise NotImplementedError

    # -- what a test does to it

    @property
    def log(self) -> Path:
        """All that the server printed."""
        return self.folder / "server.log"

    @property
    def pid(self) -> int:
        """The server's own process, the parent of its others."""
        return self._pid

    def start(self) -> None:
        """Starts the server and returns when it answers."""
        self.launch()
        self.wait_until_it_answers()

    def launch(self) -> None:
        """Starts the server and does not wait for it."""
        if self.running:
            return
        if not self.log.exists():
            self.prepare()
            self.log.touch()
        self._forget()
        order = {
            "serves": self._run or os.getpid(),
            "shared": self._run is not None,
            "command": self.command(),
            "log": str(self.log),
            "folder": str(self.folder),
            "user": self.user,
            "stop_signal": int(self.stop_signal),
        }
        starter = [sys.executable, "-I", "-S", guardian.__file__]
        starter += [json.dumps(order)] if self._run else [guardian.STAY, json.dumps(order)]
        with self.log.open("ab") as log:
            self._guardian = subprocess.Popen(starter, stdout=subprocess.PIPE, stderr=log)
        assert self._guardian.stdout is not None
        with self._guardian.stdout as said:
            pid = said.read()
        try:
            self._pid = int(pid)
            self._pidfd = os.pidfd_open(self._pid)
        except (ValueError, ProcessLookupError) as error:
            self._forget()
            raise self._trouble("ended at once") from error

    def wait_until_it_answers(self, limit_s: float = START_LIMIT_S) -> None:
        """Returns when a real request is answered."""
        deadline = time.monotonic() + limit_s
        while not self.answers():
            if not self.running:
                raise self._trouble("ended while it was starting")
            if time.monotonic() > deadline:
                raise self._trouble(f"did not answer in {limit_s:.0f} s")
            time.sleep(POLL_S)

    def stop(self) -> None:
        """Ends the server as an administrator would."""
        if self.running:
            self.resume()
            guardian.send(self._pid, self.stop_signal)
        self._wait_for_end()

    def kill(self) -> None:
        """Ends the server and its children as a power cut would: SIGKILL."""
        if self.running:
            guardian.signal_family(self._pid, signal.SIGKILL)
        self._wait_for_end()

    def pause(self) -> None:
        """The server hangs: it accepts connections and says nothing."""
        guardian.signal_family(self._pid, signal.SIGSTOP)

    def resume(self) -> None:
        """The server goes on where it was paused."""
        guardian.signal_family(self._pid, signal.SIGCONT)

    def restart(self) -> None:
        """Stops and starts on the same port and the same data."""
        self.stop()
        self.start()

    @property
    def running(self) -> bool:
        """Whether the process is there; a paused one is."""
        return self._pidfd is not None and not guardian.ended(self._pidfd)

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # -- inside

    def _wait_for_end(self) -> None:
        if self._pidfd is not None and not guardian.ended(self._pidfd, STOP_LIMIT_MS):
            guardian.signal_family(self._pid, signal.SIGKILL)
            guardian.ended(self._pidfd, STOP_LIMIT_MS)
        self._forget()

    def _forget(self) -> None:
        if self._pidfd is not None:
            os.close(self._pidfd)
        if self._guardian is not None:
            self._guardian.wait()
        self._pidfd = self._guardian = None

    def _trouble(self, what: str) -> ServerTrouble:
        words = self.log.read_text(errors="replace")[-LAST_WORDS:]
        return ServerTrouble(f"{self.name} {what}. Its last words in {self.log}:\n{words}")


def quietly(ask: Callable[[], object], *errors: type[Exception]) -> bool:
    """Whether a request is answered without one of these errors."""
    try:
        ask()
    except errors:
        return False
    return True
