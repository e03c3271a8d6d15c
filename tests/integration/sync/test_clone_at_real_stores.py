"""A cloned lane at real stores: refused by each, and taken in once a manager has decided (F12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.sync_views import SinkView, SyncView
from pos_terminal.store.head import Head
from sync import process
from sync.agent import Place
from sync.files import SyncFiles
from sync.store import SyncStore
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, crash_copy, lane_on
from tests.servers.aws import AwsAddress
from tests.servers.kafka import KafkaAddress
from tests.servers.postgres import PostgresAddress

pytestmark = pytest.mark.slow
STORES = ("kafka", "postgres", "dynamodb")
PATIENCE_S = 60.0
SETTINGS = """
[kafka]
enabled = true
servers = "{kafka}"
security = "plaintext"
events_topic = "{name}"
customers_topic = "{name}-people"
catalog_topic = "{name}-catalog"
parked_topic = "{name}-parked"
[postgres]
enabled = true
host = "{host}"
port = {port}
database = "{database}"
username = "{user}"
tls = "disable"
[aws]
region = "{region}"
endpoint = "{endpoint}"
[dynamodb]
enabled = true
transactions_table = "{name}"
customers_table = "{name}-people"
"""


def sent(data_dir: Path, text: str) -> SyncView:
    """Everything that can be, by an agent of its own."""
    file = data_dir / "sync.toml"
    file.write_text(text, "utf-8")
    key = '{"access_key_id": "pos", "secret_access_key": "of-tests-only"}'
    place = Place(
        SyncFiles(data_dir),
        "TERM001",
        "STORE001",
        file,
        lambda name: key if name == "sync.aws" else None,
    )
    return process.once(place, PATIENCE_S)


def sinks(view: SyncView) -> dict[str, SinkView]:
    return {sink.name: sink for sink in view.sinks if sink.name in STORES}


def states(view: SyncView) -> dict[str, str]:
    return {name: sink.state.value for name, sink in sinks(view).items()}


def test_a_clone_is_refused_by_each_store_until_it_begins_a_new_life(
    lane: LaneAtWork,
    kafka_server: KafkaAddress,
    fresh_database: PostgresAddress,
    dynamodb_server: AwsAddress,
    fresh_name: str,
    tmp_path: Path,
) -> None:
    """The harder way: the copy has sold more than the stores know of the other one."""
    text = SETTINGS.format(
        kafka=kafka_server.bootstrap,
        name=fresh_name,
        host=fresh_database.host,
        port=fresh_database.port,
        database=fresh_database.dbname,
        user=fresh_database.user,
        region=dynamodb_server.region,
        endpoint=dynamodb_server.endpoint_url,
    )
    live, forked = dict.fromkeys(STORES, "live"), dict.fromkeys(STORES, "forked")
    lane.sell()
    assert states(sent(lane.data_dir, text)) == live
    common = lane.events()[-1].seq
    clone = crash_copy(lane.data_dir, tmp_path / "clone")
    lane.sell()
    assert states(sent(lane.data_dir, text)) == live
    with lane_on(clone) as copy:
        copy.sign_in()
        for _ in range(3):
            copy.sell()
        refused = sent(clone, text)
        assert states(refused) == forked, refused
        heads = [
            Head(**sink.problem.facts["held"])  # type: ignore[arg-type]
            for sink in sinks(refused).values()
            if sink.problem
        ]
        copy.do(
            c.BeginNewLife("the other is the copy", max(heads, key=lambda h: h.seq)), BY_MANAGER
        )
        copy.sell()
        taken = sent(clone, text)
        assert states(taken) == live, taken
        branch = [e.seq for e in copy.events() if e.seq > common and e.epoch == 1]
        store = SyncStore(clone / "sync.db", readonly=True)
        assert {name: store.parked_seqs(name) for name in STORES} == dict.fromkeys(STORES, branch)
        store.close()
    with fresh_database.connect() as connection:
        events = connection.execute("SELECT epoch, count(*) FROM pos.events GROUP BY epoch")
        counted = dict(events.fetchall())
    assert counted[1] == lane.events()[-1].seq
    assert counted[2] > 0
    lane.sell()
    assert states(sent(lane.data_dir, text)) == forked, "the other one is the copy now"
