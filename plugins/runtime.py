"""One plugin on its own database: own writes, cursor and outcomes in one transaction."""

from __future__ import annotations

import contextlib
import json
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from plugins import cabinet, schema, sentences
from plugins.base import BasePlugin, Context, Facts
from plugins.cabinet import Cursor
from plugins.description import Description, as_json, describe
from plugins.errors import PluginFailed, PluginRefused
from plugins.outcome_check import TooLarge, check_outcome
from plugins.outcomes import KINDS, Emit, Outcome, Outcomes
from plugins.reports import Act, Report
from pos_terminal import crash_points
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import CashierError, POSError, StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.engine import open_engine
from pos_terminal.store.trouble import code_of, refusal, trouble_of
from pos_terminal.typed import convert

MOST_OUTCOMES = 32  # of one event
_NAMESPACE = uuid.UUID("7a4a6a0e-5a86-4d0e-8f5e-0e6c2f8b1d10")
_ADDRESSED = frozenset({"PLUGIN_SETTINGS_CHANGED", "PLUGIN_ANSWERED", "PLUGIN_ACTED"})


class Runtime:
    """Hands events to a plugin; one thread, or one process, owns it."""

    def __init__(self, plugin: BasePlugin, folder: Path, facts: Facts) -> None:
        """`folder` is the plugin's own: plugin.db lies there."""
        self.plugin = plugin
        self.path = folder / "plugin.db"
        self.slowest_s = 0.0  # of one event, since the host last looked
        self._facts = facts
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._types: frozenset[str] = frozenset()
        self.cursor = Cursor()

    # -- life

    def describe(self) -> Description:
        """What the plugin says of itself. Raises PluginRefused."""
        return describe(self.plugin)

    def open(self) -> None:
        """Open or create the database. Raises PluginRefused, PluginFailed("raised")."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._engine = open_engine(self.path, synchronous="NORMAL")
        try:
            with self._blamed():
                self._open(self._engine)
        except BaseException:
            self.close()
            raise

    def _open(self, engine: Engine) -> None:
        schema.make_ready(engine, self.plugin)
        self._connection = engine.connect()
        log = get_logger(f"plugin.{self.plugin.name}")
        self.plugin.context = Context(self._facts, log, sentences.load(self.plugin.words))
        with self._transaction() as connection:
            self.cursor = cabinet.read_cursor(connection)
            kept = cabinet.read_state(connection, "settings")
        self.plugin.context.settings = self._settings(json.loads(kept) if kept else {})
        self._types = frozenset(self.plugin.get_supported_events())
        with self._transaction() as connection, self._entered(connection):
            self.plugin.opened()

    def close(self) -> None:
        """Close the database."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @property
    def wanted(self) -> frozenset[str]:
        """Event types to hand over; all others are passed over."""
        return self._types | _ADDRESSED

    # -- events

    def handle(
        self, bodies: Sequence[dict[str, Any]], *, live: bool, quiet: bool = False
    ) -> list[PluginOutcome]:
        """Handle events in order, in one transaction with the cursor.

        `quiet` keeps no outcomes: a rebuild. Raises PluginFailed; then nothing has happened.
        Events that are finished already (a process died before it could say so) are not handled
        again; their outcomes come back if the lane has not confirmed them.
        """
        settings = self.plugin.context.settings
        seq = 0
        try:
            with self._transaction() as connection:
                made = self._finished(connection, bodies)
                for body in bodies:
                    seq = int(body["seq"])
                    if seq <= self.cursor.seq:
                        continue
                    found = self._one(connection, body, live=live)
                    if not quiet:
                        cabinet.keep(connection, seq, found)
                    made += found
                last = max(self.cursor, Cursor(seq, str(bodies[-1]["hash"])), key=lambda c: c.seq)
                cabinet.write_cursor(connection, last)
                crash_points.reached("plugin.before", self._details(bodies))
        except (PluginFailed, StoreError):
            self._forget(settings)
            raise
        except (Exception, SystemExit) as err:
            self._forget(settings)
            _raise_if_of_the_disk(err)
            raise PluginFailed(self.plugin.name, "raised", _said(err), seq) from err
        crash_points.reached("plugin.after", self._details(bodies))
        self.cursor = last
        return made

    def _finished(
        self, connection: Connection, bodies: Sequence[dict[str, Any]]
    ) -> list[PluginOutcome]:
        """Undelivered outcomes of those events that the cursor has passed."""
        if int(bodies[0]["seq"]) > self.cursor.seq:
            return []
        again = {int(body["seq"]) for body in bodies}
        kept = cabinet.undelivered(connection)
        return [outcome for seq, outcome in kept if seq in again and seq <= self.cursor.seq]

    def _details(self, bodies: Sequence[dict[str, Any]]) -> list[str]:
        """Of a crash point: the plugin's name, and the types of its events."""
        if crash_points.ARMED is None:
            return []
        return [self.plugin.name, *(str(body["event_type"]) for body in bodies)]

    def _one(
        self, connection: Connection, body: dict[str, Any], *, live: bool
    ) -> list[PluginOutcome]:
        event_type = str(body["event_type"])
        if event_type in _ADDRESSED and body["plugin"] != self.plugin.name:
            return []
        if event_type == "PLUGIN_SETTINGS_CHANGED":
            cabinet.write_state(connection, "settings", json.dumps(body["settings"]))
            self.plugin.context.settings = self._settings(body["settings"])
            return []
        context = self.plugin.context
        context.enter(connection, body, live=live)
        began = time.perf_counter()
        done = False
        try:
            answer = self.plugin.handle_event(event_type, body)
            done = True
        finally:
            context.leave(keep=done)
            self.slowest_s = max(self.slowest_s, time.perf_counter() - began)
        return self._outcomes(body, answer)

    def _outcomes(self, body: dict[str, Any], answer: Outcomes) -> list[PluginOutcome]:
        if answer is None:
            return []
        given: Sequence[Outcome] = answer if isinstance(answer, Sequence) else [answer]
        if len(given) > MOST_OUTCOMES:
            detail = f"{len(given)} outcomes of one event; {MOST_OUTCOMES} at most"
            raise PluginFailed(self.plugin.name, "flooded", detail, body["seq"])
        return [self._checked(body, index, outcome) for index, outcome in enumerate(given)]

    def _checked(self, body: dict[str, Any], index: int, outcome: Outcome) -> PluginOutcome:
        kind = KINDS.get(type(outcome))
        if kind is None:
            raise TypeError(f"handle_event returned a {type(outcome).__name__}, not an outcome")
        if isinstance(outcome, Emit) and outcome.event_type not in self.plugin.emits:
            raise ValueError(f"{outcome.event_type} is not in the plugin's `emits`")
        data = outcome.as_data()
        try:
            check_outcome(kind, data)
        except TooLarge as err:
            raise PluginFailed(self.plugin.name, "flooded", str(err), body["seq"]) from err
        cause = str(body["event_id"])
        return PluginOutcome(
            outcome_id=outcome_id(cause, self.plugin.name, index),
            kind=kind,
            data=data,
            cause_id=cause,
            cause_type=str(body["event_type"]),
            basket_id=body["basket_id"],
            employee_id=body["employee_id"],
            shift_id=body["shift_id"],
        )

    def _forget(self, settings: Any) -> None:
        """The transaction is gone, and so must be what memory holds of it."""
        self.plugin.context.settings = settings
        with self._blamed(), self._transaction() as connection, self._entered(connection):
            self.cursor = cabinet.read_cursor(connection)  # a commit that failed may have been one
            self.plugin.forgotten()

    def pass_over(self, seq: int, event_hash: str) -> None:
        """Move the cursor past events that the plugin does not take."""
        if seq > self.cursor.seq:
            with self._blamed(), self._transaction() as connection:
                cabinet.write_cursor(connection, Cursor(seq, event_hash))
            self.cursor = Cursor(seq, event_hash)

    # -- outcomes on their way

    def undelivered(self) -> list[tuple[int, PluginOutcome]]:
        """What the lane has not confirmed yet, with the seq of its cause; in order."""
        with self._blamed(), self._transaction() as connection:
            return cabinet.undelivered(connection)

    def delivered(self, ids: Sequence[str]) -> None:
        """The lane has applied them."""
        crash_points.reached("plugin.applied", [self.plugin.name])
        with self._blamed(), self._transaction() as connection:
            cabinet.forget(connection, ids)

    # -- what managers see

    def checked_settings(self, values: dict[str, Any]) -> dict[str, Any]:
        """Settings as they will be kept. CashierError("plugin.setting") says what is wrong."""
        if self.plugin.settings is None:
            raise CashierError("plugin.no_settings", plugin=self.plugin.name)
        return checked_form(self.plugin.settings, values, self.plugin.check_settings)

    def report(self, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        """A report's table as JSON. CashierError for a form that is wrong."""
        report: Report | None = next((r for r in self.plugin.reports if r.name == name), None)
        if report is None:
            raise CashierError("plugin.unknown", plugin=self.plugin.name)
        form: Any = None
        if report.form is not None:
            form = convert(checked_form(report.form, asked), report.form)
        built: dict[str, Any]
        with self._blamed(), self._transaction() as connection, self._entered(connection):
            built = as_json(self.plugin.make_report(name, form))
            connection.rollback()  # who looks changes nothing: tables come from events alone
        return built

    def checked_act(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        """An act's form as it will be journalled. CashierError says what is wrong."""
        act: Act | None = next((a for a in self.plugin.acts if a.name == name), None)
        if act is None:
            raise CashierError("plugin.unknown", plugin=self.plugin.name)
        return checked_form(act.form, values)

    def _settings(self, values: dict[str, Any]) -> Any:
        """The typed model; what an older version left behind and no longer fits is the default."""
        model = self.plugin.settings
        if model is None:
            return None
        try:
            return convert(values, model, strict=False)
        except msgspec.ValidationError as err:
            get_logger(__name__).error("plugin settings", plugin=self.plugin.name, why=str(err))
            return model()

    @contextlib.contextmanager
    def _blamed(self) -> Iterator[None]:
        """What the plugin raises outside of an event is its failure, too."""
        try:
            yield
        except POSError:
            raise
        except (Exception, SystemExit) as err:
            _raise_if_of_the_disk(err)
            raise PluginFailed(self.plugin.name, "raised", _said(err)) from err

    # -- the database

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._connection is None:
            raise PluginRefused(self.plugin.name, "It is closed.")
        with self._connection.begin():
            yield self._connection

    @contextlib.contextmanager
    def _entered(self, connection: Connection) -> Iterator[None]:
        """No event is in hand; the plugin may read its tables."""
        self.plugin.context.enter(connection, {}, live=False)
        try:
            yield
        finally:
            self.plugin.context.leave(keep=False)


def outcome_id(cause_id: str, plugin: str, index: int) -> str:
    """The id of a plugin's outcome, and of the event that comes of it: the same on every try."""
    return str(uuid.uuid5(_NAMESPACE, f"{cause_id}/{plugin}/{index}"))


def checked_form(model: type, values: dict[str, Any], also: Any = None) -> dict[str, Any]:
    """What was filled in, whole and typed, as JSON; CashierError("plugin.setting", why=…)."""
    made: Any
    try:
        made = convert(values, model, strict=False)
        if also is not None:
            also(made)
    except (msgspec.ValidationError, ValueError) as err:
        raise CashierError("plugin.setting", why=str(err)) from err
    built: dict[str, Any] = as_json(made)
    return built


def _raise_if_of_the_disk(err: BaseException) -> None:
    """A disk that is full or fails is not the plugin's doing: StoreError, and no strike."""
    if isinstance(err, DBAPIError) and code_of(err).startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        raise trouble_of(err) or refusal() from err


def _said(err: BaseException) -> str:
    """The error in one line, for a manager and the log."""
    return f"{type(err).__name__}: {err}".partition("\n")[0][:400]
