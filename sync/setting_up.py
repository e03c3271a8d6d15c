"""Goes through the stores and makes what they lack; one that cannot be asked holds up no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos_terminal.checkout.sync_views import SinkProblem
from sync.cloud import Cloud, Resource, Standing
from sync.trying import problem_of


@dataclass(frozen=True, slots=True)
class Step:
    """A thing outside, how it stood, and how it stands now; the same where nothing was done."""

    resource: Resource
    before: Standing


@dataclass(slots=True)
class Report:
    """What was found and done, and which stores could not be asked."""

    steps: list[Step] = field(default_factory=list)
    problems: dict[str, SinkProblem] = field(default_factory=dict)  # by the sink's name

    @property
    def complete(self) -> bool:
        """Whether everything is there."""
        there = all(step.resource.standing is Standing.THERE for step in self.steps)
        return there and not self.problems


def planned(clouds: Mapping[str, Cloud]) -> Report:
    """How everything stands; changes nothing."""
    report = Report()
    for name, cloud in clouds.items():
        _ask(report, name, cloud, make=False)
    return report


def set_up(clouds: Mapping[str, Cloud]) -> Report:
    """Make and mend what is to be; what is complete is left as it is."""
    report = Report()
    for name, cloud in clouds.items():
        _ask(report, name, cloud, make=True)
    return report


def _ask(report: Report, name: str, cloud: Cloud, *, make: bool) -> None:
    found: list[Resource] = []
    before: dict[tuple[str, str], Standing] = {}

    def act() -> None:
        found.extend(cloud.plan())
        before.update({(one.kind, one.name): one.standing for one in found})
        if make and {Standing.MISSING, Standing.DIFFERS} & set(before.values()):
            cloud.set_up()
            found[:] = cloud.plan()

    problem = problem_of(name, act)
    if problem is not None:
        report.problems[name] = problem
    report.steps += [Step(one, before.get((one.kind, one.name), one.standing)) for one in found]
