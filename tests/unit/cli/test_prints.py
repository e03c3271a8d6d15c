"""What became of the last papers, from the command line."""

from __future__ import annotations

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli.exits import Exit
from tests.unit.cli.conftest import Cli, sell
from tests.waiting import until


@pytest.mark.slow
def test_the_last_papers_are_listed_with_how_sure_it_is(cli: Cli, lane: RunningLane) -> None:
    sell(lane, 3)
    until(lambda: not lane.lane.state.prints.queued)
    found = cli("prints", "--json", "--last", "2").json
    assert [(job["kind"], job["state"], job["detail"]) for job in found] == [
        ("receipt", "CONFIRMED", "proof: status")
    ] * 2
    assert found[0]["title"] > found[1]["title"], "the newest first"
    (line,) = cli("prints", "--last", "1").out.splitlines()
    assert "CONFIRMED" in line
    assert line.endswith("proof: status")


def test_without_a_shop_there_are_no_papers(cli: Cli) -> None:
    assert cli("prints").code == Exit.NOT_SET_UP
