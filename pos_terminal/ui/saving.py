"""Files are written beside the screen: a slow stick never stands in the way of a sale."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path


def save_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Future[int]:
    """Write a .csv (UTF-8 with its mark) or .xlsx; ends with the rows written, or StoreError.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front (F34).
    """
    answer: Future[int] = Future()

    def write() -> None:
        from pos_terminal.store.importing.export import write_table  # late: nobody exports at start

        try:
            answer.set_result(write_table(path, header, rows))
        except Exception as err:
            answer.set_exception(err)

    threading.Thread(target=write, name="pos-saving", daemon=True).start()
    return answer
