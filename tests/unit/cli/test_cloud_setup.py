"""`pos-terminal cloud setup`: what it says and that a plan changes nothing."""

from __future__ import annotations

import pytest

from pos_terminal.cli.exits import Exit
from pos_terminal.domain.errors import AuthPaused
from pos_terminal.secret_store import SecretsLocked
from sync import cloud as clouds_of
from sync.cloud import Resource, Standing
from tests.fakes.cloud import FakeCloud
from tests.unit.cli.conftest import Cli

DENIED = AuthPaused(
    "sync.aws.refused", request_id="R-7", sink="s3", what="mypos-journal", action="s3:CreateBucket"
)


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> FakeCloud:
    """One table that is there, one that is missing; nothing else is switched on."""
    made = FakeCloud(
        [
            Resource("dynamodb", "table", "mypos-customers", Standing.THERE),
            Resource("dynamodb", "table", "mypos-transactions", Standing.MISSING, "key sale_id"),
        ]
    )
    monkeypatch.setattr(clouds_of, "clouds", lambda *_: {"dynamodb": made})
    return made


def test_a_plan_tells_what_would_be_made_and_changes_nothing(cli: Cli, tables: FakeCloud) -> None:
    result = cli("cloud", "setup", "--plan")
    assert result.code == Exit.REFUSED
    lines = [line.split() for line in result.out.splitlines()[1:]]
    assert lines == [
        ["DynamoDB", "table", "mypos-customers", "there"],
        ["DynamoDB", "table", "mypos-transactions", "to", "be", "made", "key", "sale_id"],
    ]
    assert tables.changes == 0


def test_it_makes_what_is_missing_and_a_second_time_nothing(cli: Cli, tables: FakeCloud) -> None:
    first = cli("cloud", "setup")
    assert (first.code, tables.changes) == (Exit.OK, 1)
    assert first.out.splitlines()[2].split()[3] == "made"
    second = cli("cloud", "setup")
    assert (second.code, tables.changes) == (Exit.OK, 1)
    assert second.out.splitlines()[2].split()[3] == "there"
    assert cli("cloud", "setup", "--plan").code == Exit.OK


def test_machines_read_it_as_json(cli: Cli, tables: FakeCloud) -> None:
    told = cli("cloud", "setup", "--json").json
    assert told["complete"] is True
    assert [one["before"] for one in told["resources"]] == ["there", "missing"]
    assert told["problems"] == {}


def test_what_belongs_to_somebody_else_is_left_alone(cli: Cli, tables: FakeCloud) -> None:
    tables.resources[:] = [Resource("dynamodb", "table", "t", Standing.FOREIGN, "its key is id")]
    result = cli("cloud", "setup")
    assert (result.code, tables.changes) == (Exit.REFUSED, 0)
    assert "somebody else's" in result.out


def test_a_store_that_refuses_is_told_in_words_and_the_others_are_made(
    cli: Cli, tables: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    buckets = FakeCloud(fails=[DENIED])
    monkeypatch.setattr(clouds_of, "clouds", lambda *_: {"s3": buckets, "dynamodb": tables})
    result = cli("cloud", "setup")
    assert result.code == Exit.REFUSED
    assert "S3 does not allow that (mypos-journal: s3:CreateBucket)" in result.out
    assert "R-7" in result.out
    assert tables.changes == 1


def test_secrets_that_do_not_open_are_told(cli: Cli, tables: FakeCloud) -> None:
    tables.fails.append(SecretsLocked("The keyring is locked.", "Unlock it."))  # type: ignore[arg-type]
    result = cli("cloud", "setup", "--json")
    assert result.json["problems"]["dynamodb"]["key"] == "sync.secrets_locked"


def test_a_shop_without_stores_outside_is_told_so(cli: Cli) -> None:
    result = cli("cloud", "setup")
    assert result.code == Exit.OK
    assert "No store outside" in result.out


def test_a_store_that_there_is_not_is_refused(cli: Cli) -> None:
    result = cli("cloud", "setup", "mongodb")
    assert result.code == Exit.REFUSED
    assert "There is no store mongodb" in result.err
