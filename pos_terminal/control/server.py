"""The lane's end of the control socket: a thread that accepts, and one a visitor."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pos_terminal import log
from pos_terminal.control.channel import Channel, Listener, Silence
from pos_terminal.control.errors import ControlError, error_data
from pos_terminal.control.transport import listen
from pos_terminal.control.wire import (
    MAX_REQUEST_BYTES,
    Request,
    encode,
    is_cancel,
    request_from,
)
from pos_terminal.domain.errors import POSError

MOST_VISITORS = 8
LINE_PATIENCE_S = 60.0  # for the next whole question of a visitor
STOP_PATIENCE_S = 10.0  # for work that does not look at `cancelled`

_log = log.get_logger(__name__)


@dataclass
class Call:
    """One question being worked on: tell how far it is, and look whether it was given up."""

    method: str
    params: dict[str, Any]
    _request: Request
    _channel: Channel
    _stopping: threading.Event
    _given_up: bool = field(default=False)

    def progress(self, **facts: object) -> None:
        """Tell the other side how far it is; a side that is gone gives the work up."""
        try:
            self._channel.send(encode({"id": self._request.id, "progress": facts}))
        except ControlError:
            self._given_up = True

    def cancelled(self) -> bool:
        """Whether the other side gave up or went away, or the lane is being closed."""
        if not self._given_up and self._channel.pending():
            line = self._channel.receive(MAX_REQUEST_BYTES, 0.2)
            self._given_up = line is None or is_cancel(line, self._request.id)
        return self._given_up or self._stopping.is_set()


Handler = Callable[[Call], object]


class ControlServer:
    """Listens at an address and answers by `handler`, which may run for several at a time."""

    def __init__(self, address: str, handler: Handler, listener: Listener | None = None) -> None:
        """Listen at `address` (or by `listener`); the caller holds the lane's lock."""
        self._handler = handler
        self._listener = listener or listen(address)
        self._stopping = threading.Event()
        self._visitors: dict[threading.Thread, Channel] = {}
        self._changing = threading.Lock()
        self._thread = threading.Thread(target=self._accept, name="control", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Give running work up, end all conversations, free the address; waits for the threads."""
        self._stopping.set()
        self._listener.wake()
        if self._thread.is_alive():
            self._thread.join(STOP_PATIENCE_S)
        else:
            self._listener.close()
        with self._changing:
            visitors = dict(self._visitors)
        for channel in visitors.values():
            channel.wake()
        for thread in visitors:
            thread.join(STOP_PATIENCE_S)

    def _accept(self) -> None:
        try:
            while not self._stopping.is_set():
                channel = self._listener.accept()
                if channel is not None:
                    self._welcome(channel)
        finally:
            self._listener.close()

    def _welcome(self, channel: Channel) -> None:
        with self._changing:
            full = len(self._visitors) >= MOST_VISITORS
            if not full and not self._stopping.is_set():
                thread = threading.Thread(
                    target=self._converse, args=(channel,), name="control-visitor", daemon=True
                )
                self._visitors[thread] = channel
                thread.start()
                return
        _say(channel, None, ControlError("The lane is busy with other commands; try again."))
        channel.close()

    def _converse(self, channel: Channel) -> None:
        try:
            while not self._stopping.is_set():
                try:
                    line = channel.receive(MAX_REQUEST_BYTES, LINE_PATIENCE_S)
                except Silence:
                    return
                if line is None:
                    return
                self._answer(channel, request_from(line))
        except ControlError as err:
            _log.warning("control_refused", why=str(err))
            _say(channel, None, err)
        finally:
            channel.close()
            with self._changing:
                self._visitors.pop(threading.current_thread(), None)

    def _answer(self, channel: Channel, request: Request) -> None:
        call = Call(request.method, request.params, request, channel, self._stopping)
        try:
            line = encode({"id": request.id, "result": self._handler(call)})
        except Exception as err:
            if not isinstance(err, POSError):
                _log.exception("control_failed", method=request.method)
            line = encode({"id": request.id, "error": error_data(err)})
        channel.send(line)


def _say(channel: Channel, request_id: int | str | None, err: Exception) -> None:
    try:
        channel.send(encode({"id": request_id, "error": error_data(err)}))
    except ControlError:
        pass  # it did not stay for the answer
