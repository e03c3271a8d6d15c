"""Fronts of simulated devices: what a person would do with them, one class a role."""

from __future__ import annotations

from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.admin.fronts.paper_front import PaperFront
from pos_terminal.ui.admin.fronts.plain_fronts import (
    CardFront,
    DisplayFront,
    DrawerFront,
    TerminalFront,
)
from pos_terminal.ui.admin.fronts.scale_front import ScaleFront
from pos_terminal.ui.admin.fronts.scanner_front import ScannerFront
from pos_terminal.ui.stage import Stage

__all__ = ["FRONTS", "Front", "front_of", "has_front"]

FRONTS: dict[str, type[Front]] = {
    Role.SCANNER: ScannerFront,
    Role.RECEIPT_PRINTER: PaperFront,
    Role.LABEL_PRINTER: PaperFront,
    Role.CASH_DRAWER: DrawerFront,
    Role.LINE_DISPLAY: DisplayFront,
    Role.SCALE: ScaleFront,
    Role.ID_READER: CardFront,
    Role.PAYMENT_TERMINAL: TerminalFront,
}


def has_front(role: str) -> bool:
    """Whether a simulator of this role has one."""
    return role in FRONTS


def front_of(stage: Stage, view: DeviceView) -> Front:
    """The front of a simulated device."""
    return FRONTS[view.config.role](stage, view)
