"""Badges at the till: picked by a scan, the PIN typed; no file and no screen keeps the badge."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from hardware.ports import ScanData
from pos_terminal import log
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.admin.staff_sheet import StaffSheet
from pos_terminal.ui.sounds import Sound
from tests.ui.acts import no_sheet, open_sheet
from tests.ui.till import ADMIN, BREAD, JANE, Till, bare, open_till, tap

BADGE, BOSS = "0004711842", "K-0815-4711"


def read(till: Till, code: str) -> None:
    till.window.on_scan(ScanData(code.encode(), source="scanner"))
    till.settle()


def pin(till: Till, digits: str) -> None:
    till.keys.type(digits)
    till.quiet()
    till.keys.press(Qt.Key.Key_Return)


def save_badge(till: Till, name: str, badge: str) -> None:
    """Scan a badge into the staff form of somebody."""
    rows = till.running.queries.staff_page().result(60)
    row = next(row for row in rows if row.name == name)
    sheet = StaffSheet(till.stage, till.window, row)
    read(till, badge)
    assert sheet.badge.field.edit.echoMode() is QLineEdit.EchoMode.Password
    tap(till.window, "Save")
    no_sheet(till)


def kept_in(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which files hold which words, also in two bytes a character."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            views = (content, content.replace(b"\0", b""))
            found += [(path.name, w) for w in words if any(w.encode() in view for view in views)]
    return found


def on_screen(till: Till) -> str:
    words = [label.text() for label in till.window.findChildren(QLabel)]
    words += [edit.text() for edit in till.window.findChildren(QLineEdit)]
    return bare("\n".join([*words, repr(till.stage.state)]))


@pytest.mark.slow
def test_a_badge_is_given_picks_people_and_is_kept_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "data"
    written = log.start(data / "logs", "lane")
    with open_till(data, signed_in=False) as till:
        lane = till.running.lane
        lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
        till.settle()
        save_badge(till, JANE[0], BADGE)
        save_badge(till, ADMIN[0], BOSS)
        for command in (cmd.OpenShift(15_000), cmd.SignOut()):
            lane.submit(command).result(60)
        till.settle()
        _sign_in_by_badge_and_pin(till)
        _allow_by_badge_and_pin(till)
        _unlock_by_badge_and_pin(till)
        for command in (cmd.SetSetting("badge_signs_in", "true"), cmd.SignOut()):
            lane.submit(command, cmd.Approval("", ADMIN[1])).result(60)
        till.settle()
        read(till, BADGE)  # and nothing else
        till.until(lambda: till.stage.state.employee is not None)
        written.stop()
        assert (data / "lane.db-wal").stat().st_size
        assert kept_in(data, (BADGE, BOSS)) == []
        assert not any(badge in on_screen(till) for badge in (BADGE, BOSS))


def _sign_in_by_badge_and_pin(till: Till) -> None:
    read(till, "77777777")
    till.until(lambda: "has that badge" in on_screen(till), "an unknown badge says nothing")
    assert till.sounds.heard[-1] is Sound.REFUSE
    read(till, BADGE)
    till.until(lambda: f"{JANE[0]}, your PIN" in on_screen(till))
    pin(till, JANE[1])
    till.until(lambda: till.stage.state.employee is not None)


def _allow_by_badge_and_pin(till: Till) -> None:
    read(till, BREAD)
    till.until(lambda: len(till.stage.state.priced.lines) == 1)
    read(till, BADGE)
    till.until(lambda: "staff badge" in on_screen(till))
    assert len(till.stage.state.priced.lines) == 1
    till.stage.bridge.submit(cmd.VoidSale("left"))
    open_sheet(till)
    read(till, BOSS)
    till.until(lambda: f"{ADMIN[0]}, please" in on_screen(till))
    pin(till, ADMIN[1])
    till.until(lambda: not till.stage.state.priced.lines)
    no_sheet(till)


def _unlock_by_badge_and_pin(till: Till) -> None:
    till.running.lane.submit(cmd.LockScreen()).result(60)
    till.until(lambda: till.stage.state.phase is Phase.LOCKED)
    read(till, BOSS)
    till.until(lambda: f"{ADMIN[0]}, your PIN" in on_screen(till))
    pin(till, ADMIN[1])
    till.until(lambda: till.stage.state.phase is not Phase.LOCKED)


@pytest.mark.parametrize("leak", [BADGE.encode(), BADGE.encode("utf-16-le")])
def test_a_badge_in_a_file_is_found(leak: bytes, tmp_path: Path) -> None:
    (tmp_path / "lane.db-wal").write_bytes(b"\1\2" + leak + b"\3")
    assert kept_in(tmp_path, (BADGE,)) == [("lane.db-wal", BADGE)]
