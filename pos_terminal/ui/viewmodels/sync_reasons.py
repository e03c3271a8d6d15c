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

# Sources: librdkafka's error strings, botocore.exceptions, sync/sinks/postgres/errors.py.
_PLAIN: dict[str, object] = {
    "Local: Timed out": _IN_TIME,
    "Local: Timed out in queue": _IN_TIME,
    "Local: Message timed out": _IN_TIME,
    "Broker: Request timed out": _IN_TIME,
    "ConnectTimeoutError": _IN_TIME,
    "ReadTimeoutError": _IN_TIME,
    "no answer in time": _IN_TIME,
    "Local: Broker transport failure": _NONE,
    "Local: All broker connections are down": _NONE,
    "EndpointConnectionError": _NONE,
    "connection refused": _NONE,
    "not connected": _NONE,
    "Local: Host resolution failure": _NAME,
    "name unknown": _NAME,
    "Broker: Broker disconnected before response received": _CUT,
    "ConnectionClosedError": _CUT,
    "connection lost": _CUT,
    "closed": _CUT,
    "no network": _NETWORK,
    "no way there": _NETWORK,
    "Broker: Leader not available": _STARTS,
    "Broker: Not leader for partition": _STARTS,
    "starting or stopping": _STARTS,
    "SSLError": _UNSAFE,
    "too many connections": _MANY,
    "ProxyConnectionError": _PROXY,
}


def plain_reason(reason: str) -> str:
    """A reason as a person says it."""
    known = _PLAIN.get(reason)
    return reason if known is None else QCoreApplication.translate("SyncReasons", str(known))
