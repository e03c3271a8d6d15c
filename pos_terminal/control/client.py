"""A command's end of the control socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from pos_terminal.control.errors import ControlError, error_from
from pos_terminal.control.transport import connect
from pos_terminal.control.wire import MAX_ANSWER_BYTES, decode, encode

PATIENCE_S = 60.0  # between two signs of life of the lane


class ControlClient:
    """A connection to the running lane."""

    def __init__(self, address: str) -> None:
        """Connect; raises LaneNotRunning when nobody listens."""
        self._channel = connect(address)
        self._last_id = 0

    def call(
        self,
        method: str,
        params: Mapping[str, object] | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        patience_s: float | None = PATIENCE_S,
    ) -> Any:
        """Ask and wait; raises what the lane raised, or ControlError when it does not answer.

        Ctrl-C asks the lane to give up and waits for its last word; a second one leaves at once.
        """
        self._last_id += 1
        question = {"id": self._last_id, "method": method, "params": dict(params or {})}
        try:
            self._channel.send(encode(question))
        except ControlError:
            if not self._channel.pending():  # a last word says why
                raise
        interrupted = False
        while True:
            try:
                answer = self._next(patience_s)
            except KeyboardInterrupt:
                if interrupted:
                    raise
                interrupted = True
                self._channel.send(encode({"id": self._last_id, "cancel": True}))
                continue
            if "progress" in answer:
                if on_progress is not None:
                    on_progress(answer["progress"])
            elif "error" in answer:
                raise error_from(answer["error"])
            else:
                return answer.get("result")

    def _next(self, patience_s: float | None) -> dict[str, Any]:
        line = self._channel.receive(MAX_ANSWER_BYTES, patience_s)
        if line is None:
            raise ControlError("The lane ended in the middle of the conversation.")
        answer = decode(line)
        if answer.get("id") not in (self._last_id, None):
            raise ControlError("The lane answered another question.")
        return answer

    def hang_up(self) -> None:
        """End the conversation from another thread: whoever waits for an answer gets an error."""
        self._channel.wake()

    def close(self) -> None:
        """End the conversation."""
        self._channel.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()
