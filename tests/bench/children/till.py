"""The till as a person starts it, by `run`, with marks for its parent.

    painted  the first frame is on the screen
    ready    the lane is open and its first page painted: the next key or scan is heard
    memory   as asked for: after the start, and after so many sales

`till.py start` ends after "ready"; `till.py memory SALES` sells first.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future
from typing import Any

from pos_terminal import start
from pos_terminal.cli import entry

PIN = "2222"  # Jane's, as tests.ui.till sets her up: that module is not imported, it would count
CODES = ("4000000000075", "4000000000044") * 2 + ("4000000000075",)  # milk and bread


def main(what: str, sales: int) -> None:
    """Start the product by its own command, and watch what it shows.

    Nothing of it is imported before its time: what an import costs is part of the start.
    """
    look_of = start.look_of

    def looked(settings: Any) -> Any:
        _watch_windows(what, sales)
        return look_of(settings)

    start.look_of = looked
    sys.exit(entry.run(["run"]))


def _watch_windows(what: str, sales: int) -> None:
    from pos_terminal.ui import running
    from tests.bench.children.marks import PaintEnds, tell

    place = running.place
    told: list[str] = []

    def placed(window: Any, look: Any) -> None:
        place(window, look)
        mark = "painted" if isinstance(window, running.StartWindow) else "ready"

        def painted() -> None:
            if mark in told or (mark == "ready" and not _is_ready(window)):
                return
            told.append(mark)
            tell(event=mark)
            if mark == "ready" and what == "start":
                running.QTimer.singleShot(0, window.close)
            elif mark == "ready":
                lane = window.stage.bridge._lane
                threading.Thread(target=_sell, args=(lane, sales), daemon=True).start()

        PaintEnds(window, painted)

    running.place = placed


def _is_ready(window: Any) -> bool:
    return bool(window.pages.name) and window.stage.state.phase.value != "starting"


def _sell(lane: Any, sales: int) -> None:
    """A cashier's sales of five items each, for cash, beside the window that shows them."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from pos_terminal.checkout import commands as cmd
    from tests.bench.children.marks import memory_kib, tell

    def do(command: cmd.Command) -> None:
        future: Future[object] = lane.submit(command)
        future.result(60)

    threading.Event().wait(2.0)  # what a start leaves for later is done by then
    tell(event="memory", when="started", kib=memory_kib())
    do(cmd.SignIn("jane", PIN))
    do(cmd.OpenShift(15_000))
    for _ in range(sales):
        for code in CODES:
            do(cmd.Scan(code))
        do(cmd.StartCheckout())
        do(cmd.PayCash(2_000))
        do(cmd.NextSale())
    while lane.state.prints.queued:
        threading.Event().wait(0.05)
    tell(event="memory", when="sold", kib=memory_kib())
    QTimer.singleShot(0, QApplication.instance(), QApplication.closeAllWindows)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
