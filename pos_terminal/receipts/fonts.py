"""The shipped fonts, and which of them can draw a character."""

from __future__ import annotations

import threading
from enum import StrEnum
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import ImageFont, features


class Weight(StrEnum):
    """How heavy text is."""

    REGULAR = "regular"
    MEDIUM = "medium"
    BOLD = "bold"


# Tried in this order; Noto Sans CJK ships in one weight.
_FACES: tuple[dict[Weight, str], ...] = (
    {
        Weight.REGULAR: "Inter-Regular.otf",
        Weight.MEDIUM: "Inter-Medium.otf",
        Weight.BOLD: "Inter-Bold.otf",
    },
    {
        Weight.REGULAR: "NotoSansArabic-Regular.ttf",
        Weight.MEDIUM: "NotoSansArabic-Regular.ttf",
        Weight.BOLD: "NotoSansArabic-Bold.ttf",
    },
    {
        Weight.REGULAR: "NotoSansThai-Regular.ttf",
        Weight.MEDIUM: "NotoSansThai-Regular.ttf",
        Weight.BOLD: "NotoSansThai-Bold.ttf",
    },
    dict.fromkeys(Weight, "NotoSansCJK-Subset.otf"),
)
LATIN_FACE = 0
THAI_FACE = 2
CJK_FACE = 3
_PROBE_PX = 24
_NOT_A_CHARACTER = "\uffff"
# A FreeType face must not be used from two threads: each thread opens its own.
_opened = threading.local()


@cache
def shaping_available() -> bool:
    """Whether Pillow can shape Arabic and Thai here; on Linux it needs the system's FriBidi."""
    return bool(features.check("raqm"))


def font(face: int, weight: Weight, size_px: int) -> ImageFont.FreeTypeFont:
    """A shipped font, opened once a thread."""
    fonts: dict[tuple[str, int], ImageFont.FreeTypeFont]
    fonts = _opened.__dict__.setdefault("fonts", {})
    name = _FACES[face][weight]
    found = fonts.get((name, size_px))
    if found is None:
        found = fonts[name, size_px] = ImageFont.truetype(BytesIO(font_bytes(name)), size_px)
    return found


@cache
def font_bytes(name: str) -> bytes:
    """A font file of resources/fonts."""
    return resources.files("resources").joinpath("fonts", name).read_bytes()


@cache
def face_for(char: str) -> int | None:
    """The first face that has the character, or None."""
    if "\u0e01" <= char <= "\u0e5b":  # a Thai vowel without its consonant is drawn as missing
        return THAI_FACE
    return next((face for face in range(len(_FACES)) if _has(face, char)), None)


def _has(face: int, char: str) -> bool:
    probe = font(face, Weight.REGULAR, _PROBE_PX)
    # Fonts do not tell what they lack, but draw every missing character as the same box.
    return bytes(probe.getmask(char)) != _missing_glyph(face)


@cache
def _missing_glyph(face: int) -> bytes:
    return bytes(font(face, Weight.REGULAR, _PROBE_PX).getmask(_NOT_A_CHARACTER))
