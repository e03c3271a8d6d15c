"""Commands about characters: how they look, which they are, where they stand."""

from __future__ import annotations

from collections.abc import Callable

from hardware.simulators.paper.press import LINE_DOTS, Press

Act = Callable[[Press, bytes], None]


def _on(whole: bytes) -> bool:
    return bool(whole[2] & 1)


def _signed(whole: bytes) -> int:
    return int.from_bytes(whole[2:4], "little", signed=True)


def _word(whole: bytes) -> int:
    return int.from_bytes(whole[2:4], "little")


def _print_mode(press: Press, whole: bytes) -> None:
    bits = whole[2]
    press.look(
        font=bits & 1,
        bold=bool(bits & 0x08),
        high=2 if bits & 0x10 else 1,
        wide=2 if bits & 0x20 else 1,
        underline=1 if bits & 0x80 else 0,
    )


def _size(press: Press, whole: bytes) -> None:
    press.look(wide=(whole[2] >> 4 & 7) + 1, high=(whole[2] & 7) + 1)


def _underline(press: Press, whole: bytes) -> None:
    """As a number or as a digit."""
    wanted = whole[2] - 48 if whole[2] >= 48 else whole[2]
    press.look(underline=wanted if wanted <= 2 else 0)


def _font(press: Press, whole: bytes) -> None:
    wanted = whole[2] - 48 if whole[2] >= 48 else whole[2]
    press.look(font=wanted if wanted <= 2 else 0)


def _country(press: Press, whole: bytes) -> None:
    press.settings.country = whole[2]


def _kanji(press: Press, whole: bytes) -> None:
    press.settings.kanji = whole[1:2] == b"&"


def _kanji_system(press: Press, whole: bytes) -> None:
    press.settings.shift_jis = whole[2] in (1, 2, 49, 50)


def _align(press: Press, whole: bytes) -> None:
    """Only at the beginning of a line, as printers do."""
    if press.cells or press.pictures:
        press.complain("alignment in the middle of a line is not obeyed")
        return
    wanted = whole[2] - 48 if whole[2] >= 48 else whole[2]
    press.settings.align = wanted if wanted <= 2 else 0


def _spacing(press: Press, whole: bytes) -> None:
    press.settings.spacing = whole[2] if len(whole) == 3 else LINE_DOTS


def _gap(press: Press, whole: bytes) -> None:
    press.settings.gap = whole[2]


def _margin(press: Press, whole: bytes) -> None:
    press.settings.margin = min(_word(whole), press.paper.width_dots - 1)


def _area(press: Press, whole: bytes) -> None:
    press.settings.area = _word(whole)


def _from_margin(press: Press, whole: bytes) -> None:
    if _word(whole) < press.area:
        press.x = _word(whole)


def _from_here(press: Press, whole: bytes) -> None:
    if 0 <= press.x + _signed(whole) < press.area:
        press.x += _signed(whole)


def _tabs(press: Press, whole: bytes) -> None:
    stops = whole[2:-1]
    press.settings.tabs = tuple(sorted(set(stops)))


TEXT_COMMANDS: dict[bytes, Act] = {
    b"\x1b@": lambda press, _: press.reset(),
    b"\x1b!": _print_mode,
    b"\x1d!": _size,
    b"\x1b-": _underline,
    b"\x1c-": lambda _press, _whole: None,  # underline of Kanji alone
    b"\x1bM": _font,
    b"\x1bE": lambda press, whole: press.look(bold=_on(whole)),
    b"\x1bG": lambda press, whole: press.look(bold=_on(whole)),
    b"\x1dB": lambda press, whole: press.look(inverse=_on(whole)),
    b"\x1b4": lambda press, whole: press.look(italic=_on(whole)),
    b"\x1b5": lambda press, _: press.look(italic=False),
    b"\x1b{": lambda press, whole: press.look(upside_down=_on(whole)),
    b"\x1bV": lambda press, whole: press.look(rotated=whole[2] in (1, 2, 49, 50)),
    b"\x1br": lambda press, whole: press.look(second_colour=_on(whole)),
    b"\x1bt": lambda press, whole: press.turn_page(whole[2]),
    b"\x1bR": _country,
    b"\x1c&": _kanji,
    b"\x1c.": _kanji,
    b"\x1cC": _kanji_system,
    b"\x1ba": _align,
    b"\x1b2": _spacing,
    b"\x1b3": _spacing,
    b"\x1b ": _gap,
    b"\x1dL": _margin,
    b"\x1dW": _area,
    b"\x1b$": _from_margin,
    b"\x1b\\": _from_here,
    b"\x1bD": _tabs,
}
