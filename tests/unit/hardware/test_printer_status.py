"""What a printer says, told apart byte by byte; the status bytes are cases of contract."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.parsing.escpos_stream import command_length
from hardware.parsing.printer_answers import (
    MARK_LETTERS,
    AnswerReader,
    Said,
    ask_for_mark,
    mark_of,
)
from hardware.parsing.printer_status import Paper, status_in_turn

OWN_COPY = Path(__file__).parents[2] / "data" / "cases"
HARDWARE = Path(os.environ.get("POS_CASES_DIR") or OWN_COPY) / "hardware"
COMMANDS: dict[str, Any] = json.loads((HARDWARE / "escpos.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("byte", "paper"), [(0x00, Paper.OK), (0x03, Paper.NEAR_END), (0x0C, Paper.END)]
)
def test_the_answer_in_turn_tells_of_paper(byte: int, paper: Paper) -> None:
    status = status_in_turn(byte)
    assert status is not None
    assert status.paper is paper
    assert status_in_turn(byte | 0x10) is None


@pytest.mark.parametrize("receipt", COMMANDS["receipts"], ids=lambda receipt: receipt["id"])
def test_the_stream_of_a_whole_receipt_is_cut_into_commands_without_a_rest(
    receipt: dict[str, Any],
) -> None:
    data = bytearray.fromhex(receipt["bytes_hex"])
    commands = []
    while data:
        length = command_length(data)
        if length is None:
            break
        commands.append(bytes(data[:length]))
        del data[:length]
    assert len(data) < 3
    assert any(command.startswith(b"\x1b@") for command in commands)


def test_a_command_that_is_not_all_there_is_waited_for() -> None:
    whole = b"\x1dv0\x00\x02\x00\x02\x00\x01\x02\x03\x04"
    assert [command_length(whole[:size]) for size in range(1, len(whole))] == [None] * 11
    assert command_length(whole + b"Milk") == len(whole)


def said(data: bytes) -> list[Said]:
    return [answer.said for answer in AnswerReader().feed(data)]


PUSHED = b"\x10\x00\x0c\x0f"  # automatic status: paper is out


@pytest.mark.parametrize("at", range(8))
def test_status_pushed_anywhere_into_a_jobs_mark_leaves_both_whole(at: int) -> None:
    answer = b"\x37\x22ABCD\x00"
    found = AnswerReader().feed(answer[:at] + PUSHED + answer[at:])
    assert sorted(one.said for one in found) == [Said.AUTOMATIC, Said.HEADER]
    assert {one.mark for one in found} == {b"", b"ABCD"}
    assert next(one.status for one in found if one.status).paper is Paper.END  # type: ignore[union-attr]


@pytest.mark.parametrize("at", range(5))
def test_an_answer_anywhere_in_a_pushed_status_is_found_and_no_byte_of_it_is_an_answer(
    at: int,
) -> None:
    found = said(PUSHED[:at] + b"\x12" + PUSHED[at:])
    assert sorted(found) == [Said.AUTOMATIC, Said.REAL_TIME]


def test_what_was_never_finished_ends_with_the_next_of_its_kind() -> None:
    reader = AnswerReader()
    reader.feed(b"\x37\x22AB" + b"\x10\x00")
    found = reader.feed(PUSHED + b"\x37\x22EFGH\x00")
    assert b"EFGH" in [one.mark for one in found]


@given(st.binary(max_size=300), st.integers(1, 20))
def test_noise_never_raises_and_comes_out_alike_however_it_is_cut(data: bytes, size: int) -> None:
    whole, pieces = AnswerReader(), AnswerReader()
    cut = [pieces.feed(data[at : at + size]) for at in range(0, len(data), size)]
    assert [one for some in cut for one in some] == whole.feed(data)


def test_marks_differ_for_a_million_jobs_and_cannot_be_taken_for_anything_else() -> None:
    first = [mark_of(number) for number in range(5000)]
    assert len(set(first)) == len(first)
    assert mark_of(len(MARK_LETTERS) ** 4) == first[0]
    assert all(not letter & 0x10 and 32 <= letter <= 126 for letter in MARK_LETTERS)
    assert ask_for_mark(b"ABCD").hex(" ") == "1d 28 48 06 00 30 30 41 42 43 44"
