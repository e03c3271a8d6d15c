"""What a printer answers, byte by byte: status asked for, pushed, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from hardware.parsing.printer_answers import Answer, AnswerReader, Said, said_by
from hardware.parsing.printer_status import Ask, PrinterStatus, real_time_status
from tests.contract.hardware.loading import Case


def wrong(case: Case) -> Iterator[str]:
    """One sentence for each thing that the reader makes of the bytes otherwise."""
    answer = bytes.fromhex(case.data["response_hex"])
    query: str | None = case.data["query_hex"]
    expected: dict[str, Any] = case.data["expect"]
    if query is None:
        if said_by(answer[0]) != expected["message_kind"]:
            yield f"{answer.hex()} is taken for {said_by(answer[0])}"
        return
    status = _pushed(answer) if query.startswith("1d 61") else _asked(query, answer)
    if expected.get("valid") is False:
        if status is not None:
            yield f"{answer.hex() or 'nothing'} is taken for {status}"
    elif status is None:
        yield f"{answer.hex()} is not read"
    else:
        found = asdict(status)
        yield from (
            f"{name} is {found[name]}, not {value}"
            for name, value in expected.items()
            if found[name] != value
        )


def _asked(query: str, answer: bytes) -> PrinterStatus | None:
    for said in AnswerReader().feed(answer):
        if said.said is Said.REAL_TIME:
            return real_time_status(Ask(bytes.fromhex(query)[2]), said.byte)
    return None


def _pushed(answer: bytes) -> PrinterStatus | None:
    said: list[Answer] = AnswerReader().feed(answer)
    return said[0].status if len(said) == 1 else None
