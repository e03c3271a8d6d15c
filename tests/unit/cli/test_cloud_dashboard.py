"""`pos-terminal cloud dashboard`: for which lane, and whom alarms tell."""

from __future__ import annotations

from typing import Any

import pytest

from pos_terminal.cli.exits import Exit
from sync.cloud import Resource, Standing
from sync.sinks.cloudwatch import board
from tests.fakes.cloud import FakeCloud
from tests.unit.cli.conftest import Cli

TOPIC = "arn:aws:sns:eu-central-1:123456789012:people"


@pytest.fixture
def made_of(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the board was made of; it misses its dashboard."""
    asked: list[Any] = []

    def make(settings: object, secret: object, lane: object, notify: object) -> FakeCloud:
        asked.append((lane, notify))
        missing = Resource("cloudwatch", "dashboard", "MyPOS", Standing.MISSING, "all lanes")
        return FakeCloud([missing])

    monkeypatch.setattr(board, "Board", make)
    return asked


def test_it_puts_dashboard_and_alarms_of_this_lane(cli: Cli, made_of: list[Any]) -> None:
    result = cli("cloud", "dashboard", "--notify", TOPIC)
    assert result.code == Exit.OK
    ((lane, notify),) = made_of
    assert lane == ("TERM001", "STORE001")
    assert notify == (TOPIC,)
    assert result.out.splitlines()[1].split() == "CloudWatch dashboard MyPOS made all lanes".split()


def test_a_plan_of_it_changes_nothing_and_says_what_is_missing(
    cli: Cli, made_of: list[Any]
) -> None:
    result = cli("cloud", "dashboard", "--plan", "--json")
    assert result.code == Exit.REFUSED
    assert [one["standing"] for one in result.json["resources"]] == ["missing"]


def test_a_topic_without_an_arn_is_refused_before_anybody_is_asked(
    cli: Cli, made_of: list[Any]
) -> None:
    assert cli("cloud", "dashboard", "--notify", "people").code == Exit.USAGE
    assert made_of == []
