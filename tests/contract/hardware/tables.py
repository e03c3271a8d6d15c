"""Where we decided otherwise than a case says, and why; each must really differ."""

from __future__ import annotations

# "file:section:id" -> why; an id is the case's own `id` or `name`, else its number in the section.
DIFFERENCES: dict[str, str] = {}

# Cases with nothing to run, "file:section" or "file:section:id" -> why.
FACTS_ONLY: dict[str, str] = {
    "wedge:thresholds": "what other products chose; ours stand in pos_terminal/ui/wedge.py",
}
