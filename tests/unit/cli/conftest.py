"""The command line on a data directory of its own, in this process."""

from __future__ import annotations

import io
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import staff
from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.cli import backend
from pos_terminal.cli.entry import run
from pos_terminal.cli.operations import Work, perform
from pos_terminal.config import Settings, load
from pos_terminal.control import lock

Row = str
PRODUCTS = """sku;name;price;barcode
A1;Äpfel;1,99;4006381333931
B2;Bread;3.49;
C3;Cheese;12,00;5901234123457
"""


@dataclass
class Result:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lane"
    monkeypatch.setenv("POS_DATA_DIR", str(folder))
    monkeypatch.setattr(backend, "START_PATIENCE_S", 0.0)
    monkeypatch.setattr(lock, "PATIENCE_S", 0.0)
    return folder


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return load(files=()).settings


@pytest.fixture
def cli(data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs one command; `typed` is its standard input."""

    def call(*arguments: str, typed: str = "") -> Result:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def products_file(tmp_path: Path) -> Path:
    path = tmp_path / "products.csv"
    path.write_text(PRODUCTS, "utf-8")
    return path


@pytest.fixture(scope="session")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with three products and a manager, made once; tests get copies."""
    folder = tmp_path_factory.mktemp("made") / "lane"
    file = folder.with_name("products.csv")
    file.write_text(PRODUCTS, "utf-8")
    settings = load({"data_dir": folder}, ()).settings
    command = SaveEmployee(name="Mira", role="manager", username="mira", pin="7410")
    question = {"path": str(file), "dry_run": False}
    with open_lane(settings) as running:
        perform(running, "products.import", Work(question, lambda facts: None, lambda: False))
        running.lane.call(lambda till: staff.write(till, command)).result(60)
    return folder


@pytest.fixture
def shop(made_shop: Path, settings: Settings) -> Settings:
    """Three products and a manager, no lane running."""
    shutil.copytree(made_shop, settings.data_dir)
    return settings


@pytest.fixture
def lane(shop: Settings) -> Iterator[RunningLane]:
    """The same shop with its lane running."""
    with open_lane(shop) as running:
        yield running


def sell(running: RunningLane, times: int) -> None:
    """So many loaves, paid in cash; every plugin has seen them."""

    def do(command: c.Command) -> None:
        running.lane.submit(command).result(60)

    assert running.plugins.settled()  # who catches up says nothing of the past
    [manager] = running.queries.staff().result(60)
    do(c.SignIn(manager.employee_id, "7410"))
    if running.lane.state.shift is None:
        do(c.OpenShift(0))
    for _ in range(times):
        do(c.NextSale())
        do(c.AddProduct("B2"))
        do(c.StartCheckout())
        settled = running.lane.state.settlement
        assert settled is not None
        do(c.PayCash(settled.cash_remaining_minor))
    assert running.plugins.settled()


def said_by_a_plugin(running: RunningLane) -> bool:
    """Whether a plugin's notice is on the screen, in a moment at most."""
    deadline = time.monotonic() + 20
    while (notice := running.lane.state.notice) is None or notice.key != "plugin.said":
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
