"""What a simulated card terminal and its bank remember, in memory or in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


@dataclass
class CardBook:
    """Two memories in one file: the terminal's (intents, transactions) and the bank's (moved).

    What the bank has moved is the truth about the money, whatever the terminal knows of it.
    """

    file: Path | None = None
    transactions: dict[str, Entry] = field(default_factory=dict)  # by key, their end is known
    intents: dict[str, Entry] = field(default_factory=dict)  # begun, the end is not stored
    moved: dict[str, Entry] = field(default_factory=dict)  # the bank's: amount_minor, currency
    days: dict[str, Entry] = field(default_factory=dict)  # settlements by key, the bank's
    plan: list[str] = field(default_factory=list)
    off: bool = False

    def read(self) -> None:
        """Take what is in the file, where there is one: another process may have planned."""
        if self.file is None or not self.file.exists():
            return
        stored = json.loads(self.file.read_text("utf-8"))
        for name in ("transactions", "intents", "moved", "days"):
            setattr(self, name, stored.get(name, {}))
        self.plan = list(stored.get("plan", ()))
        self.off = bool(stored.get("off", False))

    def write(self) -> None:
        """Keep it as a power cut would find it."""
        if self.file is None:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(".part")
        names = ("transactions", "intents", "moved", "days", "plan", "off")
        with part.open("w", encoding="utf-8") as file:
            json.dump({name: getattr(self, name) for name in names}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.file)

    @property
    def settled(self) -> frozenset[str]:
        """Keys of what belongs to a day that is closed."""
        return frozenset(key for day in self.days.values() for key in day["keys"])

    def open_day(self) -> list[str]:
        """Keys of what the bank has moved since the last settlement."""
        settled = self.settled
        return [key for key, entry in self.moved.items() if entry["amount_minor"]
                and key not in settled]  # fmt: skip

    def moved_minor(self, currency: str, keys: Iterable[str] | None = None) -> int:
        """Σ of what really moved, what went back off; of `keys` only where given."""
        chosen = self.moved.keys() if keys is None else keys
        entries = (self.moved[key] for key in chosen)
        return sum(e["amount_minor"] for e in entries if e["currency"] == currency)

    def taken_back(self, key: str) -> Entry | None:
        """The reversal that took `key` back, or None."""
        return next(
            (
                entry
                for entry in self.transactions.values()
                if entry["of"] == key and entry["kind"] == "reverse"
                and entry["outcome"] == "approved"
            ),
            None,
        )  # fmt: skip

    def left_minor(self, reference: str) -> int | None:
        """What of the payment `reference` has not gone back; None: there is no such payment."""
        paid = next((k for k, e in self.transactions.items() if e["reference"] == reference), "")
        if not paid or self.transactions[paid]["kind"] != "authorize":
            return None
        back = [k for k, e in self.transactions.items() if e["of"] in (paid, reference)]
        keys = [key for key in (paid, *back) if key in self.moved]
        return sum(int(self.moved[key]["amount_minor"]) for key in keys)
