"""A fault is kept as long as a device is away, and nothing of a document with it (I8)."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date

import pytest

from hardware.conditions import Condition, DeviceState
from hardware.device_thread import DeviceThread
from hardware.drivers.serial_id_reader import SerialIdReader
from hardware.drivers.serial_scanner import SerialScanner
from hardware.errors import DeviceOffline
from hardware.simulators.documents import licence
from pos_terminal.domain.errors import without_traces
from tests.fakes.devices import FakeTransport
from tests.unit.hardware.cabled import PATIENCE_S
from tests.waiting import until

HALF = licence(date(1971, 3, 17), date(2031, 5, 29)).encode()[:120]


class CutCable(FakeTransport):
    """Half a document comes, then the cable is pulled."""

    def read(self, most: int, deadline: float) -> bytes:
        if self.says:
            return super().read(most, deadline)
        return self._cut(b"")

    def _cut(self, _data: bytes) -> bytes:
        try:
            raise OSError("pulled")
        except OSError as err:
            self.fault = DeviceOffline(self.name)
            raise self.fault from err

    def drain(self) -> bytes:
        return b""


def scan_with(cable: CutCable) -> tuple[SerialScanner, Callable[[], object]]:
    scanner = SerialScanner(cable, "scanner")
    return scanner, lambda: scanner.scan(time.monotonic() + 0.1)


def read_with(cable: CutCable) -> tuple[SerialIdReader, Callable[[], object]]:
    reader = SerialIdReader(cable, "ID reader")
    return reader, lambda: reader.read_document(time.monotonic() + 0.1)


def kept_by(error: BaseException) -> set[str]:
    """Texts in the reach of an error: what it holds, what that holds, and so on."""
    found, seen, left = set[str](), set[int](), list[object]([error])
    while left and len(seen) < 20_000:
        each = left.pop()
        if id(each) in seen or isinstance(each, type):
            continue
        seen.add(id(each))
        if isinstance(each, bytes | bytearray | str):
            found.add(each if isinstance(each, str) else each.decode("latin-1"))
        left += gc.get_referents(each)
    return found


@pytest.mark.parametrize("make", [scan_with, read_with])
def test_a_cable_that_is_pulled_amid_a_document_leaves_nothing_of_it(
    make: Callable[[CutCable], tuple[SerialScanner | SerialIdReader, Callable[[], object]]],
) -> None:
    cable = CutCable(says=bytearray(HALF))
    device, listen = make(cable)
    told: list[Condition] = []
    thread = DeviceThread(device, told.append, lambda: bool(listen()), first_retry_s=3600)
    thread.start()
    until(lambda: thread.condition.state is DeviceState.OFFLINE, PATIENCE_S)
    fault = thread.condition.fault
    assert fault is not None
    assert fault.__cause__ is not None  # why is kept, where is not
    assert not any("DBB" in text for text in kept_by(fault))
    assert thread.stop(PATIENCE_S)


def test_an_error_loses_the_traces_of_all_that_led_to_it() -> None:
    try:
        try:
            try:
                raise ValueError("first")
            except ValueError:
                raise OSError("second") from KeyError("its own cause")
        except OSError as err:
            raise DeviceOffline("device") from err
    except DeviceOffline as err:
        error = without_traces(err)
    first = error.__cause__ and error.__cause__.__context__
    assert isinstance(first, ValueError)
    assert [each and each.__traceback__ for each in (error, error.__cause__, first)] == [None] * 3
