"""A safe line to Postgres: the right certificate, another one, and a password that nobody reads."""

from __future__ import annotations

import ipaddress
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pos_terminal.domain.errors import SinkDown
from sync.sinks.base import Batch
from sync.sinks.postgres.sink import PostgresSink
from tests.contract.sinks.postgres_rig import QUICK, read_back, settings
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import new_folder
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow

PASSWORD = "correct horse battery staple"
PEM = serialization.Encoding.PEM


def certificate(folder: Path, address: str) -> tuple[Path, Path]:
    """Its own authority, for one address; certificate and key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "reports")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), False
        )
        .sign(key, hashes.SHA256())
    )
    crt, pem = folder / f"{address}.crt", folder / f"{address}.key"
    crt.write_bytes(made.public_bytes(PEM))
    pem.touch(0o600)
    pem.write_bytes(
        key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return crt, pem


@pytest.fixture
def folder() -> Iterator[Path]:
    made = new_folder("tls")
    yield made
    shutil.rmtree(made)


@pytest.fixture
def safe(folder: Path) -> Iterator[PostgresAddress]:
    """A server that speaks TLS under a certificate for 127.0.0.1."""
    crt, key = certificate(folder, "127.0.0.1")
    told = {"ssl": "on", "ssl_cert_file": str(crt), "ssl_key_file": str(key)}
    server = PostgresServer(folder, settings=told)
    if server.user:
        shutil.chown(key, server.user)
    with server:
        yield server.address


def lane_sink(address: PostgresAddress, **changed: Any) -> PostgresSink:
    told = settings(address, username="lane", **{"tls": "verify-full", **changed})
    return PostgresSink(told, lambda name: {"sync.postgres": PASSWORD}.get(name), QUICK)


def test_only_the_server_s_own_certificate_will_do_and_the_password_stays_secret(
    safe: PostgresAddress,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level("DEBUG")
    trusted = str(folder / "127.0.0.1.crt")
    lane = safe.role("lane", PASSWORD)
    with safe.connect(autocommit=True) as direct:
        direct.execute("GRANT CREATE ON DATABASE postgres TO lane")
    own = lane_sink(lane, ca_file=trusted)
    own.check()
    own.open()
    own.deliver(Batch(tuple(Journal("T1", some(20)).events)))
    with safe.connect() as reader:
        [(secure, password)] = reader.execute(
            "SELECT bool_and(ssl), (SELECT rolpassword FROM pg_authid WHERE rolname = 'lane')"
            " FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'lane'"
        ).fetchall()
    assert secure
    assert password.startswith("SCRAM-SHA-256")
    own.close()
    assert len(read_back(safe, "T1")) == 20
    another, _ = certificate(folder, "10.0.0.1")
    for changed in ({"ca_file": str(another)}, {"ca_file": ""}, {"ca_file": "/nowhere.pem"}):
        with pytest.raises(SinkDown) as told:
            lane_sink(lane, **changed).check()
        assert told.value.key == "sync.postgres.tls", changed
        assert PASSWORD not in repr(told.value) + repr(told.value.__cause__)
    assert PASSWORD not in caplog.text
    monkeypatch.setenv("SSL_CERT_FILE", trusted)  # what the whole machine trusts
    lane_sink(lane, ca_file="").check()
