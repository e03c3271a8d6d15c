"""Plugins that cannot run here at all, for what they say of themselves."""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Integer, MetaData, Table

from tests.contract.plugins.bad import Bad


class HasNoName(Bad):
    name = ""


class HasABadName(Bad):
    name = "../lane"


class IsOfTomorrow(Bad):
    api = (2, 0)


class IsOfAMinorTomorrow(Bad):
    api = (1, 99)


class HasAllTheTime(Bad):
    deadline_s = 3_600.0


class TakesTablesOfTheHost(Bad):
    models = MetaData()


Table("host_state", TakesTablesOfTheHost.models, Column("key", Integer, primary_key=True))


class TakesTheCursor(Bad):
    models = MetaData()


Table("alembic_version", TakesTheCursor.models, Column("key", Integer, primary_key=True))


class Needs(msgspec.Struct, frozen=True):
    limit: int


class HasNoDefaults(Bad):
    settings = Needs


class ClaimsTheSale(Bad):
    emits = ("BASKET_CLOSED",)


class HasNoListOfEvents(Bad):
    def get_supported_events(self) -> list[str]:
        raise RuntimeError("which events?")


class CannotBeMade(Bad):
    def __init__(self) -> None:
        raise RuntimeError("no licence")


class CannotOpen(Bad):
    def opened(self) -> None:
        raise RuntimeError("no memory of it")


class NoPlugin:
    name = "bad"
