"""One thread a device: it claims, works, loses the cable, and claims again (0.5-10 s back-off)."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from hardware.errors import DeviceFault, DeviceOffline, Mends, NoHardware
from hardware.ports import Device

FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 10.0
IDLE_S = 0.1  # how long work may wait while the device is listened to
T = TypeVar("T")


class DeviceState(StrEnum):
    """How a device is, as people see it; nothing but READY is well."""

    OFF = "off"  # not begun, or stopped
    CONNECTING = "connecting"
    READY = "ready"
    OFFLINE = "offline"  # the environment: tried again by itself
    NEEDS_HAND = "needs_hand"  # cover, paper, drawer: somebody must do something at the device
    UNKNOWN = "unknown"  # it cannot tell
    BROKEN = "broken"  # our own mistake: logged, tried again


@dataclass(frozen=True, slots=True)
class Condition:
    """A state and why."""

    state: DeviceState
    fault: DeviceFault | None = None


class DeviceThread:
    """Owns one device; `listen` is called again and again while it is enabled.

    `listen` returns within IDLE_S, or sooner with what it heard; it may be None for a device that
    only answers. `told` hears of each change of condition, on this thread.
    """

    def __init__(
        self,
        device: Device,
        told: Callable[[Condition], None],
        listen: Callable[[], None] | None = None,
        *,
        failed: Callable[[Exception], None] = lambda _err: None,
        first_retry_s: float = FIRST_RETRY_S,
    ) -> None:
        """`failed` hears of exceptions that are no DeviceFault: a driver's mistake."""
        self.device = device
        self.condition = Condition(DeviceState.OFF)
        self._told = told
        self._listen = listen
        self._failed = failed
        self._first_retry_s = first_retry_s
        self._retry_s = first_retry_s
        self._work: queue.Queue[Callable[[], None]] = queue.Queue()
        self._stopping = threading.Event()
        self._poked = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name=f"pos-device-{device.name}"[:60], daemon=True
        )

    def start(self) -> None:
        """Begin; harmless when repeated, and after the stop."""
        if self._thread.ident is None and not self._stopping.is_set():
            self._thread.start()

    def ask_to_stop(self) -> None:
        """Let it end what is in hand, without waiting for that."""
        self._stopping.set()
        self.poke()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End what is in hand, and close the device; work that waits fails. False: it hangs."""
        self.ask_to_stop()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        self._refuse_work(DeviceOffline(self.device.name))
        return not self._thread.is_alive()

    def poke(self) -> None:
        """Try again now: something was plugged in, or somebody asks."""
        self._poked.set()
        self._work.put(lambda: None)

    def do(self, work: Callable[[], T]) -> Future[T]:
        """Have `work` done on the device's thread; fails at once while it is not connected."""
        answer: Future[T] = Future()

        def step() -> None:
            if answer.set_running_or_notify_cancel():
                self._answer(answer, work)

        self._work.put(step)
        return answer

    def _answer(self, answer: Future[Any], work: Callable[[], Any]) -> None:
        try:
            fault = self.condition.fault
            if fault is not None and self.condition.state in (
                DeviceState.OFFLINE,
                DeviceState.BROKEN,
            ):
                raise fault
            answer.set_result(work())
        except DeviceFault as err:
            answer.set_exception(err)
            if err.mends is Mends.ENVIRONMENT:
                raise
            if err.mends is Mends.OPERATOR:
                self._tell(Condition(DeviceState.NEEDS_HAND, err))
        except Exception as err:
            answer.set_exception(err)
            raise
        else:
            self._tell(Condition(DeviceState.READY))

    # -- on the thread ------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._connect()
                while not self._stopping.is_set():
                    self._step()
            except DeviceFault as err:
                self._tell(Condition(DeviceState.OFFLINE, err))
            except Exception as err:  # a driver's mistake must not end the device for the day
                self._failed(err)
                self._tell(Condition(DeviceState.BROKEN, DeviceFault(self.device.name)))
            self._let_go()
            self._pause()
        self.device.close()
        self._tell(Condition(DeviceState.OFF))

    def _connect(self) -> None:
        if self.condition.state in (DeviceState.OFF, DeviceState.UNKNOWN):
            self._tell(Condition(DeviceState.CONNECTING))
        self._poked.clear()
        self.device.open()
        self.device.claim()
        self.device.enable()
        self._look()
        self._retry_s = self._first_retry_s

    def _look(self) -> None:
        """Ask how it is; nobody is told that it is well before it has said so."""
        health = self.device.health()
        if health.online is False:
            raise NoHardware(self.device.name, health.hint)
        state = DeviceState.UNKNOWN if health.online is None else DeviceState.READY
        self._tell(Condition(state))

    def _step(self) -> None:
        try:
            work = self._work.get(timeout=0 if self._listen else IDLE_S * 10)
        except queue.Empty:
            if self._listen is not None:
                self._listen()
        else:
            work()

    def _let_go(self) -> None:
        try:
            self.device.release()
        except DeviceFault:
            return  # it is gone already
        except Exception as err:
            self._failed(err)

    def _pause(self) -> None:
        """Wait for the next try; whoever asks meanwhile is told at once."""
        until = time.monotonic() + self._retry_s
        self._retry_s = min(self._retry_s * 2, LONGEST_RETRY_S)
        fault = self.condition.fault or DeviceOffline(self.device.name)
        while not (self._stopping.is_set() or self._poked.is_set()):
            left_s = until - time.monotonic()
            if left_s <= 0:
                return
            try:
                work = self._work.get(timeout=left_s)
            except queue.Empty:
                return
            try:
                work()
            except DeviceFault:
                continue  # told to who asked
        if self._stopping.is_set():
            self._refuse_work(fault)

    def _refuse_work(self, fault: DeviceFault) -> None:
        while True:
            try:
                work = self._work.get_nowait()
            except queue.Empty:
                return
            self.condition = Condition(DeviceState.OFFLINE, fault)
            try:
                work()
            except DeviceFault:
                continue

    def _tell(self, condition: Condition) -> None:
        before = self.condition
        self.condition = condition
        if (before.state, _key(before)) != (condition.state, _key(condition)):
            self._told(condition)


def _key(condition: Condition) -> str:
    return condition.fault.key if condition.fault is not None else ""
