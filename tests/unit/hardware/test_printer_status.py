"""Status bytes, against what the manuals and other people's readers say."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from hardware.parsing.escpos_stream import command_length
from hardware.parsing.printer_status import (
    Ask,
    Paper,
    PrinterStatus,
    automatic_status,
    is_answer_in_turn,
    real_time_status,
    starts_automatic_status,
    status_in_turn,
)

OWN_COPY = Path(__file__).parents[2] / "data" / "cases"
HARDWARE = Path(os.environ.get("POS_CASES_DIR") or OWN_COPY) / "hardware"
CASES: list[dict[str, Any]] = json.loads((HARDWARE / "escpos_status.json").read_text("utf-8"))
COMMANDS: dict[str, Any] = json.loads((HARDWARE / "escpos.json").read_text("utf-8"))


def status_of(case: dict[str, Any]) -> PrinterStatus | None:
    answer = bytes.fromhex(case["response_hex"])
    if case["query_hex"].startswith("1d 61"):
        return automatic_status(answer)
    ask = Ask(bytes.fromhex(case["query_hex"])[2])
    return real_time_status(ask, answer[0]) if answer else None


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["query_hex"]],
    ids=lambda case: f"{case['query_hex']} {case['response_hex']}",
)
def test_a_status_byte_means_what_the_manual_says(case: dict[str, Any]) -> None:
    status = status_of(case)
    if case["expect"].get("valid") is False:
        assert status is None
        return
    assert status is not None
    found = asdict(status)
    assert {name: found[name] for name in case["expect"]} == case["expect"]


def test_flow_control_and_headers_are_no_answers() -> None:
    """The cases without a question: XON, XOFF, a header, nothing known."""
    for byte in (0x11, 0x13, 0x37, 0xFF):
        assert not is_answer_in_turn(byte)
        assert not starts_automatic_status(byte)
    assert is_answer_in_turn(0x00)


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
