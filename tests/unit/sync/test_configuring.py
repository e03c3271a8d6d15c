"""Settings of the stores outside: rows under a file, checked, and never with a password."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import CashierError
from pos_terminal.secret_store import open_secrets
from sync import configuring
from sync.configuring import checked, from_text, read
from sync.secrets import Secrets
from sync.settings import SECTIONS, SyncSettings
from tests.lane_fixtures import BY_MANAGER, LaneAtWork


def row(**values: object) -> str:
    return json.dumps(values)


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sync.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_rows_and_file_everything_is_off(tmp_path: Path) -> None:
    configured = read({}, tmp_path / "none.toml")
    assert configured.settings == SyncSettings()
    assert not configured.wanted


def test_the_file_wins_key_by_key_and_says_so(tmp_path: Path) -> None:
    rows = {"sync.kafka": row(enabled=True, partitions=6, servers="a:1")}
    configured = read(rows, file(tmp_path, '[kafka]\nservers = "b:2"\n'))
    kafka = configured.settings.kafka
    assert (kafka.enabled, kafka.partitions, kafka.servers) == (True, 6, "b:2")
    assert configured.fixed == {"kafka": ("servers",)}
    assert configured.wanted


def test_rows_of_something_else_and_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    rows = {"plugin.x.switch": "{}", "sync.teleport": row(enabled=True)}
    assert read(rows, tmp_path / "none.toml").settings == SyncSettings()


@pytest.mark.parametrize(
    ("section", "values", "key", "named"),
    [
        ("kafka", {"partitions": 0}, "sync.setting", "kafka.partitions"),
        ("kafka", {"partitions": "6"}, "sync.setting", "kafka.partitions"),
        ("kafka", {"security": "none"}, "sync.setting", "kafka.security"),
        ("postgres", {"host": "x y"}, "sync.setting", "postgres.host"),
        ("postgres", {"hots": "db"}, "sync.setting", "hots"),
        ("postgres", {"password": "hush"}, "sync.secret_here", "postgres.password"),
        ("aws", {"secret_access_key": "hush"}, "sync.secret_here", "aws.secret_access_key"),
        ("oracle", {}, "sync.section", "oracle"),
    ],
)
def test_what_cannot_be_is_refused_by_section_and_key(
    section: str, values: dict[str, Any], key: str, named: str
) -> None:
    with pytest.raises(CashierError) as refused:
        checked(section, values)
    assert refused.value.key == key
    assert named in str(refused.value.facts)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize(
    ("section", "values", "why"),
    [
        ("kafka", {"enabled": "yes"}, "kafka.enabled: true or false is wanted"),
        ("kafka", {"servers": 5}, "kafka.servers: a text is wanted (in quotes)"),
        ("kafka", {"partitions": 1.5}, "kafka.partitions: a whole number is wanted"),
        ("postgres", {"port": 70_000}, "postgres.port: a number of at most 65535 is wanted"),
        ("kafka", {"events_topic": ""}, "at least 1 characters are wanted"),
        ("postgres", {"host": "bücher"}, "a character in it is not allowed there"),
        ("postgres", {"tls": "no"}, "one of disable, require, verify-full is wanted"),
        ("postgres", {"hots": "db"}, "postgres.hots is not a setting (did you mean host?)"),
    ],
)
def test_what_is_wanted_is_said_without_a_programmers_words(
    tmp_path: Path, section: str, values: dict[str, Any], why: str
) -> None:
    with pytest.raises(CashierError) as refused:
        checked(section, values)
    assert why in str(refused.value.facts["why"])
    assert "`" not in str(refused.value.facts["why"])
    key, value = next(iter(values.items()))
    where = file(tmp_path, f"[{section}]\n{key} = {json.dumps(value)}\n")
    with pytest.raises(CashierError) as named:
        read({}, where)
    assert named.value.key == "sync.file"
    assert (named.value.facts["file"], why in str(named.value.facts["why"])) == (str(where), True)


@pytest.mark.parametrize(
    "text", ["enabled = true\n", "[kafka\n", "[kafka]\nenabled = 'yes'\n", "[kafak]\nx = 1\n"]
)
def test_a_file_that_is_not_right_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CashierError):
        read({}, file(tmp_path, text))


def test_what_is_typed_becomes_numbers_and_flags() -> None:
    typed = from_text("kafka", {"partitions": "6", "enabled": "true", "servers": "k:9092"})
    assert typed == {"partitions": 6, "enabled": True, "servers": "k:9092"}


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_a_form_with_words_for_each_key(section: str) -> None:
    schema = configuring.schema_of(section)
    (form,) = schema["$defs"].values()
    assert all(spec.get("description") for spec in form["properties"].values())


def test_a_managers_change_is_a_row_and_an_event_without_its_value(lane: LaneAtWork) -> None:
    assert lane.do(c.ChangeSyncSettings("kafka", {"servers": "k:9092"}), BY_MANAGER) is True
    assert lane.do(c.ChangeSyncSettings("kafka", {"partitions": 6}), BY_MANAGER) is True
    assert lane.do(c.ChangeSyncSettings("kafka", {"partitions": 6}), BY_MANAGER) is False
    ((value,),) = lane.rows("SELECT value FROM settings WHERE key = 'sync.kafka'")
    assert json.loads(value) == {"partitions": 6, "servers": "k:9092"}
    changed = lane.events("SETTING_CHANGED")[-2:]
    assert [event.data["key"] for event in changed] == ["sync.kafka"] * 2
    assert "k:9092" not in str([event.data for event in changed])
    refused = lane.refused(c.ChangeSyncSettings("kafka", {"partitions": -1}), BY_MANAGER)
    assert refused == "sync.setting"


def test_an_act_is_noted_with_who_allowed_it(lane: LaneAtWork) -> None:
    lane.do(c.ManageSync("resend", "kafka", 7), BY_MANAGER)
    data = lane.events("SYNC_MANAGED")[-1].data
    assert (data["sink"], data["act"], data["from_seq"]) == ("kafka", "resend", 7)
    assert data["managed_by"] == lane.events("OVERRIDE_APPROVED")[-1].data["approved_by"]
    assert lane.rows("SELECT what, reason FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("kafka", "resend")
    ]
    for wrong in (c.ManageSync("erase", "kafka"), c.ManageSync("pause", "../x")):
        assert lane.refused(wrong, BY_MANAGER) == "sync.act"


def test_secrets_are_kept_by_name_and_forgotten(lane: LaneAtWork) -> None:
    open_secrets(lane.data_dir, "file")
    secrets = Secrets(lane.data_dir, "file")
    assert secrets.read("sync.kafka") is None
    secrets.keep("sync.kafka", "hüsch")
    assert secrets.read("sync.kafka") == "hüsch"
    secrets.keep("sync.kafka", "")
    assert secrets.read("sync.kafka") is None
    with pytest.raises(CashierError, match=r"sync\.no_secret"):
        secrets.read("pepper")


def test_before_there_is_a_shop_nothing_is_chosen_by_a_look(tmp_path: Path) -> None:
    assert Secrets(tmp_path).read("sync.aws") is None
    assert not list(tmp_path.iterdir())
