"""Bytes of ESC/POS on paper, command by command."""

from __future__ import annotations

import re

from hardware.parsing.escpos_stream import DLE, ESC, FS, GS, command_length
from hardware.simulators.paper.code_commands import CODE_COMMANDS
from hardware.simulators.paper.marks import Paper, Unknown
from hardware.simulators.paper.paper_commands import PAPER_COMMANDS
from hardware.simulators.paper.picture_commands import PICTURE_COMMANDS
from hardware.simulators.paper.press import Press
from hardware.simulators.paper.text_commands import TEXT_COMMANDS

COMMANDS = PAPER_COMMANDS | TEXT_COMMANDS | PICTURE_COMMANDS | CODE_COMMANDS
# A printer obeys these even within the data of other commands.
_REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x04]|\x05[\x00-\x02]|\x14[\x01\x02\x03\x08])")


def print_out(data: bytes, width_dots: int = 576) -> Paper:
    """What the bytes leave on paper, and what else they do; never an exception.

    Time and memory are bounded: what would be longer than 5 m of paper is torn off. Page mode is
    laid out as standard mode. Complaints name what a careful printer objects to: unknown and
    unfinished commands, stray control bytes, characters that no code page has, codes and
    pictures that do not fit, real-time commands hidden in other data.
    """
    press = Press(max(8, width_dots))
    at = 0
    while at < len(data) and not press.torn:
        press.at = at
        length = command_length(data, at)
        if length is None:
            press.complain(f"{data[at : at + 3]!r} is not finished")
            break
        _obey(press, data[at : at + length])
        at += length
    press.finish_line()
    if press.torn:
        press.complain("the roll is at its end")
    return press.paper


def _obey(press: Press, whole: bytes) -> None:
    if whole[0] not in (ESC, FS, GS, DLE):
        press.text(whole)
        return
    act = COMMANDS.get(whole[:2])
    if act is None:
        press.paper.unknown.append(Unknown(press.at, whole))
        press.complain(f"{whole[:3]!r} is not known")
        return
    hidden = _REAL_TIME.search(whole, 1)
    if hidden is not None:
        press.complain(f"{hidden[0]!r} within the data of {whole[:2]!r} is obeyed at once")
    act(press, whole)
