"""Where the shipped files (fonts, sounds, styles, translations, icons) lie."""

from __future__ import annotations

from pathlib import Path

# Beside the package in a checkout, a wheel and a bundle alike; an import of `resources`
# could find somebody else's package of that name.
_ROOT = Path(__file__).resolve().parents[2] / "resources"


def asset(*parts: str) -> Path:
    """Path of one shipped file, for example `asset("sounds", "accept.wav")`."""
    return _ROOT.joinpath(*parts)
