"""docs/fraud-rules.md says what the plugin knows."""

from __future__ import annotations

from tests.contract.fraud_reference import FILE, render


def test_the_page_of_fraud_rules_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == render(), (
        "run: ./pos python -m tests.contract.fraud_reference"
    )
