"""Kill -9 of a plugin's process at random moments of its events, while the lane goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path
from random import Random

from plugins.errors import PluginFailed
from tests.contract.plugins.test_bad_processes import Shop

TALKATIVE = "tests.contract.plugins.talkative:Talkative"


class _Killer(threading.Thread):
    def __init__(self, pid: int, after_s: float) -> None:
        super().__init__()
        self._pid = pid
        self._after_s = after_s
        self.start()

    def run(self) -> None:
        threading.Event().wait(self._after_s)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)


def killed_often(folder: Path, kills: int, seed: int) -> list[str]:
    """Kill -9 of the child at random moments of its events; what was found wrong."""
    random = Random(seed)
    shop = Shop(TALKATIVE, folder)
    shop.stage.open()
    told: list[str] = []
    events = []
    died = 0
    while died < kills:
        batch = [shop.item("nothing") for _ in range(random.randint(1, 40))]
        events += batch
        pid = shop.stage.pid
        killer = _Killer(pid, random.random() * 0.02) if pid and random.random() < 0.7 else None
        while batch:
            try:
                told += [one.cause_id for one in shop.stage.handle(batch, live=True)]
                batch = []
            except PluginFailed as err:
                if "SIGKILL" not in err.detail:
                    return [f"seed {seed}: {err}"]
                died += 1
        if killer is not None:
            killer.join()
    wanted = [event["event_id"] for event in events]
    undelivered = [seq for seq, _ in shop.stage.undelivered()]
    shop.stage.close()
    found = []
    if told != wanted:
        found.append(f"seed {seed}: {len(told)} answers to {len(wanted)} events")
    if not undelivered == shop.handled() == [event["seq"] for event in events]:
        found.append(f"seed {seed}: tables and outcomes are not those of {len(wanted)} events")
    return found
