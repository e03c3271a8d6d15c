"""What `doctor` says of plugins: which do not work although they should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings

_HINTS = {
    "suspended": "Look at its last error, then type: pos-terminal plugins enable {name}",
    "missing": "Put it back, or type: pos-terminal plugins disable {name}",
    "refused": "Mend or remove it; if it is on, type: pos-terminal plugins disable {name}",
}


def plugins(settings: Settings) -> Iterator[Finding]:
    """Refused, suspended and missing plugins; silent before there is a shop."""
    from pos_terminal.cli import plugin_list

    if not (settings.data_dir / "lane.db").is_file():
        return
    found = plugin_list.views(settings)
    bad = [view for view in found if view["state"] in _HINTS]
    for view in bad:
        name, state = view["name"], view["state"]
        text = f"{name} is {state}. {_why(view)}".strip()
        yield Finding("plugins", "warn", text, _HINTS[state].format(name=name))
    if not bad:
        names = ", ".join(view["name"] for view in found if view["on"])
        yield Finding("plugins", "ok", f"On: {names}." if names else "None is on.")


def _why(view: dict[str, Any]) -> str:
    why = str(view["refused"] or view["last_error"])
    return why if not why or why.endswith(".") else f"{why}."
