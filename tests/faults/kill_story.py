"""One cashier's hour that passes every named crash point, begun anew after each death."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from uuid import UUID

from pos_terminal.checkout import card_day
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import PendingCard, Phase
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.transport import address_of
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.errors import CashierError
from tests.faults.driver import DrivenLane
from tests.faults.driver_witness import Witness
from tests.faults.judge_imports import ROWS
from tests.lane_fixtures import BY_MANAGER, CASHIER, MANAGER, MILK_CODE, PINS

FLOAT_MINOR = 10_000
WAITING = (Phase.CARD_PENDING, Phase.AWAITING_CHECKS)
DAYS = f"SELECT value FROM control WHERE key = '{card_day.OPEN}'"
HALF_OFF = Discount(DiscountKind.PERCENT, Decimal("0.5"), "x")


class Story:
    """Steps in their order; a step that does not fit the state it finds is passed over."""

    def __init__(self, lane: DrivenLane, witness: Witness) -> None:
        self.lane = lane
        self.witness = witness

    def told(self) -> None:
        """From the first scan to the opening of the next shift."""
        chapters: list[Callable[[], None]] = [
            self.clears_the_desk,
            self.sells_by_card_and_cash,
            self.gives_a_card_back,
            self.cannot_give_a_card_back,
            self.is_declined,
            self.says_not_paid_and_is_wrong,
            self.does_what_is_beside,
            self.looks_after_the_shop,
            self.imports,
            self.ends_the_shift,
        ]
        for chapter in chapters:
            chapter()

    def sells(self) -> None:
        """The part of the hour that plugins have something to do with."""
        self.clears_the_desk()
        self.sells_by_card_and_cash()
        self.does_what_is_beside()

    def tries(self, *commands: c.Command) -> None:
        """Each in turn; refusals are part of the day, silence is the end."""
        for command in commands:
            with suppress(CashierError):
                self.lane.do(command, BY_MANAGER)
            self.lane.wait(lambda state: state.phase not in WAITING)

    def pays(self) -> None:
        """Settle in cash whatever is left; a manager lets go what plugins hold."""
        self.tries(
            *(c.ReleaseHold(held.plugin, held.kind) for held in self.lane.state.plugin_holds)
        )
        settlement = self.lane.state.settlement
        if settlement is not None:
            self.tries(c.PayCash(settlement.cash_remaining_minor), c.Complete(), c.NextSale())

    def clears_the_desk(self) -> None:
        """What came back from before the death is decided and sold."""
        for job in self.lane.state.prints.uncertain:
            self.tries(c.ResolvePrint(job.job_id, again=True))
        if self.lane.state.prints.backlog_asks:
            self.tries(c.PrintBacklog(print_them=True))
        if (card := self.lane.state.pending_card) is not None:
            self.tries(decision(self.witness, card))
        if self.lane.state.phase is Phase.NO_SHIFT:
            self.tries(c.OpenShift(FLOAT_MINOR))
        if self.lane.state.basket.lines:
            self.tries(c.CheckAgeByDate(date(1990, 1, 1)), c.StartCheckout())
            self.pays()
        self.tries(c.NextSale())

    def sells_by_card_and_cash(self) -> None:
        self.tries(
            c.Scan(MILK_CODE, 2000),
            c.AddProduct("GIN"),
            c.CheckAgeByDate(date(1990, 1, 1), "passport"),
            c.DiscountLine(2, HALF_OFF),
            c.VoidLine(1),
            c.Undo(),
            c.StartCheckout(),
            c.CancelCheckout(),
            c.Park("Bob"),
        )
        for (raw,) in self.lane.rows("SELECT hex(basket_id) FROM baskets WHERE status = 'parked'"):
            self.tries(c.Recall(str(UUID(raw))))
        self.tries(c.StartCheckout(), c.PayCash(500), c.PayCard())
        self.pays()

    def gives_a_card_back(self) -> None:
        self.tries(c.Scan(MILK_CODE, 3000), c.StartCheckout(), c.PayCard(200))
        for tender in self.lane.state.tenders:
            self.tries(c.RemoveTender(tender.tender_id))
        self.pays()

    def cannot_give_a_card_back(self) -> None:
        """The payment goes through, its return does not: the tender stays, cash pays the rest."""
        self.witness.plan("none", "decline", "decline")
        self.tries(c.Scan(MILK_CODE, 3000), c.StartCheckout(), c.PayCard(200))
        for tender in self.lane.state.tenders:
            self.tries(c.RemoveTender(tender.tender_id))
        self.pays()

    def is_declined(self) -> None:
        self.witness.plan("decline")
        self.tries(c.AddProduct("BREAD"), c.StartCheckout(), c.PayCard())
        self.pays()

    def says_not_paid_and_is_wrong(self) -> None:
        """The answer was lost, the person errs, and the terminal gives the money back."""
        self.witness.plan("lost_after")
        self.tries(c.AddProduct("BREAD"), c.StartCheckout(), c.PayCard())
        if (card := self.lane.state.pending_card) is not None:
            self.tries(c.ResolveCard(card.tender_id, paid=False))
            self.tries(c.PayCard())  # behind the return on the terminal's own thread
        self.pays()

    def does_what_is_beside(self) -> None:
        sold = next(reversed(self.witness.told), "")
        self.tries(
            c.AddReturn(sold, 1, 1000),
            c.StartCheckout(),
        )
        self.pays()
        self.tries(
            c.Reprint(sold),
            c.MoveCash("in", 500, f"because {len(self.witness.told)}x{self.lane.pid}"),
            c.OpenDrawer("change"),
            c.PrintXReport(),
            c.AddProduct("BREAD"),
            c.VoidSale("left"),
            c.LockScreen(),
            c.Unlock(PINS[CASHIER]),
        )

    def looks_after_the_shop(self) -> None:
        self.tries(
            c.SaveCustomer("Ada", attach=True),
            c.DetachCustomer(),
            c.SignIn(MANAGER, PINS[MANAGER]),
            c.SaveEmployee("Zoe", "cashier", f"zoe{self.lane.pid}", "7777"),
            c.SaveProduct("BREAD", price=Decimal(self.lane.pid % 900 + 1) / 100),
            c.AdjustStock("BREAD", 5000, "delivery"),
            c.SetSetting("receipt_footer", f"Thank you {self.lane.pid}"),
            c.SetSetting("settle_at_close", "true"),
        )

    def imports(self) -> None:
        sku = f"IMP{self.lane.pid}"
        import_products(self.witness, sku)
        self.lane.look()

    def ends_the_shift(self) -> None:
        self.tries(c.CloseShift(FLOAT_MINOR, FLOAT_MINOR))
        self.lane.wait(lambda _: self.lane.rows(DAYS) in ([], [("{}",)]))
        self.tries(
            c.OpenShift(FLOAT_MINOR),
            c.SignOut(),
            c.SignIn(CASHIER, PINS[CASHIER]),
        )


def decision(witness: Witness, card: PendingCard) -> c.Command:
    """What a person decides who looks at the terminal's slips."""
    reference = witness.slip(card.tender_id)
    back = card.reversal and witness.slip(f"{card.tender_id}-r")
    return c.ResolveCard(card.tender_id, bool(reference) and not back, reference)


def import_products(witness: Witness, sku: str) -> None:
    """Import a few products through the control socket; what is answered is acknowledged."""
    file = witness.data_dir.with_name(f"{sku}.csv")
    rows = [f"{sku}-{n},Import {n},1.{n:02d}" for n in range(ROWS)]
    file.write_text("\n".join(["sku,name,price", *rows]), "utf-8")
    try:
        with ControlClient(address_of(witness.data_dir)) as client:
            client.call("products.import", {"path": str(file), "dry_run": False})
    except ControlError:  # the lane died in the midst of it, or before
        return
    witness.imported.append(sku)
