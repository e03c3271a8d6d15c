"""How commands reach the store: through the running lane, or by being the lane for a moment."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from pos_terminal.cli.exits import NotSetUp
from pos_terminal.config import Settings
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import LaneBusy, LaneNotRunning
from pos_terminal.control.lock import LaneLock
from pos_terminal.control.transport import address_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos_terminal.store.journal import JournalEvent

Tell = Callable[[dict[str, Any]], None]
START_PATIENCE_S = 5.0  # for a lane that has the lock and does not listen yet
_POLL_S = 0.1
_PAGE = 1_000  # events read at a time: a long reader would stop the WAL from shrinking


def change(
    settings: Settings, method: str, params: dict[str, object], tell: Tell | None = None
) -> Any:
    """Have a change made by the running lane, or be the lane for a moment.

    Raises what the change raises, and LaneBusy when another process is the lane and does not
    listen. Ctrl-C asks the change to stop.
    """
    deadline = time.monotonic() + START_PATIENCE_S
    while True:
        try:
            with ControlClient(address_of(settings.data_dir)) as client:
                return client.call(method, params, tell)
        except LaneNotRunning:
            pass
        try:
            return _change_here(settings, method, params, tell)
        except LaneBusy:
            if time.monotonic() > deadline:
                raise
            time.sleep(_POLL_S)


def _change_here(
    settings: Settings, method: str, params: dict[str, object], tell: Tell | None
) -> Any:
    from pos_terminal.bootstrap import open_lane
    from pos_terminal.cli.operations import Work, perform

    with (
        _logging(settings),
        interruptible() as stopping,
        open_lane(settings, plugins=False) as running,  # `plugins` commands start them
    ):
        return perform(running, method, Work(params, tell or _silent, stopping.is_set))


@contextmanager
def _logging(settings: Settings) -> Iterator[None]:
    """What happens while a command is the lane goes to a log of its own, if there can be one."""
    from pos_terminal import log

    try:
        running = log.start(settings.log_dir, "cli", terminal=settings.terminal_id)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        running.stop()


def _silent(_: dict[str, Any]) -> None:
    """Nobody wants to know how far it is."""


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """Ctrl-C sets the event; a second Ctrl-C interrupts as usual."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()

    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    previous = signal.signal(signal.SIGINT, stop)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, previous)


def need_store(settings: Settings) -> Path:
    """The lane's database; NotSetUp where there is none yet, StoreError while it is half away."""
    from pos_terminal.store.swap import refuse_pending

    refuse_pending(settings.data_dir)
    path = settings.data_dir / "lane.db"
    if not path.is_file():
        raise NotSetUp(
            f"There is no shop in {settings.data_dir} yet: start `pos-terminal run` once, "
            "or try `pos-terminal demo`."
        )
    return path


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A read-only connection beside a running lane."""
    from sqlalchemy.exc import DBAPIError

    from pos_terminal.domain.errors import StoreError
    from pos_terminal.store.engine import open_engine

    engine = open_engine(path, readonly=True)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as err:
        raise StoreError(
            f"{path} cannot be read ({err.orig}).", "Run `pos-terminal doctor`."
        ) from err
    finally:
        engine.dispose()


Events = Callable[[int | None, int | None], Iterator["JournalEvent"]]


@contextmanager
def events(settings: Settings) -> Iterator[Events]:
    """Reads events: `read(after, count)`; without `after` the latest `count`."""
    from pos_terminal.store.journal import read_events, read_head_row

    with reading(need_store(settings)) as connection:

        def read(after: int | None, count: int | None) -> Iterator[JournalEvent]:
            if after is None:
                after = max(0, read_head_row(connection).seq - (count or 0))
            left = count
            while left is None or left > 0:
                page = list(read_events(connection, after, limit=min(_PAGE, left or _PAGE)))
                yield from page
                if len(page) < _PAGE:
                    return
                after, left = page[-1].seq, None if left is None else left - len(page)

        yield read


def event_data(event: JournalEvent) -> dict[str, object]:
    """An event for `--json`: the envelope flat, the data as stored."""
    data = asdict(event)
    data.pop("data_bytes")
    stamp: dict[str, object] = data.pop("stamp")
    return stamp | data


def rebuild(settings: Settings) -> int:
    """Make the derived tables again; returns the number of events. Raises LaneBusy."""
    from pos_terminal.store.rebuild import rebuild as rebuild_store

    path = need_store(settings)
    with LaneLock(settings.data_dir, "pos-terminal journal rebuild"):
        return rebuild_store(path)


def demo(settings: Settings, headless: bool, shots: Path | None) -> int:
    """The played shift; returns its exit code."""
    from pos_terminal.cli.output import say
    from pos_terminal.played import demo as play

    return play(settings, headless, shots, say)
