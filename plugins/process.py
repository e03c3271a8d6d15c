"""The lane's hold on a plugin's process: start it, talk with deadlines, end all that it forked."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from plugins import limits, orphans, wire
from plugins.limits import Limits
from plugins.said import Said

PIECE = 65_536
ASKED_S = 0.2  # how long a hung process has to say where it hangs
CLOSING_S = 2.0
DYING_S = 1.0  # from the end of its line to that of the process
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT")
_DRILLS = "POS_CRASH_AT_IN_PLUGIN"  # becomes its POS_CRASH_AT


class Gone(Exception):
    """The process does not answer any more: `cause` is died, hung or flooded."""

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause
        self.detail = detail


def command(place: str, folder: Path, bounds: Limits) -> list[str]:
    """Its command line; a bundle is its own program."""
    frozen = getattr(sys, "frozen", False)
    program = ["plugin-process"] if frozen else ["-m", "plugins.child"]
    given = msgspec.json.encode(limits.as_data(bounds)).decode()
    return [sys.executable, *program, place, str(folder), given]


def environment(mark: str, ours: Mapping[str, str]) -> dict[str, str]:
    """A small clean one: no key, no password, no home of the lane's user."""
    made = {name: ours[name] for name in _KEPT if name in ours}
    if _DRILLS in ours:
        made["POS_CRASH_AT"] = ours[_DRILLS]
    root = str(Path(__file__).parents[1])
    return made | {
        "HOME": os.path.abspath(os.sep),  # until its own folder is opened
        "PYTHONPATH": root,
        "PYTHONSAFEPATH": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8:backslashreplace",
        orphans.MARK: mark,
    }


class Process:
    """One life of a plugin's process; owned by one thread of the host."""

    def __init__(self, argv: Sequence[str], said: Said) -> None:
        """Start it. Raises OSError."""
        self._mark = uuid.uuid4().hex
        self._said = said
        self._heard = bytearray()
        self._is_over = False
        self._child = child = subprocess.Popen(  # noqa: S603 - our own program
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(self._mark, os.environ),
            cwd=os.path.abspath(os.sep),
            close_fds=True,
            start_new_session=True,
            bufsize=0,
        )
        self._pipes = [pipe for pipe in (child.stdin, child.stdout, child.stderr) if pipe]
        self._to, self._from, self._errors = (pipe.fileno() for pipe in self._pipes)
        for handle in (self._to, self._from, self._errors):
            os.set_blocking(handle, False)
        self._poll = select.poll()
        self._poll.register(self._from, select.POLLIN)
        self._poll.register(self._errors, select.POLLIN)
        self._death = _death_of(self._child.pid)
        if self._death >= 0:
            self._poll.register(self._death, select.POLLIN)

    @property
    def pid(self) -> int:
        """Its process id, and that of its group."""
        return self._child.pid

    # -- talk

    def send(self, message: wire.ToChild, until: float) -> None:
        """Send one message; `until` is a time of the monotonic clock. Raises Gone."""
        data = memoryview(wire.frame(message))
        self._poll.register(self._to, select.POLLOUT)
        try:
            while data:
                if self._to in self._wait(until):
                    try:
                        data = data[os.write(self._to, data[:PIECE]) :]
                    except BlockingIOError:
                        continue
                    except OSError:
                        raise self._died() from None
        finally:
            self._poll.unregister(self._to)

    def receive(self, until: float) -> wire.FromChild:
        """The next message. Raises Gone."""
        while (message := self._next()) is None:
            self._wait(until)
        return message

    def _next(self) -> wire.FromChild | None:
        size = wire.LENGTH.size
        if len(self._heard) < size:
            return None
        length = wire.LENGTH.unpack_from(self._heard)[0]
        if length > wire.MOST_ANSWER_BYTES:
            detail = f"an answer of {length:,} bytes; {wire.MOST_ANSWER_BYTES:,} at most"
            raise Gone("flooded", detail)
        if len(self._heard) < size + length:
            return None
        data = bytes(self._heard[size : size + length])
        del self._heard[: size + length]
        try:
            return wire.from_child.decode(data)
        except msgspec.MsgspecError as err:
            raise Gone("died", f"Its process answered what cannot be read: {err}"[:300]) from err

    def _wait(self, until: float) -> set[int]:
        """Hear what comes; returns the handles that are ready. Raises Gone."""
        left = until - time.monotonic()
        if left <= 0:
            raise Gone("hung", "It did not answer in time.")
        if self._death < 0:
            left = min(left, 0.05)  # no handle tells of its death: look
        ready = {handle for handle, _ in self._poll.poll(left * 1_000)}
        got = any([self._hear(handle) for handle in (self._from, self._errors) if handle in ready])
        if not got and self._is_dead():
            raise self._died()
        return ready

    def _hear(self, handle: int) -> bool:
        try:
            data = os.read(handle, PIECE)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self._poll.unregister(handle)
            if handle == self._from:
                raise self._hung_up()
            return False
        if handle == self._from:
            self._heard += data
        elif not self._said.hear(data):
            raise Gone("flooded", "It printed more than a log can take.")
        return True

    # -- death

    def _is_dead(self) -> bool:
        if hasattr(os, "waitid"):  # not reaped: its number is nobody else's until we are done
            options = os.WEXITED | os.WNOHANG | os.WNOWAIT
            return os.waitid(os.P_PID, self._child.pid, options) is not None
        return self._child.poll() is not None

    def _hung_up(self) -> Gone:
        """The end of its line comes a moment before its death, or it did that alone."""
        until = time.monotonic() + DYING_S
        while not self._is_dead():
            if time.monotonic() > until:
                return Gone("died", "It closed its line to the lane.")
            time.sleep(0.005)
        return self._died()

    def _died(self) -> Gone:
        code = self._end()
        if code >= 0:
            return Gone("died", f"Its process ended by itself, with exit code {code}.")
        name = signal.Signals(-code).name
        if name == "SIGXCPU":
            return Gone("died", "It used more processor time than it may.")
        return Gone("died", f"Its process was ended by {name}.")

    def where(self) -> str:
        """Where a hung process is, in its own code; asked before it is killed."""
        if not hasattr(signal, "SIGUSR2"):
            return ""
        self._said.listen()
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGUSR2)
        with contextlib.suppress(Gone):
            until = time.monotonic() + ASKED_S
            while not (place := _innermost(self._said.overheard())):
                self._wait(until)
            return place
        return _innermost(self._said.overheard())

    def close(self) -> None:
        """Let it end by itself, then end what is left."""
        with contextlib.suppress(Gone):
            until = time.monotonic() + CLOSING_S
            self.send(wire.Call(wire.CLOSE, CLOSING_S, {}), until)
            while not self._is_dead():
                self._wait(until)
        self.kill()

    def kill(self) -> None:
        """End it and all that it has forked, now."""
        self._end()
        self._said.flush()

    def _end(self) -> int:
        """Its exit code; a signal is negative."""
        if not self._is_over:
            self._is_over = True
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)
            self._child.wait()
            orphans.kill(self._mark)
            self._hear_out()
            for pipe in self._pipes:
                with contextlib.suppress(OSError):
                    pipe.close()
            if self._death >= 0:
                os.close(self._death)
        return int(self._child.returncode)

    def _hear_out(self) -> None:
        """What it printed last often says why."""
        with contextlib.suppress(OSError):
            while (data := os.read(self._errors, PIECE)) and self._said.hear(data):
                pass


def _death_of(pid: int) -> int:
    """A handle that is ready when the process is dead; -1 where there is none."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return -1


_FRAME = re.compile(rb'File "([^"]+)", line (\d+) in (\S+)')


def _innermost(text: bytes) -> str:
    """The first line of a faulthandler traceback that the plugin's author knows."""
    frames = _FRAME.findall(text)
    if not frames or b"plugins/child.py" not in text:
        return ""  # not all of it is there
    file, line, function = frames[0]
    name = Path(file.decode(errors="replace")).name
    return f"line {line.decode()} of {name}, in {function.decode()}"
