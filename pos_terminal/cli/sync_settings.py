"""Where the stores outside are and how to sign in there, at the command line."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from pos_terminal.cli import backend, context, output, sync_backend
from pos_terminal.cli.exits import Exit

_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def settings(
    section: Annotated[
        str, typer.Argument(help="kafka, postgres, aws, dynamodb, s3, sns or cloudwatch.")
    ] = "",
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", help="One setting; may be repeated.", metavar="KEY=VALUE"),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print what may be set, as JSON Schema.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Show where the stores outside are and how they are used, or change it, in effect at once.

    What the file sync.toml says wins and is changed there. Passwords: `sync secret`.
    """
    from pos_terminal.cli import sync_words

    if changes:
        _change(section, changes)
        return
    if schema:
        output.say_json(_schema(section))
        return
    own = context.settings()
    found = sync_backend.sections(own)
    chosen = {section: found[section]} if section in found else found
    if section and section not in found:
        _schema(section)  # refuses it in words
    if as_json:
        output.say_json(chosen)
        return
    for name, values in chosen.items():
        output.say(f"[{name}]")
        sync_words.section(values)


def _schema(section: str) -> dict[str, Any]:
    from sync.configuring import schema_of

    return schema_of(section)


def _change(section: str, changes: list[str]) -> None:
    from sync.configuring import from_text

    values = from_text(section, dict(_pair(text) for text in changes))
    own = context.settings()
    backend.need_store(own)
    fixed = [key for key in values if key in sync_backend.configured(own).fixed.get(section, ())]
    done = backend.change(own, "sync.set", {"section": section, "values": values})
    output.say("Changed." if done["changed"] else "Nothing is new: it was so already.")
    for key in fixed:
        output.note(f"{section}.{key} is said by {sync_backend.sync_file(own)}, which wins.")


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise typer.BadParameter(f"{text} must be KEY=VALUE")
    return key.strip(), value.strip()


def secret(
    name: Annotated[str, typer.Argument(help="sync.kafka, sync.postgres or sync.aws.")],
    remove: Annotated[bool, typer.Option("--remove", help="Forget it.")] = False,
) -> None:
    """Keep a password or key in this machine's secret store; asked for, or read from a pipe.

    sync.aws is JSON: {"access_key_id": "…", "secret_access_key": "…"}. Never give it as an
    argument: others could read it.
    """
    from sync.secrets import NAMES, Secrets

    own = context.settings()
    secrets = Secrets(own.data_dir, own.secret_store)
    value = "" if remove or name not in NAMES else _typed(name)
    if name in NAMES and not remove and not value:
        raise typer.BadParameter("nothing was given")
    secrets.keep(name, value)
    if (own.data_dir / "lane.db").is_file():
        sync_backend.manage_secret(name)
    sync_backend.tell_running(own, "sync.reload")
    output.say(f"{name} is forgotten." if remove else f"{name} is kept: {secrets.where()}.")


def _typed(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.read().strip("\r\n")
    text: str = typer.prompt(f"{name} (not shown)", hide_input=True, default="")
    return text


def try_out(
    sink: Annotated[str, typer.Argument(help="Only this store.", metavar="SINK")] = "",
    from_stdin: Annotated[
        bool, typer.Option("--from-stdin", hidden=True, help="Settings not kept yet, as JSON.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Test the connection to each store that is switched on; nothing is written there.

    One sentence says what is wrong. Ends with 1 when one does not work.
    """
    from pos_terminal.cli import sync_trying

    found = sync_trying.from_pipe(sys.stdin.read()) if from_stdin else sync_trying.kept(sink)
    if as_json or from_stdin:
        output.say_json(found)
    else:
        sync_trying.show(found)
    if any(found.values()):
        raise typer.Exit(Exit.REFUSED)


def new_life(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """After a fork: go on as a new life of this lane, with receipt numbers of its own.

    Only when it is known which of two machines is the lane: end the copy first.
    """
    own = context.settings()
    seen = sync_backend.newest_outside(own)
    if not yes:
        output.note("The lane gets a new epoch; what a store refused is listed as parked.")
        if not typer.confirm("Begin a new life of this lane?"):
            raise typer.Exit(Exit.REFUSED)
    done = backend.change(own, "sync.new_life", {"seen": seen})
    sync_backend.tell_running(own, "sync.retry")
    output.say(f"This lane is in epoch {done['epoch']} now.")
