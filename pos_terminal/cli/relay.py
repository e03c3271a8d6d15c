"""`pos-terminal relay`: head office's end; carries events from Kafka into the stores outside."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.cli import context, output, store_titles, sync_backend, sync_words
from pos_terminal.typed import convert

if TYPE_CHECKING:
    from sync.relay.running import RelaySetUp

group = typer.Typer(name="relay", help="Carry events from Kafka into the stores outside.")
_File = Annotated[
    Path | None,
    typer.Option(
        help="Settings of the stores; sync.toml in the data directory.",
        exists=True,
        dir_okay=False,
    ),
]


@group.callback(invoke_without_command=True)
def relay(
    call: typer.Context,
    config: _File = None,
    office_key: Annotated[
        Path | None,
        typer.Option(
            help="Head office's public key (`hq keys` shows it), to carry products.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    sink: Annotated[
        list[str] | None, typer.Option(help="Only this store (may be said several times).")
    ] = None,
) -> None:
    """Run until it is ended; any number of relays share the work, and any may die.

    Each store has a consumer group of its own. Offsets are committed after the effect.
    """
    if call.invoked_subcommand is not None:
        return
    from sync.relay.running import Relay

    with sync_backend.logging(context.settings(), "relay"):
        running = Relay(_set_up(config, office_key, tuple(sink or ())))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: running.stop())
        running.start()
        output.note("The relay runs; Ctrl-C ends it. How it does: pos-terminal relay status")
        running.run()


@group.command()
def status(
    alive: Annotated[
        bool, typer.Option("--alive", help="Only whether it works; a store may be away.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Tell how this machine's relay is; exit code 1 when it hangs, is gone, or a store is away."""
    told = _told(_folder())
    if as_json:
        output.say_json(told)
    else:
        _show(told)
    away = {"down", "auth", "broken"}
    reached = alive or not any(one["state"] in away for one in told["sinks"])
    if not (told["alive"] and reached):
        raise typer.Exit(1)


def _folder() -> Path:
    return context.settings().data_dir / "relay"


def _set_up(config: Path | None, office_key: Path | None, only: tuple[str, ...]) -> RelaySetUp:
    from pos_terminal.secret_store import open_secrets
    from sync.configuring import read
    from sync.hq.signing import PublicKey
    from sync.relay.running import RelaySetUp

    settings = context.settings()
    configured = read({}, config or settings.data_dir / "sync.toml")
    secrets = open_secrets(settings.data_dir, settings.secret_store)

    def secret(name: str) -> str | None:
        kept = secrets.get(name)
        return None if kept is None else kept.decode()

    office = None if office_key is None else PublicKey.from_text(_key_in(office_key))
    return RelaySetUp(configured.settings, secret, _folder(), only, office=office)


def _key_in(file: Path) -> str:
    """The key alone, or all that `hq keys` has printed."""
    lines = file.read_text("utf-8", errors="replace").splitlines()
    named = [line for line in lines if line.startswith("public key")]
    return ([*named, *lines, ""][0].split() or [""])[-1]


def _told(folder: Path) -> dict[str, Any]:
    from sync.relay.running import STALE_S, STATUS_FILE

    try:
        told: dict[str, Any] = json.loads((folder / STATUS_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {"alive": False, "at": "", "sinks": []}
    age_s = (datetime.now(UTC) - datetime.fromisoformat(told["at"])).total_seconds()
    return told | {"alive": age_s < STALE_S}


def _show(told: dict[str, Any]) -> None:
    if not told["alive"]:
        heard = told["at"][:19].replace("T", " ") or "never"
        output.say(f"No relay works here (last heard: {heard}). Start it: pos-terminal relay")
    if not told["sinks"]:
        return
    output.table(
        ("store", "state", "behind", "a second", "parked", "lanes that stand"),
        [
            (
                store_titles.TITLES[one["name"]],
                sync_words.STATES[SinkState(one["state"])],
                f"{one['waiting']:,}",
                one["per_second"] or "",
                one["parked"] or "",
                ", ".join(_standing(one)),
            )
            for one in told["sinks"]
        ],
        right=(2, 3, 4),
    )
    for one in told["sinks"]:
        if one["problem"] is not None:
            output.say(sync_words.of_store(one["name"], convert(one["problem"], SinkProblem)))


def _standing(one: dict[str, Any]) -> list[str]:
    stopped = [
        f"{each['terminal_id']} ({each['verdict']}: send again from {each['needs_seq']})"
        for each in one["stopped_lanes"]
    ]
    return [*stopped, *(f"{lane} (refused)" for lane in one["refused_lanes"])]
