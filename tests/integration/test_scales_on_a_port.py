"""Every scale over a real serial port: pyserial, a pty, and the driver as the registry makes it."""

from __future__ import annotations

import sys
import time
from decimal import Decimal

import pytest

from hardware.connections import connection
from hardware.ports import NoHardware, NothingWeighed, Role, Scale
from hardware.registry import Make, driver
from hardware.simulators.scale_port import ScalePort
from hardware.simulators.scale_speech import SPEECHES
from hardware.simulators.virtual_scale import VirtualScale

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")


def test_a_port_that_cannot_do_the_usual_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios

    import serial

    def refuse(*_: object, **__: object) -> None:
        raise termios.error(22, "Invalid argument")

    monkeypatch.setattr(serial, "Serial", refuse)
    found = driver(Role.SCALE, "toledo8217")
    assert found is not None
    with pytest.raises(NoHardware, match="parity"):
        found.make(Make(connection("serial:/dev/ttyUSB0"), "scale")).claim()


@pytest.mark.slow
@pytest.mark.parametrize("protocol", sorted(SPEECHES))
def test_a_scale_weighs_over_a_serial_port(protocol: str) -> None:
    found = driver(Role.SCALE, protocol)
    assert found is not None
    scale = VirtualScale(Decimal("1.25"))
    with ScalePort(scale, protocol) as port:
        device = found.make(Make(connection(f"serial:{port.path}?bits=8&parity=none"), "scale"))
        assert isinstance(device, Scale)
        device.open()
        device.claim()
        device.enable()
        try:
            assert device.health().online is True
            scale.moving_polls = 2
            assert device.weigh(time.monotonic() + 20).value == Decimal("1.250")
            scale.on_it = Decimal(0)
            with pytest.raises(NothingWeighed):
                device.weigh(time.monotonic() + 0.1)
        finally:
            device.close()
