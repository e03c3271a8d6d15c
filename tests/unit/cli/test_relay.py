"""`pos-terminal relay status`, and what `relay` is given."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_terminal.cli.exits import Exit
from pos_terminal.cli.relay import _key_in
from pos_terminal.config import Settings
from sync.relay.running import STATUS_FILE
from tests.unit.cli.conftest import Cli

AWAY = {
    "name": "postgres",
    "state": "auth",
    "waiting": 1200,
    "per_second": 0.0,
    "parked": 0,
    "problem": {"key": "sync.postgres.refused", "facts": {"sink": "postgres", "code": ""}},
    "stopped_lanes": [{"terminal_id": "LANE1", "verdict": "gap", "needs_seq": 7}],
    "refused_lanes": {},
}


def test_no_relay_is_told_with_what_to_do(cli: Cli) -> None:
    told = cli("relay", "status")
    assert told.code == Exit.REFUSED
    assert told.out == ("No relay works here (last heard: never). Start it: pos-terminal relay\n")


def test_a_store_that_is_away_is_told_in_words_and_a_lane_with_what_it_lacks(
    cli: Cli, settings: Settings
) -> None:
    folder = settings.data_dir / "relay"
    folder.mkdir(parents=True)
    told = {"at": datetime.now(UTC).isoformat(), "pid": 1, "sinks": [AWAY]}
    (folder / STATUS_FILE).write_text(json.dumps(told), "utf-8")
    shown = cli("relay", "status")
    assert shown.code == Exit.REFUSED
    assert "sign-in refused" in shown.out
    assert "Postgres does not accept the sign-in: keep the right password" in shown.out
    assert "LANE1 (gap: send again from 7)" in shown.out
    assert cli("relay", "status", "--alive").code == Exit.OK


@pytest.mark.parametrize("text", ["a2V5\n", "public key  a2V5\nkey id      x\nprivate     y\n", ""])
def test_the_offices_key_is_taken_alone_or_as_it_was_printed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "office.key"
    file.write_text(text, "utf-8")
    assert _key_in(file) == ("a2V5" if text else "")
