"""One line that says where a device is: what nobody can reach is refused before it is kept."""

from __future__ import annotations

import pytest

from hardware.connections import address, connection
from pos_terminal.domain.errors import CashierError


@pytest.mark.parametrize(
    "line", ["tcp://h:0", "tcp://h:99999", "tcp://h:x", "tcp://[::1", "tcp://::1", "tcp://:9100"]
)
def test_an_address_that_none_can_be_is_refused(line: str) -> None:
    with pytest.raises(CashierError) as caught:
        connection(line)
    assert caught.value.key == "device.connection"


@pytest.mark.parametrize(
    ("line", "host", "port"),
    [
        ("tcp://till-2", "till-2", 9100),
        ("tcp:10.0.0.5:4001", "10.0.0.5", 4001),
        ("tcp://[::1]", "::1", 9100),
        ("tcp://[fe80::1]:4001", "fe80::1", 4001),
    ],
)
def test_addresses_of_every_kind_are_read(line: str, host: str, port: int) -> None:
    assert address(connection(line)) == (host, port)


@pytest.mark.parametrize(
    ("line", "bytes_s"),
    [
        ("serial:COM1", 960),
        ("serial:COM1?baud=2400&bits=7&parity=even&stop=2", 218),
        ("serial:COM1?baud=115200&parity=none", 11_520),
        ("tcp://h", 0),
        ("usb:04b8:0e15", 0),
    ],
)
def test_a_serial_line_takes_so_much_a_second(line: str, bytes_s: int) -> None:
    assert int(connection(line).bytes_s) == bytes_s
