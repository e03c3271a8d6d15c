"""A plugin's words: one JSON file a language, key → sentence with {facts}."""

from __future__ import annotations

import json
from pathlib import Path


def load(folder: Path | None) -> dict[str, dict[str, str]]:
    """All languages of a folder: `en.json` gives the words of "en"."""
    if folder is None or not folder.is_dir():
        return {}
    return {
        path.stem: {str(key): str(text) for key, text in _read(path).items()}
        for path in sorted(folder.glob("*.json"))
    }


def _read(path: Path) -> dict[str, object]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}
