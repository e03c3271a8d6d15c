"""`pos-terminal demo`: a shop of its own, a shift through the real screen, a verified journal."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos_terminal.config.settings import Settings

if TYPE_CHECKING:
    from pos_terminal.bootstrap import RunningLane
    from pos_terminal.storyteller import Storyteller

Write = Callable[[str], None]


def demo(settings: Settings, headless: bool, shots: Path | None, write: Write) -> int:
    """Play a whole shift and verify its journal; 0 when it verifies, 1 when not."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pos-demo-") as folder:
        own = replace(
            settings,
            data_dir=Path(folder),
            log_dir=Path(folder) / "log",
            terminal_id="TERM001",
            secret_store="file",  # noqa: S106 - a kind of store
            printer="file",
            printer_path=Path(folder) / "receipts",
            payment_terminal="simulator",
            language="en",
            theme="light" if settings.theme == "auto" else settings.theme,
            full_screen=False,
            sounds=settings.sounds and not headless,
        )
        _play(own, headless, shots, write)
        return _verify(own.data_dir, write)


def _play(settings: Settings, headless: bool, shots: Path | None, write: Write) -> None:
    from pos_terminal.start import look_of
    from pos_terminal.storyteller import Storyteller
    from pos_terminal.ui.demo.play import play

    story = Storyteller(write)
    play(
        look_of(settings),
        lambda: _told(settings, story),
        shots,
        lambda words: write(f"  · {words}"),
        watched=not headless and shots is None,  # pictures are looked at afterwards
    )
    write("One sale and its plugins:")
    for link in story.chain():
        write(link)


@contextmanager
def _told(settings: Settings, story: Storyteller) -> Iterator[RunningLane]:
    """The lane, with each committed event told as it happens, and what plugins show."""
    from pos_terminal.bootstrap import open_lane

    with open_lane(settings) as running:
        events = running.bus.subscribe()
        leave = running.lane.subscribe(story.state)
        stopping = threading.Event()

        def listen() -> None:
            while not stopping.is_set():
                for event in events.take():
                    story.event(event)

        thread = threading.Thread(target=listen, name="pos-demo-story")
        thread.start()
        try:
            yield running
        finally:
            stopping.set()
            running.bus.unsubscribe(events)
            leave()
            thread.join()


def _verify(data_dir: Path, write: Write) -> int:
    from pos_terminal.store.verify import verify

    report = verify(data_dir)
    for check in report.checks:
        write(f"  {'ok ' if check.ok else 'BAD'}  {check.name}: {check.sentence}")
    write("The journal is verified." if report.ok else "The journal does NOT verify.")
    return 0 if report.ok else 1
