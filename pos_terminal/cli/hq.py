"""`pos-terminal hq`: head office's side: publish to the lanes, keys, enrolment, snapshots.

The office is a data directory of its own: `pos-terminal --data-dir OFFICE hq …`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit
from pos_terminal.cli.importing import SHOWN_ROWS

group = typer.Typer(
    name="hq",
    help="Head office: publish catalogue, staff and settings to the lanes; enrol new ones.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_To = Annotated[str, typer.Option("--to", help="kafka or postgres.", metavar="WAY")]
_Shop = Annotated[str, typer.Option("--store", help="For this shop only; otherwise for all.")]


@group.command()
def keys(
    pepper_of: Annotated[
        Path | None,
        typer.Option(
            help="Take the pepper of PINs from the shop in this data directory.", metavar="DIR"
        ),
    ] = None,
    as_json: _Json = False,
) -> None:
    """Make this office's signing key and pepper, once; print the public key."""
    from pos_terminal.cli import hq_office

    told = hq_office.keys(context.settings(), pepper_of)
    if as_json:
        output.say_json(told)
        return
    output.say(f"public key  {told['public_key']}")
    output.say(f"key id      {told['key_id']}")
    output.say(f"private     {told['where']}")


@group.command()
def publish(
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV, XLSX (either may be .gz) or catalog.db of a lane.", exists=True),
    ] = None,
    to: _To = "kafka",
    everything: Annotated[
        bool, typer.Option("--all", help="Also what has not changed: it replaces local changes.")
    ] = False,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", help="Which column is what.", metavar="FIELD=COLUMN"),
    ] = None,
    price_rule: Annotated[str, typer.Option(help="For a file without prices: from-code.")] = "",
    tax_group: Annotated[str, typer.Option(help="For rows that name none.")] = "",
    decimal: Annotated[str, typer.Option(help="The decimal sign in the file: , or .")] = "",
    as_json: _Json = False,
) -> None:
    """Send the lanes what has changed since the last time.

    Without FILE: the office's own catalogue, and what `hq staff`, `hq setting`, `hq plugin` said.
    Ends with 1 when rows of the file, or documents, were refused.
    """
    from pos_terminal.cli import hq_office

    options = {"price_rule": price_rule, "tax_group": tax_group, "decimal": decimal}
    line = output.ProgressLine("publishing")
    try:
        told = hq_office.publish(
            context.settings(), file, to, everything, mapping or [], options,
            lambda rows: line({"phase": "sent", "rows": rows}),
        )  # fmt: skip
    finally:
        line.end()
    if as_json:
        output.say_json(told)
    else:
        _print(told)
    raise typer.Exit(Exit.REFUSED if told["refused"] or told["bad_rows"] else Exit.OK)


def _print(told: dict[str, object]) -> None:
    refused = [*_lines(told["bad_rows"]), *_lines(told["reasons"])]
    for reason in refused[:SHOWN_ROWS]:
        output.say(f"refused: {reason}")
    if len(refused) > SHOWN_ROWS:
        output.say(f"… and {len(refused) - SHOWN_ROWS:,} more refused (see --json)")
    if not told["version"]:
        output.say("Nothing has changed since the last publication.")
        return
    output.say(
        f"Publication {told['version']}: {told['changed']:,} new or changed, "
        f"{told['deleted']:,} deleted, {told['refused']:,} refused."
    )


def _lines(found: object) -> list[str]:
    return [str(line) for line in found] if isinstance(found, list | tuple) else []


@group.command()
def snapshot(
    file: Annotated[Path, typer.Argument(help="A new file, .zip.", dir_okay=False)],
    as_json: _Json = False,
) -> None:
    """Write the published catalogue as one signed file, from which new lanes fill themselves."""
    from pos_terminal.cli import hq_office

    told = hq_office.snapshot(context.settings(), file)
    if as_json:
        output.say_json(told)
    else:
        output.say(f"{told['products']:,} products as of publication {told['version']}: {file}.")


@group.command()
def staff(
    employee_id: Annotated[str, typer.Argument(help="Unique in the company, as HQ7.")],
    name: Annotated[str, typer.Argument(help="As it stands on receipts.")] = "",
    role: Annotated[
        str, typer.Option(help="cashier, supervisor, manager, technician.")
    ] = "cashier",
    username: Annotated[str, typer.Option(help="To sign in by name.")] = "",
    language: Annotated[str, typer.Option(help="en, de, ar; empty: the shop's.")] = "",
    off: Annotated[bool, typer.Option("--off", help="Switch off everywhere.")] = False,
    store: _Shop = "",
    pin_stdin: Annotated[
        bool, typer.Option("--pin-stdin", help="Read PIN (and badge, a line each) from stdin.")
    ] = False,
    badge: Annotated[bool, typer.Option("--badge", help="Also ask for a badge.")] = False,
    no_badge: Annotated[bool, typer.Option("--no-badge", help="Take the badge away.")] = False,
) -> None:
    """Say who works here, with a PIN that is asked for; goes out with the next `hq publish`.

    Without --badge or --no-badge the lanes keep the badge that they have.
    """
    from pos_terminal.cli import hq_office

    pin = "" if off else _secret("PIN", pin_stdin)
    code = "" if no_badge else None
    if badge and not off:
        code = _secret("Badge", pin_stdin)
    hq_office.want_staff(
        context.settings(), employee_id, off, store, pin, code,
        {"name": name, "role": role, "username": username, "language": language},
    )  # fmt: skip
    output.say(f"{employee_id}: goes out with the next `hq publish`.")


@group.command()
def setting(
    key: Annotated[str, typer.Argument(help="A shop setting, or sync.SECTION.")],
    value: Annotated[str, typer.Argument(help="Its value; of sync.SECTION JSON.")],
    store: _Shop = "",
) -> None:
    """Say a setting of the shops; goes out with the next `hq publish`."""
    from pos_terminal.cli import hq_office

    hq_office.want_setting(context.settings(), key, value, store)
    output.say(f"{key}: goes out with the next `hq publish`.")


@group.command()
def plugin(
    name: Annotated[str, typer.Argument(help="The plugin.")],
    off: Annotated[bool, typer.Option("--off", help="Switch it off instead of on.")] = False,
    settings: Annotated[
        str, typer.Option(help="All its settings as JSON; empty: they stay as they are.")
    ] = "",
    store: _Shop = "",
) -> None:
    """Switch a plugin at the lanes, and set it; goes out with the next `hq publish`."""
    from pos_terminal.cli import hq_office

    hq_office.want_plugin(context.settings(), name, not off, settings, store)
    output.say(f"{name}: goes out with the next `hq publish`.")


@group.command()
def enrol(
    file: Annotated[Path, typer.Argument(help="A new file for that lane.", dir_okay=False)],
    terminal: Annotated[str, typer.Option(help="The new lane, unique in the company.")],
    store: Annotated[str, typer.Option(help="The shop that it stands in.")],
    days: Annotated[
        int, typer.Option(min=1, max=365, help="For how long the file can be used.")
    ] = 7,
    without_passwords: Annotated[
        bool,
        typer.Option("--without-passwords", help="Leave those of Kafka and Postgres out of it."),
    ] = False,
    as_json: _Json = False,
) -> None:
    """Write a one-time file that makes a machine one of the shop's lanes; prints its code once.

    Send the file and tell the code by two different ways.
    """
    from pos_terminal.cli import hq_office

    told = hq_office.enrol(context.settings(), file, terminal, store, days, not without_passwords)
    if as_json:
        output.say_json(told)
        return
    output.say(f"File  {file}  (until {told['until']})")
    output.say(f"Code  {told['code']}  (shown this once, kept nowhere)")
    output.say(f"At the lane: pos-terminal enrol {file.name}")
    if told["lacks"]:
        output.say(f"Before it can sell, say and publish: {'; '.join(told['lacks'])}")


def _secret(what: str, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().strip()
    return str(typer.prompt(what, hide_input=True, confirmation_prompt=True))
