"""What a device says is never refused, however odd: a payment's end must arrive (F34, I8)."""

from __future__ import annotations

import pytest

from hardware.ports import CardOutcome, CardResult
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.printing import PrinterNews
from pos_terminal.checkout.state import Phase
from tests.faults.hostile import HOSTILE
from tests.lane_fixtures import Devices, LaneAtWork, verified


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:24])
def test_a_card_terminal_may_say_what_it_likes(
    lane: LaneAtWork, devices: Devices, words: str
) -> None:
    devices.terminal.answers = [
        CardResult(CardOutcome.DECLINED, reason=words),
        CardResult(CardOutcome.APPROVED, words, words),
    ]
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard())
    lane.wait(lambda state: state.notice is not None and state.notice.key == "card.declined")
    lane.do(c.PayCard())
    lane.wait(lambda state: state.phase is Phase.PAID)
    (event,) = lane.events("PAYMENT_PROCESSED")
    assert "1111 1111" not in event.data["reference"] + event.data["masked"]
    verified(lane.data_dir)


def test_a_printers_words_do_not_stop_the_lane(lane: LaneAtWork) -> None:
    for words in HOSTILE:
        lane.do(PrinterNews("offline", hint=words))
    assert "1111 1111" not in lane.state.prints.hint
    lane.sell()
