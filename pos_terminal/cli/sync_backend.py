"""How the commands of `sync` reach the agent that runs, or do without one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_terminal.cli import backend, context
from pos_terminal.config import Settings
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import LaneNotRunning
from pos_terminal.control.lock import SYNC_LOCK_FILE, LaneLock
from pos_terminal.control.transport import SYNC, address_of
from pos_terminal.domain.errors import POSError

if TYPE_CHECKING:
    from pos_terminal.checkout.sync_views import SyncView
    from sync.agent import Place
    from sync.configuring import Configured
    from sync.store import SyncStore


def place(settings: Settings) -> Place:
    """What an agent of this machine works with."""
    from sync.agent import Place
    from sync.files import SyncFiles
    from sync.secrets import Secrets

    return Place(
        SyncFiles(settings.data_dir),
        settings.terminal_id,
        settings.store_id,
        sync_file(settings),
        Secrets(settings.data_dir, settings.secret_store).read,
    )


def sync_file(settings: Settings) -> Path:
    """The file with settings of the stores outside."""
    return settings.sync_file or settings.data_dir / "sync.toml"


def missing_file(settings: Settings) -> Path | None:
    """The file that the setting sync_file points to, where there is none; its default may lack."""
    file = sync_file(settings)
    own = file == settings.data_dir / "sync.toml"
    return None if own or file.is_file() else file


def ask(settings: Settings, method: str, **params: object) -> Any:
    """Ask the agent that runs; raises LaneNotRunning."""
    with ControlClient(address_of(settings.data_dir, SYNC)) as client:
        return client.call(method, params)


def view(settings: Settings) -> SyncView:
    """How everything is; of an agent that does not run, how it stood."""
    from pos_terminal.checkout.sync_views import SyncView
    from pos_terminal.typed import convert
    from sync import standing
    from sync.files import SyncFiles

    backend.need_store(settings)
    try:
        told = ask(settings, "sync.status")
    except LaneNotRunning:
        return standing.view(SyncFiles(settings.data_dir), sync_file(settings))
    found: SyncView = convert(told, SyncView)
    return found


def configured(settings: Settings) -> Configured:
    """The settings of the stores outside as they count."""
    from sync import standing
    from sync.files import SyncFiles

    return standing.configured(SyncFiles(settings.data_dir), sync_file(settings))


def manage(act: str, sink: str, from_seq: int = 0) -> None:
    """Note the act in the journal, which also checks its names."""
    settings = context.settings()
    backend.need_store(settings)
    known(sink)
    params: dict[str, object] = {"act": act, "sink": sink, "from_seq": from_seq}
    backend.change(settings, "sync.managed", params)


def known(sink: str) -> None:
    """Refuse what is no store outside."""
    from pos_terminal.domain.errors import CashierError
    from sync.settings import SINKS

    if sink not in SINKS:
        raise CashierError("sync.no_sink", sink=sink, known=", ".join(SINKS))


def with_store(method: str, params: dict[str, object], alone: Callable[[SyncStore], Any]) -> Any:
    """Ask the agent, or, where none runs, do it in its file for a moment."""
    settings = context.settings()
    try:
        return ask(settings, method, **params)
    except LaneNotRunning:
        pass
    from sync.opening import open_store

    with LaneLock(settings.data_dir, "pos-terminal sync", SYNC_LOCK_FILE):
        store = open_store(place(settings).files.sync_db)
        try:
            return alone(store)
        finally:
            store.close()


def ask_running(settings: Settings, method: str, **params: object) -> Any:
    """Ask the agent; CashierError("sync.not_running") where none is."""
    from pos_terminal.domain.errors import CashierError

    try:
        return ask(settings, method, **params)
    except LaneNotRunning as err:
        raise CashierError("sync.not_running") from err


def tell_running(settings: Settings, method: str) -> None:
    """Tell the agent, if one is there."""
    with contextlib.suppress(LaneNotRunning):
        ask(settings, method)


def manage_secret(name: str) -> None:
    """Note in the journal that a secret was kept or forgotten; never which."""
    params: dict[str, object] = {"act": "secret", "sink": name.removeprefix("sync.")}
    backend.change(context.settings(), "sync.managed", params)


def sections(settings: Settings) -> dict[str, dict[str, Any]]:
    """All settings of the stores outside as they count, by section."""
    import msgspec

    found: dict[str, dict[str, Any]] = msgspec.to_builtins(configured(settings).settings)
    return found


@contextmanager
def reading(settings: Settings) -> Iterator[SyncStore | None]:
    """sync.db beside the agent that owns it; None before there is one."""
    from sync.store import SyncStore

    path = place(settings).files.sync_db
    if not path.is_file():
        yield None
        return
    store = SyncStore(path, readonly=True)
    try:
        yield store
    finally:
        store.close()


def newest_outside(settings: Settings) -> dict[str, Any] | None:
    """The newest head of this lane that a store outside told, as data; None: none told one."""
    heads: list[Any] = [
        sink.problem.facts["held"]
        for sink in view(settings).sinks
        if sink.problem is not None and isinstance(sink.problem.facts.get("held"), dict)
    ]
    newest: dict[str, Any] | None = max(
        heads, key=lambda held: (held["epoch"], held["seq"]), default=None
    )
    return newest


@contextmanager
def logging(settings: Settings, program: str = "sync") -> Iterator[Callable[[], None]]:
    """The agent's own log, or a relay's, redacted; gives what writes all of it out."""
    from pos_terminal import log
    from pos_terminal.start import LEVELS

    level = LEVELS[settings.log_level]
    running = log.start(settings.log_dir, program, level, terminal=settings.terminal_id)
    own = log.get_logger(__name__)
    log.hook_uncaught(own)
    try:
        yield running.stop
    except POSError as err:  # of a child nobody hears what it says on its way out
        own.error(f"{program} refused", why=str(err))
        raise
    except Exception:
        own.exception(f"{program} ended")
        raise
    finally:
        running.stop()
