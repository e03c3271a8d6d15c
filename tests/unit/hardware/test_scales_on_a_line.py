"""Scales word by word: what they say in an order that no simulator thinks of."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from hardware.drivers.mt_sics import MtSics
from hardware.drivers.nci import Nci
from hardware.drivers.polled_scale import Pace, PolledScale
from hardware.drivers.toledo8217 import Toledo8217
from hardware.errors import Garbled, Unstable
from hardware.ports import Weight
from tests.fakes.devices import FakeTransport

QUICK = Pace(answer_s=0.01, late_s=0.02, pause_s=0.001, health_s=0.02)
STANDS, AS_BEFORE, TARED = b"\x02 01.250\r", b"\x02?@\r", b"\x02?`\r"


@dataclass
class Line(FakeTransport):
    """Answers what a test says, a question each; the last one again and again."""

    answers: list[bytes] = field(default_factory=list)

    def write(self, data: bytes, deadline: float) -> None:
        super().write(data, deadline)
        self.says += self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def soon() -> float:
    return time.monotonic() + 0.5


@pytest.mark.slow
def test_a_weight_from_before_a_tare_is_none_behind_it() -> None:
    line = Line(answers=[STANDS, AS_BEFORE, TARED, AS_BEFORE])
    scale = Toledo8217(line, "scale", pace=QUICK)
    scale.claim()
    whole = Weight(Decimal("1.250"), "kg")
    later = time.monotonic() + 60.0
    assert [scale.weigh(later), scale.weigh(later)] == [whole, whole]
    scale.tare(Weight(Decimal("0.250"), "kg"), later)
    with pytest.raises(Unstable):
        scale.weigh(soon())
    assert b"T00250" in line.written


@pytest.mark.parametrize("kind", [Toledo8217, Nci, MtSics])
def test_a_scale_that_speaks_another_protocol_is_not_well(kind: Callable[..., PolledScale]) -> None:
    scale = kind(Line(answers=[b"\xfe\xa0 nonsense \x81"]), "scale", pace=QUICK)
    scale.claim()
    health = scale.health()
    assert (health.online, health.key) == (False, Garbled.key)
