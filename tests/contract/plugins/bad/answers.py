"""Plugins whose answers are wrong; nothing of the machine suffers."""

from __future__ import annotations

import sys
import time
from typing import Any

from plugins.base import Choice, Emit, Hold, Notice, Outcomes
from tests.contract.plugins.bad import Bad


class Raises(Bad):
    def goes_wrong(self) -> Outcomes:
        raise ValueError("no such thing")


class RaisesAndCannotForget(Bad):
    def goes_wrong(self) -> Outcomes:
        raise ValueError("no such thing")

    def forgotten(self) -> None:
        raise KeyError("memory")


class Leaves(Bad):
    def goes_wrong(self) -> Outcomes:
        sys.exit(3)


class IsSlow(Bad):
    def goes_wrong(self) -> Outcomes:
        time.sleep(0.3)
        return None


class AnswersRubbish(Bad):
    def goes_wrong(self) -> Any:
        return 42


class AnswersAString(Bad):
    def goes_wrong(self) -> Any:
        return "Hold"


class HoldsWithoutReason(Bad):
    def goes_wrong(self) -> Any:
        return Hold("units", None)  # type: ignore[arg-type]


class TakesAnybodysRelease(Bad):
    def goes_wrong(self) -> Any:
        return Hold("units", "so many", release="anybody")  # type: ignore[arg-type]


class Chooses(Bad):
    def goes_wrong(self) -> Any:
        return Notice("a choice", details=[Choice("yes", "Yes")])  # type: ignore[list-item]


class EmitsAFloat(Bad):
    emits = ("UNITS_COUNTED",)

    def goes_wrong(self) -> Outcomes:
        return Emit("UNITS_COUNTED", {"units": 0.1})


class EmitsAnUmlaut(Bad):
    emits = ("UNITS_COUNTED",)

    def goes_wrong(self) -> Outcomes:
        return Emit("UNITS_COUNTED", {"stück": 1})


class EmitsWhatItNeverSaid(Bad):
    def goes_wrong(self) -> Outcomes:
        return Emit("UNITS_COUNTED", {})


class FloodsOutcomes(Bad):
    def goes_wrong(self) -> Outcomes:
        return [Notice("again")] * 1_000


class AnswersTooMuch(Bad):
    def goes_wrong(self) -> Outcomes:
        return Notice("a" * 1_000_000)
