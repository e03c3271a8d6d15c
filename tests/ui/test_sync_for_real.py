"""The Sync page in front of a real agent whose stores are all out of reach (C33)."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as cmd
from pos_terminal.secret_store import open_secrets
from pos_terminal.ui.admin.sync_page import SyncPage
from pos_terminal.ui.admin.sync_section import SectionPane
from pos_terminal.ui.look import Look
from tests.ui.acts import manages
from tests.ui.till import ADMIN, MILK, Till, open_till, tap

A_PROCESS_MS = 90_000  # until another process has started and answered, on a busy machine
pytestmark = pytest.mark.slow  # a process of its own


def nobody_listens() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def section(till: Till) -> SectionPane:
    page = till.window.pages.front()
    assert isinstance(page, SyncPage)
    page.open("postgres")
    page.detail.tabs.choose("postgres")
    pane = page.detail.pane()
    assert isinstance(pane, SectionPane)
    till.until(lambda: pane.form is not None, "the settings never came")
    return pane


def test_without_a_line_the_strip_is_calm_and_the_page_tests_sets_and_keeps_a_password(
    tmp_path: Path,
) -> None:
    file = tmp_path / "sync.toml"
    where = f'host = "127.0.0.1"\nport = {nobody_listens()}\n'
    file.write_text(f"[postgres]\nenabled = true\n{where}")
    with open_till(tmp_path / "lane", Look(touch=False), sync_file=file) as till:
        assert till.running.sync is not None
        till.running.sync.start()
        strip = till.window.strip.connectivity
        offline = "Offline – "
        till.until(lambda: strip.words().startswith(offline), "nothing told", A_PROCESS_MS)
        till.keys.scan(MILK)
        till.settle()
        assert len(till.stage.state.priced.lines) == 1  # selling waits for nobody

        till.running.lane.submit(cmd.VoidSale("tried"), cmd.Approval("", ADMIN[1])).result(60)
        manages(till, "sync")
        pane = section(till)
        assert pane.form is not None
        assert pane.secret is not None
        assert set(pane.form._editors).isdisjoint({"host", "port", "enabled"})
        tap(pane, "Test the connection")
        till.until(lambda: "Postgres" in pane._told.words(), "the test never ended", A_PROCESS_MS)

        pane.form.editor("database").set_value("reports")
        pane.secret.secret.set_text("open sesame 4711")
        tap(pane, "Save")
        till.until(lambda: "Saved" in till.window.toast.words())
        kept = open_secrets(tmp_path / "lane", "file").get("sync.postgres")
        assert kept == b"open sesame 4711"
        again = section(till)
        assert again.form is not None
        assert again.form.editor("database").value() == "reports"
        assert again.secret is not None
        assert again.secret._says.text().startswith("One is kept")
