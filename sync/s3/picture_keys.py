"""Names of pictures in their bucket: by content, the small ones beside."""

from __future__ import annotations

SMALL_PX = 256  # the longer side of a small picture
TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
FOR_EVER = "private, max-age=31536000, immutable"  # the name is the content


def any_kind(sha256: str) -> str:
    """How the name of a picture begins, whatever its kind."""
    return f"images/{sha256[:2]}/{sha256}."


def picture(sha256: str, extension: str) -> str:
    """The picture as it was given."""
    return any_kind(sha256) + extension


def small(sha256: str, extension: str) -> str:
    """The same, small."""
    return f"thumbnails/{SMALL_PX}/{sha256[:2]}/{sha256}.{extension}"
