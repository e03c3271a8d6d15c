"""What the lane tells its desk about where the agent is to work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Home:
    """A machine's settings, as far as the agent's lane-side end needs them."""

    data_dir: Path
    sync_file: Path
    mode: Literal["child", "service", "off"]
    secret_store: str
    command: tuple[str, ...]  # the program with its settings; `sync …` follows
    after_s: float = 0.0  # before anything is looked at
