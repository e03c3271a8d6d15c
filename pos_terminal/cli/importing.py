"""`pos-terminal import`: products and customers from files, previewed first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit

group = typer.Typer(
    name="import",
    help="Bring products or customers in from a file; shows what would happen unless --yes.",
    no_args_is_help=True,
)
SHOWN_ROWS = 20

_File = Annotated[
    Path,
    typer.Argument(help="CSV or XLSX, either may be .gz.", exists=True, dir_okay=False),
]
_Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", help="Which column is what, where guessing is not enough.", metavar="FIELD=COLUMN"
    ),
]
_Yes = Annotated[bool, typer.Option("--yes", help="Write it; without this nothing changes.")]
_Encoding = Annotated[str, typer.Option(help="Of a CSV file; guessed when not given.")]
_Delimiter = Annotated[str, typer.Option(help="Of a CSV file; guessed when not given.")]
_Json = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


@group.command()
def products(
    file: _File,
    mapping: _Map = None,
    yes: _Yes = False,
    price_rule: Annotated[
        str,
        typer.Option(help="How to make prices for a file that has none: from-code."),
    ] = "",
    tax_group: Annotated[
        str, typer.Option(help="For rows that name none; otherwise the shop's standard.")
    ] = "",
    decimal: Annotated[str, typer.Option(help="The decimal sign in the file: , or .")] = "",
    encoding: _Encoding = "",
    delimiter: _Delimiter = "",
    as_json: _Json = False,
) -> None:
    """Import products; the lane goes on selling, Ctrl-C leaves nothing half done.

    The same file again changes nothing. Ends with 1 when rows were refused.
    """
    options = {
        "price_rule": price_rule,
        "tax_group": tax_group,
        "decimal": decimal,
        "encoding": encoding,
        "delimiter": delimiter,
    }
    _run("products.import", file, mapping or [], yes, options, as_json)


@group.command()
def customers(file: _File, mapping: _Map = None, yes: _Yes = False, as_json: _Json = False) -> None:
    """Import customers; an empty cell leaves what is known. Ends with 1 when rows were refused.

    The same file again changes nothing.
    """
    _run("customers.import", file, mapping or [], yes, {}, as_json)


def _run(
    method: str, file: Path, mapping: list[str], yes: bool, options: dict[str, str], as_json: bool
) -> None:
    from pos_terminal.cli import backend

    line = output.ProgressLine("importing" if yes else "looking")
    params: dict[str, object] = {
        "path": str(file.absolute()),
        "map": mapping,
        "dry_run": not yes,
        "options": options,
    }
    try:
        report = backend.change(context.settings(), method, params, line)
    finally:
        line.end()
    if as_json:
        output.say_json(report)
    else:
        _print(report, file)
    raise typer.Exit(Exit.REFUSED if report["bad"]["count"] else Exit.OK)


def _print(report: dict[str, Any], file: Path) -> None:
    for field, column in report["columns"].items():
        output.say(f"{field:<16} ← {column or '(by position)'}")
    for title, notes in (("refused", report["bad"]), ("taken, but look", report["remarks"])):
        for entry in notes["listed"][:SHOWN_ROWS]:
            value = f" ({entry['value']})" if entry["value"] else ""
            where = f"row {entry['row']}, {entry['column'] or 'row'}"
            output.say(f"{where}: {entry['reason']}{value} – {title}")
        hidden = notes["count"] - min(len(notes["listed"]), SHOWN_ROWS)
        if hidden > 0:
            output.say(f"… and {hidden:,} more {title} (see --json)")
    verb = "would be" if report["dry_run"] else "are"
    output.say(
        f"{report['rows']:,} rows: {report['new']:,} {verb} new, {report['changed']:,} changed, "
        f"{report['same']:,} the same, {report['bad']['count']:,} refused."
    )
    if report["dry_run"]:
        output.say(f"Nothing was written. To write: pos-terminal import … {file} --yes")
