"""The system's polite end, on a real process with a real lane."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import until

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_a_terminated_till_closes_its_books(tmp_path: Path) -> None:
    env = os.environ | {
        "POS_DATA_DIR": str(tmp_path / "shop"),
        "POS_SECRET_STORE": "file",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    till = subprocess.Popen([sys.executable, "-m", "pos_terminal", "run"], env=env)
    socket = tmp_path / "shop" / "control.sock"
    until(lambda: socket.exists() or till.poll() is not None)
    till.send_signal(signal.SIGTERM)
    assert till.wait(60) == 0

    assert not socket.exists()
    assert json.loads((tmp_path / "shop" / "head.json").read_text())["seq"] >= 1
