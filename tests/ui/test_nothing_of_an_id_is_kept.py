"""I8 over everything: after ten IDs no file, cable, answer or screen knows whose they were."""

from __future__ import annotations

import gc
import json
import logging
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from logging.handlers import QueueHandler
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from hardware.parsing.mrz import check_digit
from hardware.parsing.reading import Reading
from hardware.ports import IdReading, Role, ScanData
from hardware.simulators.documents import licence, passport
from pos_terminal import log
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout import id_readings
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.checkout.state import Phase
from pos_terminal.control.client import ControlClient
from pos_terminal.control.transport import address_of
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import Sheet
from tests.ui.acts import no_sheet, scanned
from tests.ui.test_ids_at_the_till import lines_typed, today
from tests.ui.till import ALE, BREAD, Till, open_till

SURNAME, NUMBER = "QUERFURTH", "ZQ7788123"
ADULT, CHILD = date(1971, 3, 17), date(2013, 10, 23)
VALID, EXPIRED = date(2031, 5, 29), date(2019, 7, 28)


def card(birth: date, expires: date) -> str:
    text = licence(birth, expires)
    return text.replace("DCSSPECIMEN", f"DCS{SURNAME}").replace("DAQT64235789", f"DAQ{NUMBER}")


def book(birth: date, expires: date) -> str:
    """A passport of the same person."""
    first, second = passport(birth, expires).split("\n")
    number = f"{NUMBER}{check_digit(NUMBER)}"
    body = number + second[10:43]
    over = body[:10] + body[13:20] + body[21:43]
    return f"{first.replace('SPECIMEN<', SURNAME)}\n{body}{check_digit(over)}"


def traces_of(*days: date) -> list[re.Pattern[bytes]]:
    """How a date may be written; short digits only where nothing of a hash stands around them."""
    whole = ["%m%d%Y", "%Y%m%d", "%d%m%Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y"]
    whole += ["%B %-d, %Y", "%-d %B %Y", "%-d. %B %Y", "%-d.%-m.%Y", "%m/%d/%y", "%d.%m.%y"]
    short = ["%y%m%d", "%d%m%y"]
    found = [re.escape(day.strftime(each)) for day in days for each in whole]
    found += [rf"(?<![0-9A-Za-z.]){day.strftime(each)}(?![0-9A-Za-z])" for day in days
              for each in short]  # fmt: skip
    found += [rf"(?<![0-9A-Za-z.]){day.toordinal()}(?![0-9A-Za-z])" for day in days]
    return [re.compile(each.encode()) for each in found]


TRACES = [
    *traces_of(ADULT, CHILD, VALID, EXPIRED),
    *(re.compile(each.encode(), re.IGNORECASE) for each in (SURNAME, NUMBER)),
]


def leaks(content: bytes) -> list[str]:
    """Which of the traces are in it, also where it is stored in two bytes a character."""
    views = (content, content.replace(b"\0", b""))
    return [each.pattern.decode() for each in TRACES if any(each.search(view) for view in views)]


def leaks_in(folder: Path) -> dict[str, list[str]]:
    found = {path: leaks(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    return {str(path.relative_to(folder)): each for path, each in found.items() if each}


def alive() -> list[str]:
    """What in this process still holds a scan or a reading, a frame of a traceback included."""
    kinds = (ScanData, IdReading, Reading, cmd.CheckAgeById)
    held = [each for each in gc.get_objects() if isinstance(each, kinds)]
    documents = [each for each in held if not isinstance(each, Reading) or each.document]
    return [type(each).__name__ for each in documents]


@dataclass
class Shown:
    """A till with a virtual ID reader, and what it was shown."""

    till: Till
    reader: str
    log: log.Logging

    def leaks(self) -> dict[str, list[str]]:
        """Where anything of a document is left: in a file, or in what is said and shown."""
        data = self.till.running.settings.data_dir
        self.log.stop()
        assert "bug" in Path(data / "logs" / "lane.jsonl").read_text() or not self._stopped()
        assert (data / "lane.db-wal").stat().st_size  # what a kill at this moment would leave
        self.till.until(lambda: alive() == [], f"still held: {alive()}")
        said = leaks(self.everything_else())
        return leaks_in(data) | ({"said": said} if said else {})

    def _stopped(self) -> bool:
        return self.till.stage.state.phase is Phase.STOPPED

    def ask(self) -> None:
        """Sell something with an age, and open its question."""
        if not self.till.stage.state.holds:
            scanned(self.till, ALE)
        if Sheet.top_of(self.till.window) is None:
            self.till.stage.opened.emit(asks.AskAge())
            self.till.settle()

    def by_reader(self, text: str) -> None:
        heard: list[ScanData] = []
        leave = self.till.running.devices.subscribe_scans(heard.append)
        self.till.running.devices.simulate(self.reader, "card", text).result(60)
        self.till.until(lambda: heard, "the reader says nothing")
        leave()
        heard.clear()
        self.till.quiet()

    def by_keys(self, text: str) -> None:
        self.till.keys.scan(text.replace("\n", "\r") if text[0] == "P" else text)
        self.till.window.wedge._settle()  # silence ends a document
        self.till.settle()

    def everything_else(self) -> bytes:
        """What is no file: answers, cables, states, words on the screen, paper."""
        running, window = self.till.running, self.till.window
        devices = running.devices
        said: list[object] = [running.lane.state, devices.views()]
        said += [list(map(repr, devices.trace(view.device_id))) for view in devices.views()]
        said += [{name: ask() for name, ask in running.vitals.items()}]
        with ControlClient(address_of(running.settings.data_dir)) as client:
            said += [client.call("lane.ping"), client.call("devices.list")]
        said += [label.text() for label in window.findChildren(QLabel)]
        said += [edit.text() for edit in window.findChildren(QLineEdit)]
        said += [list(running.lane.__dict__.values()), window.scans.__dict__]
        return json.dumps(said, default=repr).encode()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with ExitStack() as stack:
        written = log.start(tmp_path / "data" / "logs", "lane")
        stack.callback(written.stop)
        till = stack.enter_context(open_till(tmp_path / "data"))
        reader = DeviceConfig(Role.ID_READER, "simulator", "simulator:", "ID reader")
        yield Shown(till, till.running.devices.keep(reader).result(60), written)


def wrong(text: str) -> str:
    """One character of the date of birth misread."""
    place = text.index(f"{ADULT:%y%m%d}")
    return text[: place + 1] + str((int(text[place + 1]) + 1) % 10) + text[place + 2 :]


@pytest.mark.slow
def test_ten_ids_leave_no_trace_in_anything(shown: Shown) -> None:
    till = shown.till
    shown.by_reader(card(ADULT, VALID))  # nobody asked for it
    for read in (shown.by_reader, shown.by_keys):
        for text in (card(ADULT, EXPIRED), card(ADULT, VALID)[:110], wrong(book(ADULT, VALID))):
            shown.ask()
            read(text)
            till.settle()
            assert till.stage.state.holds, (read, text)
        shown.ask()
        read(book(CHILD, VALID))
        till.until(lambda: not till.stage.state.holds, "the child may buy")
        no_sheet(till)
        scanned(till, BREAD, ALE)
        read(card(ADULT, VALID))
        till.until(lambda: not till.stage.state.holds, "the adult may not buy")
        for command in (cmd.StartCheckout(), cmd.PayCash(10_000), cmd.NextSale()):
            till.running.lane.submit(command).result(60)
        till.settle()
    shown.ask()
    lines_typed(till, book(ADULT, VALID))
    no_sheet(till)
    assert not till.stage.state.holds
    assert shown.leaks() == {}


@pytest.mark.slow
def test_a_mistake_of_ours_amid_a_check_leaves_no_trace_either(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> date:
        raise ZeroDivisionError

    shown.ask()
    monkeypatch.setattr(id_readings, "proven_birth", broken)
    for handler in logging.getLogger().handlers:
        if not isinstance(handler, QueueHandler):  # pytest's own keep tracebacks
            monkeypatch.setattr(handler, "emit", lambda _record: None)
    shown.by_reader(card(ADULT, VALID))
    shown.till.until(lambda: shown.till.stage.state.phase is Phase.STOPPED)
    assert shown.leaks() == {}


@pytest.mark.parametrize(
    "leak",
    [
        f'{{"birth":"{ADULT}"}}',
        f"{CHILD:%m%d%Y}",
        f"born {ADULT:%-d %B %Y}",
        f" {ADULT:%y%m%d}<",
        SURNAME.title(),
        card(ADULT, VALID),
        book(CHILD, EXPIRED),
        book(ADULT, VALID).encode("utf-16-le").decode(),
    ],
)
def test_a_leak_would_be_seen(tmp_path: Path, leak: str) -> None:
    (tmp_path / "log").write_text(leak)
    assert leaks_in(tmp_path)


@pytest.mark.slow
def test_a_planted_leak_of_the_lane_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        till = stack.enter_context(open_till(tmp_path / "data"))
        scanned(till, ALE)
        note = f"{ADULT} {today(till)}"
        till.running.lane.submit(cmd.NoteLine(1, note)).result(60)
        assert "lane.db-wal" in leaks_in(tmp_path / "data")
