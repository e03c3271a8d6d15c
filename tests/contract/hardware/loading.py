"""Where the hardware cases are, and what one is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.selling.loading import OWN_COPY, cases_dir

__all__ = ["OWN_COPY", "Case", "Noticed", "Runner", "cases_dir", "cases_in"]


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


class Noticed(dict[str, Any]):
    """A part of a case that knows which of its entries a runner has looked at."""

    def __init__(self, content: dict[str, Any]) -> None:
        super().__init__({key: _noticed(value) for key, value in content.items()})
        self._seen: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self._seen.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._seen.add(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._seen.add(str(key))
        return super().__contains__(key)

    def items(self) -> Any:
        self._seen.update(self)
        return super().items()

    def __eq__(self, other: object) -> bool:
        self._see_all()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def _see_all(self) -> None:
        self._seen.update(self)
        for part in self.values():
            if isinstance(part, Noticed):
                part._see_all()

    def overlooked(self) -> Iterator[str]:
        """Entries that nobody has looked at, those of its parts included."""
        for key, value in super().items():
            if key not in self._seen:
                yield key
            elif isinstance(value, Noticed):
                yield from (f"{key}.{inner}" for inner in value.overlooked())


def _noticed(value: Any) -> Any:
    if isinstance(value, dict):
        return Noticed(value)
    return [_noticed(one) for one in value] if isinstance(value, list) else value


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
