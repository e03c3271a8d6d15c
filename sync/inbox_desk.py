"""Starts the lane's end of the inbox when the till is up; light to import."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pos_terminal.checkout.lane import Lane
    from pos_terminal.store.catalog.writer import CatalogWriter
    from sync.applying import Applier


class InboxDesk:
    """Any thread may call."""

    def __init__(
        self,
        sync_db: Path,
        lane: Lane,
        writer: CatalogWriter,
        check_plugin: Callable[[str, dict[str, Any]], Future[dict[str, Any]]],
    ) -> None:
        """Nothing runs, and nothing is imported, before `start`."""
        self._parts = (sync_db, lane, writer, check_plugin)
        self._applier: Applier | None = None
        self._arriving: threading.Thread | None = None
        self._stopped = threading.Event()

    def start(self, after_s: float = 0.0) -> None:
        """Apply what comes, from `after_s` on; a second call does nothing."""
        if self._arriving is None:
            self._arriving = threading.Thread(
                target=self._arrive, args=(after_s,), name="pos-inbox-arrival", daemon=True
            )
            self._arriving.start()

    def _arrive(self, after_s: float) -> None:
        """Imports that no frame should wait for."""
        if self._stopped.wait(after_s):
            return
        from sync.applying import Applier

        self._applier = Applier(*self._parts)
        self._applier.start()

    def poke(self) -> None:
        """There may be something new."""
        if self._applier is not None:
            self._applier.poke()

    def stop(self) -> None:
        """End after the batch in hand."""
        self._stopped.set()
        if self._arriving is not None:
            self._arriving.join()
        if self._applier is not None:
            self._applier.stop()

    def vitals(self) -> dict[str, object]:
        """How far the documents of head office are applied, and what is kept and why."""
        return {} if self._applier is None else self._applier.vitals()
