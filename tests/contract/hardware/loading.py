"""Where the hardware cases are, and what one is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.selling.loading import OWN_COPY, cases_dir

__all__ = ["OWN_COPY", "Case", "Runner", "cases_dir", "cases_in"]


@dataclass(frozen=True)
class Case:
    """One entry of one section of one file."""

    file: str  # without .json, and without what makes a further file of the same format unique
    section: str  # empty where the file is a list
    case_id: str
    data: Any

    @property
    def key(self) -> str:
        return f"{self.file}:{self.section}:{self.case_id}"


# Runs a case through the public parsers and drivers; what is wrong, one sentence each.
Runner = Callable[[Case], Iterator[str]]


def cases_in(folder: Path) -> Iterator[Case]:
    """Every case of every JSON file; strings and numbers beside the sections are notes."""
    for path in sorted((folder / "hardware").rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        sections = content.items() if isinstance(content, dict) else [("", content)]
        for section, entries in sections:
            if isinstance(entries, list):
                for number, entry in enumerate(entries):
                    yield Case(path.stem, section, _id(entry, number), entry)


def _id(entry: Any, number: int) -> str:
    named = entry.get("id") or entry.get("name") if isinstance(entry, dict) else None
    return f"{number}-{re.sub(r'[^A-Za-z0-9]+', '-', str(named))}" if named else str(number)
