"""A pytest plugin that asks for 90 % coverage of each room that money passes through.

`./pos test` loads it, with pytest-cov, when nothing is left out: a total over the rooms would let
one of them hide behind the others. Only the rooms' own tests count: what a screen happens to run
on its way proves little, and to measure everything made all tests a third slower.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Generator
from pathlib import Path
from typing import Protocol, cast

import pytest
from coverage import Coverage
from coverage.exceptions import NoDataError

ROOMS = ("domain", "checkout", "store")
TESTS = Path(__file__).parent
# Whole days at the lane are of all three; what the store publishes and takes is head office's test.
OWN = (
    *(TESTS / "unit" / folder for folder in (*ROOMS, "sync/hq")),
    TESTS / "contract" / "test_golden_shift.py",
    TESTS / "integration" / "test_random_days.py",
)
LEAST_PERCENT = 90
SAID = pytest.StashKey[str]()


class Controller(Protocol):
    """What we need of pytest-cov's."""

    cov: Coverage

    def pause(self) -> None: ...

    def resume(self) -> None: ...


def controller(config: pytest.Config) -> Controller | None:
    """Who measures in this process."""
    plugin = config.pluginmanager.get_plugin("_cov")
    return cast("Controller | None", plugin and plugin.cov_controller)


def is_own(test: Path) -> bool:
    """Whether a file's tests are those of a room."""
    return any(test.is_relative_to(folder) for folder in OWN)


def covered(measured: Coverage, room: str) -> float:
    """Percent of a room's lines and branches that ran; nothing measured is nothing covered."""
    try:
        return measured.report(include=[f"*/pos_terminal/{room}/*"], file=io.StringIO())
    except NoDataError:
        return 0.0


def import_all(room: str) -> None:
    """What a module runs when it is imported counts, whoever imports it first."""
    package = importlib.import_module(f"pos_terminal.{room}")
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Imports the rooms while pytest-cov looks, then lets it rest."""
    if measuring := controller(session.config):
        if not hasattr(session.config, "workerinput"):  # once, and not in each worker
            for room in ROOMS:
                import_all(room)
        measuring.pause()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measures while a test of a room runs, its fixtures included."""
    measuring = controller(item.config) if is_own(item.path) else None
    if measuring is None:
        return (yield)
    measuring.resume()
    try:
        return (yield)
    finally:
        measuring.pause()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """After pytest-cov has combined what the workers measured, judges each room."""
    result = yield
    measuring = controller(session.config)
    if measuring is None or hasattr(session.config, "workerinput"):
        return result
    percent = {room: covered(measuring.cov, room) for room in ROOMS}
    said = ", ".join(f"{room} {value:.1f} %" for room, value in percent.items())
    low = [room for room, value in percent.items() if value < LEAST_PERCENT]
    if low:
        session.testsfailed += len(low)
        said += f"; below {LEAST_PERCENT} %: {', '.join(low)}"
    session.config.stash[SAID] = f"coverage by the rooms' own tests: {said}"
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, before pytest's own last one."""
    if said := terminalreporter.config.stash.get(SAID, None):
        terminalreporter.write_line(said, red="below" in said)
