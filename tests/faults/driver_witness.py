"""What people outside the lane have seen with their own eyes: screen, paper, drawer, terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hardware.drivers.escpos import network_printer
from hardware.simulators.printer import PrinterFaults, PrinterSimulator
from pos_terminal.checkout.state import LaneState

_RECEIPT = re.compile(rb"Receipt no\. +(\S+)\n")
_Z_REPORT = re.compile(rb"Z no\. +(\d+)\n")
_REASON = re.compile(rb"Reason +(because \w+)\n")
_COPY = re.compile(rb"COPY \d+")


@dataclass(frozen=True, slots=True)
class Paper:
    """One strip that hangs out of the printer; an empty name: torn off above its number."""

    name: str
    copy: bool

    @classmethod
    def read(cls, strip: bytes) -> Paper:
        """What a person reads on it."""
        for kind, number in (("receipt", _RECEIPT), ("Z", _Z_REPORT), ("slip", _REASON)):
            if found := number.search(strip):
                return cls(f"{kind} {found[1].decode()}", bool(_COPY.search(strip)))
        return cls("", bool(_COPY.search(strip)))


class DyingPrinter(PrinterSimulator):
    """Calls `at_byte` when a job has come so far, and loses what was still on the cable."""

    def __init__(self) -> None:
        super().__init__()
        self.at_byte: Callable[[], None] | None = None
        self.torn = 0  # papers that ended in the midst

    def dies_at(self, count: int, then: Callable[[], None]) -> None:
        """In the next job, after so many bytes."""
        self.faults, self.at_byte = PrinterFaults(dies_after=count), then

    def died(self) -> None:
        """In the midst of a job."""
        self.faults = PrinterFaults()
        if self.at_byte is not None:
            self.at_byte()
            self.torn += 1
        self.at_byte = None

    def settled(self) -> None:
        """Wait until all that lies on the cable is printed: visits are served one by one."""
        self.faults = PrinterFaults()
        assert network_printer(*self.address, status_s=30).health().online


@dataclass
class Witness:
    """Everything seen since the shop was opened, through all lives of the lane."""

    data_dir: Path
    printer: DyingPrinter
    told: dict[str, dict[str, Any]] = field(default_factory=dict)  # by sale: "Paid" was shown
    seen: LaneState | None = None  # the last state that came out
    imported: list[str] = field(default_factory=list)  # products of imports that were answered
    kicks_before: int = 0  # of the drawer, in earlier lives
    seq_before: int = 0  # last event of earlier lives

    def hear(self, state: LaneState) -> None:
        """The lane showed something; what it shows as paid is acknowledged."""
        self.seen = state
        if (last := state.last_sale) is not None:
            told = {"receipt_no": last.receipt_no, "total_minor": last.total_minor}
            self.told[last.sale_id] = told | {"sale_id": last.sale_id}

    def papers(self) -> list[Paper]:
        """All paper, in the order of printing."""
        return [Paper.read(strip) for strip in self.printer.jobs]

    @property
    def kicks(self) -> int:
        """Of the drawer, in this life."""
        return self.printer.kicks - self.kicks_before

    @property
    def terminal_memory(self) -> Path:
        """What the card terminal remembers, whatever becomes of the lane."""
        return self.data_dir / "card-simulator.json"

    def transactions(self) -> dict[str, dict[str, Any]]:
        """The card terminal's journal, by key."""
        return dict(self._memory().get("transactions", {}))

    def plan(self, *faults: str) -> None:
        """What the terminal's next answers are; only while nobody uses it."""
        memory = self._memory() | {"plan": list(faults)}
        self.terminal_memory.write_text(json.dumps(memory), "utf-8")

    def slip(self, tender_id: str) -> str:
        """The reference on the terminal's slip; empty: it has none of an approved payment."""
        entry = self.transactions().get(tender_id, {})
        return str(entry.get("reference", "")) if entry.get("outcome") == "approved" else ""

    def _memory(self) -> dict[str, Any]:
        if not self.terminal_memory.exists():
            return {}
        return dict(json.loads(self.terminal_memory.read_text("utf-8")))

    def write_down(self) -> Path:
        """The list for `journal verify --acknowledged`; what is on paper is acknowledged, too."""
        file = self.data_dir.with_name("acknowledged.jsonl")
        file.write_text("".join(json.dumps(sale) + "\n" for sale in self.told.values()), "utf-8")
        return file
