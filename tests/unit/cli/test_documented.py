"""docs/commands.md and docs/settings.md say what the program has, all of it and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
import typer

from pos_terminal.cli.app import app
from pos_terminal.cli.exits import MEANINGS, Exit
from pos_terminal.config import Settings

DOCS = Path(__file__).parents[3] / "docs"


def walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", None)
    if not children or getattr(command, "invoke_without_command", False):
        yield path, command
    if not children:
        return
    if command.invoke_without_command and path != "pos-terminal":
        yield path, command
    for name, child in children.items():
        yield from walk(child, f"{path} {name}")


ROOT = typer.main.get_command(app)
COMMANDS = dict(walk(ROOT, "pos-terminal"))


def sections() -> dict[str, str]:
    text = (DOCS / "commands.md").read_text("utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_and_every_section_its_command() -> None:
    assert sections().keys() == COMMANDS.keys()


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_and_argument_of_a_command_is_documented(path: str) -> None:
    text = sections()[path]
    for parameter in COMMANDS[path].params:
        if parameter.param_type_name == "argument":
            short = {"to": "FILE", "source": "FILE"}.get(parameter.name, parameter.name.upper())
            assert short in text, parameter.name
        else:
            for flag in () if parameter.hidden else parameter.opts:
                assert flag in ("--help", "-h") or f"`{flag}" in text, flag


@pytest.mark.parametrize("path", COMMANDS)
def test_no_option_is_documented_that_is_not_there(path: str) -> None:
    known = {flag for parameter in COMMANDS[path].params for flag in parameter.opts}
    assert set(re.findall(r"`(--[a-z0-9-]+)", sections()[path])) <= known


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_has_a_help_in_sentences(path: str) -> None:
    command = COMMANDS[path]
    assert command.help
    assert command.help.strip().endswith(".")
    for parameter in command.params:
        assert parameter.name == "help" or parameter.help, parameter.name


def test_options_before_the_command_are_documented() -> None:
    text = (DOCS / "commands.md").read_text("utf-8").split("## Exit codes")[0]
    for parameter in ROOT.params:
        for flag in parameter.opts:
            assert flag in ("--help", "-h") or f"`{flag}" in text, flag


def test_the_table_of_exit_codes_is_the_programs() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", text, flags=re.MULTILINE)
    assert rows == [(str(int(code)), MEANINGS[code]) for code in Exit]


def test_the_table_of_settings_is_the_programs() -> None:
    text = (DOCS / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    assert [row[0] for row in rows] == [field.name for field in fields(Settings)]
    hints = get_type_hints(Settings)
    for row, field in zip(rows, fields(Settings), strict=True):
        _, variable, default, values, meaning = row
        assert variable == f"POS_{field.name.upper()}"
        assert meaning == field.metadata["help"]
        assert values == shown_values(hints[field.name], field.metadata), field.name
        if "Path" not in str(field.type):
            plain = str(field.default)
            shown = plain.lower() if isinstance(field.default, bool) else plain
            assert default == (f"`{shown}`" if shown else "empty"), field.name


def shown_values(hint: Any, metadata: Any) -> str:
    if get_origin(hint) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(hint))
    if hint is bool:
        return "`true`, `false`"
    if hint is int:
        return f"{metadata['limits']['ge']} to {metadata['limits']['le']}"
    return metadata["form"] or "a path"


def test_the_example_of_the_price_file_is_priced() -> None:
    from pos_terminal.cli.price_json import read_price_file

    text = (DOCS / "price-json.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example is not None
    assert len(read_price_file(example[1]).basket.lines) == 3


def test_every_key_of_the_price_file_is_documented() -> None:
    source = (DOCS.parent / "pos_terminal" / "cli" / "price_json.py").read_text("utf-8")
    text = (DOCS / "price-json.md").read_text("utf-8")
    keys = set(re.findall(r'\.(?:take|text|flag|whole|decimal|choice)\(\s*"(\w+)"', source))
    assert {"currency", "lines", "cash_step_minor", "rate"} <= keys
    for key in keys:
        assert f"`{key}`" in text or f'"{key}"' in text, key
