"""The process of one foreign plugin: `python -m plugins.child PLACE FOLDER LIMITS`.

The lane's end is `plugins.remote`. Calls come on what was standard input, answers go to what was
standard output; both are taken away before the plugin is imported, so that what it prints goes to
standard error, which the lane reads into its log. Inside works the same `Runtime` as in a thread.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from plugins import limits, wire
from plugins.errors import PluginFailed, PluginRefused
from plugins.limits import Limits
from plugins.remote_facts import RemoteFacts
from plugins.runtime import Runtime
from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.log import FACTS

SIGNS_S = 0.1  # how often a long batch gives a sign of life, at most


class Line:
    """The pipes to the lane, out of the plugin's reach."""

    def __init__(self) -> None:
        """Take standard input and output; the plugin gets none, and standard error."""
        self._read = os.fdopen(os.dup(0), "rb")
        self._write = os.dup(1)
        self._lock = threading.Lock()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)

    def receive(self) -> wire.ToChild | None:
        """The next message; None when the lane is gone."""
        head = self._read.read(wire.LENGTH.size)
        if len(head) < wire.LENGTH.size:
            return None
        return wire.to_child.decode(self._read.read(wire.LENGTH.unpack(head)[0]))

    def send(self, message: wire.FromChild) -> None:
        """Send one message, from any thread."""
        data = memoryview(wire.frame(message))
        with self._lock:
            while data:
                data = data[os.write(self._write, data) :]

    def ask(self, question: wire.Ask) -> wire.Fact:
        """Ask the lane, which waits for the end of a call, and get the answer."""
        self.send(question)
        answer = self.receive()
        if not isinstance(answer, wire.Fact):
            raise SystemExit(0)  # the lane is gone
        return answer

    def watch(self) -> None:
        """From now on this process and its children end with the lane, also in mid-event."""
        if hasattr(select, "poll"):  # on Windows a hung plugin outlives a lane that was killed
            threading.Thread(target=self._end_with_it, name="lane-watch", daemon=True).start()

    def _end_with_it(self) -> None:
        poll = select.poll()
        poll.register(self._read, 0)
        poll.poll()  # nothing but the end of the other side
        os.killpg(0, signal.SIGKILL)


class Batch(list[dict[str, Any]]):
    """Events that give signs of life as they are taken one by one."""

    def __init__(self, bodies: Sequence[dict[str, Any]], sign: Callable[[int], None]) -> None:
        """`sign` is told the seq of an event that begins."""
        super().__init__(bodies)
        self._sign = sign

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each event, after a sign of life when the last is some time ago."""
        last = time.monotonic()
        for body in super().__iter__():
            if time.monotonic() - last >= SIGNS_S:
                self._sign(int(body["seq"]))
                last = time.monotonic()
            yield body


class LogLines(logging.Handler):
    """The plugin's log lines, on their way to the lane's log."""

    def __init__(self, line: Line) -> None:
        """Send them there."""
        super().__init__()
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        """One line; facts that are no JSON as text."""
        facts = {str(key): str(value)[:1_000] for key, value in getattr(record, FACTS, {}).items()}
        message = wire.Logged(record.levelname.lower(), record.getMessage()[:4_000], facts)
        self._line.send(message)


class Child:
    """Does what the lane calls for, one after the other."""

    def __init__(self, place: str, folder: Path, bounds: Limits, line: Line) -> None:
        """Nothing of the plugin is imported yet."""
        self._place = place
        self._folder = folder
        self._limits = bounds
        self._line = line
        self._facts = RemoteFacts(line.ask)
        self._idle = limits.Idle()
        self._runtime: Runtime | None = None

    def serve(self) -> None:
        """Until the lane closes, or is gone."""
        while isinstance(call := self._line.receive(), wire.Call) and call.method != wire.CLOSE:
            limits.allow_cpu(self._limits, call.allowed_s)
            busy = self._idle.begins()
            answer = wire.Failed("died", busy, 0, fatal=True) if busy else self._answer(call)
            self._idle.ends()
            self._line.send(answer)
        if self._runtime is not None:
            self._runtime.close()

    def _answer(self, call: wire.Call) -> wire.FromChild:
        try:
            with self._facts.open():
                result = self._do(call)
            runtime = self._ready()
            cursor, slowest, runtime.slowest_s = runtime.cursor, runtime.slowest_s, 0.0
            return wire.Done(result, cursor.seq, cursor.hash, slowest)
        except PluginFailed as err:
            return self._failed(err, err.cause, err.detail, err.seq)
        except PluginRefused as err:
            return wire.Refused(err.plugin, err.why)
        except CashierError as err:
            return wire.Wrong(err.key, {key: str(value) for key, value in err.facts.items()})
        except StoreError as err:
            return self._failed(err, wire.DISK, str(err), 0)
        except (Exception, SystemExit) as err:
            return self._failed(err, "raised", f"{type(err).__name__}: {err}"[:400], 0)

    def _failed(self, err: BaseException, cause: str, detail: str, seq: int) -> wire.Failed:
        if limit := limits.exhausted(err, self._limits, self._folder / "plugin.db"):
            return wire.Failed("died", limit, seq, fatal=True)
        return wire.Failed(cause, detail, seq)

    def _ready(self) -> Runtime:
        if self._runtime is None:
            from plugins.loading import load

            self._runtime = Runtime(load(self._place), self._folder, self._facts)
        return self._runtime

    def _do(self, call: wire.Call) -> Any:
        runtime = self._ready()
        if call.method == "open":
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.chdir(self._folder)
            os.environ["HOME"] = str(self._folder)
            runtime.open()
            return sorted(runtime.wanted)
        if call.method == "handle":
            bodies = Batch(call.args["bodies"], lambda seq: self._sign(seq, call.allowed_s))
            return runtime.handle(bodies, live=call.args["live"], quiet=call.args["quiet"])
        return getattr(runtime, call.method)(**call.args)

    def _sign(self, seq: int, allowed_s: float) -> None:
        limits.allow_cpu(self._limits, allowed_s)
        self._line.send(wire.Going(seq))


def main(arguments: Sequence[str]) -> None:
    """Be the process of a plugin."""
    place, folder, bounds = arguments
    line = Line()
    bound = msgspec.json.decode(bounds, type=Limits)
    limits.apply(bound)
    limits.allow_cpu(bound, 0.0)
    line.watch()
    if hasattr(faulthandler, "register"):  # the lane asks where it hangs before it kills it
        faulthandler.register(signal.SIGUSR2, all_threads=False)
    logging.getLogger().addHandler(LogLines(line))
    logging.getLogger().setLevel(logging.INFO)
    Child(place, Path(folder), bound, line).serve()
    os._exit(0)  # a thread that the plugin left behind holds nothing up


if __name__ == "__main__":
    main(sys.argv[1:])
