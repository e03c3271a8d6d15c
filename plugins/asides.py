"""What managers ask about plugins, on threads of its own; failures come back as sentences."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from plugins.errors import PluginFailed, PluginRefused
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger

log = get_logger(__name__)


class Asides:
    """Short-lived threads; the host ends with them."""

    def __init__(self, stopping: threading.Event) -> None:
        """`stopping` ends whoever waits."""
        self._stopping = stopping
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def run(self, work: Callable[[], object]) -> None:
        """Do it on a thread."""
        thread = threading.Thread(target=work, name="pos-plugins-aside", daemon=True)
        with self._lock:
            self._threads = [one for one in self._threads if one.is_alive()]
            self._threads.append(thread)
            thread.start()

    def answer(self, plugin: str, work: Callable[[], Any]) -> Future[Any]:
        """The future of it; whatever goes wrong is a CashierError."""
        future: Future[Any] = Future()

        def answering() -> None:
            try:
                future.set_result(work())
            except Exception as err:
                future.set_exception(told(plugin, err))

        self.run(answering)
        return future

    def wait(self, future: Future[Any]) -> Any:
        """Its result, or CashierError("lane.stopped") when the host ends first."""
        while True:
            try:
                return future.result(0.2)
            except TimeoutError:
                if future.done():
                    raise
                if self._stopping.is_set():
                    raise CashierError("lane.stopped") from None

    def alive(self, until: float) -> list[str]:
        """Wait for all of them until that time (monotonic); who is left."""
        for thread in self._threads:
            thread.join(max(0.1, until - time.monotonic()))
        return [thread.name for thread in self._threads if thread.is_alive()]


def told(plugin: str, err: Exception) -> CashierError:
    """Any failure as a sentence for the screen."""
    if isinstance(err, CashierError):
        return err
    if isinstance(err, PluginRefused):
        return CashierError("plugin.refused", plugin=plugin, why=err.why)
    if isinstance(err, PluginFailed):
        return CashierError("plugin.refused", plugin=plugin, why=f"{err.cause}, {err.detail}")
    log.error("plugin asked", plugin=plugin, exc_info=(type(err), err, err.__traceback__))
    return CashierError("plugin.refused", plugin=plugin, why=str(err))
