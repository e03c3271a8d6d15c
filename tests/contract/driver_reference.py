"""Writes the table of drivers into docs/hardware.md when run as a module."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from hardware import known_drivers
from hardware.ports import Role
from hardware.registry import Driver

FILE = Path(__file__).parents[2] / "docs" / "hardware.md"
BEGIN, END = "<!-- drivers -->\n", "<!-- end of drivers -->\n"
HEAD = "| for | driver | what it speaks with | connected by | usual serial line |\n"


def render() -> str:
    """One row a driver, in the order of roles."""
    order = list(Role)
    ours = sorted(known_drivers.OURS, key=lambda each: order.index(each.role))
    rows = [
        _row(driver, first=place == 0)
        for _role, drivers in groupby(ours, key=lambda each: each.role)
        for place, driver in enumerate(drivers)
    ]
    return HEAD + "| --- | --- | --- | --- | --- |\n" + "".join(rows)


def _row(driver: Driver, *, first: bool) -> str:
    role = driver.role.replace("_", " ") if first else ""
    by = ", ".join(f"`{kind}:`" for kind in driver.by)
    return f"| {role} | `{driver.name}` | {driver.title} | {by} | {_line(driver)} |\n"


def _line(driver: Driver) -> str:
    """9600 8N1, as manuals write it; empty where it has none."""
    if "serial" not in driver.by:
        return ""
    line = {"baud": "9600", "bits": "8", "parity": "none", "stop": "1"} | dict(driver.line)
    return f"{line['baud']} {line['bits']}{line['parity'][0].upper()}{line['stop']}"


def between(page: str) -> str:
    """What stands between the marks."""
    return page.partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    page = FILE.read_text("utf-8")
    FILE.write_text(page.replace(BEGIN + between(page), BEGIN + render()), "utf-8")
