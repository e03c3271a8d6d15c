"""`pos-terminal config`: what this machine's settings are, and who says so."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

import typer

from pos_terminal.cli import context, output

group = typer.Typer(name="config", help="Show this machine's settings.", no_args_is_help=True)


@group.command()
def show(
    origin: Annotated[
        bool, typer.Option("--origin", help="Also say who decided each setting.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Show every setting as it is now."""
    loaded = context.loaded()
    names = [field.name for field in fields(loaded.settings)]
    values = {name: getattr(loaded.settings, name) for name in names}
    if as_json:
        with_origin = {
            name: {"value": _plain(value), "origin": loaded.origins[name]}
            for name, value in values.items()
        }
        plain = {name: _plain(value) for name, value in values.items()}
        output.say_json(with_origin if origin else plain)
    elif origin:
        rows = [(name, _shown(value), loaded.origins[name]) for name, value in values.items()]
        output.table(("setting", "value", "origin"), rows)
    else:
        output.table(("setting", "value"), [(name, _shown(values[name])) for name in names])


@group.command()
def path(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Show where settings are looked for (the strongest first), and where data and logs are."""
    loaded = context.loaded()
    files = [{"file": str(file), "there": file.exists()} for file in loaded.files]
    if as_json:
        folders = {"data_dir": loaded.settings.data_dir, "log_dir": loaded.settings.log_dir}
        output.say_json({"files": files, **folders})
        return
    for entry in files:
        output.say(f"settings  {entry['file']}{'' if entry['there'] else '  (not there)'}")
    output.say(f"data      {loaded.settings.data_dir}")
    output.say(f"log       {loaded.settings.log_dir}")


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int) else str(value)


def _shown(value: object) -> str:
    """As it would stand in a settings file, without the quotes."""
    return str(value).lower() if isinstance(value, bool) else str(value)
