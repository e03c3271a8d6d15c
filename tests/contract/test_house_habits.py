"""The habits of docs/style.md that a machine can watch."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pos_terminal", "plugins", "sync", "hardware", "resources", "migrations", "installer")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common|part_?\d+)(_|$)", re.IGNORECASE)
MONEY_WORD = re.compile(
    r"(^|_)(amount|price|total|subtotal|tax|due|change|qty|quantity|discount|net|gross|paid"
    r"|minor|milli)(_|$)"
)
# Put together here so that this file does not catch itself.
MACHINE_WORDS = tuple(
    "".join(parts)
    for parts in (
        ("/work", "/main"),
        ("/work", "/shared"),
        ("../", "shared/"),
        ("/opt", "/wheels"),
        ("/tmp", "/team"),
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("registry.", "npmjs"),
        ("crates", ".io"),
        ("proxy.", "golang.org"),
        ("--index", "-url"),
    )
)


@cache
def tracked() -> tuple[Path, ...]:
    """The files of this checkout that git knows or would take; without git, all but caches."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        run = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True)
        names = run.stdout.split("\0") if run.returncode == 0 else []
    except OSError:
        names = []
    paths = [ROOT / name for name in names if name] or [
        path
        for path in ROOT.rglob("*")
        if not any(
            part.startswith(".") or part == "__pycache__" for part in path.relative_to(ROOT).parts
        )
    ]
    return tuple(path for path in paths if path.is_file())


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Python files under these folders, by name, parsed."""
    for path in sorted(tracked()):
        name = path.relative_to(ROOT)
        if path.suffix == ".py" and name.parts[0] in folders:
            yield name.as_posix(), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.fixture(scope="module", autouse=True)
def _trees_are_let_go() -> Iterator[None]:
    """All trees are millions of objects, and every look for leaks goes through all objects."""
    yield
    parsed.cache_clear()


def none_of(found: list[str]) -> None:
    """Fails with everything that was found, a line each."""
    if found:
        pytest.fail("\n".join(["", *found]), pytrace=False)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if (path.suffix == ".py" or path.name == "pos")
        and len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE
    ]
    none_of(long)


@pytest.mark.slow
def test_every_function_fits_a_screen() -> None:
    long = [
        f"{name}:{function.lineno} {function.name}: {length(function)} lines"
        for name, tree in sources(*ROOMS)
        if not name.startswith("migrations/")
        for function in functions(tree)
        if length(function) > LONGEST_FUNCTION
    ]
    none_of(long)


@pytest.mark.slow
def test_no_name_says_utils_helpers_or_manager_of_a_module() -> None:
    vague = [name for name, _ in sources(*ROOMS, "tests") if VAGUE.search(Path(name).stem)]
    none_of(vague)


@pytest.mark.slow
def test_each_test_name_is_a_sentence() -> None:
    terse = [
        f"{name}:{function.lineno} {function.name}"
        for name, tree in sources("tests")
        if Path(name).name.startswith("test_")
        for function in functions(tree)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    none_of(terse)


def protocols() -> dict[str, str]:
    """The public Protocols that our code declares, and where."""
    return {
        node.name: name
        for name, tree in sources("pos_terminal", "hardware", "plugins", "sync")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and any(ast.unparse(base).split("[")[0].endswith("Protocol") for base in node.bases)
    }


@pytest.mark.slow
def test_every_protocol_has_a_fake_that_carries_its_name() -> None:
    fakes = {
        word
        for name, tree in sources("tests")
        if name.startswith("tests/fakes/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for word in (node.name, *(ast.unparse(base) for base in node.bases))
    }
    without = {
        f"{where}: {protocol} (a class in tests/fakes/ named Fake{protocol}, or derived from it)"
        for protocol, where in protocols().items()
        if not any(protocol in word for word in fakes)
    }
    none_of(sorted(without))


def skips_without_reason(tree: ast.Module) -> Iterator[int]:
    """Lines that skip a test and do not say why."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            reasons = [word.value for word in node.keywords if word.arg == "reason"]
            if called == "pytest.skip" and not (node.args or reasons):
                yield node.lineno
            if called in ("pytest.mark.skip", "pytest.mark.skipif") and not reasons:
                yield node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from (
                mark.lineno
                for mark in node.decorator_list
                if ast.unparse(mark) in ("pytest.mark.skip", "pytest.mark.xfail")
            )


@pytest.mark.slow
def test_no_test_is_skipped_without_a_reason() -> None:
    silent = [
        f"{name}:{line}" for name, tree in sources("tests") for line in skips_without_reason(tree)
    ]
    none_of(silent)


def floats_in(tree: ast.Module) -> Iterator[int]:
    """Lines where a float is written or named."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno
        elif isinstance(node, ast.Name) and node.id == "float":
            yield node.lineno


def is_refusal(tree: ast.Module, line: int) -> bool:
    """Whether a line names float only to turn one away: `isinstance(value, float)`."""
    return any(
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "isinstance"
        and node.lineno <= line <= (node.end_lineno or line)
        for node in ast.walk(tree)
    )


def test_no_float_comes_near_the_domain() -> None:
    found = [
        f"{name}:{line}"
        for name, tree in sources("pos_terminal")
        if name.startswith("pos_terminal/domain/")
        for line in floats_in(tree)
        if not is_refusal(tree, line)
    ]
    none_of(found)


@pytest.mark.slow
def test_no_money_or_quantity_is_annotated_as_a_float() -> None:
    found = []
    for name, tree in sources(*ROOMS):
        for node in ast.walk(tree):
            if isinstance(node, ast.AnnAssign):
                label, kind = ast.unparse(node.target), ast.unparse(node.annotation)
            elif isinstance(node, ast.arg) and node.annotation:
                label, kind = node.arg, ast.unparse(node.annotation)
            else:
                continue
            if MONEY_WORD.search(label) and re.search(r"\bfloat\b", kind):
                found.append(f"{name}:{node.lineno} {label}: {kind}")
    none_of(found)


@pytest.mark.slow
def test_no_column_of_a_store_is_a_float() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in sources("pos_terminal", "migrations", "plugins", "sync")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("sqlalchemy")
        and {alias.name for alias in node.names} & {"Float", "REAL", "FLOAT", "Double", "DOUBLE"}
    ]
    none_of(found)


def test_view_models_know_qt_core_and_no_other_qt() -> None:
    found = []
    for name, tree in sources("pos_terminal"):
        if not name.startswith("pos_terminal/ui/viewmodels/"):
            continue
        for node in ast.walk(tree):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                modules = [f"PySide6.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            found += [
                f"{name}: {module}"
                for module in modules
                if module.startswith("PySide6") and not module.startswith("PySide6.QtCore")
            ]
    none_of(found)


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {word}" for word in MACHINE_WORDS if word in text]
    none_of(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "room", ["pos_terminal", "plugins", "sync", "hardware", "resources", "migrations", "tests"]
)
def test_a_room_is_ours_and_not_somebody_elses_package(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__file__ is not None
    assert Path(module.__file__).resolve() == ROOT / room / "__init__.py"
