"""What is said about the stores outside: the strip's line, every field, every sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import botocore.exceptions as aws
import confluent_kafka
import pytest

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from pos_terminal.cli.sentences import SENTENCES as AT_THE_COMMAND_LINE
from pos_terminal.domain.errors import SinkDown
from pos_terminal.ui.format import breakable
from pos_terminal.ui.sentences import SENTENCES as ON_SCREEN
from pos_terminal.ui.viewmodels.form_fields import fields_of
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.sync_fields import FIELDS
from pos_terminal.ui.viewmodels.sync_reasons import _PLAIN, plain_reason
from pos_terminal.ui.viewmodels.sync_status import age_of, shown, sinks_of, words_of
from pos_terminal.ui.viewmodels.sync_strip import strip_of
from pos_terminal.ui.viewmodels.sync_words import STORES, TITLES, again_words, purpose_of, word
from sync.kafka.errors import of_error as of_kafka
from sync.reasons import CUT, NOT_CONNECTED, REASONS, STARTING, TOO_LATE, UNSAFE
from sync.settings import SECTIONS, SINKS
from sync.sinks.aws_errors import of_client
from tests.ui.synced import ALL_LIVE, AUTH, DOWN, FAR, FORKED, PARKED, PAUSED, live, schema_of
from tests.ui.till import bare

ROOT = Path(__file__).parents[2]
ROOMS = ("pos_terminal", "sync")
RAISERS = frozenset(
    {"CashierError", "SinkError", "SinkDown", "AuthPaused", "Poison", "Forked", "SinkProblem"}
)
KEY = re.compile(r"sync(\.[a-z0-9_]+)+")
NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)


def view(*sinks: SinkView, running: bool = True) -> SyncView:
    return SyncView(running, 24_659, sinks)


@pytest.mark.parametrize(
    ("told", "health", "words"),
    [
        (SyncView(), Health.GOOD, "Sales are saved on this till"),
        (view(SinkView("kafka")), Health.GOOD, "Sales are saved on this till"),
        (ALL_LIVE, Health.GOOD, "Online"),
        (view(replace(FAR, waiting=3)), Health.GOOD, "Online"),
        (view(FAR, live("s3")), Health.QUIET, "Sending – 1,000,000"),
        (view(replace(FAR, state=SinkState.CONNECTING)), Health.QUIET, "Connecting – 1,000,000"),
        (view(DOWN), Health.QUIET, "Offline – 41"),
        (view(replace(DOWN, waiting=0)), Health.QUIET, "Offline – sales are saved on this till"),
        (view(DOWN, live("kafka")), Health.QUIET, "Partly offline – 41"),
        (view(PAUSED, live("kafka")), Health.QUIET, "Sending is paused – 59"),
        (view(live("kafka"), running=False), Health.QUIET, "Nothing is sent now – sales"),
        (view(AUTH, DOWN), Health.WARN, "Sending is stopped – tell the manager"),
        (view(FORKED), Health.WARN, "Sending is stopped – tell the manager"),
        (view(PARKED, DOWN), Health.QUIET, "Partly offline – 41"),
        (view(PARKED), Health.WARN, "Entries were not accepted – tell the manager"),
        (view(replace(PARKED, seen=2)), Health.WARN, "Entries were not accepted"),
        (view(replace(PARKED, seen=3)), Health.GOOD, "Online"),
        (
            replace(view(live("s3")), problem=SinkProblem("sync.file")),
            Health.WARN,
            "Sending is stopped – tell the manager",
        ),
    ],
)
def test_the_strip_is_calm_and_true(told: SyncView, health: Health, words: str) -> None:
    found, said = strip_of(told)
    assert found is health
    assert bare(said).startswith(words)


def test_only_what_needs_a_person_is_marked() -> None:
    for sink in (DOWN, PAUSED, FAR, live("s3")):
        assert shown(sink, NOW).health is not Health.WARN
    for sink in (AUTH, FORKED, PARKED):
        assert shown(sink, NOW).health is Health.WARN


def test_without_an_agent_at_work_nothing_is_called_up_to_date() -> None:
    assert shown(live("s3"), NOW, running=False).state == "Waits"
    assert shown(live("s3"), NOW, running=False).health is Health.QUIET
    assert shown(AUTH, NOW, running=False).state == "Sign-in refused"


def test_every_store_has_its_place_title_purpose_and_meaning_of_sending_again() -> None:
    assert set(STORES) == set(SINKS) == set(TITLES)
    assert all(purpose_of(name) for name in STORES)
    repeat = {name for name in STORES if again_words(name) != again_words("postgres")}
    assert repeat == {"kafka", "sns", "cloudwatch"}
    assert [sink.name for sink in sinks_of(view(FAR, SinkView("new")))] == [*STORES, "new"]


def test_every_field_of_every_section_has_words() -> None:
    for section in SECTIONS:
        names = {field.name for field in fields_of(schema_of(section), section, word)}
        assert not {f"{section}.{name}" for name in names - {"enabled"}} - FIELDS.keys()
    known = {key.partition(".")[0] for key in FIELDS}
    assert known <= {*SECTIONS, "choices"}


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ({"seconds": 4}, "4 s"),
        ({"minutes": 26}, "26 min"),
        ({"hours": 30}, "30 h 00 min"),
        ({"days": 9, "hours": 5}, "9 day"),
    ],
)
def test_an_age_is_told_in_what_people_count(span: dict[str, float], words: str) -> None:
    at = (NOW - timedelta(**span)).isoformat()
    assert bare(age_of(at, NOW)).startswith(words)
    assert age_of("", NOW) == age_of("soon", NOW) == ""


def test_a_problem_names_the_store_as_people_do_and_leaves_no_gap() -> None:
    told = bare(words_of(SinkProblem("sync.aws.expired", {"sink": "dynamodb", "key": "x"})))
    assert told.startswith("The sign-in to Amazon DynamoDB has expired.")


def test_why_a_store_does_not_answer_is_said_without_names_of_classes_and_constants() -> None:
    no_line = confluent_kafka.KafkaError(confluent_kafka.KafkaError._TRANSPORT)
    for err in (
        of_kafka(no_line, "bootstrap.servers"),
        of_client(aws.EndpointConnectionError(endpoint_url="http://x"), "s3", "b"),
        SinkDown("sync.unreachable", reason="connection refused"),
    ):
        facts = {"sink": "s3", "reason": err.facts["reason"]}
        told = bare(words_of(SinkProblem("sync.unreachable", facts)))
        assert told.startswith("Amazon S3 does not answer (no connection).")
    assert {reason for _part, reason in REASONS} <= _PLAIN.keys()
    assert {NOT_CONNECTED, TOO_LATE, UNSAFE, CUT, STARTING} <= _PLAIN.keys()
    assert plain_reason("the server's own words") == "the server's own words"


@pytest.mark.parametrize(
    "text", ["a-host.with-names.example.com:5432", "A" * 52, "3f1b6a0e-52c1-4a86-9d9f-6f2f0a7c11ab"]
)
def test_what_has_no_space_may_wrap_and_stays_the_same_text(text: str) -> None:
    told = breakable(text)
    assert max(map(len, told.split("\u200b"))) <= 17
    assert told.replace("\u200b", "") == text
    assert breakable("Pictures of products, and 1-000482.") == "Pictures of products, and 1-000482."


# -- every key that is raised has a sentence, here and there


def keys_in(source: str) -> Iterator[str]:
    """Keys in calls that make errors, and in the tables of modules that translate errors."""
    for node in ast.walk(ast.parse(source)):
        found: list[ast.expr] = []
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else None
            name = node.func.id if isinstance(node.func, ast.Name) else name
            found = [node.args[0]] if name in RAISERS else []
        elif isinstance(node, ast.Tuple | ast.Dict):
            inside = node.elts if isinstance(node, ast.Tuple) else node.values
            names = {each.id for each in inside if isinstance(each, ast.Name)}
            found = list(inside) if names & RAISERS else []
        for each in found:
            if isinstance(each, ast.Constant) and KEY.fullmatch(str(each.value)):
                yield str(each.value)


@pytest.mark.slow
def test_every_key_of_the_sync_agent_has_a_sentence_on_screen_and_at_the_command_line() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    keys = {key for path in files for key in keys_in(path.read_text(encoding="utf-8"))}

    assert len(keys) > 40
    assert {"sync.fork", "sync.aws.busy", "sync.postgres.refused"} <= keys
    assert sorted(keys - ON_SCREEN.keys()) == []
    only_screens = {"sync.not_here"}
    assert sorted(keys - AT_THE_COMMAND_LINE.keys() - only_screens) == []
