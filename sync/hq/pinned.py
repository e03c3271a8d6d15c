"""What a lane knows of head office since its enrolment: head-office.json in its data directory."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from pos_terminal.domain.errors import StoreError
from sync.files import SyncFiles
from sync.hq.signing import PublicKey

NAME = SyncFiles(Path()).head_office.name


@dataclass(frozen=True, slots=True)
class Pinned:
    """Whose documents count, and which file said so."""

    public_key: str
    terminal_id: str
    store_id: str
    enrolment_id: str
    enrolled_at: str  # UTC

    @property
    def key(self) -> PublicKey:
        """Raises StoreError where it is none."""
        return PublicKey.from_text(self.public_key)


def read_pinned(data_dir: Path) -> Pinned | None:
    """None: this lane has no head office. Raises StoreError for a damaged file."""
    try:
        found = json.loads((data_dir / NAME).read_text("utf-8"))
        return Pinned(**{name: str(found[name]) for name in Pinned.__slots__})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise StoreError(f"{NAME} is damaged.", "Restore it, or enrol this lane again.") from err


def pin(data_dir: Path, pinned: Pinned) -> None:
    """Write it whole or not at all."""
    path = data_dir / NAME
    fresh = path.with_name(f".{NAME}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(pinned), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
