"""The rules of Example plugin: plain functions that need no lane to be tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def counts(sale: Mapping[str, Any]) -> bool:
    """Whether a closed basket is a sale: neither a refund nor practice."""
    return sale["kind"] == "sale" and not sale["training"]


def is_round(count: int, every: int) -> bool:
    """Whether this one is worth saying."""
    return count % every == 0
