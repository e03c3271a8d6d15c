"""One thread a device: it claims, works, loses the cable, and claims again (0.5-10 s back-off)."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from hardware.conditions import Condition, DeviceState, condition_of, fault_of, proves, same
from hardware.errors import DeviceFault, DeviceOffline, Mends
from hardware.ports import Device
from pos_terminal.domain.errors import POSError, without_traces

__all__ = ["IDLE_S", "Condition", "DeviceState", "DeviceThread"]

FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 10.0
IDLE_S = 0.1  # how long work may wait while the device is listened to
LOOK_S = 15.0  # a device that says nothing by itself is looked at so often
LOOK_AGAIN_S = 2.0  # and while it waits for somebody's hand
_SPIN_S = 0.01  # a listener that returns at once with nothing must not take the whole processor
_UNREACHED = (DeviceState.OFFLINE, DeviceState.BROKEN)
T = TypeVar("T")
_Work = tuple["Future[Any]", Callable[[], Any]]


class DeviceThread:
    """Owns one device; `listen` is called again and again while it is enabled.

    `listen` returns within IDLE_S, or sooner with what it heard, and says whether it heard
    anything; it is None for a device that only answers. `told` hears of each change of condition,
    on this thread; `failed` of exceptions that are no DeviceFault: a driver's mistake.
    """

    def __init__(
        self,
        device: Device,
        told: Callable[[Condition], None],
        listen: Callable[[], bool] | None = None,
        *,
        failed: Callable[[Exception], None] = lambda _err: None,
        first_retry_s: float = FIRST_RETRY_S,
        look_s: float = LOOK_S,
    ) -> None:
        """Nothing is touched before `start`."""
        self.device = device
        self.condition = Condition(DeviceState.OFF)
        self._told = told
        self._listen = listen
        self._failed = failed
        self._first_retry_s = self._retry_s = first_retry_s
        self._look_s = look_s
        self._look_at = 0.0
        self._mute = False  # it can never say how it is
        self._up_since: float | None = None
        self._mistake: type[Exception] | None = None  # of the driver, told already
        self._work: queue.Queue[_Work | None] = queue.Queue()  # None: only wakes it
        self._gate = threading.Lock()  # nobody queues work that nobody will do
        self._ended = False
        self._stopping = threading.Event()
        self._poked = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name=f"pos-device-{device.name}"[:60], daemon=True
        )

    # -- from other threads -------------------------------------------------------------

    def start(self) -> None:
        """Begin; harmless when repeated, and after the stop."""
        with self._gate:
            if self._thread.ident is None and not self._stopping.is_set():
                self._thread.start()

    def ask_to_stop(self) -> None:
        """Let it end what is in hand, without waiting for that."""
        self._stopping.set()
        self.poke()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End what is in hand, and close the device; work that waits fails. False: it hangs."""
        with self._gate:  # a start that is under way is waited for, a later one does nothing
            self._stopping.set()
        self.poke()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout_s)
        self._end()
        return not self._thread.is_alive()

    def poke(self) -> None:
        """Try, or look, again now: something was plugged in, or somebody asks."""
        self._poked.set()
        self._work.put(None)

    def do(self, work: Callable[[], T]) -> Future[T]:
        """Have `work` done on the device's thread, in order; fails at once while it is away."""
        answer: Future[T] = Future()
        with self._gate:
            condition = self.condition
            if not self._ended and condition.state not in _UNREACHED:
                self._work.put((answer, work))
                return answer
        answer.set_exception(condition.fault or DeviceOffline(self.device.name))
        return answer

    # -- on the thread ------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._connect()
                while not self._stopping.is_set():
                    self._step()
            except DeviceFault as err:  # kept as long as the device is away
                self._tell(condition_of(without_traces(err)))
            except Exception as err:  # a driver's mistake must not end the device for the day
                if type(err) is not self._mistake:
                    self._failed(err)  # once, not with each try
                self._mistake = type(err)
                self._tell(Condition(DeviceState.BROKEN, DeviceFault(self.device.name)))
            self._let_go(self.device.release)
            self._pause()
        self._let_go(self.device.close)
        self._tell(Condition(DeviceState.OFF))
        self._end()

    def _connect(self) -> None:
        if self.condition.state is DeviceState.OFF:
            self._tell(Condition(DeviceState.CONNECTING))
        self._poked.clear()
        self.device.open()
        self.device.claim()
        self.device.enable()
        self._up_since = time.monotonic()
        self._look()

    def _look(self) -> None:
        """Ask how it is; nobody is told that it is well before it has said so."""
        health = self.device.health()
        self._mute = health.online is None
        fault = fault_of(self.device.name, health)
        if fault is not None and fault.mends is Mends.ENVIRONMENT:
            raise fault
        self._well() if fault is None else self._tell(condition_of(fault))
        wait_s = LOOK_AGAIN_S if fault is not None else self._look_s
        self._look_at = time.monotonic() + min(wait_s, self._look_s)

    def _step(self) -> None:
        """One piece of work, or one look or listen."""
        if self._poked.is_set():
            self._poked.clear()
            self._look()
        began = time.monotonic()
        heard = self._hear() if self._listen is not None else False
        if self._listen is None:
            wait_s = max(0.0, self._look_at - began)
        else:
            wait_s = _SPIN_S if not heard and time.monotonic() - began < _SPIN_S / 2 else 0.0
        try:
            work = self._work.get(timeout=wait_s) if wait_s else self._work.get_nowait()
        except queue.Empty:
            if self._listen is None or self.condition.state is DeviceState.NEEDS_HAND:
                self._look_if_due()
        else:
            if work is not None:
                self._answer(*work)

    def _look_if_due(self) -> None:
        if time.monotonic() >= self._look_at:
            self._look()

    def _hear(self) -> bool:
        try:
            heard = bool(self._listen is not None and self._listen())
        except DeviceFault as err:
            if err.mends in (Mends.ENVIRONMENT, Mends.UNKNOWN):
                raise
            self._tell(condition_of(without_traces(err)))
            return False
        if heard:
            self._mute = False  # whoever speaks is there
            self._proven()
        return heard

    def _answer(self, answer: Future[Any], work: Callable[[], Any]) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            result = work()
        except DeviceFault as err:
            answer.set_exception(err)
            if err.mends in (Mends.ENVIRONMENT, Mends.UNKNOWN):
                raise  # the line is not to be trusted: claimed anew
            if err.mends is Mends.OPERATOR:
                self._tell(condition_of(err))
                self._look_at = time.monotonic() + min(LOOK_AGAIN_S, self._look_s)
        except POSError as err:  # of whoever asked: nothing is wrong with the device
            answer.set_exception(err)
        except Exception as err:
            answer.set_exception(err)
            raise
        else:
            answer.set_result(result)
            self._mute = self._mute and not proves(result)
            self._proven()

    def _proven(self) -> None:
        self._retry_s, self._mistake = self._first_retry_s, None
        self._well()

    def _well(self) -> None:
        self._tell(Condition(DeviceState.UNKNOWN if self._mute else DeviceState.READY))

    def _let_go(self, by: Callable[[], None]) -> None:
        try:
            by()
        except DeviceFault:
            return  # it is gone already
        except Exception as err:
            self._failed(err)

    def _pause(self) -> None:
        """Wait for the next try; whoever asks meanwhile is told at once."""
        up_since, self._up_since = self._up_since, None
        if up_since is not None and time.monotonic() - up_since > LONGEST_RETRY_S:
            self._retry_s = self._first_retry_s  # it was well for a while: this is a new trouble
        until = time.monotonic() + self._retry_s
        self._retry_s = min(self._retry_s * 2, LONGEST_RETRY_S)
        fault = self.condition.fault
        if fault is None or fault.mends is Mends.UNKNOWN:  # what is asked now was surely not begun
            fault = DeviceOffline(self.device.name)
        while not (self._stopping.is_set() or self._poked.is_set()):
            left_s = until - time.monotonic()
            if left_s <= 0:
                return
            try:
                work = self._work.get(timeout=left_s)
            except queue.Empty:
                return
            _refuse(work, fault)
        if self._poked.is_set():
            self._retry_s = self._first_retry_s

    def _end(self) -> None:
        """From now on work is refused, and what waits is told so."""
        with self._gate:
            self._ended = True
        fault = DeviceOffline(self.device.name)
        while True:
            try:
                _refuse(self._work.get_nowait(), fault)
            except queue.Empty:
                return

    def _tell(self, condition: Condition) -> None:
        before, self.condition = self.condition, condition
        if same(before, condition):
            return
        try:
            self._told(condition)
        except Exception as err:  # whoever listens cannot stop the device
            self._failed(err)


def _refuse(work: _Work | None, fault: DeviceFault) -> None:
    if work is not None and work[0].set_running_or_notify_cancel():
        work[0].set_exception(fault)
