"""What a plugin's worker would bring to the lane, by hand: outcomes with their own ids."""

from __future__ import annotations

import uuid
from typing import Any

from plugins.outcomes import KINDS, Outcome
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.store.journal import JournalEvent
from tests.fakes.world import FakePluginDirectory
from tests.lane_fixtures import BY_MANAGER, LaneAtWork

NAMESPACE = uuid.UUID(int=7)


def knows(lane: LaneAtWork, *facts: PluginFacts) -> FakePluginDirectory:
    """The lane's host knows these plugins, and no worker runs."""
    directory = FakePluginDirectory({one.name: one for one in facts})
    lane.running.lane.call(lambda till: setattr(till, "plugins", directory)).result(60)
    return directory


def switch_on(lane: LaneAtWork, name: str, *, critical: bool = False, **more: Any) -> None:
    """A plugin of that name works at the lane."""
    knows(lane, PluginFacts(name, critical=critical, version="1.0", **more))
    lane.do(c.SwitchPlugin(name, on=True), BY_MANAGER)


def outcome(
    plugin: str, cause: JournalEvent, said: Outcome, index: int = 0, **changes: Any
) -> c.PluginOutcome:
    """One outcome of an event, as the runtime makes it."""
    made = {
        "outcome_id": str(uuid.uuid5(NAMESPACE, f"{cause.event_id}/{plugin}/{index}")),
        "kind": KINDS[type(said)],
        "data": said.as_data(),
        "cause_id": cause.event_id,
        "cause_type": cause.event_type,
        "basket_id": cause.stamp.basket_id,
        "employee_id": cause.stamp.employee_id,
        "shift_id": cause.stamp.shift_id,
    }
    return c.PluginOutcome(**(made | changes))


def bring(lane: LaneAtWork, plugin: str, cause: JournalEvent, *said: Outcome) -> c.ApplyOutcomes:
    """The plugin has handled `cause` and says these; the command, to be given again."""
    outcomes = tuple(outcome(plugin, cause, one, index) for index, one in enumerate(said))
    command = c.ApplyOutcomes(plugin, cause.seq, outcomes)
    lane.do(command)
    return command


def last(lane: LaneAtWork, event_type: str) -> JournalEvent:
    """The newest event of a type."""
    return lane.events(event_type)[-1]
