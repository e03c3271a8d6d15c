"""Replay on 10,000 real sale lines: the same rows each time, however the events came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.fraud_detection import trial
from plugins.fraud_detection.assessing import RuleSet
from plugins.fraud_detection.settings import FraudSettings
from plugins.rehearsal import ScriptedFacts
from tests.retail_days import bodies
from tests.unit.plugins.fraud_detection.till import FraudTill

BATCHES = (500, 7)


def _played(folder: Path, batch: int) -> tuple[dict[str, Any], list[str]]:
    till = FraudTill(folder)
    wanted = [body for body in bodies() if body["event_type"] in till.runtime.wanted]
    said: list[str] = []
    for start in range(0, len(wanted), batch):
        outcomes = till.runtime.handle(wanted[start : start + batch], live=False)
        said += [f"{one.outcome_id} {one.data}" for one in outcomes]
    tables = till.tables()
    till.close()
    return tables, said


@pytest.mark.slow
def test_ten_thousand_real_lines_give_the_same_rows_twice_and_in_a_trial(tmp_path: Path) -> None:
    tables, said = _played(tmp_path / "first", BATCHES[0])
    assert _played(tmp_path / "second", BATCHES[1]) == (tables, said)
    checkouts = sum(body["event_type"] == "CHECKOUT_STARTED" for body in bodies())
    assert len(tables["assessments"]) == len(said) == checkouts
    assert len(tables["acts"]) < 1_000  # a day, whatever came before
    _same_in_a_trial(tables)


def _same_in_a_trial(tables: dict[str, Any]) -> None:
    settings = FraudSettings()
    facts = ScriptedFacts(journal=list(bodies()))
    tried = trial.run(facts, settings, RuleSet(settings.rules), days=400)
    levels = [(v.seq, v.assessment.score, v.assessment.level) for v in tried.verdicts]
    assert levels == [(row[0], row[7], row[8]) for row in tables["assessments"]]
    assert {level for _, _, level in levels} == {"allow", "warn", "hold"}
