"""The played shift taps what the screen or the demo shop really says: renaming either shows."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_terminal.store.demo.shop import demo_staff
from pos_terminal.ui.demo import hand, shift

ROOT = Path(__file__).parents[2]
UI = ROOT / "pos_terminal" / "ui"
STORY = ast.parse(Path(shift.__file__).read_text(encoding="utf-8"))
TRANSLATED = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})


def first_words(function: str) -> list[str]:
    """The text that each `hand.<function>(…)` of the story begins with."""
    return [
        _text(node.args[0])
        for node in ast.walk(STORY)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == function
    ]


def _text(node: ast.expr) -> str:
    """A text, or a constant of the story by its name."""
    return str(getattr(shift, node.id) if isinstance(node, ast.Name) else ast.literal_eval(node))


def sources() -> Iterator[str]:
    """All words that the screen may translate."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TRANSLATED:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def shop_words() -> Iterator[str]:
    """What the demo shop adds: names of staff and goods; parked names are typed in the story."""
    yield from (member.name for member in demo_staff())
    yield from first_words("type")
    with (ROOT / "resources" / "demo" / "products.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["name"] for row in csv.DictReader(file))


def is_a_figure(words: str) -> bool:
    """An amount on a key of the cash count, or a receipt number."""
    return re.fullmatch(r"\d+\.\d\d|TERM001-\d+-\d{6}", words) is not None


def is_said(words: str, said: str) -> bool:
    """Whether a button that says this, its {places} filled, begins with `words`."""
    pattern = "".join(
        ".+?" if part.startswith(("{", "%")) else re.escape(part)
        for part in re.split(r"(\{\w*\}|%n|%\d)", said)
    )
    return said.startswith(words) or re.fullmatch(pattern, words) is not None


@pytest.mark.slow
def test_every_word_that_is_tapped_is_said_by_the_screen_or_the_shop() -> None:
    says = {*sources(), *shop_words()}
    tapped = {words for words in first_words("tap") if not is_a_figure(words)}
    assert len(tapped) > 15
    assert [words for words in tapped if not any(is_said(words, said) for said in says)] == []
    assert not any(is_said("Close the shop", said) for said in says)


def test_the_story_presses_only_keys_that_the_hand_knows() -> None:
    assert set(first_words("press")) <= set(hand._NAMED_KEYS)


def test_each_picture_of_the_story_has_a_name_of_its_own() -> None:
    names = first_words("shot")
    assert len(names) >= 20
    assert len(names) == len(set(names))
