"""Why a store does not answer, in plain words; what is not known here is said as it came."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_IN_TIME = QT_TRANSLATE_NOOP("SyncReasons", "no answer in time")
_NONE = QT_TRANSLATE_NOOP("SyncReasons", "no connection")
_NAME = QT_TRANSLATE_NOOP("SyncReasons", "nobody knows that name")
_CUT = QT_TRANSLATE_NOOP("SyncReasons", "the connection was cut")
_NETWORK = QT_TRANSLATE_NOOP("SyncReasons", "no network")
_STARTS = QT_TRANSLATE_NOOP("SyncReasons", "it is just starting")
_UNSAFE = QT_TRANSLATE_NOOP("SyncReasons", "the connection is not safe")
_MANY = QT_TRANSLATE_NOOP("SyncReasons", "too many want it at once")
_PROXY = QT_TRANSLATE_NOOP("SyncReasons", "the proxy does not answer")

_FULL = QT_TRANSLATE_NOOP("SyncReasons", "the disk is full")
_HELD = QT_TRANSLATE_NOOP("SyncReasons", "another program holds it")
_CLOSED = QT_TRANSLATE_NOOP("SyncReasons", "it may not be written")
_DAMAGED = QT_TRANSLATE_NOOP("SyncReasons", "it is damaged")
_DISK = QT_TRANSLATE_NOOP("SyncReasons", "the disk does not take it")

# Source: sync/reasons.py, the words that the command line says as they are.
_PLAIN: dict[str, object] = {
    "no answer in time": _IN_TIME,
    "connection refused": _NONE,
    "not connected": _NONE,
    "name unknown": _NAME,
    "connection lost": _CUT,
    "no network": _NETWORK,
    "no way there": _NETWORK,
    "starting or stopping": _STARTS,
    "the connection is not safe": _UNSAFE,
    "too many connections": _MANY,
    "the proxy does not answer": _PROXY,
    "the disk is full": _FULL,
    "another program holds it": _HELD,
    "it may not be written": _CLOSED,
    "it is damaged": _DAMAGED,
    "the disk does not take it": _DISK,
}


def plain_reason(reason: str) -> str:
    """A reason as a person says it."""
    known = _PLAIN.get(reason)
    return reason if known is None else QCoreApplication.translate("SyncReasons", str(known))
