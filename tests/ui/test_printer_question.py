"""The printer's questions, asked on the real window without stopping the sale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from pos_terminal.checkout.commands import PrintXReport
from pos_terminal.checkout.printing import MovePrint, PrinterNews
from pos_terminal.checkout.state import Phase, PrintState
from pos_terminal.checkout.till import Till
from pos_terminal.store.tables import print_jobs
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.views.printer_question import PrinterQuestion
from pos_terminal.ui.widgets import Button
from tests.fakes.lane import FakeLanePort, a_state
from tests.ui.conftest import Dress
from tests.ui.till import open_till, tap


def last_job(till: Till) -> str:
    """The id of the newest print job."""
    query = select(print_jobs.c.job_id).order_by(print_jobs.c.number.desc()).limit(1)
    with till.store.transaction() as tx:
        return str(tx.connection.execute(query).scalar_one())


@pytest.mark.slow
def test_a_printer_that_comes_back_asks_before_it_prints_what_waited(tmp_path: Path) -> None:
    with open_till(tmp_path / "shop") as till:
        question = till.window.printer
        assert not question.isVisible()
        till.running.lane.submit(PrinterNews("ready", backlog_asks=True)).result(60)
        till.until(question.isVisible)
        tap(till.window, "Print them")
        till.until(lambda: not question.isVisible())

        assert not till.running.lane.state.prints.backlog_asks


@pytest.mark.slow
def test_a_receipt_of_unknown_outcome_is_decided_beside_the_sale(tmp_path: Path) -> None:
    with open_till(tmp_path / "shop") as till:
        lane = till.running.lane
        lane.submit(PrintXReport()).result(60)
        till.until(lambda: lane.state.prints.queued == 0)
        job = lane.call(last_job).result(60)
        lane.submit(MovePrint(job, "UNCONFIRMED")).result(60)
        till.until(till.window.printer.isVisible)
        tap(till.window, "It is there")
        till.until(lambda: not till.window.printer.isVisible())

        assert lane.state.prints.uncertain == ()


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", ["Print it", "Leave it"], ["Print them", "Leave them"]),
        ("de", ["Drucken", "Nicht drucken"], ["Drucken", "Nicht drucken"]),
        ("ar", ["اطبعه", "اتركه"], ["اطبعهما", "اتركهما"]),
    ],
)
def test_one_receipt_is_it_and_more_are_them(
    dress: Dress, qtbot: QtBot, language: str, one: list[str], two: list[str]
) -> None:
    dress(language=language)
    question = PrinterQuestion(Bridge(FakeLanePort()))
    qtbot.addWidget(question)  # it shows itself, as a window of its own here
    for count, words in ((1, one), (2, two)):
        asks = PrintState(queued=count, backlog_asks=True)
        question.take(replace(a_state(), phase=Phase.SELLING, prints=asks))
        assert [each.words() for each in question.findChildren(Button)] == words
