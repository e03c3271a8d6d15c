"""Writes the table of faults into docs/hardware.md when run as a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hardware import errors
from hardware.errors import DeviceFault, Mends
from pos_terminal.ui.sentences import SENTENCES

FILE = Path(__file__).parents[2] / "docs" / "hardware.md"
BEGIN, END = "<!-- faults -->\n", "<!-- end of faults -->\n"
RULE = "| --- | --- | --- |\n"
WHO = {
    Mends.ENVIRONMENT: "cable, power, machine; tried again by itself",
    Mends.OPERATOR: "whoever stands at the device",
    Mends.INPUT: "whoever scanned or typed",
    Mends.UNKNOWN: "whoever looks at the paper or the slip",
}


def kinds(root: type[DeviceFault] = DeviceFault) -> Iterator[type[DeviceFault]]:
    """All faults, as the module lists them."""
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    return (each for each in found if issubclass(each, root))


def render() -> str:
    """One row a fault."""
    rows = "".join(
        f"| `{kind.key}` | {_sentence(kind)} | {WHO[kind.mends]} |\n" for kind in kinds()
    )
    return (
        "| key | what the till says, and what to do | who mends it |\n| --- | --- | --- |\n" + rows
    )


def _sentence(kind: type[DeviceFault]) -> str:
    return str(SENTENCES[kind.key]).replace("{device}", "*Device*").replace("{code}", "*code*")


def between(page: str) -> str:
    """What stands between the marks."""
    return page.partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    page = FILE.read_text("utf-8")
    FILE.write_text(page.replace(BEGIN + between(page), BEGIN + render()), "utf-8")
