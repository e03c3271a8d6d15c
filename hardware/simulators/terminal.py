"""Card terminals without a card: one with a plan of faults and a memory, one that stands alone."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from hardware.lifecycle import Unlinked
from hardware.ports import (
    CardOutcome,
    CardResult,
    DeviceHealth,
    Settlement,
    TerminalUnreachable,
)

_MASKED = "**** **** **** 4242"


class TerminalFault(StrEnum):
    """What the next call meets."""

    NONE = "none"
    DECLINE = "decline"
    CANCEL = "cancel"
    OFFLINE = "offline"  # not reachable: surely not asked
    LOST_BEFORE = "lost_before"  # answer UNKNOWN, and the terminal never heard of it
    LOST_AFTER = "lost_after"  # answer UNKNOWN, yet it was approved
    DIES_BEFORE = "dies_before"  # this process ends before the terminal is asked
    DIES_AFTER = "dies_after"  # this process ends after it approved, before the answer


class SimulatedTerminal(Unlinked):
    """Approves, unless its plan says otherwise; a key is charged once, however often it comes.

    With `memory` (a JSON file) its transactions and the rest of its plan survive a kill of the
    lane, as a real terminal's do; tests may write {"plan": ["lost_after"]} there beforehand.
    """

    def __init__(
        self,
        memory: Path | None = None,
        plan: Iterable[TerminalFault] = (),
        name: str = "simulated card terminal",
        think_s: float = 0.0,
    ) -> None:
        self.name = name
        self._memory = memory
        self._think_s = think_s
        self._lock = threading.Lock()
        self._done: dict[str, dict[str, Any]] = {}
        self._plan: list[TerminalFault] = []
        self._read()
        self._plan += [TerminalFault(fault) for fault in plan]

    def health(self) -> DeviceHealth:
        """Offline while the next call would find it so."""
        if self._plan[:1] == [TerminalFault.OFFLINE]:
            return DeviceHealth(False, TerminalUnreachable.standing_hint, TerminalUnreachable.key)
        return DeviceHealth(online=True)

    def plan(self, *faults: TerminalFault) -> None:
        """Let the next calls meet these, one each."""
        with self._lock:
            self._plan += faults
            self._write()

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Charge once a key; see PaymentTerminal."""
        return self._transact(key, amount_minor, currency)

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Give back once a key; see PaymentTerminal."""
        return self._transact(key, -amount_minor, currency)

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Take back what `of_key` moved, once a key; see PaymentTerminal."""
        return self._transact(key, -amount_minor, currency)

    def settle(self, key: str) -> Settlement:
        """The day's totals; see PaymentTerminal."""
        entries = [one for one in self._done.values() if one["outcome"] == CardOutcome.APPROVED]
        total = sum(entry["amount_minor"] for entry in entries)
        currency = entries[0]["currency"] if entries else ""
        return Settlement(CardOutcome.APPROVED, key, len(entries), total, currency)

    def last_transaction(self, key: str) -> CardResult | None:
        """What became of the key; raises TerminalUnreachable while the plan says so."""
        with self._lock:
            self._read()
            if self._plan[:1] == [TerminalFault.OFFLINE]:
                self._next_fault()
                raise TerminalUnreachable(self.name)
            found = self._done.get(key)
        return None if found is None else _result(found)

    def moved_minor(self, currency: str) -> int:
        """Σ of what was approved, refunds off: how much money really moved."""
        return sum(
            entry["amount_minor"]
            for entry in self._done.values()
            if entry["currency"] == currency and entry["outcome"] == CardOutcome.APPROVED
        )

    def _transact(self, key: str, amount_minor: int, currency: str) -> CardResult:
        if self._think_s:
            time.sleep(self._think_s)
        with self._lock:
            self._read()
            if key in self._done:
                return _result(self._done[key])
            fault = self._next_fault()
            if fault is TerminalFault.OFFLINE:
                raise TerminalUnreachable(self.name)
            if fault is TerminalFault.DIES_BEFORE:
                os._exit(137)
            if fault is TerminalFault.LOST_BEFORE:
                return CardResult(CardOutcome.UNKNOWN, reason="no answer")
            result = self._decide(fault)
            self._done[key] = asdict(result) | {
                "amount_minor": amount_minor,
                "currency": currency,
            }
            self._write()
        if fault is TerminalFault.DIES_AFTER:
            os._exit(137)
        if fault is TerminalFault.LOST_AFTER:
            return replace(result, outcome=CardOutcome.UNKNOWN, reference="", reason="no answer")
        return result

    def _decide(self, fault: TerminalFault) -> CardResult:
        if fault is TerminalFault.DECLINE:
            return CardResult(CardOutcome.DECLINED, masked=_MASKED, reason="declined by the bank")
        if fault is TerminalFault.CANCEL:
            return CardResult(CardOutcome.CANCELLED, reason="cancelled on the terminal")
        return CardResult(CardOutcome.APPROVED, f"{len(self._done) + 1:06d}", _MASKED)

    def _next_fault(self) -> TerminalFault:
        fault = self._plan.pop(0) if self._plan else TerminalFault.NONE
        self._write()
        return fault

    def _read(self) -> None:
        if self._memory is None or not self._memory.exists():
            return
        stored = json.loads(self._memory.read_text("utf-8"))
        self._done = stored.get("transactions", {})
        self._plan = [TerminalFault(fault) for fault in stored.get("plan", ())]

    def _write(self) -> None:
        if self._memory is None:
            return
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        part = self._memory.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            json.dump({"transactions": self._done, "plan": self._plan}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._memory)


class StandAloneTerminal(Unlinked):
    """A terminal without a cable: the cashier works it and types its reference.

    The screen calls `typed` first; `authorize` then approves at once with that reference.
    """

    def __init__(self, name: str = "stand-alone card terminal") -> None:
        self.name = name
        self._typed: dict[str, str] = {}
        self._done: dict[str, CardResult] = {}

    def health(self) -> DeviceHealth:
        """Nobody can tell."""
        return DeviceHealth(online=None)

    def typed(self, key: str, reference: str) -> None:
        """Keep what the cashier typed for the tender `key`."""
        self._typed[key] = reference

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Approve: the cashier has seen the other terminal's slip."""
        return self._approve(key)

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Approve: the cashier has refunded on the other terminal."""
        return self._approve(key)

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Approve: the cashier has taken it back on the other terminal."""
        return self._approve(key)

    def settle(self, key: str) -> Settlement:
        """Only the terminal itself knows its day."""
        return Settlement(CardOutcome.UNKNOWN, reason="close the day on the card terminal")

    def last_transaction(self, key: str) -> CardResult | None:
        """What this process approved; after a restart only the terminal's slip knows: UNKNOWN."""
        asked = CardResult(CardOutcome.UNKNOWN, reason="look at the card terminal's last slip")
        return self._done.get(key, asked)

    def _approve(self, key: str) -> CardResult:
        result = CardResult(CardOutcome.APPROVED, self._typed.pop(key, ""))
        return self._done.setdefault(key, result)


def _result(entry: dict[str, Any]) -> CardResult:
    return CardResult(
        CardOutcome(entry["outcome"]), entry["reference"], entry["masked"], entry["reason"]
    )
