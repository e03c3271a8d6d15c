"""The sync agent by hand, as the screen sees it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pos_terminal.checkout.sync_views import ParkedView, SectionView, SinkProblem, SyncView


@dataclass
class FakeSync:
    """`ui.ports.Sync` that answers what the test has laid out, and remembers what was asked."""

    shown: SyncView = field(default_factory=SyncView)
    aside: dict[str, tuple[ParkedView, ...]] = field(default_factory=dict)  # parked, by sink
    sections: tuple[SectionView, ...] = ()
    schemas: dict[str, dict[str, Any]] = field(default_factory=dict)
    problem: SinkProblem | None = None  # what a test of a connection finds
    refusal: Exception | None = None
    silent: bool = False  # remotes, and the agent itself, never answer
    acts: list[tuple[str, str, int]] = field(default_factory=list)
    retried: list[tuple[str, int]] = field(default_factory=list)
    exported: list[tuple[str, Path]] = field(default_factory=list)
    tested: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def tell(self, view: SyncView) -> None:
        """Something has changed."""
        self.shown = view
        for listener in list(self.listeners):
            listener()

    def view(self) -> SyncView:
        return self.shown

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def act(self, act: str, sink: str, from_seq: int = 0) -> Future[None]:
        self.acts.append((act, sink, from_seq))
        return self._answer(None)

    def parked(self, sink: str) -> Future[tuple[ParkedView, ...]]:
        return self._answer(self.aside.get(sink, ()))

    def retry_parked(self, sink: str, seq: int) -> Future[bool]:
        self.retried.append((sink, seq))
        left = tuple(each for each in self.aside.get(sink, ()) if each.seq != seq)
        self.aside[sink] = left
        return self._answer(True)

    def mark_seen(self, sink: str, seqs: tuple[int, ...]) -> Future[int]:
        fresh = [
            each
            for each in self.aside.get(sink, ())
            if (each.seq in seqs or not seqs) and not each.seen
        ]
        self.aside[sink] = tuple(
            replace(each, seen=each.seen or each in fresh) for each in self.aside.get(sink, ())
        )
        return self._answer(len(fresh))

    def export_parked(self, sink: str, file: Path) -> Future[int]:
        self.exported.append((sink, file))
        return self._answer(len(self.aside.get(sink, ())))

    def settings(self) -> Future[tuple[SectionView, ...]]:
        return self._answer(self.sections)

    def schema(self, section: str) -> dict[str, Any]:
        return self.schemas.get(section, {})

    def check_settings(self, section: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        fixed = next((each.fixed for each in self.sections if each.name == section), ())
        return self._answer({key: held for key, held in values.items() if key not in fixed})

    def test(
        self, section: str, values: dict[str, Any], secret: str = ""
    ) -> Future[SinkProblem | None]:
        self.tested.append((section, values, secret))
        return self._answer(self.problem)

    def keep_secret(self, name: str, value: str) -> Future[None]:
        self.secrets[name] = value
        return self._answer(None)

    def _answer(self, value: Any) -> Future[Any]:
        answer: Future[Any] = Future()
        if self.silent:
            return answer
        if self.refusal is not None:
            answer.set_exception(self.refusal)
        else:
            answer.set_result(value)
        return answer
