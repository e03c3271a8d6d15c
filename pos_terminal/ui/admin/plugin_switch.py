"""Switching a plugin: at once, or after a question where that ends something."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import SwitchPlugin
from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.confirm_sheet import ConfirmSheet
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.plugin_words import title_of
from pos_terminal.ui.views.page import page_around

translate = QCoreApplication.translate


def is_off(view: PluginView) -> bool:
    """Whether the next switch is on: it is off, or it rests."""
    return not view.on or view.state == "suspended"


def switch_words(view: PluginView) -> str:
    """What the button says."""
    if view.on and view.state == "suspended":
        return translate("Plugins", "Switch on again")
    return translate("Plugins", "Switch off") if view.on else translate("Plugins", "Switch on")


def switch_plugin(stage: Stage, over: QWidget, view: PluginView) -> None:
    """The other way round; off asks first where a hold stands or payment waits for it."""
    if is_off(view):
        send_switch(stage, over, view.name, on=True)
    else:
        switch_off(stage, over, view)


def switch_off(stage: Stage, over: QWidget, view: PluginView) -> None:
    """Off for good; asks first where a hold stands or payment waits for it."""
    warning = _warning(stage, view)
    if not warning:
        send_switch(stage, over, view.name, on=False)
        return
    title = translate("Plugins", "Switch {plugin} off?").format(plugin=title_of(view.name))
    act = translate("Plugins", "Switch off")
    sheet = ConfirmSheet(stage, page_around(over), title, warning, act, danger=True, reason=True)
    sheet.confirmed.connect(
        lambda reason: send_switch(stage, over, view.name, on=False, reason=reason)
    )


def _warning(stage: Stage, view: PluginView) -> str:
    if any(hold.plugin == view.name for hold in stage.state.plugin_holds):
        return translate(
            "Plugins", "It holds the sale in hand. Switched off, the sale may be paid at once."
        )
    if view.critical:
        return translate(
            "Plugins",
            "Payment waits for what it finds. Switched off, sales are paid without that check.",
        )
    return ""


def send_switch(stage: Stage, owner: QWidget, name: str, *, on: bool, reason: str = "") -> None:
    """To the lane, which asks for a manager where one is needed."""

    def done(_result: object) -> None:
        told = translate("Plugins", "Switched on."), translate("Plugins", "Switched off.")
        stage.say(told[0] if on else told[1], "success")

    stage.bridge.submit(SwitchPlugin(name, on, reason), done=done, owner=owner)
