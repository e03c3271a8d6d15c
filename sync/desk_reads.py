"""What the screen's page of the stores outside reads and keeps, beside the agent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from pos_terminal.checkout.sync_views import ParkedView, SectionView
from sync import parked_files, standing
from sync.configuring import PREFIX, WITH_SECRET, Configured, checked
from sync.files import SyncFiles
from sync.outbox import Outbox
from sync.place import Home
from sync.secrets import Secrets
from sync.settings import SECTIONS
from sync.store import SyncStore


def parked(home: Home, sink: str) -> tuple[ParkedView, ...]:
    """What is parked for one store."""
    files = SyncFiles(home.data_dir)
    if not files.sync_db.is_file():
        return ()
    store = SyncStore(files.sync_db, readonly=True)
    try:
        return parked_files.views(store, sink)
    finally:
        store.close()


def export_parked(home: Home, sink: str, file: Path) -> int:
    """Write what is parked to a file; how many."""
    files = SyncFiles(home.data_dir)
    if not files.sync_db.is_file():
        return 0
    store = SyncStore(files.sync_db, readonly=True)
    try:
        source = Outbox(files.lane_db, files.catalog_db, files.images)
        try:
            return parked_files.export(store, source, file, sink)
        finally:
            source.close()
    finally:
        store.close()


def settings(home: Home) -> tuple[SectionView, ...]:
    """All sections as they count, and which secrets are kept."""
    configured = _configured(home)
    values: dict[str, dict[str, Any]] = msgspec.to_builtins(configured.settings)
    secrets = Secrets(home.data_dir, home.secret_store)

    def view(section: str) -> SectionView:
        names = [PREFIX + section] if section in WITH_SECRET else []
        kept = {name: secrets.read(name) is not None for name in names}
        fixed = configured.fixed.get(section, ())
        return SectionView(section, values[section], fixed, configured.file if fixed else "", kept)

    return tuple(view(section) for section in SECTIONS)


def check(home: Home, section: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values as they would be kept: what the file says is left out."""
    fixed = _configured(home).fixed.get(section, ())
    return checked(section, {key: value for key, value in values.items() if key not in fixed})


def keep_secret(home: Home, name: str, value: str) -> None:
    """Keep it, or forget it where it is empty."""
    Secrets(home.data_dir, home.secret_store).keep(name, value)


def _configured(home: Home) -> Configured:
    return standing.configured(SyncFiles(home.data_dir), home.sync_file)
