"""The rack's devices with their desks, connected to the lane: started after it, stopped before."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from pos_terminal.checkout import card_returns
from pos_terminal.checkout.card_desk import TerminalDesk
from pos_terminal.checkout.drawer_desk import DrawerDesk
from pos_terminal.checkout.lane import Lane
from pos_terminal.checkout.print_desk import PrintDesk
from pos_terminal.checkout.print_source import PrintSource
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.till import Till
from pos_terminal.config.settings import Settings
from pos_terminal.devices.customer_display import CustomerDisplay
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from pos_terminal.store.unit_of_work import LaneReader

_LANE_S = 10.0  # for the lane's thread, which is never long at one thing


class DeviceDesks:
    """What the lane works with; the desks are there once it is connected."""

    printing: PrintDesk
    cards: TerminalDesk
    drawer: DrawerDesk

    def __init__(self, settings: Settings, lane_db: Path, usual: Usual, stack: ExitStack) -> None:
        """Make the rack; `stack` takes down what `connect` starts."""
        self._lane_db = lane_db
        self._stack = stack
        self._left_open_s = settings.drawer_open_s
        self.rack = Rack(settings, usual)

    def connect(self, lane: Lane) -> None:
        """From now on the devices answer to this lane."""
        stack, rack = self._stack, self.rack
        reader = LaneReader(self._lane_db)
        stack.callback(reader.close)
        stack.callback(rack.stop)
        source = PrintSource(reader, lambda: rack.paper_settings)
        self.printing = PrintDesk(rack.printer, source.next_job, lane.submit)
        self.drawer = DrawerDesk(rack.drawer, lane.submit, self._left_open_s)
        self.cards = TerminalDesk(rack.terminal, lane.submit)
        for desk in (self.drawer, self.cards, self.printing):
            stack.callback(desk.stop)
        self.printing.start()
        display = CustomerDisplay(rack)
        stack.callback(display.stop)
        lane.subscribe(display.show)
        rack.cards_open = lambda: _cards_open(lane)
        rack.cards_settled = lambda integrated: _settle_cards(lane, integrated)


def _cards_open(lane: Lane) -> bool:
    """Whether only the card terminal that is there can say what became of a payment."""

    def owes(till: Till) -> bool:
        with till.store.transaction() as tx:
            return bool(card_returns.owed(tx.connection))

    state = lane.state
    found = state.recovery.cards if state.recovery is not None else ()
    if state.phase is Phase.PAYING or state.pending_card is not None or found:
        return True
    return bool(lane.call(owes, aside=True).result(_LANE_S))


def _settle_cards(lane: Lane, integrated: bool) -> None:
    """Another card terminal was set up: from now on the lane asks it, or the cashier."""

    def use(till: Till) -> None:
        till.integrated_cards = integrated

    lane.call(use, aside=True)
