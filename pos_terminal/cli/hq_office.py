"""What `hq` commands do in the office's data directory."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pos_terminal.checkout import badges
from pos_terminal.checkout.secrets import PepperedArgon2, check_pin
from pos_terminal.checkout.shop import check_setting
from pos_terminal.cli import sync_backend
from pos_terminal.config import Settings, load
from pos_terminal.domain.errors import CashierError, POSError, StoreError
from pos_terminal.secret_store import open_secrets, pepper, take_pepper
from pos_terminal.store.backup import copy_database
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.clocks import utc_now
from sync.configuring import PREFIX, WITH_SECRET, checked, read_file
from sync.hq import enrolment as enrolments
from sync.hq import snapshot as snapshots
from sync.hq.bodies import check_body
from sync.hq.catalogue_documents import CatalogueDocuments
from sync.hq.destinations import WAYS, destination
from sync.hq.office import CATALOGUE, LAST, Office, Row
from sync.hq.publishing import Publisher
from sync.hq.refusals import Refused
from sync.hq.signing import open_key

CATALOG_DB = "catalog.db"
_NEEDED = ("name", "currency")  # settings without which a lane asks who it is
_TO_LANES = ("kafka", "postgres")  # sections that a new lane is told


def keys(settings: Settings, pepper_of: Path | None) -> dict[str, object]:
    """Make what is missing; nothing is ever made anew."""
    store = open_secrets(settings.data_dir, settings.secret_store)
    if pepper_of is not None:
        take_pepper(store, pepper(open_secrets(pepper_of)))
    pepper(store, create=True)
    public = open_key(store, create=True).public
    return {"public_key": public.text, "key_id": public.key_id, "where": store.where()}


def publish(
    settings: Settings,
    file: Path | None,
    to: str,
    everything: bool,
    mapping: list[str],
    options: dict[str, Any],
    tell: Callable[[int], None],
) -> dict[str, Any]:
    """Bring the file into the office's catalogue, then send what has changed."""
    if to not in WAYS:
        raise CashierError("hq.way", way=to, known=", ".join(WAYS))
    key = open_key(open_secrets(settings.data_dir, settings.secret_store))
    bad_rows = [] if file is None else _take_file(settings, file, mapping, options)
    configured = sync_backend.configured(settings).settings
    way = destination(to, configured, sync_backend.place(settings).secret)
    catalog_db = settings.data_dir / CATALOG_DB
    with closing(Office(settings.data_dir)) as office:
        publisher = Publisher(office, key, way, tell)
        told = publisher.publish(catalog_db if catalog_db.exists() else None, everything=everything)
    return asdict(told) | {"bad_rows": bad_rows}


def _take_file(
    settings: Settings, file: Path, mapping: list[str], options: dict[str, Any]
) -> list[str]:
    """A file into the office's catalogue; what was refused of it."""
    if (settings.data_dir / "lane.db").exists():
        raise StoreError(
            f"{settings.data_dir} is a lane's.",
            "Import there, then publish without FILE; or name an office with --data-dir.",
        )
    target = settings.data_dir / CATALOG_DB
    if file.suffix == ".db":
        CatalogueDocuments(file).close()  # it is one
        fresh = target.with_name(f".{CATALOG_DB}.new")
        fresh.unlink(missing_ok=True)
        copy_database(file, fresh)
        prepare_catalog(fresh)
        snapshots.put_in_place(fresh, target)
        return []
    from pos_terminal.store.importing.products import ImportOptions, import_products

    with closing(CatalogWriter(target, settings.data_dir / "images")) as writer:
        report = import_products(
            file, writer, mapping or None, dry_run=False, options=ImportOptions(**options)
        )
    return [f"row {note.row}, {note.column}: {note.reason}" for note in report.bad.listed]


def snapshot(settings: Settings, file: Path) -> dict[str, Any]:
    """The published catalogue in one file; refused while something is unpublished."""
    if file.exists():
        raise POSError(f"{file} is already there; name a new one.")
    key = open_key(open_secrets(settings.data_dir, settings.secret_store))
    catalog_db = settings.data_dir / CATALOG_DB
    with (
        closing(Office(settings.data_dir)) as office,
        closing(CatalogueDocuments(catalog_db)) as catalogue,
    ):
        version, published = office.note(LAST), office.note(CATALOGUE)
        if not version or published != catalogue.version():
            raise CashierError("hq.unpublished")
    return asdict(snapshots.write(catalog_db, file, key, version, utc_now()))


def want_staff(
    settings: Settings,
    employee_id: str,
    off: bool,
    store: str,
    pin: str,
    badge: str | None,
    fields: dict[str, str],
) -> None:
    """Remember a member of staff, PIN and badge as hashes with the shop's pepper.

    `badge` None: the lanes keep theirs; empty: none any more.
    """
    secrets_kept = open_secrets(settings.data_dir, settings.secret_store)
    body = None
    if not off:
        hasher = PepperedArgon2(lambda: pepper(secrets_kept))
        hashes = {"pin_hash": hasher.hash(check_pin(pin)), "password_hash": ""}
        hashes |= {} if badge is None else badges.kept(hasher, badge)
        body = fields | {"active": True} | hashes
    _want(settings, Row("employee", employee_id, body, store))


def want_setting(settings: Settings, key: str, value: str, store: str) -> None:
    """Remember a setting, checked as a lane does."""
    if key.startswith(PREFIX):
        value = json.dumps(checked(key.removeprefix(PREFIX), _object(value)))
    else:
        check_setting(key, value)
    _want(settings, Row("setting", key, {"value": value}, store))


def want_plugin(settings: Settings, name: str, on: bool, values: str, store: str) -> None:
    """Remember a plugin's switch; its settings are checked by the lanes."""
    chosen = _object(values) if values else None
    _want(settings, Row("plugin_switch", name, {"on": on, "settings": chosen}, store))


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as err:
        raise CashierError("hq.json") from err
    if not isinstance(value, dict):
        raise CashierError("hq.json")
    return value


def _want(settings: Settings, row: Row) -> None:
    if row.body is not None:
        try:
            check_body(row.kind, row.key, row.body)
        except Refused as err:
            raise CashierError("hq.refused", why=str(err)) from err
    with closing(Office(settings.data_dir)) as office:
        office.want(row)


def enrol(
    settings: Settings, file: Path, terminal: str, store: str, days: int, passwords: bool
) -> dict[str, Any]:
    """Write the sealed file; its code is in the answer and nowhere else."""
    if file.exists():
        raise POSError(f"{file} is already there; name a new one.")
    load({"terminal_id": terminal, "store_id": store}, ())  # names as a lane takes them
    kept = open_secrets(settings.data_dir, settings.secret_store)
    place = sync_backend.place(settings)
    until = datetime.now(UTC) + timedelta(days=days)
    told = enrolments.Enrolment(
        enrolment_id=secrets.token_hex(16),
        terminal_id=terminal,
        store_id=store,
        expires_at=until.isoformat(timespec="seconds"),
        public_key=open_key(kept).public.text,
        pepper=pepper(kept),
        sections={
            name: values
            for name, values in read_file(sync_backend.sync_file(settings)).items()
            if name in _TO_LANES
        },
        secrets={
            PREFIX + name: found
            for name in WITH_SECRET
            if passwords and name in _TO_LANES and (found := place.secret(PREFIX + name))
        },
    )
    code = enrolments.fresh_code()
    file.write_bytes(enrolments.seal(told, code))
    file.chmod(0o600)
    with closing(Office(settings.data_dir)) as office:
        missing = lacking(office.wanted(), store)
    day = until.date().isoformat()
    return {"code": code, "until": day, "terminal_id": terminal, "lacks": missing}


def lacking(wanted: Iterable[Row], store: str) -> list[str]:
    """The commands that must be given before a new lane of this shop can sell."""
    there = [(row.kind, row.key, row.body or {}) for row in wanted if row.store_id in ("", store)]
    said = {(kind, key) for kind, key, body in there if body}
    managed = any(kind == "employee" and body.get("role") == "manager" for kind, _, body in there)
    commands = [f"hq setting {key} …" for key in _NEEDED if ("setting", key) not in said]
    return commands if managed else [*commands, "hq staff … --role manager"]
