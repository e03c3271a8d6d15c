"""What the lane's log says about one plugin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TAIL_BYTES = 2_000_000
_SHOWN_FIRST = ("time", "level", "event")
_LEFT_OUT = frozenset({*_SHOWN_FIRST, "logger", "program", "pid", "terminal", "plugin"})


def newest(path: Path, plugin: str, limit: int) -> tuple[str, ...]:
    """Lines as people read them, newest first; from the newest file's last 2 MB."""
    found: list[str] = []
    for line in reversed(_tail(path)):
        if len(found) >= limit:
            break
        record = _record(line)
        if record.get("plugin") == plugin or record.get("logger") == f"plugin.{plugin}":
            found.append(_said(record))
    return tuple(found)


def _tail(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL_BYTES))
            return file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _record(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:  # the first line may be cut
        return {}
    return found if isinstance(found, dict) else {}


def _said(record: dict[str, Any]) -> str:
    first = " ".join(str(record.get(key, "")) for key in _SHOWN_FIRST)
    facts = " ".join(f"{key}={value}" for key, value in record.items() if key not in _LEFT_OUT)
    return f"{first} {facts}".rstrip()
