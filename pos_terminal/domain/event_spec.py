"""How the event catalogue describes one type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventSpec:
    """What one event type means: purpose, version, and each data field in words."""

    purpose: str
    fields: Mapping[str, str]
    version: int = 1
