"""Commands about paper, drawer and buzzer, and those that leave nothing on paper."""

from __future__ import annotations

from hardware.simulators.paper.marks import Kick
from hardware.simulators.paper.press import CUTTER_DOTS, Press
from hardware.simulators.paper.text_commands import Act

_FULL_CUTS = (0, 48, 65, 97, 103)
_FEEDING_CUTS = (65, 66, 97, 98, 103, 104)


def _feed_lines(press: Press, whole: bytes) -> None:
    for _ in range(whole[2]):
        press.feed()
    if not whole[2]:
        press.finish_line()


def _back_lines(press: Press, whole: bytes) -> None:
    press.back(whole[2] * press.settings.spacing)


def _cut(press: Press, whole: bytes) -> None:
    feed = CUTTER_DOTS + whole[3] if whole[2] in _FEEDING_CUTS else 0
    press.cut(partial=whole[2] not in _FULL_CUTS, feed_dots=feed)


def _kick(press: Press, whole: bytes) -> None:
    pin = 5 if whole[2] & 1 else 2
    press.paper.kicks.append(Kick(pin, 2 * whole[3]))


def _at_once(press: Press, whole: bytes) -> None:
    """DLE DC4: a pulse, the buzzer, or what leaves nothing on paper."""
    if whole[2] == 1:
        press.paper.kicks.append(Kick(5 if whole[3] & 1 else 2, 100 * whole[4]))
    elif whole[2] == 3:
        press.paper.buzzes += 1
    elif whole[2] == 7:
        _asks(press, whole)


def _buzz(press: Press, _whole: bytes) -> None:
    press.paper.buzzes += 1


def _asks(press: Press, whole: bytes) -> None:
    press.paper.questions.append(whole)


def _on_paper_nothing(_press: Press, _whole: bytes) -> None:
    """Print speed, sensors, panel keys, macros, page mode's area: understood, and no dot of it."""


PAPER_COMMANDS: dict[bytes, Act] = {
    b"\x1bd": _feed_lines,
    b"\x1bJ": lambda press, whole: press.feed_dots(whole[2]),
    b"\x1be": _back_lines,
    b"\x1bK": lambda press, whole: press.back(whole[2]),
    b"\x1dV": _cut,
    b"\x1bi": lambda press, _: press.cut(partial=True),
    b"\x1bm": lambda press, _: press.cut(partial=True),
    b"\x1b\x0c": lambda press, _: press.finish_line(),
    b"\x1bp": _kick,
    b"\x10\x14": _at_once,
    b"\x1bB": _buzz,
    b"\x1b(": _buzz,  # ESC ( A is the only one of its kind
    **dict.fromkeys((b"\x10\x04", b"\x1dr", b"\x1dI", b"\x1bu", b"\x1bv", b"\x1dg"), _asks),
    **dict.fromkeys((bytes((0x1B, second)) for second in b"<=%&?LSTUWcoqf"), _on_paper_nothing),
    **dict.fromkeys((bytes((0x1C, second)) for second in b"!2?SWg"), _on_paper_nothing),
    **dict.fromkeys((bytes((0x1D, second)) for second in b"#$:\\CEHPTabcfjz^|"), _on_paper_nothing),
    b"\x1c(": _on_paper_nothing,
    b"\x10\x05": _on_paper_nothing,
}
