"""The sync agent of a screen that has none: a price checker, a window of a test."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from pos_terminal.checkout.sync_views import ParkedView, SectionView, SinkProblem, SyncView
from pos_terminal.domain.errors import CashierError


class NoSync:
    """`ports.Sync` where no agent is."""

    def view(self) -> SyncView:
        """Nothing is sent anywhere."""
        return SyncView()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Nothing ever changes."""
        return lambda: None

    def act(self, act: str, sink: str, from_seq: int = 0) -> Future[None]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def parked(self, sink: str) -> Future[tuple[ParkedView, ...]]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def retry_parked(self, sink: str, seq: int) -> Future[bool]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def mark_seen(self, sink: str, seqs: tuple[int, ...]) -> Future[int]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def export_parked(self, sink: str, file: Path) -> Future[int]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def settings(self) -> Future[tuple[SectionView, ...]]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def schema(self, section: str) -> dict[str, Any]:
        """Nothing to set."""
        return {}

    def check_settings(self, section: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def test(
        self, section: str, values: dict[str, Any], secret: str = ""
    ) -> Future[SinkProblem | None]:
        """CashierError("sync.not_here")."""
        return _not_here()

    def keep_secret(self, name: str, value: str) -> Future[None]:
        """CashierError("sync.not_here")."""
        return _not_here()


def _not_here() -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(CashierError("sync.not_here"))
    return answer
