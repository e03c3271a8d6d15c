"""Pictures of products as files named by their content: `<data>/images/aa/sha256.png`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pos_terminal.domain.errors import CashierError

MAX_IMAGE_BYTES = 5_000_000

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
)


@dataclass(frozen=True, slots=True)
class StoredImage:
    """A picture in the blob folder."""

    sha256: str
    extension: str
    size_bytes: int


class ImageStore:
    """The blob folder: a picture is written once, whole, and never changed."""

    def __init__(self, folder: Path) -> None:
        """Keep pictures below that folder; it is made when the first one comes."""
        self._folder = folder

    def put(self, content: bytes) -> StoredImage:
        """Store a PNG, JPEG or WebP; CashierError("image.size" | "image.kind") for others."""
        if len(content) > MAX_IMAGE_BYTES:
            raise CashierError("image.size", limit_bytes=MAX_IMAGE_BYTES)
        image = StoredImage(hashlib.sha256(content).hexdigest(), _extension(content), len(content))
        target = self._path(image.sha256, image.extension)
        if not target.exists():
            _write_whole(target, content)
        return image

    def find(self, sha256: str) -> Path | None:
        """The file of a picture, or None if it is not on this machine."""
        for extension in ("png", "jpg", "webp"):
            path = self._path(sha256, extension)
            if path.exists():
                return path
        return None

    def is_intact(self, sha256: str) -> bool:
        """Whether the picture is here and still has the content of its name."""
        path = self.find(sha256)
        return path is not None and hashlib.sha256(path.read_bytes()).hexdigest() == sha256

    def _path(self, sha256: str, extension: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.{extension}"


def _extension(content: bytes) -> str:
    for signature, extension in _SIGNATURES:
        if content.startswith(signature):
            return extension
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    raise CashierError("image.kind", allowed="PNG, JPEG, WebP")


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and rename, so nobody ever sees half a picture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
