"""Where we decided otherwise than a case says, and why; each must really differ."""

from __future__ import annotations

# "file:section:id" -> why; an id is the case's own `id` or `name`, else its number in the section.
DIFFERENCES: dict[str, str] = {}

# What a case expects in words only, or says a second time: "file:key" -> why no runner compares it.
WORDS: dict[str, str] = {
    "escpos_status:meaning": "words beside valid: false, which is compared",
    "mrz:strict": "always reject: a misread zone must not be believed, whatever it offers",
    "scale_frames:note": "words",
    "wedge:note": "words",
    "wedge:why": "words",
    "wedge:after": "words beside a case without a terminator, which is sent without one",
    "variable_measure:variable_measure": "always none: that there is no figure is compared",
}

# Cases with nothing to run, "file:section" or "file:section:id" -> why.
FACTS_ONLY: dict[str, str] = {
    "wedge:thresholds": "what other products chose; ours stand in pos_terminal/ui/wedge.py",
}
