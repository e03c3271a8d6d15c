"""`pos-terminal export`: products and customers into files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.config import Settings
from pos_terminal.domain.errors import POSError

group = typer.Typer(
    name="export",
    help="Write products or customers into a file that import takes again.",
    no_args_is_help=True,
)
_File = Annotated[
    Path, typer.Argument(help="CSV or XLSX by its ending; .csv.gz packs it.", dir_okay=False)
]
_Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
_Json = Annotated[bool, typer.Option("--json", help="Print the count as JSON.")]


@group.command()
def products(file: _File, force: _Force = False, as_json: _Json = False) -> None:
    """Write all products with codes, prices and categories."""
    from pos_terminal.cli import exports

    _run(exports.products, file, force, as_json)


@group.command()
def customers(file: _File, force: _Force = False, as_json: _Json = False) -> None:
    """Write all customers that are not erased; keep such a file as you keep their data."""
    from pos_terminal.cli import exports

    _run(exports.customers, file, force, as_json)


def _run(export: Callable[[Settings, Path], int], file: Path, force: bool, as_json: bool) -> None:
    if file.exists() and not force:
        raise POSError(f"{file} is already there; --force replaces it.")
    count = export(context.settings(), file)
    if as_json:
        output.say_json({"file": str(file), "rows": count})
    else:
        output.say(f"{count:,} rows in {file}.")
