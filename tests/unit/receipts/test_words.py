"""The catalogues of words: complete, with the same facts, and nothing that nobody says."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from pos_terminal import receipts
from pos_terminal.receipts.words import LANGUAGES, Words, _catalogue

ROOM = Path(receipts.__file__).parent
FOR_CUSTOMERS = (  # who else speaks the shop's language
    "checkout/customer_view.py", "devices/display_lines.py", "ui/viewmodels/customer_board.py"
)  # fmt: skip
SOURCES = sorted([*ROOM.glob("*.py"), *(ROOM.parent / name for name in FOR_CUSTOMERS)])
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def said() -> set[str]:
    """Every literal that some module hands to `words(…)`."""
    calls = (
        node
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "words"
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_word_is_translated_and_none_is_left_over(language: str) -> None:
    found = {word for word in _catalogue(language) if word}
    assert found == said()
    assert all(_catalogue(language)[word] for word in found)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_facts(language: str) -> None:
    for word, translated in _catalogue(language).items():
        if word:
            assert facts(word) == facts(translated)


def test_an_unknown_language_speaks_english_and_a_region_its_language() -> None:
    assert Words("xx")("Change") == "Change"
    assert Words("de_CH")("Change") == Words("de-AT")("Change") == "Rückgeld"
    assert Words("ar")("COPY {number}", number=2) == "نسخة 2"


def test_only_arabic_is_written_from_the_right() -> None:
    assert [Words(language).rtl for language in LANGUAGES] == [False, False, True]
