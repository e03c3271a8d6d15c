"""Crash points of plugins: what `tests/faults/plugin_kills.py` dies at."""

from __future__ import annotations

POINTS = (
    "plugin.before",
    "plugin.before#3",
    "plugin.before@BASKET_CLOSED",
    "plugin.after",
    "plugin.after#3",
    "plugin.after@BASKET_CLOSED",
    "plugin.applied",
    "plugin.applied#2",
    "plugin.replayed",
    "plugin.swapped",
)
