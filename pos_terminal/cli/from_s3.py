"""A lost lane from the archive in S3, as `restore --from-s3` asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_terminal.cli.safekeeping import Check, Tell
from pos_terminal.config import Settings
from pos_terminal.control.lock import LaneLock
from pos_terminal.domain.errors import StoreError

if TYPE_CHECKING:
    from sync.lane_event import LaneEvent
    from sync.s3.reading import Archive, Piece
    from sync.settings import SyncSettings

EVERY = 5_000  # events between two words about progress


def restore(
    settings: Settings, terminal_id: str, folder: Path | None, *, dry_run: bool, tell: Tell
) -> dict[str, Any]:
    """Build the lane's store in an empty `folder`, or in the place of the one of this machine.

    With `dry_run` everything is read and verified, and nothing is made. Raises StoreError,
    SinkDown, AuthPaused, LaneBusy; then nothing was made.
    """
    lane = terminal_id or settings.terminal_id
    if folder is None and lane != settings.terminal_id:
        raise StoreError(
            f"This is lane {settings.terminal_id}, not {lane}.",
            f"Name a folder to build its store in, or set terminal_id = {lane} first.",
        )
    with _archive(settings, lane) as archive:
        pieces = archive.pieces()
        told = _told(lane, pieces)
        events = _counted(archive.events(pieces), told["events"], tell)
        if folder is not None:
            _build(events, folder)
        elif dry_run:
            _verify(events)
        else:
            told["aside"] = _replace(settings, events)
    return told | {"restored": folder is not None or not dry_run}


class _archive:  # noqa: N801 - reads as a verb's object
    """The archive, let go at the end."""

    def __init__(self, settings: Settings, terminal_id: str) -> None:
        from sync import aws
        from sync.secrets import Secrets

        self._configured = _configured(settings)
        secret = Secrets(settings.data_dir, settings.secret_store).read
        self._client = aws.client("s3", self._configured.aws, secret)
        self._terminal_id = terminal_id

    def __enter__(self) -> Archive:
        from sync.s3.bucket import Bucket
        from sync.s3.reading import Archive

        bucket = Bucket(self._client, self._configured.s3.archive_bucket)
        return Archive(bucket, self._terminal_id)

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _configured(settings: Settings) -> SyncSettings:
    """As the file says, over what a lane's database still tells."""
    from sync import configuring, standing
    from sync.files import SyncFiles

    file = settings.sync_file or settings.data_dir / "sync.toml"
    try:
        rows = standing.rows_of(SyncFiles(settings.data_dir))
    except StoreError:
        rows = {}  # it is restored because it cannot be read
    return configuring.read(rows, file).settings


def _told(terminal_id: str, pieces: Sequence[Piece]) -> dict[str, Any]:
    last = pieces[-1].entry
    return {
        "terminal_id": terminal_id,
        "events": pieces[-1].upto,
        "segments": len(pieces),
        "epoch": last.epoch,
        "last_at": last.last_at,
        "aside": None,
    }


def _counted(events: Iterator[LaneEvent], total: int, tell: Tell) -> Iterator[LaneEvent]:
    for event in events:
        if event.seq % EVERY == 0 or event.seq == total:
            tell({"phase": f"{event.seq:,} of {total:,} events"})
        yield event


def _verify(events: Iterator[LaneEvent]) -> None:
    from sync.rebuilding import verified

    for _ in verified(events):
        pass


def _build(events: Iterator[LaneEvent], folder: Path) -> None:
    from sync.rebuilding import rebuild_store

    rebuild_store(events, folder)


def _replace(settings: Settings, events: Iterator[LaneEvent]) -> str | None:
    """Only the journal's store goes where a catalogue is still there."""
    from pos_terminal.store.restoring import replace_store
    from pos_terminal.store.swap import LANE_FILES, OURS
    from sync.rebuilding import build_in

    with LaneLock(settings.data_dir, "pos-terminal restore"):
        keeps = (settings.data_dir / "catalog.db").exists()

        def make(fresh: Path) -> None:
            build_in(fresh, events)
            if keeps:
                (fresh / "catalog.db").unlink()

        aside = replace_store(settings.data_dir, make, Check(), LANE_FILES if keeps else OURS)
    return None if aside is None else str(aside)
