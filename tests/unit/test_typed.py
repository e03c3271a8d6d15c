"""Types are met by one thread: msgspec kills the process where two meet one at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RACE = """
import sys, threading
from typing import Any
import msgspec
from pos_terminal.typed import convert

sys.setswitchinterval(1e-6)
for _ in range(400):
    words = msgspec.defstruct("words", [("text", str), ("facts", dict[str, Any])])
    choice = msgspec.defstruct("choice", [("label", words), ("right", str, "")])
    ask = msgspec.defstruct("ask", [("question", words), ("choices", list[choice])])
    said = {"text": "x", "facts": {"a": 1}}
    data = {"question": said, "choices": [{"label": said}]}
    start = threading.Barrier(4)
    made = []

    def meet():
        start.wait()
        made.append(convert(data, ask))

    threads = [threading.Thread(target=meet) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4 and all(one == made[0] for one in made)
print("alive")
"""


@pytest.mark.slow
def test_four_threads_that_meet_a_type_at_once_get_it_whole() -> None:
    root = str(Path(__file__).parents[3])
    ended = subprocess.run(
        [sys.executable, "-c", RACE],
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "alive\n"), ended.stderr[-2_000:]
