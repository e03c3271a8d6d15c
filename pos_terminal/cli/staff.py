"""`pos-terminal staff`: who may sign in; secrets are asked for, never given on the command line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pos_terminal.cli import context, output

group = typer.Typer(
    name="staff",
    help="Add, list and switch off members of staff, their PINs and badges.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_Stdin = Annotated[
    bool,
    typer.Option("--pin-stdin", help="Read the PIN from standard input instead of asking."),
]
_Who = Annotated[str, typer.Argument(help="Employee id or user name.")]


@group.command("list")
def list_(
    everybody: Annotated[
        bool, typer.Option("--all", help="Also those who are switched off.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """List the staff: id, name, user name, role; never a secret."""
    from pos_terminal.cli import backend
    from pos_terminal.store import people

    with backend.reading(backend.need_store(context.settings())) as connection:
        rows = people.all_employees(connection, active_only=not everybody)
    if as_json:
        fields = ("employee_id", "name", "username", "role", "language", "active", "demo")
        output.say_json([{name: getattr(row, name) for name in fields} for row in rows])
        return
    output.table(
        ("id", "name", "user name", "role", ""),
        [
            (row.employee_id, row.name, row.username, row.role, "" if row.active else "off")
            for row in rows
        ],
    )


@group.command()
def add(
    name: Annotated[str, typer.Argument(help="As it stands on receipts and reports.")],
    role: Annotated[
        str, typer.Option(help="cashier, supervisor, manager or technician.")
    ] = "cashier",
    username: Annotated[str, typer.Option(help="To sign in by password as well.")] = "",
    language: Annotated[str, typer.Option(help="Of the screen while they are signed in.")] = "",
    password: Annotated[bool, typer.Option("--password", help="Also ask for a password.")] = False,
    pin_stdin: _Stdin = False,
    as_json: _Json = False,
) -> None:
    """Add a member of staff; asks for a PIN of 4 to 8 digits."""
    params: dict[str, object] = {
        "name": name,
        "role": role,
        "username": username,
        "language": language,
        "pin": _pin(pin_stdin),
    }
    if password:
        params["password"] = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    _change("staff.add", params, as_json, "{} may sign in now.")


@group.command("reset-pin")
def reset_pin(who: _Who, pin_stdin: _Stdin = False, as_json: _Json = False) -> None:
    """Give somebody a new PIN."""
    _change("staff.change", {"who": who, "pin": _pin(pin_stdin)}, as_json, "{} has a new PIN.")


@group.command()
def badge(
    who: _Who,
    remove: Annotated[bool, typer.Option("--remove", help="Take the badge away.")] = False,
    badge_stdin: Annotated[
        bool, typer.Option("--badge-stdin", help="Read the badge from standard input.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Give somebody a badge, scanned or typed at the question; it is shown to nobody again."""
    code = "" if remove else _asked("Badge", badge_stdin)
    done = "{} has no badge any more." if remove else "{} has a badge."
    _change("staff.change", {"who": who, "badge": code}, as_json, done)


@group.command()
def deactivate(who: _Who, as_json: _Json = False) -> None:
    """Switch somebody off: no sign-in any more; what they did stays in the journal."""
    _change("staff.change", {"who": who, "active": False}, as_json, "{} is switched off.")


@group.command()
def activate(who: _Who, as_json: _Json = False) -> None:
    """Switch somebody on again, with the PIN they had."""
    _change("staff.change", {"who": who, "active": True}, as_json, "{} may sign in again.")


def _pin(from_stdin: bool) -> str:
    return _asked("PIN", from_stdin)


def _asked(what: str, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().strip()
    return str(typer.prompt(what, hide_input=True, confirmation_prompt=True))


def _change(method: str, params: dict[str, object], as_json: bool, sentence: str) -> None:
    from pos_terminal.cli import backend

    settings = context.settings()
    backend.need_store(settings)
    result = backend.change(settings, method, params)
    if as_json:
        output.say_json(result)
    else:
        output.say(sentence.format(result["employee_id"]))
