"""A lane that sells while somebody counts its system calls; marks say where a tender begins."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from threading import Event

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from tests.bench.lane import PATIENCE_S, Counter, baskets, open_shop

MARK = "bench-mark"  # a file of this name is looked for: a system call that the counter sees


def mark(what: str) -> None:
    """Leave a trace among the system calls of this thread."""
    os.access(f"{MARK}:{what}", os.F_OK)


def sell(counter: Counter, kind: str, tender: c.Command) -> None:
    """One sale; the lane's own thread marks the end, before it takes the next command."""
    paid = Event()

    def look(state: LaneState) -> None:
        if state.phase is Phase.PAID and not paid.is_set():
            mark(f"{kind}:end")
            paid.set()

    leave = counter.running.lane.subscribe(look)
    mark(f"{kind}:begin")
    counter.do(tender)
    assert paid.wait(PATIENCE_S)
    leave()
    counter.do(c.NextSale())
    counter.until_printed()


def main(folder: Path, sales: int) -> None:
    """So many cash sales and so many card sales."""
    with open_shop(folder) as counter:
        for skus in islice(baskets(), sales):
            owed = counter.fill_basket(skus)
            sell(counter, "cash", c.PayCash(owed))
        for skus in islice(baskets(), sales):
            counter.fill_basket(skus)
            sell(counter, "card", c.PayCard())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
