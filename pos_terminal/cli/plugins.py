"""`pos-terminal plugins`: a new one of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output

group = typer.Typer(
    name="plugins",
    help="Write plugins.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@group.command()
def new(
    name: Annotated[str, typer.Argument(help="Lower-case letters, digits and _.")],
    dir_: Annotated[
        Path | None,
        typer.Option("--dir", help="Where; otherwise the lane's plugins folder.", metavar="DIR"),
    ] = None,
    as_json: _Json = False,
) -> None:
    """Write a working plugin: a table, a migration, settings, a report, words and a test.

    It needs no lane. In the lane's plugins folder it is found at once; from another folder, copy
    it there, or install it as a package.
    """
    from pos_terminal.cli import plugin_template

    home = context.settings().data_dir / "plugins" / name
    folder = home if dir_ is None else dir_
    files = plugin_template.write(name, folder.absolute())
    if as_json:
        output.say_json({"folder": folder, "files": files})
        return
    output.say(f"{name} is in {folder}.")
    output.say(f"Try it:        python -m pytest {folder}")
    if dir_ is not None:
        output.say(f"Bring it here: cp -r {folder} {home}")
    output.say(f"Switch it on:  pos-terminal plugins enable {name}")
