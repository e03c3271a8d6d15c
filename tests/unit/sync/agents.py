"""An agent on a real lane, with stores in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pos_terminal.checkout.sync_views import SinkView
from sync.agent import Agent, Place
from sync.files import SyncFiles
from sync.settings import SINKS
from sync.steward import Steward
from sync.store import SyncStore
from tests.fakes.sync import FakeSink
from tests.lane_fixtures import LaneAtWork
from tests.waiting import until

LIMIT_S = 30.0


@dataclass
class Outside:
    """The stores that agents send to; several agents may share them."""

    sinks: dict[str, FakeSink] = field(
        default_factory=lambda: {name: FakeSink(name) for name in SINKS}
    )

    @property
    def postgres(self) -> FakeSink:
        return self.sinks["postgres"]


@dataclass
class AtWork:
    """An agent; the test looks for it instead of once a second."""

    agent: Agent
    steward: Steward
    place: Place
    outside: Outside

    def view(self, name: str = "postgres") -> SinkView:
        return next(view for view in self.agent.view().sinks if view.name == name)

    def reaches(self, state: str, name: str = "postgres") -> None:
        """Wait until a store is in that state, and all that is there was sent where it is live."""

        def there() -> bool:
            self.steward.look()
            view, head = self.view(name), self.agent.view().head_seq
            return view.state.value == state and (state != "live" or view.sent_seq == head)

        until(there)

    def seqs(self, name: str = "postgres") -> list[int]:
        return sorted(seq for _, seq in self.outside.sinks[name].events)


def switch_on(lane: LaneAtWork, *names: str) -> None:
    """By the file, as IT does."""
    text = "".join(f"[{name}]\nenabled = true\n" for name in names)
    (lane.data_dir / "sync.toml").write_text(text, "utf-8")


@contextmanager
def agent_on(lane: LaneAtWork, outside: Outside) -> Iterator[AtWork]:
    files = SyncFiles(lane.data_dir)
    place = Place(
        files,
        "TERM001",
        "STORE001",
        lane.data_dir / "sync.toml",
        lambda _: None,
        make=lambda name, *_: outside.sinks[name],
    )
    store = SyncStore(files.sync_db)
    agent = Agent(place, store)
    steward = Steward(place, agent)
    try:
        steward.look()
        yield AtWork(agent, steward, place, outside)
    finally:
        agent.stop()
        steward.stop()
        store.close()
