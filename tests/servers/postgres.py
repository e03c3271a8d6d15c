"""PostgreSQL from the system's packages, without a password on 127.0.0.1."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.servers.ports import HOST
from tests.servers.server import Server, ServerTrouble, quietly

PROGRAMS = "usr/lib/postgresql/*/bin/postgres"
SYSTEM_USER = "postgres"  # the server refuses to run as root
ASKED = "asked_for_a_password"  # whoever is made IN ROLE this one; all others come in without
FOR_TESTS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "dynamic_shared_memory_type": "mmap",  # in the data folder: a kill leaves nothing behind
    "shared_buffers": "32MB",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class PostgresAddress:
    """A database of the run's server."""

    host: str
    port: int
    user: str = "pos"
    dbname: str = "postgres"

    @property
    def dsn(self) -> str:
        """As libpq takes it."""
        return f"host={self.host} port={self.port} user={self.user} dbname={self.dbname}"

    def connect(self, **options: Any) -> psycopg.Connection[Any]:
        """A connection."""
        return psycopg.connect(self.dsn, **options)

    def create(self, dbname: str, template: str = "template1") -> PostgresAddress:
        """Makes a database, a copy of a template to which nobody is connected."""
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._command(words.format(sql.Identifier(dbname), sql.Identifier(template)))
        return replace(self, dbname=dbname)

    def drop(self, dbname: str) -> None:
        """Takes a database away, whoever is connected to it."""
        words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._command(words.format(sql.Identifier(dbname)))

    @contextlib.contextmanager
    def database(self, template: str = "template1") -> Iterator[PostgresAddress]:
        """A database of one's own, dropped afterwards."""
        name = f"t_{secrets.token_hex(6)}"
        try:
            yield self.create(name, template)
        finally:
            self.drop(name)

    def role(self, name: str, password: str) -> PostgresAddress:
        """Makes somebody who needs a password and has no rights; the address to come with."""
        group = sql.Identifier(ASKED)
        with contextlib.suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            self._command(sql.SQL("CREATE ROLE {}").format(group))
        words = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}")
        self._command(words.format(sql.Identifier(name), sql.Literal(password), group))
        return replace(self, user=name)

    def _command(self, words: sql.Composed) -> None:
        with replace(self, dbname="postgres").connect(autocommit=True) as connection:
            connection.execute(words)


class PostgresServer(Server):
    """A cluster of its own; `settings` win over those for tests, for example {"fsync": "on"}.

    As root, the folder must be one that the user postgres can enter: see `new_folder`.
    """

    name = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast": clients are cut off; SIGTERM would wait for them

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        settings: Mapping[str, str] | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(folder, port=port, **rest)
        self._settings = {**FOR_TESTS, "port": str(self.port), **(settings or {})}
        self.user = SYSTEM_USER if os.geteuid() == 0 else None

    @property
    def address(self) -> PostgresAddress:
        """What a client is told."""
        return PostgresAddress(HOST, self.port)

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def prepare(self) -> None:
        """The cluster."""
        make = [str(_programs() / "initdb"), "-D", str(self._data), "-A", "trust", "-U", "pos"]
        make += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        self._data.mkdir(mode=0o700)
        if self.user:
            shutil.chown(self._data, self.user, self.user)
        made = subprocess.run(
            make,
            capture_output=True,
            text=True,
            cwd=self.folder,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
        )
        if made.returncode != 0:
            raise ServerTrouble(f"initdb could not make a cluster in {self.folder}: {made.stderr}")
        rules = self._data / "pg_hba.conf"
        first = f"host all +{ASKED} {HOST}/32 scram-sha-256\n"
        rules.write_text(first + rules.read_text("utf-8"), "utf-8")

    def command(self) -> list[str]:
        """The server in the foreground."""
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        return [str(_programs() / "postgres"), "-D", str(self._data), *settings]

    def answers(self) -> bool:
        """Whether it lets one in."""
        return quietly(
            lambda: self.address.connect(connect_timeout=2).close(), psycopg.OperationalError
        )


def _programs() -> Path:
    """The newest installed server's folder; Debian keeps it off the PATH."""
    if found := sorted(Path("/").glob(PROGRAMS), key=lambda path: float(path.parts[4])):
        return found[-1].parent
    if on_path := shutil.which("postgres"):
        return Path(on_path).parent
    raise ServerTrouble(
        "PostgreSQL's server is not on this machine, and tests need a real one."
        " Type ./pos test, which installs it, or install postgresql."
    )
