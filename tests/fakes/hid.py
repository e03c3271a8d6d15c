"""hidapi by hand: one device with its interfaces, and the reports that it says."""

from __future__ import annotations

from typing import Any


def report(
    data: bytes, aim: bytes = b"]E0", *, more: bool = False, number: bytes = b"\x02"
) -> bytes:
    return number + bytes((len(data),)) + aim + data.ljust(56, b"\0") + b"\0\0" + bytes((more,))


class Hid:
    """hidapi with one device; `says` are its reports."""

    def __init__(self, *interfaces: dict[str, Any]) -> None:
        self.interfaces = list(interfaces)
        self.says: list[bytes] = []
        self.fault: OSError | None = None
        self.opened: list[bytes] = []

    def enumerate(self, _vendor: int, _product: int) -> list[dict[str, Any]]:
        return self.interfaces

    def device(self) -> Hid:
        return self

    def open_path(self, path: bytes) -> None:
        if self.fault is not None:
            raise self.fault
        self.opened.append(path)

    def read(self, _most: int, _left_ms: int) -> list[int]:
        if self.fault is not None:
            raise self.fault
        return list(self.says.pop(0)) if self.says else []

    def write(self, data: bytes) -> int:
        return len(data)

    def close(self) -> None:
        pass


def interface(page: int, usage: int = 2, serial: str = "") -> dict[str, Any]:
    path = f"{page}-{usage}-{serial}".encode()
    return {"path": path, "usage_page": page, "usage": usage, "serial_number": serial}
