"""Pictures of the strip and the Sync page: ./pos python -m tests.ui.sync_shots DIR [options]."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.sync_views import SyncView
from pos_terminal.ui.admin.sync_parked import ParkedPane
from pos_terminal.ui.admin.sync_resend import ResendPane
from pos_terminal.ui.admin.sync_section import SectionPane
from pos_terminal.ui.widgets import Sheet
from tests.ui.picturing import main_of
from tests.ui.synced import (
    ALL_LIVE,
    DOWN,
    FAR,
    LONG,
    MIXED,
    NOT_RUNNING,
    NOTHING,
    TROUBLE,
    TWO,
    Synced,
    open_synced,
)
from tests.ui.till import Till

Step = Callable[[Synced], None]


def tells(view: SyncView) -> Step:
    return lambda synced: synced.tell(view)


def manager(synced: Synced) -> None:
    synced.tell(NOTHING)
    synced.manager()


def one(sink: str, section: str = "") -> Step:
    def step(synced: Synced) -> None:
        synced.page.open(sink)
        synced.till.settle()
        if section:
            synced.page.detail.tabs.choose(section)
            synced.till.settle()

    return step


def back(synced: Synced) -> None:
    while (sheet := Sheet.top_of(synced.till.window)) is not None:
        sheet.dismiss()
    synced.page.close_detail()
    synced.till.settle()


def wrong(synced: Synced) -> None:
    pane = synced.page.detail.pane()
    assert isinstance(pane, SectionPane)
    assert pane.form is not None
    pane.form.editor("events_topic").set_value("?")
    pane.save()
    synced.agent.problem = LONG
    pane.form.editor("events_topic").set_value("pos-events")
    pane.test()
    synced.till.settle()
    pane.form.editor("partitions").set_value(0)
    pane.save()
    synced.till.settle()


def fork(synced: Synced) -> None:
    synced.page.detail._new_life()
    synced.till.settle()


def chosen(synced: Synced) -> None:
    pane = synced.page.detail.pane()
    assert isinstance(pane, ParkedPane)
    pane.table.select(20_117)
    synced.till.settle()


def again(synced: Synced) -> None:
    pane = synced.page.detail.pane()
    assert isinstance(pane, ResendPane)
    pane.form.set_values({"seq": 1})
    pane.send()
    synced.till.settle()


WALK: tuple[tuple[str, Step], ...] = (
    ("strip-alone", tells(NOTHING)),
    ("strip-live", tells(ALL_LIVE)),
    ("strip-offline", tells(SyncView(True, 24_659, (DOWN,)))),
    ("strip-partly", tells(TWO)),
    ("strip-sending", tells(SyncView(True, 1_250_000, (FAR,)))),
    ("strip-stopped", tells(TROUBLE)),
    ("nothing", manager),
    ("set-up", one("kafka")),
    ("", back),
    ("live", tells(ALL_LIVE)),
    ("not-running", tells(NOT_RUNNING)),
    ("mixed", tells(MIXED)),  # this one is docs/pictures/sync.png
    ("trouble", tells(TROUBLE)),
    ("down", one("postgres")),
    ("fixed", one("postgres", "postgres")),
    ("auth", one("dynamodb")),
    ("sign-in", one("dynamodb", "aws")),
    ("forked", one("s3")),
    ("new-life", fork),
    ("", back),
    ("million", one("kafka")),
    ("kafka", one("kafka", "kafka")),
    ("tested-and-wrong", wrong),
    ("resend", one("kafka", "resend")),
    ("resend-asked", again),
    ("", back),
    ("paused", one("sns")),
    ("parked", one("cloudwatch", "parked")),
    ("parked-chosen", chosen),
)


def walk(synced: Synced, see: Callable[[Till, str], None]) -> None:
    """Every step, and a look at each that has a name."""
    for name, step in WALK:
        step(synced)
        synced.till.settle()
        if name:
            see(synced.till, name)


if __name__ == "__main__":
    main_of(open_synced, walk)
