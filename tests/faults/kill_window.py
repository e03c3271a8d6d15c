"""The real window on a directory that a kill left: `python -m tests.faults.kill_window DATA_DIR`.

Says on one line, as JSON, which page came up first when the lane was open, what is on it,
and the processor time that it took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from pos_terminal import start
from tests.faults.lane_process import settings_for

NO_PRINTER = 9  # the discard port: nobody listens


def main(data_dir: Path) -> int:
    """Open the till as `pos-terminal run` does, look, and close it."""
    from pos_terminal.ui import running

    show = running.show

    def watched(look: Any, opening: Any, then: Any = None) -> int:
        def up(window: Any, opened: Any) -> None:
            if then is not None:
                then(window, opened)
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, lambda: _tell(window))

        return show(look, opening, up)

    running.show = watched
    return start.run_window(settings_for(data_dir, NO_PRINTER))


def _tell(window: Any) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel

    front = window.pages.front()
    rows = getattr(front, "content", None)
    laid = [rows.itemAt(place).widget() for place in range(rows.count())] if rows else []
    if any(row is not None and row.isHidden() for row in laid):  # they are shown queued
        QTimer.singleShot(1, window, lambda: _tell(window))
        return
    window.grab()  # painted to the last pixel
    words = [label.text() for label in front.findChildren(QLabel) if label.isVisible()]
    told = {"page": window.pages.name, "words": words, "cpu_s": time.process_time()}
    print(json.dumps(told), flush=True)
    window.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
