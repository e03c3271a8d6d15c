"""A raw document for a Windows printer queue, by winspool itself; never run but on Windows."""

from __future__ import annotations

import ctypes
from typing import Any

from hardware.transports.base import WriteCut

_REFUSED = "Windows does not take the job: look at the printer in its settings."


def hand_over(queue: str, job: bytes, name: str) -> None:
    """Give the spooler one raw document; raises WriteCut where it refused.

    Source: OpenPrinterW, StartDocPrinterW and WritePrinter in Microsoft's reference.
    """
    spool: Any = ctypes.WinDLL("winspool.drv", use_last_error=True)  # type: ignore[attr-defined]
    printer = ctypes.c_void_p()
    if not spool.OpenPrinterW(ctypes.c_wchar_p(queue), ctypes.byref(printer), None):
        raise WriteCut(name, 0, _REFUSED)
    try:
        _document(spool, printer, job, name)
    finally:
        spool.ClosePrinter(printer)


class _Document(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_ = (
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("kind", ctypes.c_wchar_p),
    )


def _document(spool: Any, printer: ctypes.c_void_p, job: bytes, name: str) -> None:
    document = _Document("receipt", None, "RAW")
    if not spool.StartDocPrinterW(printer, 1, ctypes.byref(document)):
        raise WriteCut(name, 0, _REFUSED)
    written = ctypes.c_ulong(0)
    done = spool.WritePrinter(printer, job, len(job), ctypes.byref(written))
    spool.EndDocPrinter(printer)
    if not done or written.value != len(job):
        raise WriteCut(name, int(written.value), _REFUSED)
