"""A shop's logo as a strip of dots, as wide as the paper."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_TALLEST_DOTS = 240
_MOST_PIXELS = 20_000_000


def logo(file: str, width_dots: int) -> Image.Image | None:
    """The picture, centred, made smaller where it must be; None where it cannot be read.

    A receipt without its logo is a receipt; one that is not printed is none.
    """
    try:
        changed_ns = Path(file).stat().st_mtime_ns
        return _drawn(file, changed_ns, width_dots)
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError):
        return None


@lru_cache(maxsize=4)
def _drawn(file: str, _changed_ns: int, width_dots: int) -> Image.Image:
    with Image.open(file) as found:
        if found.width * found.height > _MOST_PIXELS:
            raise ValueError("too large for a logo")
        inked = found.convert("RGBA")
    inked.thumbnail((width_dots, _TALLEST_DOTS))
    strip = Image.new("RGBA", (width_dots, inked.height), "white")
    strip.alpha_composite(inked, ((width_dots - inked.width) // 2, 0))
    dots = strip.convert("L").convert("1")  # shades become a pattern of dots
    return dots.convert("L", dither=Image.Dither.NONE)
