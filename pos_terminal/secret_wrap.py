"""A secret under a passphrase that the shop keeps: how the pepper travels in a backup.

Argon2id makes one fresh key for each wrapping (its salt is random); half of it masks the secret
as HMAC-SHA256 in counter mode, half of it vouches for the whole as HMAC-SHA256 over the rest.
Made of what the program has: a key that is used once needs no more (encrypt, then authenticate).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from pos_terminal.domain.errors import StoreError

VERSION = 1  # and with it the costs: a file that could choose them could ask for all memory
LEAST = 12  # characters; the backup may be guessed at for years
LONGEST = 1024  # bytes of a secret
_SALT_BYTES = 16
_PASSES, _MEMORY_KIB = 3, 64 * 1024  # RFC 9106, second recommendation with one lane


def check_passphrase(text: str) -> str:
    """A passphrase that is long enough; StoreError."""
    if len(text) < LEAST:
        raise StoreError(
            f"That passphrase is too short: it needs {LEAST} characters.", "Take several words."
        )
    return text


def wrap(secret: bytes, passphrase: str) -> dict[str, object]:
    """What may lie in a backup: version, salt, masked secret and tag, in hex."""
    salt = secrets.token_bytes(_SALT_BYTES)
    mask, vouch = _keys(passphrase, salt)
    sealed = _masked(secret, mask)
    tag = _tag(vouch, salt, sealed)
    return {"version": VERSION, "salt": salt.hex(), "sealed": sealed.hex(), "tag": tag.hex()}


def unwrap(wrapped: Mapping[str, object], passphrase: str) -> bytes:
    """The secret; StoreError for another passphrase, and for anything that was changed."""
    if wrapped.get("version") != VERSION:
        raise StoreError("Its pepper was wrapped by another program.", "Update this program first.")
    try:
        salt, sealed, tag = (
            bytes.fromhex(str(wrapped[part])) for part in ("salt", "sealed", "tag")
        )
    except (KeyError, ValueError) as err:
        raise StoreError("The pepper in the backup is damaged.", "Take another backup.") from err
    if len(salt) != _SALT_BYTES or len(sealed) > LONGEST:
        raise StoreError("The pepper in the backup is damaged.", "Take another backup.")
    mask, vouch = _keys(passphrase, salt)
    if not hmac.compare_digest(tag, _tag(vouch, salt, sealed)):
        raise StoreError("That is not the passphrase of this backup.", "Try again.")
    return _masked(sealed, mask)


def _keys(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    from argon2.low_level import Type, hash_secret_raw  # late: only backup and restore need it

    key = hash_secret_raw(
        passphrase.encode(), salt, time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1,
        hash_len=64, type=Type.ID,
    )  # fmt: skip
    return key[:32], key[32:]


def _masked(text: bytes, key: bytes) -> bytes:
    blocks = range(-(-len(text) // 32))
    stream = b"".join(
        hmac.new(key, number.to_bytes(4, "big"), hashlib.sha256).digest() for number in blocks
    )
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


def _tag(key: bytes, salt: bytes, sealed: bytes) -> bytes:
    return hmac.new(key, b"pos-terminal pepper 1" + salt + sealed, hashlib.sha256).digest()
