"""Enrolling this machine: what it is given by head office, each thing in its place.

Nothing is in use before head-office.json is written at the very end: who is interrupted begins
again with the same file.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.checkout import shelves
from pos_terminal.checkout.till import Till
from pos_terminal.config import Loaded, Settings
from pos_terminal.config.loading import ENVIRONMENT, FLAG
from pos_terminal.control.lock import LaneLock
from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.secret_store import PEPPER, chosen_kind, open_secrets, take_pepper
from sync.clocks import utc_now
from sync.configuring import PREFIX, checked
from sync.hq import snapshot as snapshots
from sync.hq.enrolment import LONGEST, Enrolment, unseal
from sync.hq.pinned import Pinned, pin, read_pinned
from sync.hq.signing import PublicKey

_OWN = ("terminal_id", "store_id")
_EARLIER = ("lane.db", "lane.db-wal", "lane.db-shm", "head.json", "sync.db", "sync.db-wal",
            "sync.db-shm")  # fmt: skip


def enrol(
    loaded: Loaded,
    file: Path,
    code: str,
    catalogue: Path | None,
    tell: Callable[[int], None] = lambda _: None,
) -> dict[str, Any]:
    """Carry it out; raises CashierError("enrol.…"), StoreError, LaneBusy."""
    with file.open("rb") as source:
        told = unseal(source.read(LONGEST), code, datetime.now(UTC))
    settings = loaded.settings
    comes_back = refuse_used(settings, told)
    _agree(loaded, told)
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    products = 0
    with LaneLock(settings.data_dir, "pos-terminal enrol"):
        if not comes_back:
            _set_aside(settings.data_dir)
        _keep_secrets(settings, told)
        if catalogue is not None:
            key = PublicKey.from_text(told.public_key)
            products = snapshots.take(catalogue, settings.data_dir, key, tell).products
    own = replace(settings, terminal_id=told.terminal_id, store_id=told.store_id)
    _begin(own, told)
    write_identity(loaded.files[0], {name: getattr(told, name) for name in _OWN})
    who = (told.terminal_id, told.store_id)
    pin(settings.data_dir, Pinned(told.public_key, *who, told.enrolment_id, utc_now()))
    with suppress(OSError):  # a stick that cannot be written: the file has expired soon
        file.unlink()
    return {"terminal_id": told.terminal_id, "store_id": told.store_id, "products": products}


def refuse_used(settings: Settings, told: Enrolment) -> bool:
    """CashierError("enrol.already" | "enrol.used") for a lane that is somebody's.

    True: this very lane of this shop comes back, from a backup on another machine.
    """
    if read_pinned(settings.data_dir) is not None:
        raise CashierError("enrol.already")
    if not _has_history(settings.data_dir / "lane.db"):
        return False
    same = all(getattr(settings, name) == getattr(told, name) for name in _OWN)
    kept = chosen_kind(settings.data_dir) and open_secrets(settings.data_dir).get(PEPPER)
    if not same or kept != told.pepper:
        raise CashierError("enrol.used")
    return True


def _has_history(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            for table in ("employees", "sales", "shifts", "customers"):
                query = f"SELECT 1 FROM {table} LIMIT 1"  # noqa: S608
                if db.execute(query).fetchone():
                    return True
    except dbapi2.Error as err:
        raise StoreError("lane.db cannot be read.", "Run `pos-terminal doctor`.") from err
    return False


def _agree(loaded: Loaded, told: Enrolment) -> None:
    """What the environment or a flag says would win over the file that we write."""
    for name in _OWN:
        fixed = loaded.origins.get(name) in (ENVIRONMENT, FLAG)
        if fixed and getattr(loaded.settings, name) != getattr(told, name):
            raise CashierError("enrol.name", setting=name, told=getattr(told, name))


def _set_aside(data_dir: Path) -> None:
    """A lane that was only looked at has begun a journal under another name."""
    there = [data_dir / name for name in _EARLIER if (data_dir / name).exists()]
    if there:
        aside = data_dir / f"before-enrolment-{int(time.time())}"
        aside.mkdir(mode=0o700)
        for path in there:
            path.rename(aside / path.name)


def _keep_secrets(settings: Settings, told: Enrolment) -> None:
    store = open_secrets(settings.data_dir, settings.secret_store)
    take_pepper(store, told.pepper)
    for name, value in told.secrets.items():
        store.put(name, value.encode())


def _begin(settings: Settings, told: Enrolment) -> None:
    """The lane's first life, and where its agent finds head office."""
    from pos_terminal.bootstrap import open_lane

    rows = {
        PREFIX + section: json.dumps(checked(section, values))
        for section, values in told.sections.items()
    }

    def write(till: Till) -> None:
        with till.transaction() as tx:
            for key, value in rows.items():
                shelves.put_setting(tx, key, value, shelves.HEAD_OFFICE)

    with open_lane(settings, plugins=False) as running:
        running.lane.call(write).result(60)


def write_identity(path: Path, names: dict[str, str]) -> None:
    """Set some keys of a settings file and leave every other line as it is."""
    text = path.read_text("utf-8") if path.exists() else ""
    for key, value in names.items():
        line = f'{key} = "{value}"'
        text, found = re.subn(rf"(?m)^{key}\s*=.*$", line, text)
        text = text if found else f"{line}\n{text}"
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)
