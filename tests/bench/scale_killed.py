"""A lane that is killed in the middle of a sale: `python -m tests.bench.scale_killed FOLDER`."""

from __future__ import annotations

import os
import signal
import sys
from itertools import islice
from pathlib import Path

from pos_terminal.checkout import commands as c
from tests.bench.journal_growth import at_work, baskets

SALES = 20
LINES_IN_HAND = 4


def main(folder: Path) -> None:
    """Sells, begins one more sale, and dies as by a cut cable."""
    with at_work(folder) as counter:
        if counter.state.basket.lines:
            counter.do(c.VoidSale("left by the kill before"))
        for skus in islice(baskets(), SALES):
            counter.sell(skus)
        counter.until_printed()
        for sku in next(baskets())[:LINES_IN_HAND]:
            counter.do(c.AddProduct(sku))
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
