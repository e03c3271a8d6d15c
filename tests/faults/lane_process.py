"""One life of a real lane in a process of its own, obeying a driver outside over a socket.

`python -m tests.faults.lane_process DATA_DIR PRINTER_PORT SOCKET_FD`. Real settings, store, lock,
control socket, devices: a network printer of the driver's, a drawer on it, a card terminal whose
memory outlives the lane. Only the hashing of PINs is a stand-in: Argon2's 52 ms a try would be
most of a drill's time and has nothing to do with what is drilled.

An answer is sent after the lane's future has returned and never before: what the driver was
answered is acknowledged (I1).
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.config.settings import Settings
from pos_terminal.domain.errors import CashierError, POSError
from tests.fakes.world import FakeHasher

PATIENCE_S = 60.0


def settings_for(data_dir: Path, printer_port: int) -> Settings:
    """A machine whose everything but the printer lies in one folder."""
    return Settings(
        data_dir=data_dir,
        log_dir=data_dir / "log",
        secret_store="file",
        payment_terminal="simulator",
        printer="tcp",
        printer_host="127.0.0.1",
        printer_port=printer_port,
    )


def obey(running: RunningLane, driver: Connection) -> None:
    """Carry out what comes until the driver says stop, or is gone."""
    if any(switch.on for switch in running.lane.state.plugins):
        running.plugins.settled(PATIENCE_S)
    driver.send(("opened", running.lane.state))
    while True:
        try:
            asked = driver.recv()
        except EOFError:
            return
        if asked[0] == "stop":
            return
        driver.send((*answer(running, asked), running.lane.state))


def answer(running: RunningLane, asked: tuple[Any, ...]) -> tuple[Any, ...]:
    """Do one command, or only look."""
    if asked[0] == "look":
        return "done", None
    if asked[0] == "settle":
        return "done", running.plugins.settled(PATIENCE_S)
    if asked[0] == "replay":
        return "done", running.plugins.replay(asked[1]).result(PATIENCE_S)
    _, command, approval = asked
    try:
        return "done", running.lane.submit(command, approval).result(PATIENCE_S)
    except CashierError as err:
        return "refused", (err.key, err.facts)
    except POSError as err:
        return "failed", repr(err)


def main(arguments: list[str]) -> None:
    """Be the lane of a directory."""
    data_dir, port, handle = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    with Connection(handle) as driver:
        driver.send(("ready", None))
        with open_lane(settings_for(data_dir, port), hasher=FakeHasher()) as running:
            obey(running, driver)
        driver.send(("stopped", None))


if __name__ == "__main__":
    main(sys.argv[1:])
