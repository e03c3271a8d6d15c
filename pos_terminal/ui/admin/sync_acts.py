"""What a manager has done at the stores outside: noted by the lane first, then done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import BeginNewLife, ChangeSyncSettings, ManageSync
from pos_terminal.checkout.sync_views import SinkView
from pos_terminal.ui.admin.allowing import allowed
from pos_terminal.ui.admin.confirm_sheet import ConfirmSheet
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.page import page_around

translate = QCoreApplication.translate


def do(stage: Stage, owner: QWidget, act: str, sink: str, from_seq: int = 0) -> None:
    """One of the acts that the agent carries out."""
    said = {
        "pause": translate("Sync", "Paused. Entries wait on this till."),
        "resume": translate("Sync", "It goes on."),
        "retry": translate("Sync", "It is being tried."),
        "resend": translate("Sync", "Sending again has begun."),
    }[act]
    command = ManageSync(act, sink, from_seq)
    allowed(
        stage,
        owner,
        command,
        lambda: stage.sync.act(act, sink, from_seq),
        lambda _r: stage.say(said, "success"),
    )


def switch(stage: Stage, owner: QWidget, sink: str, *, on: bool) -> None:
    """Send to a store from now on, or no longer."""
    said = translate("Sync", "Switched on."), translate("Sync", "Switched off.")
    stage.bridge.submit(
        ChangeSyncSettings(sink, {"enabled": on}),
        done=lambda _r: stage.say(said[0] if on else said[1], "success"),
        owner=owner,
    )


def ask_new_life(stage: Stage, owner: QWidget, sink: SinkView) -> None:
    """Explain what a new life is, ask, begin it above what the store has, and try it again."""
    seen = sink.problem.seen if sink.problem is not None else None
    sheet = ConfirmSheet(
        stage,
        page_around(owner),
        translate("Sync", "Begin a new life of this till?"),
        translate(
            "Sync",
            "A store outside has sales under this till's name that this till does not know. Make "
            "sure first that no second till, and no copy of this one, works under its name. A new "
            "life keeps both histories apart: receipt numbers begin again behind a new first "
            "number, and no sale is lost.",
        ),
        translate("Sync", "Begin a new life"),
        danger=True,
        reason=True,
    )

    def begun(_result: object) -> None:
        stage.say(translate("Sync", "A new life has begun."), "success")
        stage.bridge.ask(stage.sync.act("retry", sink.name), lambda _r: None, owner=owner)

    sheet.confirmed.connect(
        lambda reason: stage.bridge.submit(BeginNewLife(reason, seen), done=begun, owner=owner)
    )
