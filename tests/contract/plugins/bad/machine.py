"""Plugins that would hurt the machine or the lane's process; they run in one of their own."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import signal
import sys
import threading
import time
from pathlib import Path

from plugins.base import Outcomes
from tests.contract.plugins.bad import Bad


class Loops(Bad):
    def goes_wrong(self) -> Outcomes:
        while True:
            pass


class Sleeps(Bad):
    def goes_wrong(self) -> Outcomes:
        time.sleep(3_600)
        return None


class HoldsTheInterpreter(Bad):
    def goes_wrong(self) -> Outcomes:
        re.match(r"(a+)+$", "a" * 64 + "b")  # no thread of Python's runs meanwhile
        return None


class Stops(Bad):
    def goes_wrong(self) -> Outcomes:
        os.kill(os.getpid(), signal.SIGSTOP)
        return None


class AsksForEver(Bad):
    def goes_wrong(self) -> Outcomes:
        while True:
            self.context.facts.shop()


class LeaksMemory(Bad):
    def goes_wrong(self) -> Outcomes:
        kept = []
        while True:
            kept.append(bytes(8 * 2**20))  # taken at once: bytearray writes each page first


class LeaksHandles(Bad):
    def goes_wrong(self) -> Outcomes:
        kept = []
        while True:
            kept.append(open(os.devnull))


class WritesABigFile(Bad):
    def goes_wrong(self) -> Outcomes:
        with Path("big").open("wb") as file:
            while True:
                file.write(b"\0" * 2**20)


class Prints(Bad):
    def goes_wrong(self) -> Outcomes:
        while True:
            print("so much to say " * 100)


class WritesToEveryPipe(Bad):
    def goes_wrong(self) -> Outcomes:
        for handle in range(3, 64):
            with contextlib.suppress(OSError):
                if os.readlink(f"/proc/self/fd/{handle}").startswith("pipe:"):
                    os.write(handle, b"\0\0\0\5what?")
        time.sleep(3_600)
        return None


class ClosesEverything(Bad):
    def goes_wrong(self) -> Outcomes:
        os.closerange(0, 64)
        time.sleep(3_600)
        return None


class Exits(Bad):
    def goes_wrong(self) -> Outcomes:
        os._exit(7)


class Crashes(Bad):
    def goes_wrong(self) -> Outcomes:
        ctypes.string_at(0)
        return None


class Kills(Bad):
    def goes_wrong(self) -> Outcomes:
        os.killpg(0, signal.SIGKILL)  # with a group of the lane's: the lane
        return None


class Forks(Bad):
    """Leaves a process behind and dies."""

    away = False

    def goes_wrong(self) -> Outcomes:
        if os.fork() == 0:
            if self.away:
                os.setsid()
            Path("forked").write_text(str(os.getpid()), "utf-8")
            time.sleep(3_600)
        while not Path("forked").exists():
            time.sleep(0.01)
        os._exit(1)


class ForksAway(Forks):
    away = True


class NeverRests(Bad):
    """A thread of its own uses the processor while there is nothing to do."""

    def goes_wrong(self) -> Outcomes:
        sys.setswitchinterval(0.0001)
        threading.Thread(target=self._turn, daemon=True).start()
        return None

    def _turn(self) -> None:
        while True:
            pass
