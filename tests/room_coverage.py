"""A pytest plugin that asks for 90 % coverage of each room that money passes through.

`./pos test` loads it, with pytest-cov, when nothing is left out: a total over the rooms would let
one of them hide behind the others.
"""

from __future__ import annotations

import io
from collections.abc import Generator

import pytest
from coverage import Coverage
from coverage.exceptions import NoDataError

ROOMS = ("domain", "checkout", "store")
LEAST_PERCENT = 90
SAID = pytest.StashKey[str]()


def covered(measured: Coverage, room: str) -> float:
    """Percent of a room's lines and branches that ran; nothing measured is nothing covered."""
    try:
        return measured.report(include=[f"*/pos_terminal/{room}/*"], file=io.StringIO())
    except NoDataError:
        return 0.0


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """After pytest-cov has combined what the workers measured, judges each room."""
    result = yield
    plugin = session.config.pluginmanager.get_plugin("_cov")
    if plugin is None or plugin.cov_controller is None or hasattr(session.config, "workerinput"):
        return result
    measured = plugin.cov_controller.cov
    percent = {room: covered(measured, room) for room in ROOMS}
    said = ", ".join(f"{room} {value:.1f} %" for room, value in percent.items())
    low = [room for room, value in percent.items() if value < LEAST_PERCENT]
    if low:
        session.testsfailed += len(low)
        said += f"; below {LEAST_PERCENT} %: {', '.join(low)}"
    session.config.stash[SAID] = f"coverage: {said}"
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, before pytest's own last one."""
    if said := terminalreporter.config.stash.get(SAID, None):
        terminalreporter.write_line(said, red="below" in said)
