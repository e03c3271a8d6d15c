"""`pos-terminal plugins`: which there are, what they do here, and a new one of your own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from pos_terminal.cli import context, output
from pos_terminal.domain.errors import POSError

group = typer.Typer(
    name="plugins",
    help="List, switch, set, replay and write plugins.",
    no_args_is_help=True,
)
_Name = Annotated[str, typer.Argument(help="The plugin's name, as `plugins list` shows it.")]
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_Reason = Annotated[str, typer.Option(help="Why; it stands in the journal.")]


@group.command("list")
def list_(as_json: _Json = False) -> None:
    """List all plugins: state, version, where from, how far behind, last error.

    Without a running lane it shows how the lane was left.
    """
    from pos_terminal.cli import plugin_list

    found = plugin_list.views(context.settings())
    if as_json:
        output.say_json(found)
        return
    output.table(
        ("name", "state", "version", "source", "isolation", "behind", "last error"),
        [
            (
                one["name"],
                one["state"] + (", critical" if one["critical"] and one["on"] else ""),
                one["version"],
                one["source"],
                one["isolation"],
                one["lag"] if one["on"] else "",
                one["refused"] or one["last_error"],
            )
            for one in found
        ],
        right=(5,),
    )


@group.command()
def enable(name: _Name, reason: _Reason = "", as_json: _Json = False) -> None:
    """Switch a plugin on, also one that was suspended; it reads what it missed."""
    _switch(name, True, reason, as_json)


@group.command()
def disable(name: _Name, reason: _Reason = "", as_json: _Json = False) -> None:
    """Switch a plugin off; what it holds on the basket in hand ends in the same act."""
    _switch(name, False, reason, as_json)


@group.command()
def settings(
    name: _Name,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="One setting; may be repeated. Lists as JSON.", metavar="KEY=VALUE"
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="Take all settings from a JSON file; others are the defaults."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print what may be set, as JSON Schema.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Show a plugin's settings, or change them: checked first, in effect at once."""
    from pos_terminal.cli import plugin_list

    if changes and file is not None:
        raise typer.BadParameter("give --set or --file, not both")
    if changes or file is not None:
        _change_settings(name, changes or [], file, as_json)
        return
    shown = plugin_list.view(context.settings(), name)
    if schema or as_json:
        output.say_json(shown["settings_schema"] if schema else shown["settings"])
        return
    for key, value in shown["settings"].items():
        output.say(f"{key} = {_shown(value)}")


@group.command()
def replay(
    name: _Name,
    from_: Annotated[
        int, typer.Option("--from", help="Begin at this event instead of the first.", min=0)
    ] = 0,
    as_json: _Json = False,
) -> None:
    """Make a plugin's tables again from the journal; the lane sells meanwhile.

    The old tables stay until the new ones are whole. Nothing is held or told a second time.
    """
    line = output.ProgressLine(f"replaying {name}")
    try:
        done = _change("plugins.replay", {"name": name, "from_seq": from_}, line)
    finally:
        line.end()
    if as_json:
        output.say_json(done)
    else:
        output.say(f"{name} has read {done['events']:,} events again in {done['seconds']} s.")


@group.command()
def report(
    name: _Name,
    report: Annotated[str, typer.Argument(help="Which; without it they are listed.")] = "",
    asked: Annotated[
        list[str] | None, typer.Argument(help="What the report asks for, as key=value.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", help="Write the table there.", metavar="FILE")
    ] = None,
    as_json: _Json = False,
) -> None:
    """Show one of a plugin's tables, or write it as CSV."""
    from pos_terminal.cli import plugin_list, plugin_tables

    if not report:
        _list_reports(plugin_list.view(context.settings(), name), as_json)
        return
    question: dict[str, object] = {
        "name": name,
        "report": report,
        "asked": _pairs(asked or []),
    }
    table = _change("plugins.report", question)
    if csv is not None:
        from pos_terminal.store.importing.export import write_table

        write_table(csv, plugin_tables.header(table), plugin_tables.rows(table))
    if as_json:
        output.say_json(table)
    elif csv is not None:
        output.say(f"{len(table['rows']):,} rows in {csv}.")
    else:
        output.table(
            plugin_tables.header(table), plugin_tables.rows(table), plugin_tables.right(table)
        )
        if note := plugin_tables.sentence(table["note"]):
            output.say(note)


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


def _change(method: str, params: dict[str, object], line: output.ProgressLine | None = None) -> Any:
    from pos_terminal.cli import backend

    own = context.settings()
    backend.need_store(own)
    return backend.change(own, method, params, line)


def _switch(name: str, on: bool, reason: str, as_json: bool) -> None:
    view = _change("plugins.switch", {"name": name, "on": on, "reason": reason})
    if as_json:
        output.say_json(view)
    elif not on:
        output.say(f"{name} is off.")
    else:
        behind = f" It has {view['lag']:,} events to read." if view["lag"] else ""
        output.say(f"{name} is on.{behind}")


def _change_settings(name: str, changes: list[str], file: Path | None, as_json: bool) -> None:
    values = _pairs(changes) if file is None else _from_file(file)
    question = {"name": name, "values": values, "whole": file is not None}
    done = _change("plugins.set", question)
    if as_json:
        output.say_json(done["settings"])
    else:
        same = "Nothing is new: these were the settings already."
        output.say(f"{name} has new settings." if done["changed"] else same)


def _pairs(pairs: list[str]) -> dict[str, Any]:
    """KEY=VALUE; numbers and flags as text, which the plugin's own model reads."""
    values: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"{pair} must be KEY=VALUE")
        values[key.strip()] = _value(value.strip())
    return values


def _value(text: str) -> Any:
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError as err:
            raise typer.BadParameter(f"{text} is no JSON: {err}") from err
    return text


def _from_file(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as err:
        raise POSError(f"{path} is no JSON: {err}.") from err
    if not isinstance(found, dict):
        raise POSError(f"{path} must hold one JSON object: setting → value.")
    return found


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list_reports(view: dict[str, Any], as_json: bool) -> None:
    from pos_terminal.cli import plugin_tables

    if as_json:
        output.say_json(view["reports"])
        return
    rows = [
        (
            one["name"],
            plugin_tables.sentence(one["title"]),
            " ".join(_fields(one["schema"] or {})),
        )
        for one in view["reports"]
    ]
    output.table(("report", "title", "asks for"), rows)


def _fields(schema: dict[str, Any]) -> list[str]:
    """Names of the fields of a form."""
    forms = schema.get("$defs", {})
    root = forms.get(str(schema.get("$ref", "")).rpartition("/")[2], schema)
    return list(root.get("properties", {}))
