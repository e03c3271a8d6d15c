"""The one-time file by which a lane becomes one of the shop's, sealed by a code told otherwise.

Argon2id makes the key of the code and a fresh salt, ChaCha20-Poly1305 seals everything. The code
has 80 bits, is shown once, and is kept nowhere.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from pos_terminal.domain.errors import CashierError

FORMAT = 1
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_GROUPS, _GROUP = 4, 4  # of 5 bits each: 80
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SALT, _NONCE, _KEY = 16, 12, 32  # bytes
_PASSES, _MEMORY_KIB = 3, 64 * 1024  # RFC 9106, second recommendation with one lane
LONGEST = 1_000_000  # bytes of a file

Name = Annotated[str, Meta(pattern=r"^[A-Z0-9][A-Z0-9_-]{0,15}$")]


class Enrolment(Struct, frozen=True, kw_only=True):
    """What a lane is told; the pepper and passwords are why the file is sealed."""

    enrolment_id: Annotated[str, Meta(min_length=8, max_length=64)]
    terminal_id: Name
    store_id: Name
    expires_at: str  # UTC
    public_key: str
    pepper: bytes
    sections: dict[str, dict[str, Any]] = {}  # of the sync agent's settings
    secrets: dict[str, str] = {}  # by name in the secret store


class _File(Struct, frozen=True):
    format: Annotated[int, Meta(ge=1, le=FORMAT)]
    terminal_id: str  # for people: which lane this file is for
    salt: str
    nonce: str
    sealed: str


def fresh_code() -> str:
    """A code in groups, as it is read out on the telephone."""
    letters = [secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP)]
    parts = ["".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP)]
    return "-".join(parts)


def seal(enrolment: Enrolment, code: str) -> bytes:
    """The file's bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    plain = msgspec.json.encode(enrolment)
    sealed = ChaCha20Poly1305(_key(code, salt)).encrypt(nonce, plain, _bound(enrolment.terminal_id))
    told = _File(FORMAT, enrolment.terminal_id, _text(salt), _text(nonce), _text(sealed))
    return json.dumps(msgspec.to_builtins(told), indent=1).encode() + b"\n"


def unseal(content: bytes, code: str, now: datetime) -> Enrolment:
    """What the file tells; CashierError("enrol.file" | "enrol.code" | "enrol.expired")."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        file = msgspec.json.decode(content[:LONGEST], type=_File)
        salt, nonce, sealed = (_bytes(text) for text in (file.salt, file.nonce, file.sealed))
        if len(salt) != _SALT or len(nonce) != _NONCE:
            raise ValueError("lengths")
    except (msgspec.DecodeError, binascii.Error, ValueError) as err:
        raise CashierError("enrol.file") from err
    try:
        plain = ChaCha20Poly1305(_key(code, salt)).decrypt(nonce, sealed, _bound(file.terminal_id))
    except InvalidTag as err:
        raise CashierError("enrol.code") from err
    try:
        enrolment = msgspec.json.decode(plain, type=Enrolment)
        expires = datetime.fromisoformat(enrolment.expires_at)
    except (msgspec.DecodeError, ValueError) as err:
        raise CashierError("enrol.file") from err
    if now.astimezone(UTC) >= expires:
        raise CashierError("enrol.expired", day=expires.date().isoformat())
    return enrolment


def _key(code: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    said = "".join(char for char in code.upper().translate(_READ_AS) if char in _ALPHABET)
    return hash_secret_raw(
        said.encode(), salt, time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1,
        hash_len=_KEY, type=Type.ID,
    )  # fmt: skip


def _bound(terminal_id: str) -> bytes:
    """What is readable outside of the seal cannot be changed either."""
    return f"pos-terminal enrolment {FORMAT} {terminal_id}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
