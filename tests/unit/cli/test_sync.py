"""`pos-terminal sync`: sending, looking, settings and secrets, with and without an agent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli import sync_backend
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
from pos_terminal.control.transport import SYNC, address_of
from sync import building, process
from sync.secrets import Secrets
from sync.settings import SINKS
from tests.fakes.sync_process import held, maker
from tests.unit.cli.conftest import Cli

ON = ("sync", "settings", "postgres", "--set", "enabled=true")


@pytest.fixture(autouse=True)
def stores_are_files(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    for name in SINKS:
        monkeypatch.setitem(building._MAKERS, name, maker(name, settings.data_dir))


@contextmanager
def agent(settings: Settings) -> Iterator[process.Running]:
    """An agent at work in this process."""
    with process.at_work(sync_backend.place(settings)) as running:
        yield running


def order(settings: Settings, **orders: object) -> None:
    (settings.data_dir / "store-postgres.json").write_text(json.dumps(orders), "utf-8")


def acts(cli: Cli) -> list[dict[str, object]]:
    out = cli("journal", "show", "--last", "50", "--json").out
    events = [json.loads(line) for line in out.splitlines()]
    return [event["data"] for event in events if event["event_type"] == "SYNC_MANAGED"]


@pytest.mark.slow
def test_once_sends_everything_and_says_how_it_stands(cli: Cli, shop: Settings) -> None:
    assert cli(*ON).code == Exit.OK
    done = cli("sync", "--once")
    assert done.code == Exit.OK
    assert "Postgres" in done.out
    assert "up to date" in done.out
    assert len(held(shop.data_dir)) == json.loads(cli("sync", "--once", "--json").out)["head_seq"]
    assert (shop.log_dir / "sync.jsonl").is_file()


@pytest.mark.slow
def test_once_ends_with_one_and_a_sentence_where_a_store_is_away(cli: Cli, shop: Settings) -> None:
    cli(*ON)
    order(shop, down=True)
    done = cli("sync", "--once", "--patience", "0")
    assert done.code == Exit.REFUSED
    assert "does not answer (told to be down)" in done.out


def test_before_there_is_a_shop_nothing_is_sent(cli: Cli) -> None:
    for asked in (("sync", "--once"), ("sync", "status"), ("sync", "parked")):
        assert cli(*asked).code == Exit.NOT_SET_UP


@pytest.mark.slow
def test_status_without_an_agent_tells_how_it_stood(cli: Cli, shop: Settings) -> None:
    cli(*ON)
    cli("sync", "--once")
    said = cli("sync", "status")
    assert said.code == Exit.REFUSED
    assert "not running" in said.out
    view = cli("sync", "status", "--json").json
    assert (view["running"], view["online"]) == (False, False)
    assert view["sinks"][1]["sent_seq"] == view["head_seq"]


@pytest.mark.slow
def test_what_the_archive_collects_is_told_and_is_not_waiting(cli: Cli, shop: Settings) -> None:
    cli("sync", "settings", "s3", "--set", "enabled=true")
    said = cli("sync", "status")
    [s3] = [one for one in cli("sync", "status", "--json").json["sinks"] if one["name"] == "s3"]
    assert (s3["waiting"], s3["held"] > 0) == (0, True)
    assert f"S3: events that are still being collected: {s3['held']}" in said.out


@pytest.mark.slow
def test_status_of_a_running_agent_is_its_own(cli: Cli, shop: Settings) -> None:
    cli(*ON)
    cli("sync", "--once")
    with agent(shop) as running:
        process._wait_until_settled(running, 30.0)
        said = cli("sync", "status")
    assert (said.code, "up to date" in said.out) == (Exit.OK, True)


@pytest.mark.slow
def test_a_pause_without_an_agent_counts_for_the_next_one_and_is_on_record(
    cli: Cli, shop: Settings
) -> None:
    cli(*ON)
    assert cli("sync", "pause", "postgres").out == "Postgres is paused.\n"
    assert cli("sync", "--once").code == Exit.REFUSED
    assert "paused" in cli("sync", "status").out
    assert cli("sync", "resume", "postgres").out == "Postgres goes on.\n"
    assert cli("sync", "--once").code == Exit.OK
    assert [act["act"] for act in acts(cli)] == ["pause", "resume"]
    assert cli("sync", "pause", "oracle").code == Exit.REFUSED
    assert len(acts(cli)) == 2


@pytest.mark.slow
def test_acts_reach_the_agent_that_runs(cli: Cli, lane: RunningLane) -> None:
    settings = lane.settings
    cli(*ON)
    with agent(settings) as running:
        process._wait_until_settled(running, 30.0)
        assert cli("sync", "pause", "postgres").code == Exit.OK
        assert running.agent.store.paused("postgres")
        assert cli("sync", "resume", "postgres").code == Exit.OK
        assert cli("sync", "retry", "postgres").code == Exit.OK
        assert cli("sync", "resend", "postgres", "1").code == Exit.OK


def test_retry_without_an_agent_says_what_to_do(cli: Cli, shop: Settings) -> None:
    said = cli("sync", "retry", "postgres")
    assert said.code == Exit.REFUSED
    assert "not running" in said.err


@pytest.mark.slow
def test_what_repeats_is_asked_first(cli: Cli, shop: Settings) -> None:
    asked = cli("sync", "resend", "kafka", "1", typed="n\n")
    assert asked.code == Exit.REFUSED
    assert "twice" in asked.err
    assert not acts(cli)
    done = cli("sync", "resend", "kafka", "1", "--yes")
    assert done.code == Exit.OK
    assert "go to Kafka again" in done.out
    unknown = cli("sync", "resend", "postgres", "999999")
    assert (unknown.code, "has no event 999999" in unknown.err) == (Exit.REFUSED, True)


@pytest.mark.slow
def test_parked_events_are_listed_and_written_to_a_file(cli: Cli, shop: Settings) -> None:
    cli(*ON)
    order(shop, poison=[2])
    cli("sync", "--once")
    listed = cli("sync", "parked")
    assert "Postgres: event 2" in listed.out
    assert [one["seq"] for one in cli("sync", "parked", "postgres", "--json").json] == [2]
    file = shop.data_dir / "parked.jsonl"
    assert cli("sync", "parked", "--export", str(file)).code == Exit.OK
    (line,) = [json.loads(text) for text in file.read_text("utf-8").splitlines()]
    assert (line["seq"], line["parked"]["sink"]) == (2, "postgres")
    assert "data" in line
    assert file.stat().st_mode & 0o077 == 0
    assert cli("sync", "parked", "kafka").out == "No event is parked.\n"
    assert cli("sync", "parked", "--retry").code == Exit.USAGE
    assert cli("sync", "parked", "--seen").code == Exit.USAGE
    done = cli("sync", "parked", "postgres", "--seen")
    assert done.out == "Postgres: 1 are marked as seen now; they stay listed.\n"
    assert cli("sync", "parked").out.endswith(" Seen.\n")
    (postgres,) = [s for s in cli("sync", "status", "--json").json["sinks"] if s["parked"]]
    assert (postgres["parked"], postgres["seen"]) == (1, 1)


@pytest.mark.slow
def test_parked_events_are_tried_again_by_the_agent(cli: Cli, shop: Settings) -> None:
    cli(*ON)
    order(shop, poison=[2])
    cli("sync", "--once")
    order(shop)
    with agent(shop) as running:
        process._wait_until_settled(running, 30.0)
        done = cli("sync", "parked", "postgres", "--retry")
        assert done.out == "Postgres took 1 of them; 0 stay parked.\n"


@pytest.mark.slow
def test_settings_are_shown_changed_and_refused_by_name(cli: Cli, shop: Settings) -> None:
    assert cli("sync", "settings", "kafka", "--set", "partitions=6").out == "Changed.\n"
    assert "partitions = 6" in cli("sync", "settings", "kafka").out
    assert cli("sync", "settings", "kafka", "--json").json["kafka"]["partitions"] == 6
    assert "so already" in cli("sync", "settings", "kafka", "--set", "partitions=6").out
    refused = cli("sync", "settings", "kafka", "--set", "partitions=none")
    assert refused.code == Exit.REFUSED
    assert "kafka.partitions" in refused.err
    assert cli("sync", "settings", "oracle").code == Exit.REFUSED
    assert "partitions" in cli("sync", "settings", "kafka", "--schema").out
    (shop.data_dir / "sync.toml").write_text("[kafka]\npartitions = 9\n", "utf-8")
    assert "which wins" in cli("sync", "settings", "kafka", "--set", "partitions=7").err
    assert "partitions = 9" in cli("sync", "settings", "kafka").out


@pytest.mark.slow
def test_a_secret_comes_from_a_pipe_and_is_never_shown(cli: Cli, shop: Settings) -> None:
    kept = cli("sync", "secret", "sync.kafka", typed="hush\n")
    assert kept.code == Exit.OK
    secrets = Secrets(shop.data_dir, shop.secret_store)
    assert secrets.read("sync.kafka") == "hush"
    assert "hush" not in kept.out + kept.err + cli("sync", "settings").out
    assert cli("sync", "secret", "sync.kafka", "--remove").code == Exit.OK
    assert secrets.read("sync.kafka") is None
    assert cli("sync", "secret", "pepper", typed="x").code == Exit.REFUSED
    assert [act["sink"] for act in acts(cli)] == ["kafka", "kafka"]


@pytest.mark.slow
def test_a_connection_is_tested_in_one_sentence(cli: Cli, shop: Settings) -> None:
    assert cli("sync", "test").out == "No store outside is switched on.\n"
    cli(*ON)
    assert cli("sync", "test").out == "Postgres: it works.\n"
    order(shop, down=True)
    away = cli("sync", "test", "postgres")
    assert away.code == Exit.REFUSED
    assert away.out.startswith("Postgres: It does not answer (told to be down)")
    assert cli("sync", "test", "--json").json["postgres"]["key"] == "sync.unreachable"


def test_a_new_life_is_asked_first(cli: Cli, shop: Settings) -> None:
    assert cli("sync", "new-life", typed="n\n").code == Exit.REFUSED
    done = cli("sync", "new-life", "--yes")
    assert "epoch 2" in done.out
    assert cli("journal", "verify").code == Exit.OK


def test_an_agent_refuses_what_it_does_not_know(shop: Settings) -> None:
    from pos_terminal.control.client import ControlClient
    from pos_terminal.control.errors import ControlError

    with agent(shop), ControlClient(address_of(shop.data_dir, SYNC)) as client:
        with pytest.raises(ControlError, match="does not know"):
            client.call("sync.dance")
        with pytest.raises(ControlError, match="whole number"):
            client.call("sync.resend", {"sink": "kafka", "from_seq": "1"})


@pytest.mark.slow
def test_doctor_says_how_the_stores_are(cli: Cli, shop: Settings) -> None:
    def said() -> list[str]:
        found = cli("doctor", "--json").json
        return [one["sentence"] for one in found if one["name"] == "sync"]

    assert said() == ["No store outside is switched on."]
    cli(*ON)
    assert said()[0].startswith("The lane starts the sync agent with it.")
    order(shop, down=True)
    with agent(shop) as running:
        process._wait_until_settled(running, 0.0)
        assert any("told to be down" in text for text in said())
    (shop.data_dir / "sync.toml").write_text("[kafka]\npassword = 'x'\n", "utf-8")
    assert "kafka.password" in said()[0]


@pytest.mark.slow
def test_doctor_names_a_settings_file_that_is_not_there(
    cli: Cli, shop: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "There is no file" not in cli("doctor").out
    lost = shop.data_dir / "lost.toml"
    monkeypatch.setenv("POS_SYNC_FILE", str(lost))
    assert f"There is no file {lost}" in cli("doctor").out
