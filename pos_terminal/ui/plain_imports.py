"""Spares the start what PySide6 does to every import that comes after its own.

WORKAROUND: once PySide6 is loaded, each further import of any module reads that module's source
and looks for "PySide6" in it, for the sake of `from __feature__ import …`, which we do not use:
600 files, a fifth of our start, and all those lines stay in memory (linecache).
https://bugreports.qt.io/browse/PYSIDE-2029
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - loads what is changed here


def spare() -> bool:
    """Take every module as one that switches no features; whether this PySide6 looks at all."""
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, "_mod_uses_pyside"):
        return False  # another version: it costs what it costs
    feature._mod_uses_pyside = _switches_nothing  # type: ignore[union-attr]
    return True


def _switches_nothing(_module: object) -> bool:
    return False
