"""Every error of the code base has a sentence that says what to do next."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from pos_terminal.domain.errors import ApprovalNeeded, BugError, CashierError, DeviceError
from pos_terminal.domain.errors import StoreError as StoreTrouble
from pos_terminal.domain.permissions import Right
from pos_terminal.ui.sentences import SENTENCES, sentence, use_currency
from pos_terminal.ui.sentences.rights import RIGHTS
from pos_terminal.ui.views.override_sheet import right_words
from tests.ui.conftest import Dress

ROOT = Path(__file__).parents[2]
ROOMS = ("pos_terminal", "plugins", "hardware", "sync")
RAISERS = frozenset({"CashierError", "ImportRefused"})
LONGEST = 110  # two lines of a notice
JARGON = ("null", "None", "exception", "traceback", "invalid", "SQL", "index", "{}", "error")


def keys_in(source: str) -> Iterator[str]:
    """Literal keys of errors and notices that this source makes."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else None
        name = node.func.id if isinstance(node.func, ast.Name) else name
        first = node.args[0]
        makes = name in RAISERS or (name == "notify" and len(node.args) > 1)
        if makes and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def keys_in_use() -> set[str]:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    files = [path for path in files if "cli" not in path.parts]  # has sentences of its own
    return {key for path in files for key in keys_in(path.read_text(encoding="utf-8"))}


@pytest.mark.slow
def test_every_key_in_the_code_base_has_a_sentence() -> None:
    missing = sorted(keys_in_use() - SENTENCES.keys())

    assert len(keys_in_use()) > 50
    assert not missing


def test_what_the_recovery_page_must_tell_has_a_sentence() -> None:
    source = (ROOT / "pos_terminal" / "checkout" / "lives.py").read_text(encoding="utf-8")
    texts = (n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant))
    notes = {text for text in texts if str(text).startswith("recovery.")}

    assert len(notes) >= 3
    assert not notes - SENTENCES.keys()


def test_every_right_has_words() -> None:
    assert {right.value for right in Right} == set(RIGHTS)
    assert right_words("age_check") == "Check an age"
    assert all(right_words(right) not in (right, str(words)) for right, words in RIGHTS.items())


def test_a_sentence_says_what_is_wrong_and_what_to_do_in_plain_words() -> None:
    bad = []
    for key, value in SENTENCES.items():
        text = str(value)
        passes_on = key in {
            "store.failed",
            "store.closed",
        }  # its facts are sentences with a hint of their own
        two_parts = any(mark in text for mark in (". ", ": ", "; "))
        plain = not set(JARGON) & set(text.split())
        if not plain or not (passes_on or (two_parts and text.endswith("."))):
            bad.append((key, text))
        if len(text) > LONGEST:
            bad.append((key, text))

    assert not bad


def test_no_sentence_shows_braces_even_without_its_facts() -> None:
    told = {key: sentence(CashierError(key)) for key in SENTENCES}

    assert [key for key, text in told.items() if set(text) & set("{}")] == []


def test_facts_are_read_as_people_write_them(dress: Dress) -> None:
    use_currency("EUR")
    told = sentence(CashierError("tender.missing", remaining_minor=123_456))
    left = sentence(CashierError("refund.too_many", left_milli=6_000))

    assert "€1,234.56" in told
    assert "Only \u20666\u2069 of it" in left


def test_a_product_name_with_braces_does_no_harm() -> None:
    assert "{x}" in sentence(CashierError("quantity.whole", name="Box {x}"))


def test_a_missing_right_is_named_in_words() -> None:
    told = sentence(ApprovalNeeded("void_sale"))

    assert told == "This needs a manager: void a sale. Ask a manager to enter the PIN."


def test_devices_and_the_store_say_their_hint() -> None:
    assert sentence(DeviceError("Printer", "Check its cable.")) == "Printer: Check its cable."
    assert sentence(StoreTrouble("The disk is full.", "Call IT.")) == "The disk is full. Call IT."


def test_an_unknown_trouble_says_that_nothing_was_lost_and_no_jargon() -> None:
    told = sentence(BugError("KeyError: 'x'"))

    assert "Nothing was lost" in told
    assert "KeyError" not in told


def test_an_unknown_key_is_a_sentence_too() -> None:
    assert sentence(CashierError("no.such")).startswith("That did not work (no.such).")


def test_facts_of_the_translations_are_those_of_the_source(dress: Dress) -> None:
    """A translator who loses or renames a {fact} would leave a gap on the screen."""
    for language in ("de", "ar"):
        dress(language=language)
        for key, text in SENTENCES.items():
            told = QCoreApplication.translate("sentences", str(text))
            assert facts_of(told) == facts_of(str(text)), (language, key)


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
