"""The lane's end of the sync agent: keeps it running, pokes it, and is the screen's port.

Light to import: what is heavy comes on its own thread, when the till is up.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_terminal.bus import Bus, Listeners
from pos_terminal.checkout.sync_views import ParkedView, SectionView, SinkProblem, SyncView
from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent
from sync.place import Home

if TYPE_CHECKING:
    from sync.keeping import Keeper
    from sync.poking import Poker

log = get_logger(__name__)
TEST_PATIENCE_S = 90.0
_METHODS = {"pause", "resume", "retry", "resend"}


class SyncDesk:
    """Any thread may call."""

    def __init__(self, home: Home, bus: Bus[JournalEvent]) -> None:
        """Nothing runs, and nothing is imported, before `start`."""
        self._home = home
        self._bus = bus
        self._view = SyncView()
        self._listeners: Listeners[[]] = Listeners()
        self._lock = threading.Lock()
        self._keeper: Keeper | None = None
        self._poker: Poker | None = None
        self._starting: threading.Thread | None = None
        self._stopped = False

    # -- life

    def start(self, after_s: float = 0.0) -> None:
        """Keep an agent at work from `after_s` on; a second call does nothing."""
        with self._lock:
            if self._starting is not None or self._stopped or self._home.mode == "off":
                return
            home = replace(self._home, after_s=after_s)
            self._starting = threading.Thread(
                target=self._arrive, args=(home,), name="pos-sync-arrival", daemon=True
            )
            self._starting.start()

    def _arrive(self, home: Home) -> None:
        """Imports cost 50 ms that no frame should wait for."""
        from pos_terminal.control.transport import SYNC, address_of
        from sync.child import Child
        from sync.keeping import Keeper
        from sync.poking import Poker

        child = Child([*home.command, "sync", "--with-parent"])
        keeper = Keeper(home, child, self._show)
        poker = Poker(self._bus, address_of(home.data_dir, SYNC), keeper.look)
        keeper.listening = lambda on: setattr(poker, "listening", on)
        self._keeper, self._poker = keeper, poker
        keeper.start()

    def stop(self) -> None:
        """End the child and the threads; what is not sent goes out the next time."""
        with self._lock:
            self._stopped = True
        if self._starting is None:
            return
        self._starting.join()
        if self._poker is not None:
            self._poker.stop()
        if self._keeper is not None:
            self._keeper.stop()

    def vitals(self) -> dict[str, object]:
        """How each store is doing: for `doctor` and the control socket."""
        view = self._view
        told: dict[str, object] = {
            "running": view.running,
            "online": view.online,
            "waiting": view.waiting,
            "states": {sink.name: sink.state.value for sink in view.sinks},
        }
        if self._keeper is not None and self._poker is not None:
            told |= {"starts": self._keeper.starts, "pokes": self._poker.pokes}
        return told

    # -- what the screen sees

    def view(self) -> SyncView:
        """How everything is; from memory."""
        return self._view

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when the view has changed; returns how to stop that."""
        return self._listeners.add(listener)

    def _show(self, view: SyncView) -> None:
        self._view = view
        self._listeners.tell()

    # -- what the screen asks

    def act(self, act: str, sink: str, from_seq: int = 0) -> Future[None]:
        """Pause, resume, retry (now), or resend from `from_seq` on."""
        if act not in _METHODS:
            return _refused(CashierError("sync.act", act=act, sink=sink))
        params: dict[str, object] = {"sink": sink}
        if act == "resend":
            params["from_seq"] = from_seq
        return _aside(lambda: self._call(f"sync.{act}", params, None))

    def parked(self, sink: str) -> Future[tuple[ParkedView, ...]]:
        """Events that this store can never take, in order."""

        def work() -> tuple[ParkedView, ...]:
            from sync import desk_reads  # 0.1 s: no frame waits for it

            return desk_reads.parked(self._home, sink)

        return _aside(work)

    def retry_parked(self, sink: str, seq: int) -> Future[bool]:
        """Send a parked event once more; False: refused again, and it stays parked."""

        def work() -> bool:
            params: dict[str, object] = {"sink": sink, "seq": seq}
            return bool(self._call("sync.parked_retry", params, {})["taken"])

        return _aside(work)

    def mark_seen(self, sink: str, seqs: tuple[int, ...]) -> Future[int]:
        """These (none: all) stay parked and warn no more; ends with how many of them were new."""

        def work() -> int:
            params: dict[str, object] = {"sink": sink, "seqs": [*seqs]}
            return int(self._call("sync.parked_seen", params, {})["seen"])

        return _aside(work)

    def export_parked(self, sink: str, file: Path) -> Future[int]:
        """Write the parked events with their reasons to a file; ends with how many."""

        def work() -> int:
            from sync import desk_reads  # 0.1 s: no frame waits for it

            return desk_reads.export_parked(self._home, sink, file)

        return _aside(work)

    def settings(self) -> Future[tuple[SectionView, ...]]:
        """All sections in their order."""

        def work() -> tuple[SectionView, ...]:
            from sync import desk_reads  # 0.1 s: no frame waits for it

            return desk_reads.settings(self._home)

        return _aside(work)

    def schema(self, section: str) -> dict[str, Any]:
        """A section's JSON Schema, its definitions in `$defs`."""
        from sync.configuring import schema_of

        return schema_of(section)

    def check_settings(self, section: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """As they would be kept, without the file's keys; or CashierError("sync.setting")."""

        def work() -> dict[str, Any]:
            from sync import desk_reads  # 0.1 s: no frame waits for it

            return desk_reads.check(self._home, section, values)

        return _aside(work)

    def test(
        self, section: str, values: dict[str, Any], secret: str = ""
    ) -> Future[SinkProblem | None]:
        """Try a connection with these values, in a process of its own; None: it is well."""

        def work() -> SinkProblem | None:
            asked = {"section": section, "values": values, "secret": secret}
            command = [*self._home.command, "sync", "test", "--from-stdin"]
            done = subprocess.run(  # noqa: S603 - our own program
                command,
                input=json.dumps(asked).encode(),
                capture_output=True,
                timeout=TEST_PATIENCE_S,
                check=False,
            )
            try:
                wrong = json.loads(done.stdout)[section]
            except (ValueError, KeyError, TypeError):
                why = done.stderr.decode(errors="replace").strip().removeprefix("pos-terminal: ")
                raise CashierError("sync.setting", why=why[:200]) from None
            return None if wrong is None else SinkProblem(**wrong)

        return _aside(work)

    def keep_secret(self, name: str, value: str) -> Future[None]:
        """Keep a password or key in the secret store; an empty one is forgotten."""

        def work() -> None:
            from sync import desk_reads

            desk_reads.keep_secret(self._home, name, value)
            with contextlib.suppress(CashierError):  # no agent: it reads the new one when it starts
                self._call("sync.reload", {}, None)

        return _aside(work)

    def _call(self, method: str, params: dict[str, object], none: Any) -> Any:
        """Ask the agent; CashierError("sync.not_running") where nobody answers."""
        from pos_terminal.control.client import ControlClient
        from pos_terminal.control.errors import ControlError
        from pos_terminal.control.transport import SYNC, address_of

        try:
            with ControlClient(address_of(self._home.data_dir, SYNC)) as client:
                answer = client.call(method, params)
        except ControlError as err:
            raise CashierError("sync.not_running") from err
        return none if answer is None else answer


def _aside(work: Callable[[], Any]) -> Future[Any]:
    """On a thread of its own; a future that ends with a CashierError where it cannot be done."""
    answer: Future[Any] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except StoreError as err:
            told = CashierError("sync.secrets_locked", reason=str(err))
            told.__cause__ = err
            answer.set_exception(told)
        except Exception as err:
            answer.set_exception(err)

    threading.Thread(target=run, name="pos-sync-aside", daemon=True).start()
    return answer


def _refused(err: CashierError) -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(err)
    return answer
