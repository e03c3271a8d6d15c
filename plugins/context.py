"""What a plugin finds in `self.context` while it handles an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from plugins.facts import Facts
from pos_terminal.log import Log

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session


class Context:
    """A plugin's view of the world: its tables, its settings, the event's time, the shop.

    No handler reads a clock: `now` is the event's time, so that a replay gives the same rows.
    """

    def __init__(
        self, facts: Facts, log: Log, words: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """`words`: the plugin's own, by language; the host fills in the rest before each event."""
        self.facts = facts
        self.log = log
        self._words = words or {}
        self.settings: Any = None
        self.live = False  # whether the event is of now: in the past nobody sees a suggestion
        self._connection: Connection | None = None
        self._session: Session | None = None
        self._event: dict[str, Any] = {}

    # -- the plugin's own tables

    @property
    def connection(self) -> Connection:
        """SQLAlchemy Core on the plugin's database, in the event's transaction."""
        if self._connection is None:
            raise RuntimeError("context.connection is there while an event is being handled")
        return self._connection

    @property
    def driver(self) -> Any:
        """The SQLite driver's own connection, in the same transaction: for fixed statements.

        SQLAlchemy's part of a statement costs more than SQLite's (9 µs beside 2 µs): worth leaving
        out where years of events are caught up with.
        """
        return self.connection.connection.driver_connection

    @property
    def session(self) -> Session:
        """SQLAlchemy ORM in the same transaction; flushed by the host, never committed by you."""
        if self._session is None:
            from sqlalchemy.orm import Session  # late: most plugins do with Core

            self._session = Session(bind=self.connection, autoflush=True)
        return self._session

    # -- the event in hand

    @property
    def now(self) -> datetime:
        """When the event happened, UTC."""
        return datetime.fromisoformat(self._event["occurred_at"]).astimezone(UTC)

    @property
    def local_now(self) -> datetime:
        """When it happened on the shop's clock."""
        offset = timedelta(minutes=int(self._event["utc_offset_min"]))
        return self.now.astimezone(timezone(offset))

    @property
    def business_date(self) -> date:
        """The shop's day that the event counts for."""
        return date.fromisoformat(self._event["business_date"])

    def history(
        self, types: Sequence[str], *, basket_id: str | None = None, limit: int = 1_000
    ) -> list[dict[str, Any]]:
        """Events before the one in hand, newest first: the same on every replay."""
        return self.facts.events(
            types,
            before_seq=int(self._event["seq"]),
            basket_id=basket_id,
            newest_first=True,
            limit=limit,
        )

    def speaker(self) -> Callable[[str], str]:
        """What a code is called in the shop's language, by the words `choices.CODE`.

        For the cells of a report, which are no sentences; ask it once a report.
        """
        language = self.facts.shop().language.partition("_")[0].partition("-")[0]
        spoken = self._words.get(language) or self._words.get("en", {})
        return lambda code: spoken.get(f"choices.{code}", code)

    # -- for the host

    def enter(self, connection: Connection, event: dict[str, Any], *, live: bool) -> None:
        """An event begins."""
        self._connection, self._event, self.live = connection, event, live

    def leave(self, *, keep: bool) -> None:
        """It has ended: what the session holds is written, or forgotten."""
        session, self._session = self._session, None
        try:
            if session is not None:
                if keep:
                    session.flush()
                session.close()
        finally:
            self._connection = None
