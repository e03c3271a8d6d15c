"""Seeds that once failed: the test run replays them for ever."""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).with_name("seeds.json")


def failing_seeds(file: Path = FILE) -> dict[int, str]:
    """What each seed found when it failed."""
    if not file.exists():
        return {}
    return {int(seed): str(found) for seed, found in json.loads(file.read_text("utf-8")).items()}


def keep(seed: int, finding: str, file: Path = FILE) -> None:
    """Remember one; the first finding stays."""
    seeds = failing_seeds(file)
    seeds.setdefault(seed, finding)
    text = json.dumps({str(key): seeds[key] for key in sorted(seeds)}, indent=2)
    file.write_text(text + "\n", "utf-8")
