"""Pictures as dots of ink, for every language that printers take them in."""

from __future__ import annotations

import re

from PIL import Image

_BAND_DOTS = 240  # rows of one raster command: small printers have small buffers
_INK_BELOW = 150  # grey that still becomes a dot
# Real-time commands are obeyed even inside pictures (DLE EOT, DLE ENQ, DLE DC4: drawer kick).
_REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")


def inked(image: Image.Image) -> tuple[int, bytes]:
    """Bytes a row, and the rows; a set bit is ink."""
    dots = image.point([255 if grey < _INK_BELOW else 0 for grey in range(256)])
    return (image.width + 7) // 8, dots.convert("1", dither=Image.Dither.NONE).tobytes()


def raster(image: Image.Image) -> bytes:
    """ESC/POS: bands of GS v 0; a row that would command the printer is changed by a dot."""
    bands = []
    for top in range(0, image.height, _BAND_DOTS):
        band = image.crop((0, top, image.width, min(top + _BAND_DOTS, image.height)))
        wide, rows = inked(band)
        head = b"\x1dv0\x00" + wide.to_bytes(2, "little") + band.height.to_bytes(2, "little")
        bands.append(head + _REAL_TIME.sub(b"\x18", rows))
    return b"".join(bands)
