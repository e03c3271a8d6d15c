"""The protocol: one JSON object a line, in both directions.

→ {"id": 1, "method": "products.import", "params": {…}}      ask; one question at a time
→ {"id": 1, "cancel": true}                                  give it up
← {"id": 1, "progress": {…}}                                 any number
← {"id": 1, "result": …}  or  {"id": 1, "error": {"kind": …}}  the answer
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from pos_terminal.control.errors import ControlError

MAX_REQUEST_BYTES = 1 << 20
MAX_ANSWER_BYTES = 1 << 26
RequestId = int | str


@dataclass(frozen=True, slots=True)
class Request:
    """A question to the lane."""

    id: RequestId
    method: str
    params: dict[str, Any]


def encode(message: dict[str, Any]) -> bytes:
    """One line; decimals, times and paths become text."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def decode(line: bytes) -> dict[str, Any]:
    """One line's object; raises ControlError for anything else."""
    try:
        message = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as err:
        raise ControlError("not a line of JSON") from err
    if not isinstance(message, dict):
        raise ControlError("not a JSON object")
    return message


def request_from(line: bytes) -> Request:
    """A question; raises ControlError when it is none."""
    message = decode(line)
    request_id, method = message.get("id"), message.get("method")
    params = message.get("params", {})
    if isinstance(request_id, bool) or not isinstance(request_id, int | str):
        raise ControlError("id must be a number or a text")
    if not isinstance(method, str) or not isinstance(params, dict):
        raise ControlError("method must be a text and params an object")
    return Request(request_id, method, params)


def is_cancel(line: bytes, request_id: RequestId) -> bool:
    """Whether a line that came while a question is worked on gives it up."""
    try:
        message = decode(line)
    except ControlError:
        return True  # out of step: nobody there would understand the answer
    return message.get("cancel") is True and message.get("id") == request_id


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
