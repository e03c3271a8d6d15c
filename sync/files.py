"""Where the agent finds and keeps things in a data directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SyncFiles:
    """The lane's files, read only, and the agent's own."""

    data_dir: Path

    @property
    def lane_db(self) -> Path:
        """The journal."""
        return self.data_dir / "lane.db"

    @property
    def catalog_db(self) -> Path:
        """Products."""
        return self.data_dir / "catalog.db"

    @property
    def images(self) -> Path:
        """Pictures by content hash."""
        return self.data_dir / "images"

    @property
    def head_office(self) -> Path:
        """What the lane knows of head office; there since its enrolment."""
        return self.data_dir / "head-office.json"

    @property
    def sync_db(self) -> Path:
        """Cursors, parked events, the inbox."""
        return self.data_dir / "sync.db"
