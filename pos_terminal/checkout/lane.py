"""The lane: one thread, the only writer; commands in, frozen states out."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from pos_terminal.bus import Listeners
from pos_terminal.checkout import customer_ends, recovery, session, setup, z_papers
from pos_terminal.checkout.commands import Approval, Command, FromDevice, NextSale, SetUpShop
from pos_terminal.checkout.door import check_command, cleaned
from pos_terminal.checkout.guards import check_guard
from pos_terminal.checkout.handlers import HANDLERS
from pos_terminal.checkout.rounds import REST_S, Rounds
from pos_terminal.checkout.setup import DemoShop
from pos_terminal.checkout.snapshot import snapshot
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import (
    ApprovalNeeded,
    BugError,
    CashierError,
    POSError,
    StoreError,
    without_traces,
)
from pos_terminal.log import get_logger
from pos_terminal.store.head import Head
from pos_terminal.store.trouble import NotStored, OutcomeUnknown, StoreDamaged

log = get_logger(__name__)
IDLE_S = 2.0  # without a command for so long, the writer checkpoints if no sale is in hand
WAITING = "store.waiting"

Listener = Callable[[LaneState], None]


class Lane:
    """The one thread that changes anything in lane.db."""

    def __init__(self, make_till: Callable[[], Till], demo: DemoShop) -> None:
        """`make_till` opens the store on the lane's own thread."""
        self._make_till = make_till
        self._demo = demo
        self._queue: queue.Queue[tuple[Callable[[Till], object], Approval | None, Command,
            Future[Any]] | None] = queue.Queue()  # fmt: skip
        self._listeners: Listeners[[LaneState]] = Listeners()
        self._lock = threading.Lock()
        self._state: LaneState | None = None
        self._started: Future[LaneState] = Future()
        self._outside: Head | None = None
        self._revision = 0
        self._closed = False
        self._served_at: float | None = 0.0  # monotonic; None while a command is carried out
        self._thread = threading.Thread(target=self._run, name="pos-lane", daemon=True)

    def start(self, outside: Head | None) -> Future[LaneState]:
        """Open the store and recover on the lane thread; ends with the first state or the error.

        `outside` is the head as the file outside the database has it.
        """
        self._outside = outside
        self._thread.start()
        return self._started

    def stop(self, timeout_s: float = 30.0) -> None:
        """Finish the queue, note a clean end, close the store."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    @property
    def state(self) -> LaneState:
        """The latest snapshot; any thread."""
        if self._state is None:
            raise BugError("the lane has not started")
        return self._state

    @property
    def rested_s(self) -> float:
        """For how many seconds nobody has been served; 0 while somebody is. Any thread."""
        served_at = self._served_at
        return 0.0 if served_at is None else time.monotonic() - served_at

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` on the lane thread after each change; returns how to stop that."""
        return self._listeners.add(listener)

    def submit(self, command: Command, approval: Approval | None = None) -> Future[Any]:
        """Queue a command; the future ends with its result or a POSError. Any thread."""
        if isinstance(command, SetUpShop):
            first_start = command
            return self._put(
                lambda till: setup.set_up(till, first_start, self._demo), approval, command
            )
        handler = HANDLERS[type(command)]
        taken = cleaned(command) if isinstance(command, FromDevice) else command

        def guarded(till: Till) -> object:
            check_guard(till, taken)
            return handler(till, taken)

        return self._put(guarded, approval, taken)

    def call(self, work: Callable[[Till], object], *, aside: bool = False) -> Future[Any]:
        """Run trusted work on the lane thread: the command line, head office's documents.

        `aside`: nobody at the till asked, so what stands on the screen stays.
        """
        return self._put(work, None, FromDevice() if aside else Command())

    def _put(
        self, work: Callable[[Till], object], approval: Approval | None, command: Command
    ) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            if self._closed:
                future.set_exception(CashierError("lane.stopped"))
                return future
            self._queue.put((work, approval, command, future))
        return future

    def _run(self) -> None:
        try:
            till = self._make_till()
            till.store.on_wait = lambda: self._waiting(till)
            recovery.start(till, self._outside)
            self._publish(till)
        except BaseException as err:  # the starter gets it
            self._abandon()
            self._started.set_exception(err)
            return
        self._started.set_result(self.state)
        rounds = Rounds()
        patience: float | None = IDLE_S
        while True:
            try:
                item = self._queue.get(timeout=patience)
            except queue.Empty:
                patience = self._idle(till, rounds, fresh=patience == IDLE_S)
                continue
            if item is None:
                break
            patience = IDLE_S
            self._served_at = None
            self._carry_out(till, *item)
            item = None
            self._served_at = time.monotonic()
            till.store.fold_when_long(between_sales=till.running.between_sales)
        try:
            recovery.stop(till)
        except StoreError as err:  # the next start takes it for a crash, and recovers
            log.error("clean stop", what=err.what, hint=err.hint)
        till.store.close()

    def _idle(self, till: Till, rounds: Rounds, *, fresh: bool) -> float | None:
        """What a lane does between customers; seconds to the next bit of it, None: all is done."""
        if fresh and till.running.between_sales:
            till.store.checkpoint()
        if fresh:
            till.store.reserve.ready()
        try:
            customer_ends.clean_up(till)
            overdue = z_papers.print_overdue(till)
            if rounds.look(till) or overdue:
                self._publish(till)
        except Exception:  # an idle look must not end the lane; the next run tries again
            log.exception("rounds")
            rounds.done = True
        if rounds.done:
            waits = till.running.traces or till.running.z_waits_since is not None
            return IDLE_S if waits else None
        return REST_S

    def _abandon(self) -> None:
        """Answer whoever waits for a lane that never came to be."""
        with self._lock:
            self._closed = True
        while not self._queue.empty():
            item = self._queue.get()
            if item is not None:
                item[3].set_exception(CashierError("lane.stopped"))

    def _carry_out(
        self,
        till: Till,
        work: Callable[[Till], object],
        approval: Approval | None,
        command: Command,
        future: Future[Any],
    ) -> None:
        if not future.set_running_or_notify_cancel():
            return
        till.approval, till.command = approval, command
        till.approved.clear()
        result: object = None
        error: BaseException | None = None
        try:
            if till.running.stopped:
                raise CashierError("store.stopped", reason=till.running.stopped)
            check_command(command)
            check_command(approval)
            shown = till.running.notice
            _see_off(till, command)
            result = _do(till, work)
            session.leave_when_due(till)
            if till.running.notice is shown and not isinstance(command, FromDevice):
                till.running.notice = None  # what was refused is past
        except ApprovalNeeded as err:
            error = err
        except CashierError as err:
            _refuse(till, command, err)
            error = err
        except StoreError as err:
            _refused(till, err)
            error = err
        except POSError as err:
            log.error("lane", error=str(err))
            error = err
        except Exception as err:
            log.exception("bug", command=type(command).__name__)
            till.running.stopped = type(err).__name__
            error = BugError(f"{type(command).__name__}: {type(err).__name__}")
            error.__cause__ = err
        till.approval, till.command = None, Command()
        self._publish(till)  # state first: who waits for the future sees it
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(without_traces(error))

    def _waiting(self, till: Till) -> None:
        """Somebody else holds the store: what is asked of the lane waits in its queue."""
        notice = till.running.notice
        if self._state is not None and (notice is None or notice.key != WAITING):
            log.warning("store held by another program")
            till.notify(WAITING, "warn")
            self._publish(till)

    def _publish(self, till: Till) -> None:
        self._revision += 1
        try:
            self._state = snapshot(till, self._revision)
        except Exception as err:
            if self._state is None:
                raise
            log.exception("snapshot")
            till.running.stopped = type(err).__name__
            self._state = replace(self._state, revision=self._revision, phase=Phase.STOPPED)
        self._listeners.tell(self._state)
        till.wake_devices()


def _refuse(till: Till, command: Command, err: CashierError) -> None:
    """Say why not; where a device reported, nobody asked, and what stands there stays."""
    if not isinstance(command, FromDevice):
        till.notify(err.key, "refuse", **err.facts)


def _see_off(till: Till, command: Command) -> None:
    """Whoever was switched off during the last sale begins no other one."""
    by_a_person = type(command) is not Command and not isinstance(command, FromDevice)
    if by_a_person and not isinstance(command, NextSale):
        session.leave_when_due(till, next_act=True)


def _do(till: Till, work: Callable[[Till], object]) -> object:
    """Carry it out; a sale in progress gets a second try, on a full disk with the reserve (C3)."""
    seq = till.store.head.seq
    try:
        result = work(till)
    except NotStored:
        if till.store.head.seq != seq or not till.make_room():
            raise
        result = work(till)  # nothing of it had happened
    notice = till.running.notice
    if notice is not None and notice.key == WAITING:
        till.running.notice = None  # the wait is over
    return result


def _refused(till: Till, err: StoreError) -> None:
    """The store's refusal in words; after some of them only a new start helps."""
    log.error("store", what=err.what, hint=err.hint)
    if isinstance(err, OutcomeUnknown):
        till.running.stopped = "store.unknown"
        till.notify("store.unknown", "refuse")
    elif isinstance(err, StoreDamaged):
        till.running.stopped = "store.damaged"
        till.notify("store.damaged", "refuse")
    else:
        till.notify("store.failed", "refuse", what=err.what, hint=err.hint)
