"""A device with a cable that a test pulls, and its thread at work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field

from hardware.conditions import Condition, DeviceState
from hardware.device_thread import DeviceThread
from hardware.errors import DeviceOffline, NoHardware
from hardware.ports import DeviceHealth
from tests.waiting import until

PATIENCE_S = 60.0


@dataclass
class Cabled:
    """A device with a cable that a test pulls, and a memory of what was done with it."""

    name: str = "cabled"
    claim_fault: Exception | None = None
    listen_fault: Exception | None = None
    said: DeviceHealth = field(default_factory=lambda: DeviceHealth(online=True))
    calls: list[str] = field(default_factory=list)
    tries: list[float] = field(default_factory=list)  # moments of claims
    heard: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def open(self) -> None:
        self.calls.append("open")

    def claim(self) -> None:
        self.tries.append(time.monotonic())
        self.calls.append("claim")
        if self.claim_fault is not None:
            raise self.claim_fault

    def enable(self) -> None:
        self.calls.append("enable")

    def release(self) -> None:
        self.calls.append("release")

    def close(self) -> None:
        self.calls.append("close")

    def health(self) -> DeviceHealth:
        return self.said

    def listen(self) -> bool:
        if self.listen_fault is not None:
            raise self.listen_fault
        if not self.waiting:
            time.sleep(0.002)
            return False
        self.heard.append(self.waiting.pop(0))
        return True

    def pull(self) -> None:
        self.claim_fault = NoHardware(self.name)
        self.listen_fault = DeviceOffline(self.name)

    def plug_in(self) -> None:
        self.claim_fault = self.listen_fault = None


@dataclass
class Watched:
    """A thread and all that it told."""

    thread: DeviceThread
    told: list[Condition]
    failed: list[Exception]

    @property
    def states(self) -> list[DeviceState]:
        return [one.state for one in self.told]

    def reaches(self, state: DeviceState) -> None:
        until(lambda: self.thread.condition.state is state, PATIENCE_S)


@contextmanager
def at_work(device: Cabled, *, listens: bool = False, retry_s: float = 0.01) -> Iterator[Watched]:
    told: list[Condition] = []
    failed: list[Exception] = []
    thread = DeviceThread(
        device,
        told.append,
        device.listen if listens else None,
        failed=failed.append,
        first_retry_s=retry_s,
        look_s=0.02,
    )
    thread.start()
    try:
        yield Watched(thread, told, failed)
    finally:
        assert thread.stop(PATIENCE_S)


def fault_in(answer: Future[object]) -> BaseException | None:
    """How it failed, once it has ended."""
    return answer.exception(PATIENCE_S)


def raises(err: Exception) -> Callable[[], None]:
    """Work that fails."""

    def work() -> None:
        raise err

    return work
