"""What must never be written, since it ends a process by a signal once in a thousand hours."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COLLECTORS = {"pos_terminal/start.py", "pos_terminal/ui/garbage.py", "pos_terminal/ui/app.py"}
WORDS = re.compile(
    r"singleShot\(|\bgc\.|add_done_callback|subscribe(_scans)?\(|Q(Gui|Core)?Application\("
)
BESIDE_THE_SCREEN = {  # who may hand what other threads say over, each by a queued signal
    "pos_terminal/ui/bridge.py",
    "pos_terminal/ui/news.py",
    "pos_terminal/ui/scans.py",
}


@cache
def screens() -> dict[str, ast.Module]:
    """Modules that run in the process of a screen and may break a rule, by name."""
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "pos_terminal").rglob("*.py"))
    }
    return {name: ast.parse(text) for name, text in texts.items() if WORDS.search(text)}


@pytest.fixture(scope="module", autouse=True)
def _trees_are_let_go() -> Iterator[None]:
    yield
    screens.cache_clear()


def called(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Calls of a method or a module's function: (call, of whom, what)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr


def shots_at_nobody(tree: ast.Module) -> list[int]:
    """Lines where a call is put off without an object that it dies with."""
    return [
        call.lineno
        for call, of, what in called(tree)
        if of == "QTimer" and what == "singleShot" and len(call.args) < 3
    ]


def other_collectors(tree: ast.Module) -> list[int]:
    """Lines where garbage is collected, or Python's collector switched."""
    return [
        call.lineno
        for call, of, what in called(tree)
        if of == "gc" and what in ("collect", "enable", "disable", "set_threshold")
    ]


def heard_on_other_threads(tree: ast.Module) -> list[int]:
    """Lines that give a listener to whoever calls it on a thread of its own."""
    return [
        call.lineno
        for call, of, what in called(tree)
        if what in ("add_done_callback", "subscribe_scans")
        or (what in ("subscribe", "_subscribe") and of != "News")
    ]


def applications(tree: ast.Module) -> list[int]:
    """Lines where the application is made."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("QApplication", "QGuiApplication", "QCoreApplication")
    ]


RULES: dict[str, tuple[Callable[[ast.Module], list[int]], set[str], str]] = {
    "shots": (shots_at_nobody, set(), "QTimer.singleShot(1, window.close)"),
    "garbage": (other_collectors, COLLECTORS, "gc.collect()"),
    "listeners": (heard_on_other_threads, BESIDE_THE_SCREEN, "answer.add_done_callback(show)"),
    "applications": (applications, {"pos_terminal/ui/app.py"}, "app = QApplication([])"),
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
def test_no_screen_breaks_a_rule_of_threads(rule: str) -> None:
    finds, allowed, _ = RULES[rule]
    found = [
        f"{name}:{line}"
        for name, tree in screens().items()
        if name not in allowed and (rule != "listeners" or name.startswith("pos_terminal/ui/"))
        for line in finds(tree)
    ]
    assert found == []


@pytest.mark.parametrize("rule", RULES)
def test_a_planted_break_is_found(rule: str) -> None:
    finds, _, planted = RULES[rule]
    assert WORDS.search(planted)
    assert finds(ast.parse(planted)) == [1]


def test_the_rules_look_at_code_that_keeps_them() -> None:
    for rule in ("garbage", "listeners", "applications"):
        finds, allowed, _ = RULES[rule]
        assert any(finds(screens()[name]) for name in allowed)
