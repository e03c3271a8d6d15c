"""Killed between a store's acknowledgement and the note of it: the effect happens once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sync.settings import Kafka
from tests.integration.sync.delivery_points import AGENT, RELAY
from tests.integration.sync.relay_drill import ROOT, send
from tests.lane_fixtures import MILK_CODE, lane_on, rows_of
from tests.lane_fixtures import shop_dir as shop_dir
from tests.lane_fixtures import shop_template as shop_template
from tests.servers.kafka import KafkaAddress
from tests.servers.postgres import PostgresAddress
from tests.sync_journal import Journal, some
from tests.waiting import until

LIMIT_S = 120.0


def postgres_table(there: PostgresAddress) -> str:
    return f"""
[postgres]
enabled = true
host = "{there.host}"
port = {there.port}
database = "{there.dbname}"
username = "{there.user}"
tls = "disable"
"""


def held(there: PostgresAddress) -> list[tuple[int, str]]:
    """What a plain reader finds, doubles and all."""
    with there.connect() as connection:
        found = connection.execute("SELECT to_regclass('pos.events')").fetchone()
        if found is None or found[0] is None:
            return []
        query = "SELECT seq, encode(hash, 'hex') FROM pos.events ORDER BY seq"
        return [(int(seq), str(digest)) for seq, digest in connection.execute(query)]


def run(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    clean = {name: text for name, text in os.environ.items() if not name.startswith("POS_")}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=clean | {"PYTHONPATH": str(ROOT), "POS_SECRET_STORE": "file"} | more,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
    )


@pytest.mark.slow
def test_an_agent_that_dies_after_the_acknowledgement_doubles_nothing(
    shop_dir: Path, tmp_path: Path, fresh_database: PostgresAddress
) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        for _ in range(3):
            lane.scan(MILK_CODE)
            lane.sell("MILK")
    file = tmp_path / "sync.toml"
    file.write_text(postgres_table(fresh_database))
    once = ["pos_terminal", "--data-dir", str(shop_dir), "--set", f"sync_file={file}", "sync"]
    died = run([*once, "--once"], POS_CRASH_AT=f"{AGENT}@postgres")
    assert died.returncode == -9
    assert f"crash point {AGENT} reached" in died.stderr
    assert held(fresh_database)  # the effect was there, the note was not
    done = run([*once, "--once"])
    assert done.returncode == 0, done.stderr
    journal = rows_of(shop_dir, "SELECT seq, lower(hex(hash)) FROM journal ORDER BY seq")
    assert held(fresh_database) == journal


@pytest.mark.slow
def test_a_relay_that_dies_before_its_offsets_are_committed_doubles_nothing(
    tmp_path: Path,
    kafka_server: KafkaAddress,
    fresh_database: PostgresAddress,
    fresh_name: str,
) -> None:
    kafka = Kafka(
        servers=kafka_server.bootstrap,
        security="plaintext",
        events_topic=f"{fresh_name}-events",
        customers_topic=f"{fresh_name}-customers",
    )
    journal = Journal("TERM001", some(60))
    list(send(kafka, [journal], 60))
    file = tmp_path / "sync.toml"
    file.write_text(
        f'[kafka]\nservers = "{kafka.servers}"\nsecurity = "plaintext"\n'
        f'events_topic = "{kafka.events_topic}"\ncustomers_topic = "{kafka.customers_topic}"\n'
        + postgres_table(fresh_database)
    )
    relay = ["tests.integration.sync.relay_child", str(file), str(tmp_path), fresh_name]
    died = run(relay, POS_CRASH_AT=f"{RELAY}@postgres")
    assert died.returncode == -9
    assert f"crash point {RELAY} reached" in died.stderr
    there = held(fresh_database)
    assert there
    again = subprocess.Popen([sys.executable, "-m", *relay], cwd=ROOT)
    try:
        due = [(event.seq, event.hash) for event in journal.events]
        until(lambda: held(fresh_database) == due, LIMIT_S, every_s=0.2)
    finally:
        again.terminate()
        again.wait(LIMIT_S)
