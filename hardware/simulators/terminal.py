"""A card terminal without a card: it has a plan of faults, a memory, and can die at every step."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

from hardware.lifecycle import Unlinked
from hardware.ports import (
    CardOutcome,
    CardResult,
    DeviceHealth,
    SchemeTotal,
    Settlement,
    TerminalUnreachable,
)
from hardware.simulators.card_book import CardBook, Entry

_MASKED = "**** **** **** 4242"
_SCHEME = "Visa"  # of that card


class Step(StrEnum):
    """What a terminal does with one request, in this order."""

    RECEIVED = "received"
    INTENDED = "intended"  # it has stored what it is about to do
    ASKED = "asked"  # the bank's line is open, nothing has moved
    MOVED = "moved"  # the bank has moved the money; the terminal does not know
    STORED = "stored"  # it has stored how it ended
    ANSWERED = "answered"  # the answer is on the cable


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
    # The terminal loses its power behind this step, and is off until `start`:
    CUT_RECEIVED = "cut_received"
    CUT_INTENDED = "cut_intended"
    CUT_ASKED = "cut_asked"
    CUT_MOVED = "cut_moved"
    CUT_STORED = "cut_stored"
    CUT_ANSWERED = "cut_answered"

    @property
    def cut_behind(self) -> Step | None:
        """The last step that it takes."""
        return Step(self.value[4:]) if self.value.startswith("cut_") else None


CUTS = tuple(fault for fault in TerminalFault if fault.cut_behind is not None)
_MISSED = CardResult(CardOutcome.UNKNOWN, reason="no answer")


class _PowerLostError(Exception):
    """The terminal went off in the midst of its work."""


class SimulatedTerminal(Unlinked):
    """Approves, unless its plan says otherwise; a key moves money once, however often it comes.

    With `memory` (a JSON file) its transactions and the rest of its plan survive a kill of the
    lane, as a real terminal's do; tests may write {"plan": ["lost_after"]} there beforehand.
    `on_step` is called behind each step, with what is being done.
    """

    def __init__(
        self,
        memory: Path | None = None,
        plan: Iterable[TerminalFault] = (),
        name: str = "simulated card terminal",
        think_s: float = 0.0,
    ) -> None:
        self.name = name
        self.on_step: Callable[[str, Step], None] | None = None
        self._think_s = think_s
        self._lock = threading.Lock()
        self._book = CardBook(memory)
        self._book.read()
        planned = [TerminalFault(fault).value for fault in plan]
        if planned:  # in the file, too: each request begins by reading it
            self._book.plan += planned
            self._book.write()

    def health(self) -> DeviceHealth:
        """Offline while the next call would find it so."""
        if self._book.off or self._book.plan[:1] == [TerminalFault.OFFLINE]:
            return DeviceHealth(False, TerminalUnreachable.standing_hint, TerminalUnreachable.key)
        return DeviceHealth(online=True)

    def plan(self, *faults: TerminalFault) -> None:
        """Let the next calls meet these, one each."""
        with self._lock:
            self._book.plan += [fault.value for fault in faults]
            self._book.write()

    def start(self) -> None:
        """Switch it on: what it had begun and does not know the end of, the bank tells it."""
        with self._lock:
            self._book.read()
            self._book.off = False
            for key, entry in self._book.intents.items():
                if key in self._book.moved:
                    self._book.transactions[key] = entry
                else:
                    self._book.transactions[key] = entry | {
                        "outcome": CardOutcome.CANCELLED.value,
                        "reference": "",
                        "amount_minor": 0,
                        "reason": "the terminal lost its power",
                    }
            self._book.intents = {}
            self._book.write()

    def switch_off(self) -> None:
        """Pull its plug; nobody is asking it just now."""
        with self._lock:
            self._book.read()
            self._book.off = True
            self._book.write()

    def simulate(self, act: str, value: str = "") -> str:
        """Its front: decline, cancel, lose (the next answer), cut STEP, offline on|off.

        Returns what it will do; ValueError for anything else.
        """
        if act == "offline":
            self.switch_off() if value == "on" else self.start()
            return "off" if value == "on" else "on"
        fault = {"lose": "lost_after", "cut": f"cut_{value}"}.get(act, act)
        self.plan(TerminalFault(fault))
        return f"next: {fault}"

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Charge once a key; see PaymentTerminal."""
        return self._transact(key, _entry("authorize", amount_minor, currency))

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Give back once a key, of `reference` no more than it took; see PaymentTerminal."""
        return self._transact(key, _entry("refund", -amount_minor, currency, reference))

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Take back what `of_key` moved, once a key and once a payment; see PaymentTerminal."""
        return self._transact(key, _entry("reverse", 0, currency, of_key))

    def settle(self, key: str) -> Settlement:
        """End the day; see PaymentTerminal."""
        with self._lock:
            self._think("settle")
            if key in self._book.days:
                return _settlement(self._book.days[key])
            fault = self._next_fault()
            if fault is TerminalFault.LOST_BEFORE:
                return Settlement(CardOutcome.UNKNOWN, reason="no answer")
            if fault in (TerminalFault.DECLINE, TerminalFault.CANCEL):
                return Settlement(CardOutcome.DECLINED, reason="the bank took no settlement")
            try:
                for step in Step:
                    if step is Step.MOVED:
                        self._book.days[key] = self._day(key)
                    self._reach("settle", step, fault)
            except _PowerLostError:
                return Settlement(CardOutcome.UNKNOWN, reason="no answer")
            if fault is TerminalFault.LOST_AFTER:
                return Settlement(CardOutcome.UNKNOWN, reason="no answer")
            return _settlement(self._book.days[key])

    def last_transaction(self, key: str) -> CardResult | None:
        """What became of the key; raises TerminalUnreachable while the plan says so."""
        with self._lock:
            self._think("look up")
            if self._book.plan[:1] == [TerminalFault.OFFLINE]:
                self._next_fault()
            if key in self._book.intents:
                return _MISSED
            found = self._book.transactions.get(key)
        return None if found is None else _result(found)

    def moved_minor(self, currency: str) -> int:
        """Σ of what the bank moved, what went back off: how much money really moved."""
        return self._book.moved_minor(currency)

    def _think(self, kind: str) -> None:
        """Be there at all; raises TerminalUnreachable."""
        if self._think_s:
            time.sleep(self._think_s)
        self._book.read()
        if self._book.off:
            raise TerminalUnreachable(self.name)

    def _transact(self, key: str, entry: Entry) -> CardResult:
        kind = str(entry["kind"])
        with self._lock:
            self._think(kind)
            if key in self._book.transactions:
                return _result(self._book.transactions[key])
            fault = self._next_fault()
            if fault is TerminalFault.DIES_BEFORE:
                os._exit(137)
            if fault is TerminalFault.LOST_BEFORE:
                return _MISSED
            try:
                result = self._take_steps(key, entry, fault)
            except _PowerLostError:
                return _MISSED
        if fault is TerminalFault.DIES_AFTER:
            os._exit(137)
        return _MISSED if fault is TerminalFault.LOST_AFTER else result

    def _take_steps(self, key: str, entry: Entry, fault: TerminalFault) -> CardResult:
        book, kind = self._book, str(entry["kind"])
        self._reach(kind, Step.RECEIVED, fault)
        entry = entry | asdict(_decide(book, key, entry, fault))
        approved = entry["outcome"] == CardOutcome.APPROVED
        if kind == "reverse" and approved:
            taken = book.taken_back(entry["of"])
            entry["amount_minor"] = 0 if taken else -book.moved[entry["of"]]["amount_minor"]
        elif not approved:
            entry["amount_minor"] = 0
        book.intents[key] = entry
        self._reach(kind, Step.INTENDED, fault)
        self._reach(kind, Step.ASKED, fault)
        if approved:
            book.moved[key] = {
                "amount_minor": entry["amount_minor"], "currency": entry["currency"]
            }  # fmt: skip
        self._reach(kind, Step.MOVED, fault)
        book.transactions[key] = book.intents.pop(key)
        if kind == "reverse" and entry["of"] not in book.transactions:
            book.transactions[entry["of"]] = entry | {"kind": "authorize", "of": ""}  # barred
        self._reach(kind, Step.STORED, fault)
        self._reach(kind, Step.ANSWERED, fault)
        return _result(entry)

    def _reach(self, kind: str, step: Step, fault: TerminalFault) -> None:
        """One step is done, and is on the terminal's disk; raises _PowerLostError behind it."""
        cut = fault.cut_behind is step
        self._book.off = cut
        self._book.write()
        if self.on_step is not None:
            self.on_step(kind, step)
        if cut:
            raise _PowerLostError

    def _day(self, key: str) -> Entry:
        keys = self._book.open_day()
        currency = str(self._book.moved[keys[0]]["currency"]) if keys else ""
        return {
            "reference": f"S{len(self._book.days) + 1:05d}",
            "count": len(keys),
            "total_minor": self._book.moved_minor(currency, keys),
            "currency": currency,
            "keys": keys,
        }

    def _next_fault(self) -> TerminalFault:
        fault = TerminalFault(self._book.plan.pop(0)) if self._book.plan else TerminalFault.NONE
        self._book.write()
        if fault is TerminalFault.OFFLINE:
            raise TerminalUnreachable(self.name)
        return fault


def _entry(kind: str, amount_minor: int, currency: str, of: str = "") -> Entry:
    return {"kind": kind, "amount_minor": amount_minor, "currency": currency, "of": of}


def _decide(book: CardBook, key: str, entry: Entry, fault: TerminalFault) -> CardResult:
    """How the bank will answer."""
    number = f"{len(book.transactions) + 1:06d}"
    approved = CardResult(CardOutcome.APPROVED, number, _MASKED)
    if fault is TerminalFault.DECLINE:
        return CardResult(CardOutcome.DECLINED, masked=_MASKED, reason="declined by the bank")
    if fault is TerminalFault.CANCEL:
        return CardResult(CardOutcome.CANCELLED, reason="cancelled on the terminal")
    if entry["kind"] == "reverse":
        return _reversal(book, str(entry["of"]), approved)
    if entry["kind"] == "refund":
        left = book.left_minor(str(entry["of"])) if entry["of"] else None
        if left is not None and left + entry["amount_minor"] < 0:
            return CardResult(CardOutcome.DECLINED, reason="more than was paid")
    return approved


def _reversal(book: CardBook, of_key: str, approved: CardResult) -> CardResult:
    taken = book.taken_back(of_key)
    if taken is not None:
        return _result(taken)
    if of_key not in book.moved:
        return CardResult(CardOutcome.CANCELLED, reason="nothing to take back")
    if of_key in book.settled:
        return CardResult(CardOutcome.DECLINED, reason="its day is settled")
    return approved


def _result(entry: Entry) -> CardResult:
    return CardResult(
        CardOutcome(entry["outcome"]), entry["reference"], entry["masked"], entry["reason"]
    )


def _settlement(day: Entry) -> Settlement:
    count, minor = day["count"], day["total_minor"]
    return Settlement(
        CardOutcome.APPROVED,
        day["reference"],
        count,
        minor,
        day["currency"],
        schemes=(SchemeTotal(_SCHEME, count, minor),) if count else (),
    )
