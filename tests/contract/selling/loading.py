"""Where the figures are, and what a case is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN_COPY = Path(__file__).parents[2] / "data" / "cases"
Data = dict[str, Any]


class Unreadable(Exception):
    """Input in prose that no machine can run; says which words."""


@dataclass(frozen=True)
class Case:
    """One entry of one file."""

    file: str
    case_id: str
    data: Data
    notes: tuple[str, ...]

    @property
    def given(self) -> Data:
        return self.data.get("input", {})

    @property
    def expected(self) -> Data:
        return self.data.get("expected", {})

    @property
    def solver_agrees(self) -> bool | None:
        """Whether an independent solver found the same figures; None where none was asked."""
        return self.data.get("rederived_by_independent_solver")


@dataclass(frozen=True)
class Figure:
    """One number or word of a case, as it should be and as it is."""

    key: str
    wanted: Any
    found: Any

    @property
    def agrees(self) -> bool:
        return bool(self.wanted == self.found)


def cases_dir() -> Path:
    """POS_CASES_DIR (holds selling/ and hardware/) where it is set, our own copy otherwise."""
    named = os.environ.get("POS_CASES_DIR", "")
    return Path(named) if named else OWN_COPY


def cases_in(folder: Path) -> Iterator[Case]:
    """Every case of every JSON file, unknown files and ids included."""
    for path in sorted((folder / "selling").rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for entry in content["cases"]:
            yield Case(path.name, entry["id"], entry, tuple(content.get("notes", ())))
