"""Logs: JSON lines in a rotated file, redacted, written by a thread of their own.

Any room logs through the standard library or `get_logger`; a record costs its caller one queue
entry. No logging library: with what it drags in, one costs 60 ms and 8 MB at the first record.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import sys
from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from typing import Any, cast

from pos_terminal.redaction import redact, redact_value

MAX_FILE_BYTES = 5_000_000
KEPT_FILES = 5
MAX_TEXT = 8_000  # characters of one value; a hostile barcode of 10 kB does not fill the disk
MAX_WAITING = 10_000  # records
FACTS = "pos_facts"  # of a record: what else is known
_TRACE = "pos_trace"


class Log:
    """A logger of events with facts: `log.info("printer_offline", printer="front")`."""

    def __init__(self, name: str) -> None:
        """Wrap the standard logger of that name."""
        self._logger = logging.getLogger(name)

    def debug(self, event: str, **facts: object) -> None:
        """For whoever looks for a fault."""
        self._log(logging.DEBUG, event, facts)

    def info(self, event: str, **facts: object) -> None:
        """Something changed."""
        self._log(logging.INFO, event, facts)

    def warning(self, event: str, **facts: object) -> None:
        """Somebody should know; the lane goes on."""
        self._log(logging.WARNING, event, facts)

    def error(self, event: str, **facts: object) -> None:
        """Something failed; `exc_info=True` adds the traceback."""
        self._log(logging.ERROR, event, facts)

    def exception(self, event: str, **facts: object) -> None:
        """Something failed, with the traceback of the exception being handled."""
        self._log(logging.ERROR, event, facts | {"exc_info": True})

    def _log(self, level: int, event: str, facts: dict[str, object]) -> None:
        if self._logger.isEnabledFor(level):
            cause: Any = facts.pop("exc_info", None)
            self._logger.log(level, "%s", event, exc_info=cause, extra={FACTS: facts})


def get_logger(name: str) -> Log:
    """The logger of a module; costs nothing until logging is started."""
    return Log(name)


class _Enqueue(QueueHandler):
    """Hands records over whole, tracebacks as text; never waits."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        record = copy(record)
        record.message = record.getMessage()
        record.msg, record.args = record.message, None
        if record.exc_info:
            setattr(record, _TRACE, logging.Formatter().formatException(record.exc_info))
            record.exc_info = record.exc_text = None
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        waiting = cast("queue.SimpleQueue[logging.LogRecord]", self.queue)
        if waiting.qsize() < MAX_WAITING:  # a disk that stands still does not eat the memory
            waiting.put_nowait(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Logging never disturbs a sale, nor writes unredacted to the terminal."""


class _JsonLines(logging.Formatter):
    """A record as one line of JSON that lets no card number, secret or birth date through."""

    def __init__(self, facts: dict[str, object]) -> None:
        super().__init__()
        self._facts = facts

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": _utc(record.created),
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "logger": record.name,
            **self._facts,
            **getattr(record, FACTS, {}),
        }
        if trace := getattr(record, _TRACE, ""):
            event["exception"] = trace
        line = json.dumps(redacted(event), ensure_ascii=False, default=str)
        return line.translate(_LINE_ENDS)


def redacted(event: Mapping[str, object]) -> dict[str, object]:
    """An event with everything taken out that must not be logged, and long text cut."""
    return {key: _short(value) for key, value in _redacted(event).items()}


def _redacted(event: Mapping[str, object]) -> dict[str, object]:
    value = redact_value({key: _cut(item) for key, item in event.items()})
    if not isinstance(value, dict):
        raise TypeError("a mapping stays a mapping")
    return value


def _cut(value: object) -> object:
    """Long text is cut before it is searched: twice the limit keeps a number at the cut whole."""
    return value[: 2 * MAX_TEXT] if isinstance(value, str) else value


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return value[:MAX_TEXT] + "…"
    return value


def _utc(created: float) -> str:
    return datetime.fromtimestamp(created, UTC).isoformat(timespec="microseconds")


# What some readers take for the end of a line, and JSON leaves as it is.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


class _PrivateFile(RotatingFileHandler):
    """A rotated file that only its owner reads."""

    def _open(self) -> Any:
        def opener(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(
            self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=opener
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A full disk is the store's to tell; the log keeps quiet about it."""


class Logging:
    """A running log: stop it to have everything on disk."""

    def __init__(self, listener: QueueListener, handler: QueueHandler, file: logging.Handler):
        """Made by `start`."""
        self._listener, self._handler, self._file = listener, handler, file

    def stop(self) -> None:
        """Write what waits and close the file; a second call does nothing."""
        root = logging.getLogger()
        if self._handler in root.handlers:
            root.removeHandler(self._handler)
            self._listener.stop()
            with contextlib.suppress(OSError, ValueError):  # a full disk, again
                self._file.close()


def start(log_dir: Path, program: str, level: int = logging.INFO, **facts: object) -> Logging:
    """Log into `<log_dir>/<program>.jsonl`; `facts` (such as the terminal) go on every line.

    Raises OSError when the folder cannot be made or written.
    """
    for folder in (*reversed(log_dir.parents), log_dir):  # it may be the first in the data folder
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    file = _PrivateFile(
        log_dir / f"{program}.jsonl",
        maxBytes=MAX_FILE_BYTES,
        backupCount=KEPT_FILES,
        encoding="utf-8",
        errors="backslashreplace",  # half a character costs no line
    )
    file.setFormatter(_JsonLines({"program": program, "pid": os.getpid(), **facts}))
    handler = _Enqueue(queue.SimpleQueue())
    listener = QueueListener(handler.queue, file)
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    listener.start()
    return Logging(listener, handler, file)


def hook_uncaught(log: Log) -> None:
    """Log what nobody caught, on any thread, redacted; then Python's own hooks go on."""
    import threading

    previous, previous_thread = sys.excepthook, threading.excepthook

    def uncaught(kind: Any, error: Any, trace: Any) -> None:
        with contextlib.suppress(Exception):
            log.error("uncaught", exc_info=(kind, error, trace))
        previous(kind, error, trace)

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        with contextlib.suppress(Exception):
            cause = (args.exc_type, args.exc_value, args.exc_traceback)
            log.error("uncaught", thread=getattr(args.thread, "name", ""), exc_info=cause)
        previous_thread(args)

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread


__all__ = ["Log", "Logging", "get_logger", "hook_uncaught", "redact", "redacted", "start"]
