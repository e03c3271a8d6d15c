"""One device of the lane at work: its configuration, its thread or its desk's slot, how it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hardware.conditions import Condition, DeviceState, same
from hardware.device_thread import IDLE_S, DeviceThread
from hardware.errors import CheckDigit, DeviceOffline, DeviceTimeout
from hardware.ports import Device, Role, ScanData, Scanner
from hardware.transports.traced import Trace
from pos_terminal.checkout.device_views import SIMULATED, DeviceConfig, DeviceView, TraceLine
from pos_terminal.devices.acts import acts_of, scanned
from pos_terminal.devices.lineup import Entry
from pos_terminal.devices.slots import Slot
from pos_terminal.log import get_logger

log = get_logger(__name__)
LISTENED = frozenset({Role.SCANNER, Role.ID_READER})
HIDDEN = LISTENED | {Role.PAYMENT_TERMINAL}  # what they say may be a person's document or card
TEST_SCAN_S = 15.0  # to take something and scan it


class Place:
    """What the rack keeps of one device."""

    def __init__(
        self,
        device_id: str,
        entry: Entry,
        changed: Callable[[], None],
        scanned: Callable[[ScanData], None],
    ) -> None:
        """Nothing runs before `work`; `changed` hears of each change, on any thread."""
        self.device_id = device_id
        self.entry = entry
        self.role = Role(entry.config.role)
        self.trace = Trace(hides=self.role in HIDDEN)
        self.device: Device | None = None
        self.slot: Slot[Any] | None = None
        self._thread: DeviceThread | None = None
        self._changed = changed
        self._scanned = scanned
        self._condition = Condition(DeviceState.OFF)
        self._since = _now()
        self._heard = ""
        self._tested: list[tuple[float, Future[str]]] = []  # wait for the next scan

    @property
    def config(self) -> DeviceConfig:
        """As it is set up."""
        return self.entry.config

    @property
    def name(self) -> str:
        """What people call it."""
        return name_of(self.config)

    def view(self) -> DeviceView:
        """How it is."""
        fault = self._condition.fault
        return DeviceView(
            self.device_id,
            self.config,
            str(self._condition.state),
            fault.key if fault is not None else "",
            fault.hint if fault is not None else "",
            self._since,
            self.entry.fixed,
            acts_of(self.role, self.device),
            self.config.connection.startswith(f"{SIMULATED}:"),
            self._heard,
            self.entry.for_run,
        )

    def lines(self) -> tuple[TraceLine, ...]:
        """The last bytes of its cable."""
        return tuple(
            TraceLine(datetime.fromtimestamp(one.at, UTC).isoformat(), one.way, one.data, one.total)
            for one in self.trace.entries()
        )

    # -- life

    def use_slot(self, device: Device, slot: Slot[Any]) -> None:
        """Its desk uses it, through the slot."""
        self.device, self.slot = device, slot
        self.told(slot.condition)

    def use_thread(self, device: Device) -> None:
        """It gets a thread of its own."""
        self.device = device
        also_scans = self.role is Role.SCALE and isinstance(device, Scanner)
        listen = self._listen if self.role in LISTENED or also_scans else None
        self._thread = DeviceThread(device, self.told, listen, failed=self._failed)

    def start(self) -> None:
        """Let its thread begin; harmless when repeated."""
        if self._thread is not None:
            self._thread.start()

    def ask_to_stop(self) -> None:
        """Begin to stop, without waiting."""
        if self._thread is not None:
            self._thread.ask_to_stop()

    def stop(self, timeout_s: float) -> None:
        """Stop its thread; one that hangs is left behind and said."""
        if self._thread is not None and not self._thread.stop(timeout_s):
            log.warning("device hangs", device=self.device_id)
        self._end_tests(DeviceOffline(self.name))

    def poke(self) -> None:
        """Try to reach it now."""
        if self._thread is not None:
            self._thread.poke()

    def do(self, work: Callable[[Any], Any]) -> Future[Any]:
        """Have it done on its thread."""
        device, thread = self.device, self._thread
        if thread is None:
            raise TypeError(f"{self.device_id} has no thread of its own")
        return thread.do(lambda: work(device))

    def next_scan(self) -> Future[str]:
        """What the next scan is like; it is taken for the test and goes nowhere else."""
        answer: Future[str] = Future()
        fault = self._condition.fault
        if fault is not None:
            answer.set_exception(fault)
        else:
            self._tested.append((time.monotonic() + TEST_SCAN_S, answer))
            if self._condition.fault is not None:  # lost in this very moment
                self._end_tests(self._condition.fault)
        return answer

    def said(self, words: str) -> None:
        """Note something harmless that it said."""
        self._heard = words
        self._changed()

    def told(self, condition: Condition) -> None:
        """It is like this now."""
        before, self._condition = self._condition, condition
        if same(before, condition):
            return
        self._since = _now()
        if condition.fault is not None:  # one line down, one line up
            log.warning("device", device=self.device_id, **_facts(condition))
            self._end_tests(condition.fault)
        elif before.fault is not None:
            log.info("device", device=self.device_id, **_facts(condition))
        self._changed()

    # -- on its thread

    def _listen(self) -> bool:
        """One scan or document, if one comes."""
        device: Any = self.device
        read = device.read_document if self.role is Role.ID_READER else device.scan
        heard: ScanData | None = read(time.monotonic() + IDLE_S)
        self._end_late_tests()
        if heard is None:
            return False
        if self.role is Role.ID_READER:
            heard = replace(heard, by_id_reader=True)
        test = self._next_test()
        if test is not None:
            self._answer(test, heard)
        else:
            self._scanned(heard)
        self.said(f"{len(heard.data)} characters")
        return True

    def _answer(self, test: Future[str], heard: ScanData) -> None:
        try:
            test.set_result(scanned(self.name, heard))
        except CheckDigit as err:
            test.set_exception(err)

    def _end_late_tests(self) -> None:
        while any(until < time.monotonic() for until, _ in self._tested[:1]):
            test = self._next_test()
            if test is not None:
                hint = "Scan something within a few seconds."
                test.set_exception(DeviceTimeout(self.name, hint))

    def _end_tests(self, fault: Exception) -> None:
        while (test := self._next_test()) is not None:
            test.set_exception(fault)

    def _next_test(self) -> Future[str] | None:
        """Who waits for a scan; whoever has given up waiting does not get a sale's."""
        while True:
            try:  # the stop empties it from another thread
                _, answer = self._tested.pop(0)
            except IndexError:
                return None
            if answer.set_running_or_notify_cancel():
                return answer

    def _failed(self, err: Exception) -> None:
        log.error("device driver", device=self.device_id, exc_info=err)


def name_of(config: DeviceConfig) -> str:
    """What people call a device."""
    return config.name or config.role.replace("_", " ")


def _facts(condition: Condition) -> dict[str, str]:
    fault = condition.fault
    return {"state": str(condition.state), "key": fault.key if fault is not None else ""}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
