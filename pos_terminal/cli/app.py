"""The tree of commands; each module brings its own, and imports what is heavy when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import (
    backup,
    cloud,
    config,
    context,
    customers,
    demo,
    devices,
    doctor,
    enrol,
    exporting,
    hq,
    importing,
    journal,
    labels,
    plugins,
    price,
    prints,
    products,
    relay,
    replay,
    run_command,
    staff,
    sync,
    version,
)

app = typer.Typer(
    name="pos-terminal",
    help="An offline-first checkout lane: sells with no network, and nothing is ever lost.",
    epilog="Exit codes and every option: docs/commands.md. Settings: docs/settings.md.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options(
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Where the lane keeps everything (also POS_DATA_DIR).", metavar="DIR"),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(help="Read this settings file and no other.", metavar="FILE"),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="One setting for this call, over all files.", metavar="KEY=VALUE"
        ),
    ] = None,
) -> None:
    """An offline-first checkout lane: sells with no network, and nothing is ever lost."""
    flags = context.flags_from(data_dir, set_ or [])
    context.use(context.Options(flags, settings))


for command, panel in (
    (run_command.run, "The lane"),
    (demo.demo, "The lane"),
    (enrol.enrol, "The lane"),
    (price.price, "Trying out"),
    (labels.labels, "The shop"),
    (doctor.doctor, "This machine"),
    (prints.prints, "This machine"),
    (version.version, "This machine"),
    (backup.backup, "Safe keeping"),
    (backup.restore, "Safe keeping"),
    (replay.replay, "Safe keeping"),
    (backup.migrate, "Safe keeping"),
):
    app.command(rich_help_panel=panel)(command)
for group, panel in (
    (config.group, "This machine"),
    (devices.group, "This machine"),
    (importing.group, "The shop"),
    (exporting.group, "The shop"),
    (staff.group, "The shop"),
    (products.group, "The shop"),
    (customers.group, "The shop"),
    (plugins.group, "The shop"),
    (journal.group, "Safe keeping"),
    (hq.group, "Head office"),
    (sync.group, "Stores outside"),
    (cloud.group, "Stores outside"),
    (relay.group, "Head office"),
):
    app.add_typer(group, rich_help_panel=panel)
