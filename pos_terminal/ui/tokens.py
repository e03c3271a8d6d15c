"""Every colour and size of the screen; nothing else in `ui` writes one down (look.md)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    name: str
    bg: str  # window
    surface: str  # cards
    text: str  # words
    muted: str  # second line
    hair: str  # rules inside a card
    border: str  # edges of what can be pressed
    primary: str  # the one next step, focus ring
    on: str  # words on primary, pay and danger
    pay: str  # Pay and "Paid" only
    danger: str  # void, refuse
    warn: str  # what needs a person, on warnbg
    warnbg: str
    select: str  # the last item, the chosen row


LIGHT = Tokens(
    name="light",
    bg="#F3F5F8",
    surface="#FFFFFF",
    text="#101828",
    muted="#475467",
    hair="#D5DBE5",
    border="#7F8CA3",
    primary="#1D4ED8",
    on="#FFFFFF",
    pay="#067647",
    danger="#B42318",
    warn="#7A2E0E",
    warnbg="#FEF3C7",
    select="#DBE7FF",
)

DARK = Tokens(
    name="dark",
    bg="#0B1220",
    surface="#151E2E",
    text="#F2F4F7",
    muted="#B6C0CF",
    hair="#2A3650",
    border="#66758D",
    primary="#7FA8FF",
    on="#0B1220",
    pay="#34D399",
    danger="#FB8A80",
    warn="#FCD34D",
    warnbg="#3B2F0B",
    select="#1F335C",
)

# Fills of the coloured initials that stand in for a product's picture; the letter on them
# is always INITIAL_INK, in both themes (>= 4.5:1 each, tested).
INITIAL_FILLS = (
    "#F5D25D",
    "#E8807E",
    "#7FB542",
    "#CB9A5B",
    "#DFA866",
    "#8FCBFA",
    "#CF95DA",
    "#FFB74D",
    "#80D6FC",
    "#A9B4C4",
)
INITIAL_INK = "#101828"


_LARGE_PX = 26  # read from two metres at 100 %; twice of it would push the ticket away


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in logical pixels at 100 %; `font_*` follow the text scale, the rest the screen."""

    font_status: int = 14
    font_second: int = 14
    font_body: int = 16
    font_button: int = 16
    font_line: int = 18
    font_title: int = 22
    font_pay: int = 26
    font_heading: int = 28
    font_total: int = 46
    font_change: int = 72
    grid: int = 8
    inner: int = 4
    radius: int = 10
    card_radius: int = 14
    control: int = 54
    target: int = 48  # the least that a finger hits, C-screen 1
    tab: int = 50
    tile: int = 84
    tile_least: int = 72  # the screen check 1
    pay_height: int = 84
    initial: int = 44
    row_dense: int = 38
    row_touch: int = 48
    hairline: int = 1
    edge: int = 2
    focus: int = 3
    dot: int = 10
    scroll_bar: int = 14
    sheet_width: int = 560
    pad_key: int = 54
    motion_ms: int = 120  # look.md: motion <= 120 ms; 0 where reduced motion is set

    def scaled(self, text: float, space: float) -> Sizes:
        """These sizes for one screen (`space`) and one text setting (`text` times `space`)."""
        changes: dict[str, int] = {}
        for field in fields(self):
            base = getattr(self, field.name)
            if field.name == "motion_ms":
                continue
            changes[field.name] = max(1, round(base * space * _growth(field.name, base, text)))
        return replace(self, **changes)


def _growth(name: str, base: int, text: float) -> float:
    """How the text setting acts: wholly on reading sizes, half on what is large already."""
    if name != "dot" and not name.startswith("font_"):
        return 1.0
    return 1 + (text - 1) / 2 if base >= _LARGE_PX else text


SIZES = Sizes()
