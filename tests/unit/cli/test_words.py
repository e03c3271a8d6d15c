"""What people read: tables, progress, and a sentence for every error."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_terminal.cli import output
from pos_terminal.cli.sentences import SENTENCES, sentence_of
from pos_terminal.domain.errors import ApprovalNeeded, AuthPaused, CashierError, StoreError

ROOMS = Path(__file__).parents[3] / "pos_terminal"
REACHED = (
    *("domain", "store/catalog", "store/importing", "checkout/staff.py", "checkout/secrets.py"),
    *("checkout/customers.py", "checkout/catalogue_editor.py"),
)


def raised_keys(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if node.func.id in ("CashierError", "ImportRefused") and isinstance(
                first, ast.Constant
            ):
                yield str(first.value)


def reached_files() -> list[Path]:
    found: list[Path] = []
    for name in REACHED:
        place = ROOMS / name
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return found


# Said at the till only: no command pays, scans or takes anything back.
AT_THE_TILL = ("tender.", "refund.", "age.", "scan.", "shift.", "customer.none")


def test_every_error_that_a_command_can_meet_has_a_sentence() -> None:
    keys = {key for path in reached_files() for key in raised_keys(path)}
    assert len(keys) > 30
    missing = {key for key in keys - SENTENCES.keys() if not key.startswith(AT_THE_TILL)}
    assert missing == set()


def test_a_missing_fact_is_no_error_of_its_own() -> None:
    assert sentence_of(CashierError("product.unknown")) == "There is no product …."


def test_an_error_without_a_sentence_still_says_its_key() -> None:
    assert sentence_of(CashierError("new.key", a=1)) == "Refused: new.key(a=1)."


def test_a_right_that_is_missing_is_named() -> None:
    assert "manage_staff" in sentence_of(ApprovalNeeded("manage_staff"))


def test_a_sentence_is_one_line() -> None:
    assert sentence_of(StoreError("It is\nbroken.", "Mend\tit.")) == "It is broken. Mend it."


def test_columns_align_for_wide_and_combining_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.table(("item", "n"), [("面包", 1), ("Brot", 10), ("Cafe\u0301", 100)], right=(1,))
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["item  n", "面包    1", "Brot   10", "Cafe\u0301  100"]


def test_control_characters_never_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("item",), [("\x1b[31mred\u202e",)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"phase": "reading", "rows": 12000, "total_rows": 818775, "rows_per_s": 40000,
          "seconds_left": 20}, "reading, 12,000 of 818,775 rows, 40,000 a second, 20 s left"),
        ({"phase": "writing", "seconds_left": 75}, "writing, 1:15 left"),
        ({"rows": 5}, "5 rows"),
        ({}, ""),
    ],
)  # fmt: skip
def test_progress_is_told_with_rate_and_time_left(facts: dict[str, object], text: str) -> None:
    assert output.progress_text(facts) == text


def test_progress_is_silent_in_a_pipe_and_cleans_up_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = output.ProgressLine("importing")
    line({"rows": 5})
    line.end()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = output.ProgressLine("importing")
    line({"rows": 5})
    line.end()
    assert capsys.readouterr().err == "\rimporting: 5 rows\r" + " " * 17 + "\r"


def test_a_store_is_called_as_people_call_it_however_an_error_arrives() -> None:
    raised = AuthPaused("sync.aws.expired", sink="s3")
    assert sentence_of(raised).startswith("The sign-in to S3 has expired")
    assert sentence_of(CashierError("sync.off", sink="dynamodb")) == "DynamoDB is switched off."
