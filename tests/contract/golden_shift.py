"""Writes tests/data/journal/golden_shift.json when run as a module: a shift with every event.

A real lane plays it with a clock and ids that are always the same, so every byte is. Whoever means
to change canonical form, envelope or the data of an event writes it anew and reads the difference:

    ./pos python -m tests.contract.golden_shift && git diff tests/data/journal

A change of an event's data that old readers cannot take needs a new version of the event.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import rfc8785
from pysqlite3 import dbapi2

from hardware.ports import CardOutcome, CardResult, TerminalUnreachable
from plugins.outcomes import Ask, Choice, Emit, Hold, words
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import lives, shared_customers, taking_over
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.codec import basket_data
from pos_terminal.domain.plugin_events import BY_PLUGINS
from pos_terminal.store import ids, parked_rows
from pos_terminal.store import journal as journal_module
from pos_terminal.store import unit_of_work as unit_module
from pos_terminal.store.backup import backup
from pos_terminal.store.restoring import restore
from pos_terminal.store.verify.reading import Row, envelope
from tests.fakes.world import NOON, FakeClock
from tests.lane_fixtures import (
    BY_MANAGER,
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    Devices,
    LaneAtWork,
    fill,
    lane_on,
    verified,
)
from tests.plugin_acts import bring, last, switch_on

FILE = Path(__file__).parents[1] / "data" / "journal" / "golden_shift.json"
SOURCE = (
    "made for this project by `./pos python -m tests.contract.golden_shift`: a real lane plays a "
    "shift with every event of the catalogue; checked with PyPI rfc8785 and hashlib"
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@contextmanager
def nothing_random() -> Iterator[None]:
    """Ids count up: the tenth random byte string is the tenth everywhere."""
    numbers = count(1)

    def counted(size: int) -> bytes:
        return hashlib.sha256(next(numbers).to_bytes(8, "big")).digest()[:size]

    lives_begun = count(1)

    class Counted:
        """A `uuid` module whose random ids count up."""

        @staticmethod
        def uuid4() -> str:
            return f"00000000-0000-4000-8000-{next(lives_begun):012d}"

    with ExitStack() as stack:
        stack.enter_context(patch.object(ids.os, "urandom", counted))
        for module in (journal_module, unit_module):
            stack.enter_context(patch.object(module, "uuid", Counted))
        stack.enter_context(patch.object(lives, "__version__", "0.0.0"))
        yield


def play(folder: Path) -> Path:
    """The whole story on a fresh lane; its data directory."""
    data_dir, clock = folder / "data", FakeClock()
    declined = CardResult(CardOutcome.DECLINED, reason="insufficient funds")
    devices = Devices()
    with nothing_random():
        with lane_on(data_dir, clock, devices) as lane:
            _open_the_shop(lane)
            _look_after_the_shop(lane)
            _change_the_basket(lane)
            _check_ages(lane)
            devices.terminal.answers = [declined]
            _take_money(lane)
            _take_back(lane)
            _listen_to_plugins(lane)
            _end_the_day(lane)
        restore(backup(data_dir, folder / "b.zip", verified).path, data_dir, verified)
        with lane_on(data_dir, FakeClock(NOON + timedelta(days=1))):
            pass
    verified(data_dir)
    return data_dir


def _open_the_shop(lane: LaneAtWork) -> None:
    lane.do(
        c.SetUpShop(
            shop_name="Corner shop",
            manager_name="Ann",
            manager_username=MANAGER,
            manager_pin=PINS[MANAGER],
        )
    )
    fill(lane.running.writer)
    lane.refused(c.SignIn(MANAGER, "0000"))
    lane.sign_in(MANAGER)


def _look_after_the_shop(lane: LaneAtWork) -> None:
    lane.do(c.SaveEmployee("Jane", "cashier", CASHIER, PINS[CASHIER], badge="0004711842"))
    lane.do(c.SetSetting("cash_step_minor", "5"))
    lane.do(c.SetSetting("settle_at_close", "true"))
    lane.do(c.SaveProduct("JAM", "Marmelade „Süß“", Decimal("3.20"), picture=PICTURE))
    lane.do(c.AdjustStock("MILK", 24_000, "delivery"))
    lane.sign_in(CASHIER)
    lane.do(c.OpenShift(10_000))
    lane.do(c.LockScreen())
    lane.do(c.Unlock(PINS[CASHIER]))
    lane.do(c.StartBreak())
    lane.clock.passes(minutes=15)
    lane.do(c.Unlock(PINS[CASHIER]))


def _change_the_basket(lane: LaneAtWork) -> None:
    lane.clock.passes(minutes=5, microseconds=1)
    lane.do(c.AddProduct("MILK", 2000))
    lane.do(c.AddProduct("BAN", 333))
    lane.do(c.NoteLine(2, "ripe: é é 🍌"))
    lane.do(c.DiscountLine(1, Discount(DiscountKind.AMOUNT, Decimal("0.10"), "dented")))
    lane.do(c.DiscountBasket(Discount(DiscountKind.PERCENT, Decimal("0.05"), "regular")))
    lane.do(c.ExemptTax(True, "embassy"), BY_MANAGER)
    lane.do(c.VoidLine(2))
    lane.do(c.Undo())
    ref = lane.do(c.SaveCustomer(name="Ada", attach=True))
    lane.do(c.DetachCustomer())
    lane.do(c.AttachCustomer(ref))
    lane.do(c.Park("Ada"))
    lane.refused(c.VoidSale("nothing there"))
    (parked,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(parked.basket_id))
    lane.refused(c.VoidSale("left"))
    lane.do(c.VoidSale("left"), BY_MANAGER)
    twin = lane.do(c.SaveCustomer(name="Ada L."))
    lane.do(c.MergeCustomers(ref, twin), BY_MANAGER)
    lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)


def _check_ages(lane: LaneAtWork) -> None:
    lane.clock.passes(minutes=5)
    lane.do(c.AddProduct("GIN"))
    lane.do(c.CheckAgeByDate(date(2015, 1, 1), "id_card"))
    lane.do(c.AddProduct("GIN"))
    lane.do(c.ConfirmAge("passport"), BY_MANAGER)


def _take_money(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("BREAD"))
    lane.do(c.StartCheckout())
    lane.do(c.CancelCheckout())
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(500))
    tender = lane.state.tenders[0].tender_id
    lane.do(c.RemoveTender(tender))
    lane.do(c.PayCard(1000))
    lane.wait(lambda state: state.notice is not None and state.notice.key == "card.declined")
    _approve_too_late(lane)
    lane.do(c.PayCard(1000))
    lane.wait(lambda state: len(state.tenders) == 1)
    _give_a_card_payment_back(lane)
    lane.do(c.PayCard(900))
    lane.wait(lambda state: len(state.tenders) == 1)
    lane.do(c.PayCash(2000))
    lane.do(c.NextSale())


def _approve_too_late(lane: LaneAtWork) -> None:
    """The terminal takes its refusal back, and has to give the money back."""
    key = lane.events("PAYMENT_FAILED")[-1].data["tender_id"]
    late = lane.devices.terminal.done[key] = CardResult(CardOutcome.APPROVED, "000001")
    lane.do(CardAnswered(key, late))
    lane.wait(lambda state: state.notice is not None and state.notice.key == "card.returned")


def _give_a_card_payment_back(lane: LaneAtWork) -> None:
    tender_id = lane.state.tenders[0].tender_id
    lane.devices.terminal.fault = TerminalUnreachable("terminal")
    lane.do(c.RemoveTender(tender_id))
    lane.wait(lambda state: state.notice is not None and state.notice.key == "card.reversal_failed")
    lane.devices.terminal.fault = None
    lane.do(c.RemoveTender(tender_id))
    lane.wait(lambda state: not state.tenders)


def _take_back(lane: LaneAtWork) -> None:
    lane.clock.passes(minutes=5)
    (raw,) = lane.rows("SELECT lower(hex(sale_id)) FROM sales")[0]
    sale_id = "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))
    lane.do(c.Reprint(sale_id))
    (line_no,) = lane.rows("SELECT line_no FROM sale_lines WHERE sku = 'BREAD'")[0]
    lane.do(c.AddReturn(sale_id, line_no, 1000))
    lane.do(c.StartCheckout())
    settled = lane.state.settlement
    assert settled is not None
    lane.do(c.PayCash(settled.cash_remaining_minor))
    lane.do(c.NextSale())


def _listen_to_plugins(lane: LaneAtWork) -> None:
    lane.clock.passes(minutes=5)
    switch_on(lane, "watch", critical=True, acts={"note": "manage_plugins"})
    lane.do(c.ChangePluginSettings("watch", {"limit_minor": 5000}), BY_MANAGER)
    lane.do(c.ActOnPlugin("watch", "note", {"text": "seen"}), BY_MANAGER)
    lane.do(c.AddProduct("BREAD"))
    choices = [Choice("yes", words("yes", "Yes"), "primary", "release_checks")]
    ask = Ask("bag", words("bag", "{count} bags?", count=2), choices)
    held = Hold("fraud", words("large", "A sale of {total_minor}.", total_minor=349))
    bring(lane, "watch", last(lane, "ITEM_ADDED"), held, ask)
    lane.do(c.AnswerPlugin("watch", "bag", "yes"), BY_MANAGER)
    lane.do(c.ReleaseHold("watch", "fraud"), BY_MANAGER)
    lane.do(c.StartCheckout())
    lane.clock.passes(seconds=2)
    lane.do(c.OverrideChecks(), BY_MANAGER)
    told = [Emit(name, dict(spec.fields)) for name, spec in BY_PLUGINS.items()]
    bring(lane, "watch", last(lane, "CHECKOUT_STARTED"), *told)
    lane.do(c.PayCash(400))
    lane.do(c.NextSale())
    lane.do(c.SuspendPlugin("watch", "raised", "KeyError: 'line'"))


def _hear_of_a_customer(lane: LaneAtWork) -> None:
    row = dict.fromkeys(shared_customers.FIELDS, "") | {"name": "Mia Muster", "consent": 0}
    made = "2020-01-01T00:00:00.000000Z"
    somebody = shared_customers.SharedCustomer(
        1,
        "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11",
        1,
        made,
        "TERM002",
        False,
        row | {"status": "active", "merged_into": None},
    )
    work = lane.running.lane.call(lambda till: shared_customers.apply(till, [somebody], "inbox"))
    work.result(60)


def _hear_of_parked_sales(lane: LaneAtWork) -> None:
    """One of ours goes on at another till, one of another's here, and at a third."""
    lane.scan(MILK_CODE)
    basket = basket_data(lane.state.priced.basket)
    lane.do(c.Park())
    gone = lane.events("BASKET_PARKED")[-1]
    at = "2026-01-01T00:00:00.000000Z"
    ours = parked_rows.key_of("STORE001", gone.stamp.basket_id or "", gone.seq)
    key = parked_rows.key_of("STORE001", "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b12", 9)
    other = parked_rows.Elsewhere(key, 9, "TERM002", "", "", at, 145, "EUR", 1, basket)

    def hear(*news: taking_over.ParkedNews) -> None:
        lane.running.lane.call(lambda till: taking_over.apply(till, news, "inbox")).result(60)

    hear(taking_over.ParkedNews(1, ours, "TERM002", at, None))
    hear(taking_over.ParkedNews(2, key, "TERM002", at, other))
    lane.do(c.TakeOver(key))
    hear(taking_over.ParkedNews(3, key, "TERM003", at, None))
    lane.do(c.VoidSale("paid at the other till"), BY_MANAGER)


def _end_the_day(lane: LaneAtWork) -> None:
    lane.do(c.MoveCash("drop", 200, "safe"), BY_MANAGER)
    lane.do(c.ManageSync("resend", "kafka", 7), BY_MANAGER)
    lane.do(c.ManageDevices("test", "receipt_printer", "print"), BY_MANAGER)
    _hear_of_a_customer(lane)
    _hear_of_parked_sales(lane)
    lane.do(c.OpenDrawer("change"), BY_MANAGER)
    lane.clock.is_set_to(NOON + timedelta(hours=9))
    lane.do(c.PrintXReport())
    lane.do(c.ConfirmTime())
    lane.do(c.CloseShift(11_000, 10_000, ((500, 22),)), BY_MANAGER)
    lane.wait(lambda _: bool(lane.events("CARD_SETTLED")))
    lane.do(c.SignOut())


def chain(data_dir: Path) -> list[dict[str, str]]:
    """The stored events as text: data and hash as stored, the envelope by rfc8785."""
    connection = dbapi2.connect(data_dir / "lane.db")
    columns = ", ".join(Row._fields)
    rows = connection.execute(f"SELECT {columns} FROM journal ORDER BY seq").fetchall()
    connection.close()
    return [_event(Row._make(row)) for row in rows]


def _event(row: Row) -> dict[str, str]:
    return {
        "data_canonical": row.data.decode(),
        "envelope_canonical": rfc8785.dumps(json.loads(envelope(row))).decode(),
        "hash": row.hash.hex(),
    }


def render(events: list[dict[str, str]]) -> str:
    """The file's text: one value a line, so that a difference can be read."""
    content: dict[str, Any] = {"source": SOURCE, "genesis_prev": "0" * 64, "events": events}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        FILE.write_text(render(chain(play(Path(folder)))), "utf-8")
