"""`pos-terminal customers`: who somebody is here, and all that is kept of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit
from pos_terminal.domain.errors import POSError

group = typer.Typer(
    name="customers",
    help="Find customers, and write down all that is kept of one.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@group.command()
def find(
    text: Annotated[str, typer.Argument(help="Name, phone, e-mail or card, or a part of one.")],
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=500)] = 20,
    as_json: _Json = False,
) -> None:
    """Find customers as the till does, typing errors allowed; tells their references."""
    from pos_terminal.cli.backend import need_store, reading
    from pos_terminal.store.people_search import find_customers

    with reading(need_store(context.settings())) as connection:
        rows = find_customers(connection, text, limit)
    names = ("customer_ref", "name", "phone", "email", "card")
    if as_json:
        output.say_json([{name: getattr(row, name) for name in names} for row in rows])
        return
    output.table(names, [tuple(getattr(row, name) for name in names) for row in rows])


@group.command()
def export(
    ref: Annotated[str, typer.Argument(help="The customer's reference: `customers find` has it.")],
    file: Annotated[Path, typer.Argument(help="A JSON file.", dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write all that is kept of a person: their data, purchases, and what plugins hold."""
    from pos_terminal.checkout.door import is_id
    from pos_terminal.cli.backend import need_store, reading
    from pos_terminal.store import people_file

    if file.exists() and not force:
        raise POSError(f"{file} is already there; --force replaces it.")
    lane_db = need_store(context.settings())
    found = None
    if is_id(ref):
        with reading(lane_db) as connection:
            found = people_file.person_file(connection, lane_db.parent, ref)
    if found is None:
        output.note(f"There is no customer {ref}: look for the reference with `customers find`.")
        raise typer.Exit(Exit.REFUSED)
    try:
        people_file.write(found, file)
    except OSError as err:
        raise POSError(f"{file} cannot be written: choose another folder.") from err
    output.say(f"All that is kept is in {file}. Hand it over, then delete it.")
