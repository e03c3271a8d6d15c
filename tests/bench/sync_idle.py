"""What the sync agent costs while nothing happens: processor time and memory, two stores live.

A real broker and a real Postgres; the journal is sent, then nobody sells for a minute. The floor is
a process that holds the same two connections by the bare client libraries and does nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.transport import SYNC, address_of
from tests.bench.figures import Figure
from tests.bench.options import ROOT, Options
from tests.lane_fixtures import lane_on, set_up_shop
from tests.servers.kafka import KafkaAddress, KafkaServer
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import ServerTrouble, new_folder

NAME = "idle sync agent"
DOES = "processor time and memory of the sync agent, idle with Kafka and Postgres live"
GOAL_PERCENT = 0.2
QUIET_S, QUICK_QUIET_S = 60.0, 10.0
SETTLE_S = 5.0  # after the last event: connections, checkpoints
LIMIT_S = 120.0
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_BARE = """
import sys, psycopg, confluent_kafka
producer = confluent_kafka.Producer({{"bootstrap.servers": {kafka!r}, "enable.idempotence": True}})
producer.list_topics(timeout=30)
connection = psycopg.connect({dsn!r}, autocommit=True)
connection.execute("SELECT 1")
print("there", flush=True)
sys.stdin.read()
"""


@contextmanager
def servers() -> Iterator[tuple[KafkaAddress, PostgresAddress]]:
    """A broker and a database of the run's own."""
    with ExitStack() as stack:
        started = []
        for kind in (KafkaServer, PostgresServer):
            folder = new_folder(kind.__name__.lower())
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            server = kind(folder)
            server.start()
            stack.callback(server.stop)
            started.append(server)
        broker, database = started
        assert isinstance(broker, KafkaServer)
        assert isinstance(database, PostgresServer)
        yield broker.address, database.address


@contextmanager
def running(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with its standard input."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(LIMIT_S)


def configure(data_dir: Path, kafka: KafkaAddress, postgres: PostgresAddress) -> None:
    """Both stores on."""
    text = (
        f'[kafka]\nenabled = true\nservers = "{kafka.bootstrap}"\nsecurity = "plaintext"\n'
        f'[postgres]\nenabled = true\nhost = "{postgres.host}"\nport = {postgres.port}\n'
        f'database = "{postgres.dbname}"\nusername = "{postgres.user}"\ntls = "disable"\n'
    )
    (data_dir / "sync.toml").write_text(text, "utf-8")


def wait(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError("the agent did not get so far")
        time.sleep(0.1)


def live(data_dir: Path) -> bool:
    """Whether both stores have everything."""
    try:
        with ControlClient(address_of(data_dir, SYNC)) as client:
            view = client.call("sync.status")
    except ControlError:
        return False
    states = {sink["name"]: sink["state"] for sink in view["sinks"]}
    return states["kafka"] == states["postgres"] == "live"


def cpu_s(pid: int) -> float:
    """Processor seconds of a process so far, all of its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def scheduled_s(pid: int) -> float:
    """The same in nanoseconds' resolution, as the scheduler counts it, thread by thread."""
    return (
        sum(
            int((task / "schedstat").read_text("ascii").split()[0])
            for task in Path(f"/proc/{pid}/task").iterdir()
        )
        / 1e9
    )


def pss_mb(pid: int) -> float:
    """Its own pages, and its share of those that others use as well."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    pss = next(line for line in lines if line.startswith("Pss:"))
    return int(pss.split()[1]) / 1024


def quiet(pid: int, seconds: float) -> tuple[float, float]:
    """Percent of a core, and memory, over a while in which nothing happens."""
    time.sleep(SETTLE_S)
    ticks, began, clock = cpu_s(pid), scheduled_s(pid), time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - clock
    used = max(scheduled_s(pid) - began, cpu_s(pid) - ticks - 2 / _TICKS)
    return used / took * 100, pss_mb(pid)


def measure(options: Options) -> Iterator[Figure]:
    """Only where the system tells what a process uses."""
    if not sys.platform.startswith("linux"):
        print("idle sync agent: not measured here, there is no /proc")
        return
    try:
        with servers() as (kafka, postgres):
            yield from _figures(options, kafka, postgres)
    except ServerTrouble as err:
        print(f"idle sync agent: {err}")


def _figures(options: Options, kafka: KafkaAddress, postgres: PostgresAddress) -> Iterator[Figure]:
    seconds = QUICK_QUIET_S if options.quick else QUIET_S
    folder = options.work / "shop"
    with lane_on(folder) as lane:
        set_up_shop(lane)
        configure(folder, kafka, postgres)
        agent = [
            *(sys.executable, "-m", "pos_terminal", "--data-dir", str(folder)),
            *("--set", f"log_dir={folder / 'log'}", "sync", "--with-parent"),
        ]
        with running(agent) as process:
            wait(lambda: live(folder))
            ours_cpu, ours_mb = quiet(process.pid, seconds)
    bare = _BARE.format(kafka=kafka.bootstrap, dsn=postgres.dsn)
    with running([sys.executable, "-c", bare]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        bare_cpu, bare_mb = quiet(process.pid, seconds)
    floor = "the bare clients, connected and idle"
    yield Figure(
        "idle sync agent, processor", "% of a core", ours_cpu, bare_cpu, floor,
        f"≤ {GOAL_PERCENT} %", None if options.quick else ours_cpu <= GOAL_PERCENT,
        f"over {seconds:.0f} s, Kafka and Postgres live",
    )  # fmt: skip
    yield Figure(
        "idle sync agent, memory", "MB", ours_mb, bare_mb, floor, "", None,
        "PSS: its own pages, and its share of those that others use as well",
    )  # fmt: skip
