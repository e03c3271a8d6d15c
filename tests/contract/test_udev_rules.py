"""The rules for udev let a till's user open what the program knows, and nothing else of HID."""

from __future__ import annotations

import re
from pathlib import Path

from hardware.known_devices import MAKERS

RULES = Path(__file__).parents[2] / "installer" / "70-pos-terminal.rules"
_MATCH = re.compile(r'[A-Z]+(\{\w+\})?(==|\+=|=)"[^"]*"')


def rules() -> list[str]:
    lines = RULES.read_text("ascii").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_rule_is_a_list_of_matches_and_assignments() -> None:
    for rule in rules():
        for part in rule.split(", "):
            assert _MATCH.fullmatch(part), part


def test_every_maker_that_we_know_has_its_rules_and_no_other() -> None:
    ours = {f"{vendor:04x}" for vendor, maker in MAKERS.items() if maker.makes}
    for subsystem in ("hidraw", "tty"):
        named = [
            found[1]
            for rule in rules()
            if f'SUBSYSTEM=="{subsystem}"' in rule
            and (found := re.search(r'ATTRS\{idVendor\}=="(\w{4})"', rule))
        ]
        assert sorted(named) == sorted(ours), subsystem


def test_no_rule_opens_anything_to_everybody_or_all_of_hid() -> None:
    for rule in rules():
        assert 'MODE="0666"' not in rule
        assert "hidraw" not in rule or "idVendor" in rule, rule
