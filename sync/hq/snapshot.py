"""A whole catalogue in one signed file: how a new lane begins with 818,775 products in a minute.

A zip of catalog.db and snapshot.json (version, hash, size) with its signature. What head office
publishes later has a higher version and comes as documents.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.backup import copy_database, copy_hashed
from pos_terminal.store.canonical import canonical
from pos_terminal.store.catalog.published import FLOOR, POSITION, PUBLISHED_AT, VERSION
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.swap import sync
from sync.hq.signing import NotSigned, PublicKey, SigningKey, signature_from

_DB, _FACTS, _SIGNATURE = "catalog.db", "snapshot.json", "snapshot.sig"
_MOST_FACTS, _MOST_BYTES = 10_000, 64 * 2**30
_PACKED = 1  # of zlib: a lane waits for it


class _Facts(Struct, frozen=True):
    format: Annotated[int, Meta(ge=1, le=1)]
    version: Annotated[int, Meta(ge=1, lt=2**53)]
    published_at: Annotated[str, Meta(max_length=40)]
    products: Annotated[int, Meta(ge=0)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    size_bytes: Annotated[int, Meta(ge=1, le=_MOST_BYTES)]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot holds."""

    version: int
    published_at: str
    products: int


def write(catalog_db: Path, target: Path, key: SigningKey, version: int, at: str) -> Snapshot:
    """Pack a catalogue as of a publication; the file appears only when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".snapshot-") as folder:
        copy = Path(folder) / _DB
        copy_database(catalog_db, copy)
        products = _make_first(copy, version, at)
        with copy.open("rb") as file:
            sha256 = copy_hashed(file, len)
        facts = _Facts(1, version, at, products, sha256, copy.stat().st_size)
        content = canonical(msgspec.to_builtins(facts))
        fresh = Path(folder) / "snapshot.zip"
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as archive:
            archive.writestr(_FACTS, content)
            archive.writestr(_SIGNATURE, key.sign(content).text)
            archive.write(copy, _DB)
        sync(fresh)
        fresh.replace(target)
    return Snapshot(version, at, products)


def _make_first(copy: Path, version: int, at: str) -> int:
    """A lane begins here: nothing of an inbox, everything of this version."""
    with closing(dbapi2.connect(copy)) as db:
        db.execute("DELETE FROM published")
        db.execute("DELETE FROM inbox_kept")
        db.execute("DELETE FROM about WHERE key = ?", (POSITION,))
        for name, value in ((FLOOR, str(version)), (VERSION, str(version)), (PUBLISHED_AT, at)):
            db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))
        db.commit()
        (products,) = db.execute("SELECT count(*) FROM products").fetchone()
        db.execute("VACUUM")
    return int(products)


def take(
    file: Path, data_dir: Path, key: PublicKey, tell: Callable[[int], None] = lambda _: None
) -> Snapshot:
    """Put a snapshot's catalogue in place of the lane's, which is not running.

    Raises StoreError for a file that is damaged or that head office has not signed: nothing of
    it was used.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            facts = _genuine(archive, key)
            fresh = data_dir / f".{_DB}.new"
            try:
                _unpack(archive, facts, fresh, tell)
                prepare_catalog(fresh)  # an older program's snapshot comes to our schema
                put_in_place(fresh, data_dir / _DB)
            finally:
                fresh.unlink(missing_ok=True)
    except (OSError, zipfile.BadZipFile, KeyError, NotImplementedError, EOFError) as err:
        raise StoreError(f"{file.name} is no snapshot that can be read.", f"{err}.") from err
    return Snapshot(facts.version, facts.published_at, facts.products)


def _genuine(archive: zipfile.ZipFile, key: PublicKey) -> _Facts:
    with archive.open(_FACTS) as member:
        content = member.read(_MOST_FACTS)
    with archive.open(_SIGNATURE) as member:
        signature = member.read(_MOST_FACTS).decode("ascii", "replace")
    try:
        key.verify(content, signature_from(signature))
        return msgspec.json.decode(content, type=_Facts)
    except (NotSigned, msgspec.DecodeError) as err:
        raise StoreError(
            f"This snapshot is not head office's: {err}.", "Get another file from the office."
        ) from err


def _unpack(
    archive: zipfile.ZipFile, facts: _Facts, fresh: Path, tell: Callable[[int], None]
) -> None:
    done = 0

    with archive.open(_DB) as member, fresh.open("wb") as out:

        def write(chunk: bytes) -> None:
            nonlocal done
            done += len(chunk)
            if done > facts.size_bytes:
                raise StoreError("The snapshot is larger than it says.", "Get another file.")
            out.write(chunk)
            tell(done)

        sha256 = copy_hashed(member, write)
    if sha256 != facts.sha256:
        raise StoreError("The snapshot is damaged.", "Get another file from the office.")


def put_in_place(fresh: Path, target: Path) -> None:
    """A whole catalogue instead of another: the WAL of the old one goes first."""
    sync(fresh)
    for end in ("-wal", "-shm"):
        fresh.with_name(fresh.name + end).unlink(missing_ok=True)
        target.with_name(target.name + end).unlink(missing_ok=True)
    fresh.replace(target)
    sync(target.parent)


def facts_of(file: Path) -> dict[str, object]:
    """What a snapshot says of itself, unverified; for people."""
    with zipfile.ZipFile(file) as archive, archive.open(_FACTS) as member:
        facts: dict[str, object] = json.loads(member.read(_MOST_FACTS))
    return facts
