"""What every test gets: a private home, no network of the user's settings, and a look for leaks."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.leaks import Watch

PRIVATE = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
RESERVED_FOR_TESTS = frozenset({"POS_CASES_DIR"})
HOME_KEY = pytest.StashKey[Path]()
FILE_KEY = pytest.StashKey[Path]()
QT_KEY = pytest.StashKey[set[int] | None]()  # what of Qt's ran when the last test ended

settings.register_profile(
    "house",
    deadline=None,  # a slow machine is no failure
    derandomize=True,  # the same examples for everybody; more of them by hand
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: no test reads or writes what belongs to the person here."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    for name in [name for name in os.environ if name.startswith("POS_")]:
        if name not in RESERVED_FOR_TESTS:
            del os.environ[name]
    if not hasattr(config, "workerinput"):  # workers of xdist inherit this from their controller
        home = Path(tempfile.mkdtemp(prefix="pos-tests-"))
        config.stash[HOME_KEY] = home
        for name in PRIVATE:
            os.environ[name] = str(home / name.lower())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes the private home away again."""
    if home := config.stash.get(HOME_KEY, None):
        shutil.rmtree(home, ignore_errors=True)


SCREENS = ("tests.ui", "pos_terminal.ui", "PySide6")
LONGEST = ("test_static_checks", "test_bundle")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes by itself starts first: begun last, one worker would end it alone."""
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONGEST))


def pytest_collection_finish() -> None:
    """What imports and collection have made stays: no look for leaks has to go through it."""
    settle_garbage()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Nor through what a file of tests has left: caches and late imports, which only grow.

    Not at that file's end: pytest holds a test's fixtures until it is over, and a window that is
    taken out of all looks before it is garbage stays open for ever.
    """
    if item.path != item.config.stash.get(FILE_KEY, item.path):
        settle_garbage()
    item.config.stash[FILE_KEY] = item.path


def settle_garbage() -> None:
    """Lets go what nobody holds, and takes the rest out of every later look."""
    gc.collect()
    gc.freeze()


@cache
def has_screens(module: str) -> bool:
    """Whether a file of tests knows anything of the screen's."""
    known = (
        getattr(each, "__module__", None) or getattr(each, "__name__", "")
        for each in vars(sys.modules[module]).values()
    )
    return any(str(name).startswith(SCREENS) for name in known)


@pytest.fixture(autouse=True)
def garbage_of_the_screen_is_collected_here(request: pytest.FixtureRequest) -> None:
    """In a test with a screen nobody else collects: a lane's thread would end Qt objects.

    What the test before has left goes first, now that nobody holds it: a window that is garbage is
    still open, so that no other is the last to be closed.
    """
    screen = "qapp" in request.fixturenames or has_screens(request.module.__name__)
    if screen or not gc.isenabled():
        gc.collect()
    if screen:
        gc.disable()
    else:
        gc.enable()


def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> None:
    """What tests share may have timers: the next test has to look for those that are there."""
    if fixturedef.scope != "function":
        request.config.stash[QT_KEY] = None


@pytest.fixture(autouse=True)
def nothing_outlives_the_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, a Qt timer or thread, or a child process behind."""
    stash = request.config.stash
    watch = Watch(qt="qapp" in request.fixturenames, known_qt=stash.get(QT_KEY, None))
    stash[QT_KEY] = None
    yield
    if request.node.get_closest_marker("leaks_allowed") is None and (leaked := watch.leaked()):
        pytest.fail("left behind:\n" + "\n".join(leaked), pytrace=False)
    stash[QT_KEY] = watch.qt_now
