"""A till whose lane knows plugins, and what these plugins say: by hand, without a host."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.outcomes import KINDS, Outcome, Words
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.plugin_views import (
    PluginColumn,
    PluginFacts,
    PluginForm,
    PluginTable,
    PluginView,
    Told,
)
from pos_terminal.ui.look import Look
from tests.fakes.plugins import FakePlugins
from tests.fakes.world import FakePluginDirectory
from tests.ui.till import ADMIN, Till, open_till

BY_MANAGER = cmd.Approval("", ADMIN[1])
RULE = {
    "title": "Rule",
    "type": "object",
    "properties": {
        "name": {"type": "string", "title": "Name", "default": ""},
        "when": {"type": "string", "title": "Condition", "default": ""},
        "points": {"type": "integer", "title": "Points", "minimum": 0, "maximum": 100,
                   "default": 10},
        "live": {"type": "boolean", "title": "Live", "default": False},
    },
}  # fmt: skip
HOURS = {
    "title": "Hours",
    "type": "object",
    "properties": {
        "opens": {"type": "string", "title": "Opens", "default": "08:00"},
        "closes": {"type": "string", "title": "Closes", "default": "20:00"},
    },
}
SETTINGS = {
    "$ref": "#/$defs/Settings",
    "$defs": {
        "Rule": RULE,
        "Hours": HOURS,
        "Settings": {
            "type": "object",
            "properties": {
                "limit_minor": {"type": "integer", "title": "Largest sale", "minimum": 100,
                                "description": "A larger one is held for a manager.",
                                "default": 50_000},
                "hold_at": {"type": "integer", "title": "Hold from points", "minimum": 1,
                            "maximum": 100, "default": 40},
                "share": {"type": "string", "title": "Share of discounts",
                          "pattern": r"^\d+(\.\d+)?$", "default": "0.25"},
                "mode": {"enum": ["live", "shadow"], "title": "Mode", "default": "shadow"},
                "tell_cashier": {"type": "boolean", "title": "Tell the cashier", "default": True},
                "cards": {"type": "array", "items": {"type": "string"}, "title": "Watched products",
                          "default": []},
                "levels": {"type": "array", "items": {"enum": ["warn", "hold", "block"]},
                           "title": "Levels in use", "default": ["warn", "hold"]},
                "hours": {"$ref": "#/$defs/Hours", "title": "Opening hours",
                          "default": {"opens": "08:00", "closes": "20:00"}},
                "rules": {"type": "array", "items": {"$ref": "#/$defs/Rule"}, "title": "Rules",
                          "description": "Tried from top to bottom.",
                          "default": [
                              {"name": "Large sale", "when": "total > 500", "points": 40,
                               "live": True},
                              {"name": "Many voids", "when": "voids > 3", "points": 25,
                               "live": False},
                          ]},
                "by_category": {"type": "object", "additionalProperties": {"type": "integer"},
                                "title": "Points by category", "default": {"drinks": 5}},
            },
        },
    },
}  # fmt: skip
DAY_FORM = {
    "type": "object",
    "properties": {
        "from_on": {"type": "string", "title": "From", "format": "date", "default": "2026-11-01"},
        "most": {"type": "integer", "title": "Most rows", "minimum": 1, "maximum": 1000,
                 "default": 100},
        "level": {"enum": ["warn", "hold"], "title": "Level", "description": "The least of them.",
                  "default": "warn"},
        "shadow": {"type": "boolean", "title": "With shadow", "default": False},
    },
}  # fmt: skip
TIMES = PluginTable(
    (
        PluginColumn(Told("Day"), "date"),
        PluginColumn(Told("From"), "time"),
        PluginColumn(Told("Worked"), "duration"),
        PluginColumn(Told("Taken"), "money"),
        PluginColumn(Told("Share"), "percent"),
        PluginColumn(Told("Remark"), "text", stretch=True),
    ),
    (
        ("2026-11-20", "2026-11-20T07:01:00+00:00", 29_100, 184_210, 5_250, "=cmd()"),
        ("2026-11-21", "2026-11-21T06:58:00+00:00", 18_300, 91_400, 4_750, ""),
    ),
    Told("Two days of this lane."),
)
FRAUD = PluginView(
    "fraud_detection",
    Told("Fraud check"),
    Told("Looks at each sale before it is paid, and holds what a manager should see."),
    "1.0",
    "ours",
    "thread",
    "working",
    critical=True,
    on=True,
    seq=412,
    head_seq=412,
    settings_schema=SETTINGS,
    settings={},
    reports=(
        PluginForm("assessed", Told("Assessed sales"), Told("What was judged."), DAY_FORM),
        PluginForm("rules", Told("Rules at work")),
    ),
    acts=(
        PluginForm(
            "forgive",
            Told("Forget a cashier's count"),
            Told("Starts the count of voids anew."),
            {
                "type": "object",
                "properties": {
                    "employee_id": {"type": "string", "title": "Employee", "minLength": 1},
                    "reason": {"type": "string", "title": "Reason", "default": ""},
                },
                "required": ["employee_id"],
            },
            "manage_plugins",
        ),
    ),
)
TIME = replace(
    FRAUD,
    name="employee_time_tracker",
    title=Told("Working time"),
    about=Told("Turns signing in and out into time sheets."),
    critical=False,
    state="catching_up",
    seq=120,
    events_per_s=900.0,
    progress_milli=290,
    settings_schema=None,
    reports=(PluginForm("mine", Told("My time"), own=True), PluginForm("sheet", Told("Sheet"))),
    acts=(),
)
OFFERS = replace(
    FRAUD,
    name="purchase_recommender",
    title=Told("Suggestions"),
    about=Told("Learns which products are bought together."),
    critical=False,
    state="suspended",
    last_error="ZeroDivisionError: division by zero in rules.py, line 41",
    last_error_at="2026-11-21T12:50:00+00:00",
    reports=(),
    acts=(),
)
LOYALTY = replace(
    OFFERS,
    name="loyalty_points",
    title=Told("Loyalty points"),
    about=Told("Somebody else's."),
    source="folder",
    isolation="process",
    state="refused",
    on=False,
    last_error="",
    refused="It is written for version 2.0 of the plugin contract, and this program has 1.0.",
    settings_schema=None,
)
OFF = replace(
    TIME, name="age_verification", title=Told("Age rules"), about=Told("Asks for IDs."),
    state="off", on=False, reports=(),
)  # fmt: skip
ALL = (OFF, FRAUD, LOYALTY, OFFERS, TIME)


@dataclass
class Plugged:
    """A till, its plugins, and a hand that plays them."""

    till: Till
    host: FakePlugins
    directory: FakePluginDirectory

    @property
    def page(self) -> Any:
        """The page of plugins, once it is in front."""
        return self.till.window.pages.front()

    def switch(self, name: str, *, on: bool = True, critical: bool = False, ms: int = 2000) -> None:
        self.directory.known[name] = PluginFacts(name, critical, ms, "1.0", acts={"forgive": ""})
        self.till.running.lane.submit(cmd.SwitchPlugin(name, on), BY_MANAGER).result(60)
        self.till.settle()

    def suspend(self, name: str) -> None:
        self.till.running.lane.submit(cmd.SuspendPlugin(name, "raised")).result(60)
        self.till.settle()

    def say(self, plugin: str, *outcomes: Outcome, seq: int = 0, on_checkout: bool = False) -> None:
        """The plugin's outcomes of the last event about the basket in hand."""
        state = self.till.running.lane.state
        cause = self._cause("CHECKOUT_STARTED" if on_checkout else "")
        told = tuple(
            cmd.PluginOutcome(
                str(uuid.uuid4()), KINDS[type(each)], each.as_data(), cause[0], cause[1],
                state.basket_id or (state.last_sale.sale_id if state.last_sale else None),
            )
            for each in outcomes
        )  # fmt: skip
        self.till.running.lane.submit(cmd.ApplyOutcomes(plugin, seq, told)).result(60)
        self.till.settle()

    def head(self) -> int:
        """Seq of the newest event."""
        return self.till.running.lane.call(lambda lane: lane.store.head.seq).result(60)  # type: ignore[no-any-return]

    def newest(self, event_type: str) -> dict[str, Any]:
        """Data of the newest event of a type."""
        return self.till.events(event_type)[-1].data  # type: ignore[no-any-return]

    def _cause(self, event_type: str) -> tuple[str, str]:
        event = self.till.events(event_type)[-1]
        return event.event_id, event.event_type


def words(text: str, **facts: object) -> Words:
    return Words(text, "", facts)


def answered(value: Any) -> Future[Any]:
    done: Future[Any] = Future()
    done.set_result(value)
    return done


@contextmanager
def open_plugged(
    folder: Path,
    look: Look | None = None,
    *,
    views: tuple[PluginView, ...] = ALL,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Plugged]:
    """Jane's till with plugins that the test plays."""
    host = FakePlugins(
        views,
        tables={
            ("fraud_detection", "assessed"): TIMES,
            ("fraud_detection", "rules"): replace(TIMES, rows=()),
            ("employee_time_tracker", "mine"): TIMES,
            ("employee_time_tracker", "sheet"): TIMES,
        },
        lines=("2026-11-21T12:50:00Z suspended after three failures", "2026-11-21T12:49:58Z …"),
    )
    directory = FakePluginDirectory()
    with open_till(folder, look, size=size, plugins=host) as till:
        till.running.lane.call(lambda lane: setattr(lane, "plugins", directory)).result(60)
        yield Plugged(till, host, directory)
