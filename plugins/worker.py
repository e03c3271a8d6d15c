"""One plugin at work: a thread that reads for it until it is switched off or fails too often."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from plugins.bus import Inbox
from plugins.delivery import Delivery, LanePort, Stopped
from plugins.description import Description
from plugins.errors import PluginFailed, PluginRefused
from plugins.following import Follower
from plugins.host_facts import HostFacts
from plugins.reading import JournalPages
from plugins.registry import Found
from plugins.stage import Stage
from plugins.standing import Standing
from plugins.strikes import Struck
from plugins.turnstile import Turnstile
from pos_terminal.checkout.commands import SuspendPlugin
from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger

log = get_logger(__name__)
AGAIN_S = 1.0  # after the disk has refused to be read


class Worker:
    """Drives one stage from switching on to switching off, suspension or the end of the lane."""

    def __init__(
        self,
        found: Found,
        describe: Callable[[], Description],
        folder: Path,
        lane_db: Path,
        facts: Callable[[], HostFacts],
        inbox: Inbox,
        lane: LanePort,
        standing: Standing,
        turnstile: Turnstile,
        turn: threading.Lock,
    ) -> None:
        """`turn` is the plugin's: nobody else has its database open meanwhile."""
        self._found = found
        self._describe = describe
        self._folder = folder
        self._lane_db = lane_db
        self._facts = facts
        self.inbox = inbox
        self._lane = lane
        self._standing = standing
        self._turnstile = turnstile
        self._turn = turn
        self._stopping = threading.Event()
        self._delivery = Delivery(found.name, lane, self._stopping)
        self._jobs: deque[tuple[Callable[[Stage], Any], Future[Any]]] = deque()
        self._closed = False
        self._waits = False  # for the disk; said once
        self._lock = threading.Lock()
        self.thread = threading.Thread(
            target=self._run, name=f"pos-plugin-{found.name}", daemon=True
        )

    # -- for the host's other threads

    def stop(self) -> None:
        """End soon; `thread` may be joined."""
        self._stopping.set()
        self.inbox.wake()

    def ask(self, job: Callable[[Stage], Any]) -> Future[Any] | None:
        """Have something done between two events; None when it no longer works."""
        future: Future[Any] = Future()
        with self._lock:
            if self._closed:
                return None
            self._jobs.append((job, future))
        self.inbox.wake()
        return future

    # -- its life

    def _run(self) -> None:
        name = self._found.name
        try:
            with self._having_the_turn():
                self._work()
        except Stopped:
            pass
        except Struck as struck:
            self._rest("suspended", struck.cause, struck.detail)
        except PluginRefused as err:
            self._standing.refused = err.why
            self._rest("refused", "refused", err.why)
        except Exception as err:  # the host's or the plugin's fault: the sale goes on either way
            log.exception("plugin worker", plugin=name)
            self._standing.failed(f"{type(err).__name__}: {err}")
            self._rest("suspended", "raised", type(err).__name__)
        finally:
            self._refuse_jobs()

    def _rest(self, state: str, cause: str, detail: str) -> None:
        """Until somebody switches it on again; its events wait in the journal."""
        if self._stopping.is_set():
            return  # it may be on again, and another worker find out
        self._refuse_jobs()
        self._standing.turns(state)
        with suppress(Stopped):
            self._delivery.tell(SuspendPlugin(self._found.name, cause, detail))

    @contextmanager
    def _having_the_turn(self) -> Iterator[None]:
        while not self._turn.acquire(timeout=0.2):
            if self._stopping.is_set():
                raise Stopped
        try:
            if self._stopping.is_set():  # what another one says by now is not said over
                raise Stopped
            yield
        finally:
            self._turn.release()

    def _work(self) -> None:
        self._standing.turns("starting")
        with ExitStack() as stack:
            description = self._describe()
            pages = JournalPages(self._lane_db)
            stack.callback(pages.close)
            facts = self._facts()
            stack.callback(facts.close)
            follower = Follower(
                description,
                lambda folder: self._found.make(folder, facts),
                self._folder,
                pages,
                self.inbox,
                self._delivery,
                self._standing,
                self._turnstile,
                self._stopping,
            )
            stack.callback(follower.close)
            while not self._stopping.is_set():
                self._step(follower)

    def _step(self, follower: Follower) -> None:
        try:
            follower.go_on()
            self._waits = False
            self._do_jobs(follower)
        except StoreError as err:  # the disk's fault, not the plugin's
            if not self._waits:
                self._waits = True
                log.warning("plugin waits", plugin=self._found.name, why=str(err))
                self._standing.failed(str(err))
            self._stopping.wait(AGAIN_S)

    # -- what managers ask

    def _do_jobs(self, follower: Follower) -> None:
        while self._jobs:
            job, future = self._jobs.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(job(follower.stage))
            except PluginFailed as err:
                future.set_exception(err)
                if err.cause in ("died", "hung"):
                    follower.recover(err)
            except Exception as err:  # whoever asked gets it; the plugin goes on
                future.set_exception(err)

    def _refuse_jobs(self) -> None:
        with self._lock:
            self._closed = True
        while self._jobs:
            _, future = self._jobs.popleft()
            if future.set_running_or_notify_cancel():
                future.set_exception(PluginRefused(self._found.name, "It rests now."))
