"""Pictures of products: each once, under its content's name, and a small one for lists."""

from __future__ import annotations

import warnings
from io import BytesIO

from pos_terminal.domain.errors import Poison
from pos_terminal.log import get_logger
from pos_terminal.store.canonical import sha256
from sync.documents import Document
from sync.s3 import picture_keys
from sync.s3.bucket import Bucket

log = get_logger(__name__)
MOST_PIXELS = 50_000_000  # 200 MB once unpacked; a till's camera has fewer
JPEG_QUALITY = 85


class PictureShelf:
    """Writes pictures; the same one again changes nothing."""

    def __init__(self, bucket: Bucket) -> None:
        """The bucket is there."""
        self._bucket = bucket

    def store(self, document: Document) -> None:
        """Keep a picture. Raises Poison for bytes that are not those of its name."""
        extension = str(document.body["extension"])
        if sha256(document.content).hex() != document.key or extension not in picture_keys.TYPES:
            raise Poison("sync.s3.picture", what=document.key)
        name = picture_keys.picture(document.key, extension)
        fresh = self._put(name, document.content, extension)
        # A small one that is missing beside an old picture was lost with an answer: made again.
        made = small_picture(document.content)
        if made is None:
            if fresh:
                log.warning("picture without a small one", picture=document.key)
            return
        content, kind = made
        self._put(picture_keys.small(document.key, kind), content, kind)

    def _put(self, name: str, content: bytes, kind: str) -> bool:
        return self._bucket.put_once(name, content, picture_keys.TYPES[kind], picture_keys.FOR_EVER)


def small_picture(content: bytes) -> tuple[bytes, str] | None:
    """At most SMALL_PX wide and high, upright, with its extension; None for what is no picture.

    A picture that is partly clear stays a PNG. Nothing of its own notes (place, camera) is kept.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(), Image.open(BytesIO(content)) as opened:
            warnings.simplefilter("ignore")
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (picture_keys.SMALL_PX * 2, picture_keys.SMALL_PX * 2))
            upright = ImageOps.exif_transpose(opened)
            clear = upright.has_transparency_data
            image = upright.convert("RGBA" if clear else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow raises all of these for damaged files
    image.thumbnail((picture_keys.SMALL_PX, picture_keys.SMALL_PX), Image.Resampling.LANCZOS)
    small, kind = BytesIO(), "png" if clear else "jpg"
    if clear:
        image.save(small, "PNG", optimize=True)
    else:
        image.save(small, "JPEG", quality=JPEG_QUALITY, optimize=True, exif=b"")
    return small.getvalue(), kind
