"""One line of any script measured and drawn: fonts mixed, directions resolved, marks shaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageDraw

from pos_terminal.receipts.bidi import levels, visual_order
from pos_terminal.receipts.fonts import (
    CJK_FACE,
    LATIN_FACE,
    Weight,
    face_for,
    font,
    shaping_available,
)
from pos_terminal.receipts.text import clusters, is_rtl

_THAI_FOLLOWS = set("ะาำๅๆฯ")  # never first in a line
_THAI_LEADS = set("เแโใไ")  # never last in a line
_NO_GLYPH = "\u25a1"  # a white square for what no shipped font has
_CLOSES = set("，。、；：！？）」』】》〉・ー")
_OPENS = set("（「『【《〈")


@dataclass(frozen=True, slots=True)
class Style:
    """Size and weight of text."""

    size_px: int
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one font and one direction."""

    text: str
    face: int
    rtl: bool

    def length(self, style: Style) -> float:
        """Advance in pixels."""
        return _length(self, style)

    @property
    def direction(self) -> str:
        """As Pillow calls it."""
        return "rtl" if self.rtl else "ltr"

    @property
    def features(self) -> list[str]:
        """Figures of one width, so that columns of amounts stand straight."""
        return ["tnum"] if self.face == LATIN_FACE else []


@lru_cache(maxsize=256)  # a drawn line measures each of its texts several times
def _length(run: Run, style: Style) -> float:
    drawn = font(run.face, style.weight, style.size_px)
    if not shaping_available():
        return drawn.getlength(run.text)
    return drawn.getlength(run.text, direction=run.direction, features=run.features)


@lru_cache(maxsize=256)
def runs(text: str, rtl: bool | None = None) -> tuple[Run, ...]:
    """The line's runs from left to right; without `rtl` the first strong character decides."""
    base = is_rtl(text) if rtl is None else rtl
    pieces: list[tuple[Run, int]] = []
    index = 0
    found = levels(text, base)
    for cluster in clusters(text):
        level = found[index]
        index += len(cluster)
        face = _face(cluster, pieces[-1][0] if pieces else None)
        if face is None:
            cluster, face = _NO_GLYPH, LATIN_FACE
        if pieces and pieces[-1][0].face == face and pieces[-1][1] == level:
            last = pieces[-1][0]
            pieces[-1] = (Run(last.text + cluster, face, last.rtl), level)
        else:
            pieces.append((Run(cluster, face, level % 2 == 1), level))
    return tuple(visual_order(pieces))


def _face(cluster: str, before: Run | None) -> int | None:
    """A space goes with the run before it, or words of one script would fall apart."""
    if cluster == " " and before is not None:
        return before.face
    return face_for(cluster[0])


def width(text: str, style: Style, rtl: bool | None = None) -> int:
    """Width of the line in whole pixels."""
    return round(sum(run.length(style) for run in runs(text, rtl)))


def extent(text: str, style: Style) -> tuple[int, int]:
    """Pixels above and below the baseline that the line's fonts want."""
    metrics = [
        font(face, style.weight, style.size_px).getmetrics()
        for face in {run.face for run in runs(text)} | {LATIN_FACE}
    ]
    return max(m[0] for m in metrics), max(m[1] for m in metrics)


def draw(
    canvas: ImageDraw.ImageDraw,
    left_px: float,
    baseline_px: int,
    text: str,
    style: Style,
    *,
    rtl: bool | None = None,
    fill: int = 0,
) -> None:
    """Draw the line from `left_px` on its baseline."""
    for run in runs(text, rtl):
        drawn = font(run.face, style.weight, style.size_px)
        # The one weight of the CJK font is thickened where bold is asked for.
        stroke = 0.3 if style.weight is Weight.BOLD and run.face == CJK_FACE else 0
        shaping = shaping_available()
        canvas.text(
            (left_px, baseline_px),
            run.text,
            fill=fill,
            font=drawn,
            anchor="ls",
            direction=run.direction if shaping else None,
            features=run.features if shaping else None,
            stroke_width=stroke,
        )
        left_px += run.length(style)


def wrap(text: str, limit: int, measure: Callable[[str], int]) -> list[str]:
    """Lines no longer than `limit` as `measure` counts; breaks at spaces, in CJK and Thai."""
    if measure(text.rstrip()) <= limit:
        return [text.strip()]  # as most do
    lines = [""]
    for atom in _atoms(text):
        if measure((lines[-1] + atom).rstrip()) <= limit:
            lines[-1] += atom
            continue
        if lines[-1].strip():
            lines.append("")
        for piece in [atom] if measure(atom.rstrip()) <= limit else clusters(atom):
            if lines[-1] and measure((lines[-1] + piece).rstrip()) > limit:
                lines.append("")
            lines[-1] += piece
    return [line.strip() for line in lines]


def _atoms(text: str) -> list[str]:
    """Pieces between which a line may break, each with the spaces behind it."""
    atoms: list[str] = []
    open_word = False
    for cluster in clusters(text):
        glued = bool(atoms) and (
            cluster == " "
            or cluster[0] in _THAI_FOLLOWS
            or cluster[0] in _CLOSES
            or atoms[-1][-1] in _THAI_LEADS
            or atoms[-1][-1] in _OPENS
        )
        breakable = _breaks_anywhere(cluster[0])
        if glued or (open_word and not breakable):
            atoms[-1] += cluster
        else:
            atoms.append(cluster)
        open_word = cluster != " " and not breakable
    return atoms


def _breaks_anywhere(char: str) -> bool:
    return "\u0e00" <= char <= "\u0e7f" or unicodedata.east_asian_width(char) in {"W", "F"}
