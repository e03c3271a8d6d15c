"""A document that was scanned: asked of the lane, its answer said, and nothing of it kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hardware.ports import IdReading
from pos_terminal.checkout import commands as cmd
from pos_terminal.ui.stage import Stage

translate = QCoreApplication.translate


def check_document(stage: Stage, reading: IdReading) -> None:
    """Have the lane judge a document; "old enough", or why not, is said in words and by a sound.

    The lane itself says who is too young.
    """

    def answered(of_age: bool) -> None:
        if of_age:
            stage.say(translate("IdCheck", "Old enough. Nothing of the ID is kept."), "success")

    stage.bridge.submit(cmd.CheckAgeById(reading), done=answered)
