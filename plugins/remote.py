"""A plugin in a process of its own: `Stage` as the lane sees it; nothing of the plugin is imported.

What goes wrong there is told in four words: it raised, it hung, it died, it flooded. After the
last three the process is gone with all that it forked, and the next call starts a new one, which
goes on after what its plugin.db has kept.
"""

from __future__ import annotations

import select
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, cast

import msgspec

from plugins import loading, remote_facts, wire
from plugins.cabinet import Cursor
from plugins.description import Description
from plugins.errors import Cause, PluginFailed, PluginRefused
from plugins.facts import Facts
from plugins.limits import Limits
from plugins.outcome_check import check_made
from plugins.process import Gone, Process, command
from plugins.said import Said
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.store.trouble import refusal
from pos_terminal.typed import convert

GRACE_S = 0.5  # beside an event's deadline: the commit, the pipe, a busy machine
NOT_HERE = (
    "Other people's plugins need a process of their own, which this version has on Linux and macOS "
    "only: run the lane there, or do without it."
)
_CAUSES = frozenset({"raised", "slow", "flooded", "died", "refused"})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long calls may take that are no events, in seconds."""

    opening_s: float = 30.0  # a start, imports and migrations on a slow disk
    report_s: float = 30.0
    form_s: float = 10.0


class RemoteStage:
    """Hands a plugin's events to its process; one thread of the host drives it."""

    def __init__(
        self,
        place: str,
        folder: Path,
        facts: Facts,
        *,
        limits: Limits | None = None,
        patience: Patience | None = None,
    ) -> None:
        """`place` as `plugins.loading` takes it; `folder` is for plugin.db. Starts nothing."""
        self.slowest_s = 0.0
        self.cursor = Cursor()
        self.wanted: frozenset[str] = frozenset()
        self._place = str(Path(place).resolve()) if Path(place).is_dir() else place
        self._folder = folder.absolute()
        self._facts = facts
        self._limits = limits or Limits()
        self._patience = patience or Patience()
        self._name = loading.name_of(place)
        self._description: Description | None = None
        self._process: Process | None = None
        self._said = Said(get_logger(f"plugin.{self._name}"))
        self._is_open = False
        self._seq = 0  # of the event in hand

    @property
    def pid(self) -> int | None:
        """The process that is there now."""
        return None if self._process is None else self._process.pid

    # -- life

    def describe(self) -> Description:
        """What the plugin says of itself. Raises PluginRefused, PluginFailed."""
        if self._description is None:
            result = self._call("describe", self._patience.opening_s)
            self._description = self._read(result, Description)
            self._name = self._description.name
            self._said.log = get_logger(f"plugin.{self._name}")
        return self._description

    def open(self) -> None:
        """Open or create its database. Raises PluginRefused, PluginFailed."""
        self.describe()
        self._open_it()
        self._is_open = True

    def _open_it(self) -> None:
        result = self._call("open", self._patience.opening_s)
        self.wanted = frozenset(self._read(result, list[str]))

    def close(self) -> None:
        """End the process; what is committed stays."""
        self._is_open = False
        process, self._process = self._process, None
        if process is not None:
            process.close()

    # -- events

    def handle(
        self, bodies: Sequence[dict[str, Any]], *, live: bool, quiet: bool = False
    ) -> list[PluginOutcome]:
        """Handle events in order, in one transaction with the cursor. Raises PluginFailed.

        What a process has committed and could not tell any more is told by the next, once.
        """
        deadline_s = self.describe().deadline_s
        self._living()
        self._seq = int(bodies[0]["seq"])
        try:
            args = {"bodies": bodies, "live": live, "quiet": quiet}
            made: list[PluginOutcome]
            made = self._read(self._call("handle", deadline_s, args), list[PluginOutcome])
            if not self._is_answer(made, bodies):
                self._end(Gone("died", "Its process answered something else than it was asked."))
        finally:
            self._seq = 0
        return made

    def _is_answer(self, made: list[PluginOutcome], bodies: Sequence[dict[str, Any]]) -> bool:
        """Whether the lane can take it, should the process be another than it was."""
        causes = {body["event_id"]: body for body in bodies}
        try:
            for outcome in made:
                check_made(outcome, causes[outcome.cause_id])
        except (ValueError, KeyError):
            return False
        return self.cursor.seq >= int(bodies[-1]["seq"])

    def pass_over(self, seq: int, event_hash: str) -> None:
        """Move the cursor past events that the plugin does not take."""
        self._call("pass_over", self._patience.form_s, {"seq": seq, "event_hash": event_hash})

    def undelivered(self) -> list[tuple[int, PluginOutcome]]:
        """What the lane has not confirmed yet, with the seq of its cause; in order."""
        result = self._call("undelivered", self._patience.form_s)
        found: list[tuple[int, PluginOutcome]]
        found = self._read(result, list[tuple[int, PluginOutcome]])
        return found

    def delivered(self, ids: Sequence[str]) -> None:
        """The lane has applied them."""
        self._call("delivered", self._patience.form_s, {"ids": list(ids)})

    # -- what managers see

    def checked_settings(self, values: dict[str, Any]) -> dict[str, Any]:
        """Settings as they will be kept; CashierError says what is wrong."""
        result = self._call("checked_settings", self._patience.form_s, {"values": values})
        return self._object(result)

    def checked_act(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        """An act's form as it will be journalled."""
        args = {"name": name, "values": values}
        return self._object(self._call("checked_act", self._patience.form_s, args))

    def report(self, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        """A report's table as JSON."""
        args = {"name": name, "asked": asked}
        return self._object(self._call("report", self._patience.report_s, args))

    # -- the process

    def _call(self, method: str, allowed_s: float, args: dict[str, Any] | None = None) -> Any:
        process = self._living(reopen=method not in ("describe", "open"))
        self._said.begins()
        try:
            until = time.monotonic() + allowed_s + GRACE_S
            process.send(wire.Call(method, allowed_s, args or {}), until)
            answer = self._answer(process, allowed_s, until)
        except Gone as gone:
            self._end(gone)
        if isinstance(answer, wire.Done):
            self.cursor = Cursor(answer.seq, answer.hash)
            self.slowest_s = max(self.slowest_s, answer.slowest_s)
            return answer.result
        if isinstance(answer, wire.Failed):
            self._failed(answer)
        if isinstance(answer, wire.Refused):
            raise PluginRefused(answer.plugin, answer.why)
        raise CashierError(answer.key, **answer.facts)

    def _living(self, *, reopen: bool = True) -> Process:
        if self._process is None:
            if not hasattr(select, "poll"):
                raise PluginRefused(self._name, NOT_HERE)
            argv = command(self._place, self._folder, self._limits)
            try:
                self._process = Process(argv, self._said)
            except OSError as err:
                raise PluginFailed(self._name, "died", f"It cannot be started: {err}") from err
            if self._is_open and reopen:
                self._open_it()
        return self._process

    def _answer(
        self, process: Process, allowed_s: float, until: float
    ) -> wire.Done | wire.Failed | wire.Refused | wire.Wrong:
        while True:
            message = process.receive(until)
            if isinstance(message, wire.Going):
                self._seq = message.seq
                until = time.monotonic() + allowed_s + GRACE_S
            elif isinstance(message, wire.Ask):
                began = time.monotonic()
                found = remote_facts.answer(self._facts, message)
                until += time.monotonic() - began  # our time, not the plugin's
                process.send(found, until)
            elif isinstance(message, wire.Logged):
                self._said.logged(message.level, message.event, message.facts)
            else:
                return message

    def _failed(self, failed: wire.Failed) -> NoReturn:
        if failed.fatal:
            self._seq = failed.seq or self._seq
            self._end(Gone("died", failed.detail))
        if failed.cause == wire.DISK:
            raise refusal()
        cause = failed.cause if failed.cause in _CAUSES else "raised"
        raise PluginFailed(self._name, cast("Cause", cause), failed.detail, failed.seq)

    def _end(self, gone: Gone) -> NoReturn:
        """The process is of no use any more: end it, with all that it forked."""
        detail = gone.detail
        process, self._process = self._process, None
        if process is not None:
            if gone.cause == "hung" and (where := process.where()):
                detail += f" It was at {where}."
            process.kill()
        raise PluginFailed(self._name, cast("Cause", gone.cause), detail, self._seq) from None

    def _object(self, result: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._read(result, dict[str, Any])
        return found

    def _read(self, result: Any, kind: Any) -> Any:
        try:
            return convert(result, kind)
        except msgspec.ValidationError as err:
            self._end(Gone("died", f"Its process answered what cannot be read: {err}"[:300]))
