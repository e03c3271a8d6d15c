"""What a manager has done at the devices: allowed and noted by the lane first, then done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hardware.ports import Role
from pos_terminal.checkout.commands import ManageDevices
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.ui.admin.allowing import allowed
from pos_terminal.ui.admin.confirm_sheet import ConfirmSheet
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.device_words import connection_words, title_of
from pos_terminal.ui.views.page import page_around

translate = QCoreApplication.translate
_LONGEST = 200  # of a detail that the lane notes
Failed = Callable[[BaseException], None]


def set_up(
    stage: Stage,
    owner: QWidget,
    config: DeviceConfig,
    device_id: str = "",
    done: Callable[[], None] = lambda: None,
    failed: Failed | None = None,
) -> None:
    """Use a device so from now on; `device_id` empty: it is a new one.

    Where its role is filled already, it is asked whether it takes the other one's place.
    """
    before = None if device_id or config.role == Role.SCANNER else _of_role(stage, config.role)
    if before is None:
        _keep(stage, owner, config, device_id, done, failed)
        return
    told = translate(
        "Devices",
        "{device} ({connection}) is used no longer, and this one in its place. Nothing happens to "
        "the devices themselves.",
    )
    sheet = ConfirmSheet(
        stage,
        page_around(owner),
        translate("Devices", "Use this one instead?"),
        told.format(
            device=title_of(before.config), connection=connection_words(before.config.connection)
        ),
        translate("Devices", "Use it instead"),
    )
    sheet.confirmed.connect(lambda _reason: _keep(stage, owner, config, device_id, done, failed))


def _of_role(stage: Stage, role: str) -> DeviceView | None:
    return next((each for each in stage.devices.views() if each.config.role == role), None)


def _keep(
    stage: Stage,
    owner: QWidget,
    config: DeviceConfig,
    device_id: str,
    done: Callable[[], None],
    failed: Failed | None,
) -> None:
    said = translate("Devices", "{device} is set up.").format(device=title_of(config))
    act = "change" if device_id else "set_up"
    detail = f"{config.driver} {config.connection}"[:_LONGEST]

    def kept(_device_id: str) -> None:
        stage.say(said, "success")
        done()

    command = ManageDevices(act, device_id or config.role, detail)
    allowed(stage, owner, command, lambda: stage.devices.keep(config, device_id), kept, failed)


def ask_remove(stage: Stage, owner: QWidget, view: DeviceView, done: Callable[[], None]) -> None:
    """Use it no longer, once that is confirmed."""
    title = title_of(view.config)
    sheet = ConfirmSheet(
        stage,
        page_around(owner),
        translate("Devices", "Remove {device}?").format(device=title),
        translate(
            "Devices",
            "The till uses it no longer. Nothing happens to the device itself; it can be set up "
            "again at any time.",
        ),
        translate("Devices", "Remove"),
        danger=True,
    )

    def removed(_result: object) -> None:
        stage.say(translate("Devices", "{device} is removed.").format(device=title), "success")
        done()

    sheet.confirmed.connect(
        lambda _reason: allowed(
            stage,
            owner,
            ManageDevices("remove", view.device_id),
            lambda: stage.devices.remove(view.device_id),
            removed,
        )
    )


def retry(stage: Stage, owner: QWidget, device_id: str) -> None:
    """Try to reach it now."""

    def act() -> Future[Any]:
        stage.devices.retry(device_id)
        done: Future[Any] = Future()
        done.set_result(None)
        return done

    said = translate("Devices", "It is being tried.")
    command = ManageDevices("retry", device_id)
    allowed(stage, owner, command, act, lambda _r: stage.say(said, "success"))


def test(
    stage: Stage,
    owner: QWidget,
    view: DeviceView,
    act: str,
    done: Callable[[str], None],
    failed: Failed,
) -> None:
    """One of its tests; ends with what came of it."""
    command = ManageDevices("test", view.device_id, act)
    allowed(stage, owner, command, lambda: stage.devices.test(view.device_id, act), done, failed)
