"""`pos-terminal backup`, `restore` and `migrate`: keeping the store safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output

_Stdin = Annotated[
    bool,
    typer.Option("--passphrase-stdin", help="Read the passphrase of the pepper from a pipe."),
]
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def backup(
    to: Annotated[
        Path | None,
        typer.Argument(
            help="A .zip file, or a folder for it; backups in the data directory when not given."
        ),
    ] = None,
    pepper: Annotated[
        bool,
        typer.Option("--pepper", help="Put the pepper of PINs in, under a passphrase."),
    ] = False,
    from_stdin: _Stdin = False,
    as_json: _Json = False,
) -> None:
    """Copy the whole store into one file while the lane sells, and verify the copy.

    Secrets are not in it without --pepper: keep the pepper (see doctor) apart, or nobody can sign
    in after a loss.
    """
    from pos_terminal.cli import safekeeping

    settings = context.settings()
    wanted = pepper or from_stdin
    passphrase = _passphrase("New passphrase", from_stdin, twice=True) if wanted else None
    line = output.ProgressLine("backup")
    try:
        report = safekeeping.backup(settings, to, line, passphrase)
    finally:
        line.end()
    if as_json:
        output.say_json(report)
    else:
        output.say(f"{report['path']}: {report['events']:,} events, verified.")


def restore(
    source: Annotated[
        Path | None,
        typer.Argument(
            help="A file made by backup; with --from-s3 an empty folder to build the store in,"
            " this machine's data directory when not given."
        ),
    ] = None,
    from_s3: Annotated[
        bool, typer.Option("--from-s3", help="From the journal's archive in Amazon S3.")
    ] = False,
    terminal: Annotated[
        str, typer.Option(help="With --from-s3: the lane; this machine's own when not given.")
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it; without this everything is only checked.")
    ] = False,
    from_stdin: _Stdin = False,
    as_json: _Json = False,
) -> None:
    """Put a backup in the place of the store; the lane must not be running.

    What is there now is set aside, never deleted. The lane goes on in a new epoch with a new
    series of receipt numbers, so that no number is ever used twice. With --from-s3 a lost lane's
    journal, and all that follows from it, comes from the archive: staff, settings and products
    are not in it, they come from head office or a backup.
    """
    if from_s3:
        _restore_from_s3(source, terminal, yes=yes, as_json=as_json)
        return
    if source is None or not source.is_file():
        raise typer.BadParameter("Name a file that was made by backup, or say --from-s3.")
    _restore_backup(source, yes=yes, from_stdin=from_stdin, as_json=as_json)


def _restore_backup(source: Path, *, yes: bool, from_stdin: bool, as_json: bool) -> None:
    from pos_terminal.cli import safekeeping

    words = "Passphrase of its pepper (empty: leave the pepper as it is here)"
    report = safekeeping.restore(
        context.settings(),
        source.absolute(),
        dry_run=not yes,
        ask=lambda: _passphrase(words, from_stdin),
    )
    if as_json:
        output.say_json(report)
        return
    output.say(f"{source}: {report['events']:,} events, in order.")
    if report["aside"]:
        output.say(f"What was there before is in {report['aside']}.")
    if yes and not report["pepper"]:
        output.say("Nobody can sign in yet: put the pepper of PINs in its place (see doctor).")
    output.say("Restored." if yes else "Nothing was changed. To restore: add --yes")


def _restore_from_s3(folder: Path | None, terminal: str, *, yes: bool, as_json: bool) -> None:
    from pos_terminal.cli import from_s3

    line = output.ProgressLine("restore")
    try:
        report = from_s3.restore(
            context.settings(), terminal, folder and folder.absolute(), dry_run=not yes, tell=line
        )
    finally:
        line.end()
    if as_json:
        output.say_json(report)
        return
    output.say(
        f"Lane {report['terminal_id']}: {report['events']:,} events in {report['segments']:,}"
        f" segments, in order; the last of {report['last_at']}, epoch {report['epoch']}."
    )
    if report["aside"]:
        output.say(f"What was there before is in {report['aside']}.")
    if folder is not None:
        output.say(f"Built in {folder}.")
    else:
        output.say("Restored." if yes else "Nothing was changed. To restore: add --yes")


def _passphrase(words: str, from_stdin: bool, *, twice: bool = False) -> str:
    """From a pipe, or typed unseen."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed = typer.prompt(
        words, default=None if twice else "", show_default=False, hide_input=True,
        confirmation_prompt=twice,
    )  # fmt: skip
    return str(typed)


def migrate(as_json: _Json = False) -> None:
    """Bring the databases to this version of the program; a start does the same."""
    from pos_terminal.cli import safekeeping

    done = safekeeping.migrate(context.settings())
    if as_json:
        output.say_json({"migrated": done})
    else:
        output.say("\n".join(f"{name} is up to date now." for name in done) or "Nothing to do.")
