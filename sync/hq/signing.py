"""Ed25519: head office signs the bytes of each document, a lane knows one key since enrolment."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from pos_terminal.domain.errors import StoreError
from pos_terminal.secret_store import SecretStore

SECRET = "hq.signing-key"  # noqa: S105 - its name in the office's secret store
_SEED_BYTES = _KEY_BYTES = 32
_DOMAIN = b"mypos head office 1\n"  # a signature of ours is none of anything else


class NotSigned(ValueError):
    """Bytes that the pinned key has not signed; its text is the reason, for people."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and the signature."""

    key_id: str
    value: bytes

    @property
    def text(self) -> str:
        """For a header or a column."""
        return f"{self.key_id}:{base64.b64encode(self.value).decode()}"


def signature_from(text: str) -> Signature:
    """Of a header or a column; raises NotSigned."""
    key_id, colon, value = text.partition(":")
    try:
        return Signature(key_id if colon else "", base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError) as err:
        raise NotSigned("its signature is not readable") from err


class PublicKey:
    """What a lane pins."""

    def __init__(self, raw: bytes) -> None:
        """Of 32 bytes; raises ValueError for others."""
        self.raw = raw
        self._key = Ed25519PublicKey.from_public_bytes(raw)
        self.key_id = hashlib.sha256(raw).hexdigest()[:16]

    @classmethod
    def from_text(cls, text: str) -> PublicKey:
        """As `hq keys` prints it; raises StoreError for anything else."""
        try:
            return cls(base64.b64decode(text, validate=True))
        except (binascii.Error, ValueError) as err:
            raise StoreError(
                "Head office's public key is not one.", "Enrol this lane again."
            ) from err

    @property
    def text(self) -> str:
        """For people to compare and for files."""
        return base64.b64encode(self.raw).decode()

    def verify(self, content: bytes, signature: Signature) -> None:
        """Return when it is genuine; raises NotSigned."""
        if signature.key_id != self.key_id:
            raise NotSigned("another key has signed it")
        try:
            self._key.verify(signature.value, _DOMAIN + content)
        except InvalidSignature as err:
            raise NotSigned("its signature is wrong") from err


class SigningKey:
    """Head office's own."""

    def __init__(self, seed: bytes) -> None:
        """Of its 32 secret bytes."""
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(self._key.public_key().public_bytes_raw())

    def sign(self, content: bytes) -> Signature:
        """The signature of some bytes."""
        return Signature(self.public.key_id, self._key.sign(_DOMAIN + content))


def open_key(store: SecretStore, *, create: bool = False) -> SigningKey:
    """The office's key; `create` makes it the first time. Raises StoreError, SecretsLocked."""
    seed = store.get(SECRET)
    if seed is None:
        if not create:
            raise StoreError("This office has no signing key yet.", "Type: pos-terminal hq keys")
        key = Ed25519PrivateKey.generate()
        seed = key.private_bytes_raw()
        store.put(SECRET, seed)
    return SigningKey(seed)
