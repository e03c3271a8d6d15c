"""What the recovery page tells of a store that is not as it was left."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

STARTING: dict[str, object] = {
    "recovery.restored": QT_TRANSLATE_NOOP(
        "sentences", "A backup was restored. New receipts begin a new series of numbers."
    ),
    "recovery.tail_lost": QT_TRANSLATE_NOOP(
        "sentences", "The newest records are missing here. Tell the manager before you sell."
    ),
    "recovery.rebuilt": QT_TRANSLATE_NOOP(
        "sentences",
        "A table was damaged: all are made again from the journal. Tell who looks after the till.",
    ),
    "recovery.machine_changed": QT_TRANSLATE_NOOP(
        "sentences",
        "This till runs on another machine now. If the old one still sells, call the manager.",
    ),
    "time.confirm": QT_TRANSLATE_NOOP(
        "sentences", "The clock has jumped. Confirm the time, then go on."
    ),
}
