"""The sale as a cashier works it: what each key, tap and scan asks of the lane, in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hardware.ports import ItemLabel
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import PricedLine
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import ProductHit
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.entry import Entry, Item
from pos_terminal.ui.viewmodels.holds import Step, first_block
from pos_terminal.ui.viewmodels.item_questions import question_for
from pos_terminal.ui.viewmodels.primary import Act, primary_of
from pos_terminal.ui.viewmodels.repeat_guard import RepeatGuard
from pos_terminal.ui.viewmodels.weighing import WeighedBefore


class SaleDesk(QObject):
    """Turns acts into commands; ends a number entry before any other act (C11)."""

    wanted = Signal(object)  # an Ask: open the sheet for it
    accepted = Signal()  # an item was taken
    undoable = Signal(str)  # something was taken away; the key of its words

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Work on the lane behind `bridge`."""
        super().__init__(parent)
        self.bridge = bridge
        self.entry = Entry(self)
        self.selected: int | None = None
        self.guard = RepeatGuard()
        self.weighed_before = WeighedBefore()
        self._last_item: Item | None = None  # what a number would still belong to
        self._under_way = 0  # items sent and not yet answered
        self._busy = ""  # the act of the big button that the lane still works on
        bridge.approval_wanted.connect(self._rest)

    def _rest(self, _request: object) -> None:
        """A manager is asked first: the act may be pressed again."""
        self._busy = ""

    @property
    def state(self) -> LaneState:
        """The snapshot in hand."""
        return self.bridge.state

    # -- items --------------------------------------------------------------------------

    def scan(self, code: str, label: ItemLabel | None = None) -> None:
        """A scanned code or goods label: sent at once and in order, never waited for."""
        self._item(cmd.Scan(code, label=label))

    def add_hit(self, hit: ProductHit, how: str) -> None:
        """A product from a tile or the search; asks first for what it lacks."""
        item = cmd.AddProduct(hit.sku, how=how)
        if hit.price_required:
            self._end_entry()
            self.wanted.emit(asks.AskItemPrice(hit.name, item, hit.sku))
        else:
            self._item(item)

    def add_answered(self, item: Item) -> None:
        """An item whose weight, price or serial number was asked for."""
        self._send_item(item)

    def _item(self, item: Item) -> None:
        for command in self.entry.before_item(
            item, self._last_item, has_line=self._has_line(), chosen=self.selected
        ):
            if isinstance(command, cmd.Scan | cmd.AddProduct):
                self._send_item(command)
            else:
                self.bridge.submit(command)

    def _send_item(self, item: Item) -> None:
        self._under_way += 1
        self._last_item = item
        self.selected = None
        self.bridge.submit(item, done=self._item_done, failed=lambda e: self._item_failed(item, e))

    def _item_done(self, result: object) -> None:
        self._under_way -= 1
        if getattr(result, "kind", "item") == "receipt":
            self._last_item = None
            self.wanted.emit(asks.AskSale(str(getattr(result, "sale_id", ""))))
        else:
            self.accepted.emit()

    def _item_failed(self, item: Item, error: BaseException) -> None:
        self._under_way -= 1
        if self._last_item is item:
            self._last_item = None
            self.entry.clear()  # its number must not fall on another line
        question = question_for(item, error)
        if question is not None:
            self.wanted.emit(question)
        else:
            self.bridge.refused.emit(error)

    def _has_line(self) -> bool:
        return bool(self.state.priced.lines) or self._under_way > 0

    # -- number entry -------------------------------------------------------------------

    def key(self, key: str) -> None:
        """A key of the pad while choosing items."""
        self.entry.press(key)

    def enter(self) -> bool:
        """Enter ends a number entry; False where there was none."""
        if not self.entry.active:
            return False
        self._end_entry()
        return True

    def _end_entry(self) -> None:
        was_code = self.entry.is_code
        has_line = self._has_line() or was_code
        for command in self.entry.end(self._last_item, has_line=has_line, chosen=self.selected):
            if isinstance(command, cmd.Scan | cmd.AddProduct):
                self._send_item(command)
            else:
                self.bridge.submit(command)
        self._last_item = None

    def quantity(self) -> None:
        """Quantity: of the chosen line when a number is typed, else of the next item."""
        if not self.entry.typed or self.entry.for_next or not self._has_line():
            self.entry.arm_next()
            return
        quantity = self.entry.take_quantity()
        if quantity is None:
            self.bridge.refused.emit(CashierError("quantity.limit", limit_milli=0))
            return
        self._last_item = None
        self.bridge.submit(cmd.SetQuantity(quantity, self.selected))

    # -- one line -----------------------------------------------------------------------

    def target(self) -> PricedLine | None:
        """The chosen line, or the last one."""
        number = self.state.last_line_no if self.selected is None else self.selected
        lines = self.state.priced.lines
        found = next((each for each in lines if each.line.line_no == number), None)
        return found or (lines[-1] if lines else None)

    def price(self) -> None:
        """Another price for the chosen line."""
        self._about_line(lambda line, typed: asks.AskPrice(line.line.line_no, typed))

    def note(self) -> None:
        """Words on the chosen line."""
        self._about_line(lambda line, _typed: asks.AskNote(line.line.line_no))

    def weigh(self) -> None:
        """Weigh the chosen line again, or say what to do."""

        def question(line: PricedLine, _typed: str) -> asks.Ask:
            one = line.line
            return asks.AskWeight(one.name, one.unit, line_no=one.line_no, price=one.unit_price)

        found = self.target()
        if found is not None and found.line.unit == "ea":
            self.bridge.refused.emit(CashierError("weigh.piece", name=found.line.name))
        else:
            self._about_line(question)

    def discount(self) -> None:
        """A discount for the chosen line or the whole receipt."""
        self._about_line(lambda _line, typed: asks.AskDiscount(self.selected, typed))

    def _about_line(self, question: Callable[[PricedLine, str], asks.Ask]) -> None:
        typed = self.entry.take_text()
        self._last_item = None
        line = self.target()
        if line is None:
            self.bridge.refused.emit(CashierError("line.none"))
        else:
            self.wanted.emit(question(line, typed))

    def void(self) -> None:
        """Void: the chosen line at once (undo brings it back), else ask what."""
        self.entry.clear()
        self._last_item = None
        if self.selected is not None:
            self.void_line(self.selected)
        elif self.state.priced.lines:
            self.wanted.emit(asks.AskVoid())
        else:
            self.bridge.refused.emit(CashierError("basket.empty"))

    def void_line(self, line_no: int) -> None:
        """Take one line out."""
        self.selected = None
        self.bridge.submit(cmd.VoidLine(line_no), done=lambda _r: self.undoable.emit("void_line"))

    def undo(self) -> None:
        """One step back."""
        self.entry.clear()
        self._last_item = None
        self.bridge.submit(cmd.Undo())

    # -- other questions ----------------------------------------------------------------

    def ask(self, question: asks.Ask) -> None:
        """Open a sheet after ending the number entry."""
        self._end_entry()
        self.wanted.emit(question)

    def open_item(self) -> None:
        """An open-department item; a typed number is its price."""
        self._last_item = None
        self.wanted.emit(asks.AskOpenItem(self.entry.take_text()))

    def park(self) -> None:
        """Set the sale aside."""
        if not self.state.priced.lines and not self._under_way:
            self.bridge.refused.emit(CashierError("basket.empty"))
        else:
            self.ask(asks.AskParkName())

    # -- the big button -----------------------------------------------------------------

    def primary(
        self, source: str, typed_minor: int | None = None, at_ms: int | None = None
    ) -> None:
        """The big button, by `source` ("tap", "enter", "F9"); a burst acts once (C19)."""
        act = primary_of(self.state, typed_minor).act
        if act is Act.NOTHING and self._under_way:
            act = Act.PAY  # the item is still on its way
        if act is Act.NOTHING or not self.guard.allows(source, act, at_ms):
            return
        if act is Act.CHECK:
            self.check()
        elif act is Act.PAY:
            self._end_entry()
            self._once(act, cmd.StartCheckout())
        elif act is Act.CASH and typed_minor:
            self.cash(typed_minor)
        elif act is Act.FINISH:
            self._once(act, cmd.Complete())
        elif act is Act.NEXT:
            self._once(act, cmd.NextSale())

    def check(self) -> None:
        """See to what payment waits for."""
        hold = first_block(self.state)
        if hold is None or hold.kind == "age":
            self.ask(asks.AskAge())
        else:
            self.ask(asks.AskFirst())

    def step(self, step: Step) -> None:
        """A button beside what holds the sale; who may not press it asks for a manager."""
        if step.command is None:
            self.ask(asks.AskAge())
        else:
            self._end_entry()
            self.bridge.submit(step.command)

    def add_suggested(self, sku: str) -> None:
        """One tap on a suggestion adds it."""
        self._item(cmd.AddProduct(sku, how="suggestion"))

    def saw_suggestions(self, seen: tuple[tuple[str, str], ...]) -> None:
        """They were painted: the books say what was shown, not what was meant to be."""
        self.bridge.submit(cmd.SawSuggestions(self.state.basket_id, seen))

    def pay_key(self) -> None:
        """F9: pay, from wherever the sale stands; never past it."""
        if self.state.phase is Phase.SELLING:
            self.primary("F9")

    def cash(self, amount_minor: int) -> None:
        """Take cash; what settles the sale ends it."""
        if self.state.currency and self.state.priced.total_minor < 0 < amount_minor:
            amount_minor = -amount_minor
        self._once("cash", cmd.PayCash(amount_minor))

    def card(self, typed_minor: int | None) -> None:
        """Ask the payment terminal for the typed amount, or for all that is left."""
        self._once("card", cmd.PayCard(typed_minor))

    def back(self) -> None:
        """Back to the sale; given cash is given back."""
        self._once("back", cmd.CancelCheckout())

    def _once(self, act: str, command: cmd.Command) -> None:
        """Submit unless the same act is under way already."""
        if self._busy == act:
            return
        self._busy = act

        def ended(_result: object) -> None:
            self._busy = ""

        def failed(error: BaseException) -> None:
            self._busy = ""
            self.bridge.refused.emit(error)

        self.bridge.submit(command, done=ended, failed=failed)
