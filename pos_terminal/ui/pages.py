"""Which page is in front: the one of the lane's phase, or one that was asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hardware.ports import ItemLabel
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.admin.sections import BY_NAME, SECTIONS
from pos_terminal.ui.stage import Said, Stage
from pos_terminal.ui.views.page import Page
from pos_terminal.ui.views.price_check_page import PriceCheckPage
from pos_terminal.ui.views.sell_page import SellPage
from pos_terminal.ui.views.set_up_page import SetUpPage
from pos_terminal.ui.views.shift_pages import CloseShiftPage, OpenShiftPage
from pos_terminal.ui.views.sign_in_page import LockPage, SignInPage
from pos_terminal.ui.views.start_pages import ConfirmTimePage, RecoveryPage, WordsPage

_SELL_AFTER_MS = 100  # the first page is painted by then, and nobody has signed in
_OF_PHASE = {
    Phase.STARTING: "starting",
    Phase.SET_UP: "set_up",
    Phase.RECOVERY: "recovery",
    Phase.CONFIRM_TIME: "confirm_time",
    Phase.SIGNED_OUT: "sign_in",
    Phase.LOCKED: "lock",
    Phase.NO_SHIFT: "open_shift",
    Phase.STOPPED: "stopped",
}
# Pages that somebody asks for, and the phases in which they may lie in front.
_MAY_WANT = {
    "close_shift": frozenset({Phase.SELLING, Phase.PAID}),
    "sign_in": frozenset({Phase.SELLING, Phase.NO_SHIFT, Phase.PAID}),
    **{
        section.name: frozenset({Phase.SELLING, Phase.NO_SHIFT, Phase.PAID}) for section in SECTIONS
    },
}


def may_want(name: str, phase: Phase) -> bool:
    """Whether this page may lie in front now."""
    return phase in _MAY_WANT[name]


class Pages(QObject):
    """Makes each page when it is first needed and keeps it."""

    language_chosen = Signal(str)
    sell_made = Signal(object)  # SellPage

    def __init__(self, stage: Stage, host: QStackedWidget) -> None:
        """The sale's page is made soon: the first scan must not wait for it, nor the first page."""
        super().__init__(host)
        self._stage = stage
        self._host = host
        self._wanted = ""
        self._now = ""
        self._loaded = -1  # catalogue version of the tiles
        self._sell: SellPage | None = None
        self._made: dict[str, Page] = {}
        QTimer.singleShot(_SELL_AFTER_MS, self, lambda: self.sell)

    @property
    def sell(self) -> SellPage:
        """The sale's page; made when it is first asked for."""
        if self._sell is None:
            self._sell = SellPage(self._stage)
            self._host.addWidget(self._sell)
            self.sell_made.emit(self._sell)
        return self._sell

    @property
    def name(self) -> str:
        """Name of the page in front."""
        return self._now

    def want(self, name: str, state: LaneState) -> None:
        """Ask for a page; an empty name is the lane's own."""
        self._wanted = name
        self.show_for(state)

    def show_for(self, state: LaneState) -> bool:
        """Bring the right page to the front; True where that is another one."""
        if self._wanted and not may_want(self._wanted, state.phase):
            self._wanted = ""
        name = self._wanted or _OF_PHASE.get(state.phase, "sell")
        if name == "sell":
            self._load(state)
        if name == self._now:
            page = self._made.get(name)
            if page is not None:
                page.take(state)
            return False
        self._now = name
        if name == "sell":
            self._host.setCurrentWidget(self.sell)
            self.sell.rest()
        else:
            page = self._page(name)
            self._host.setCurrentWidget(page)
            page.enter(state)
        return True

    def _load(self, state: LaneState) -> None:
        if state.catalogue_version != self._loaded:
            self._loaded = state.catalogue_version
            self.sell.load()

    def _page(self, name: str) -> Page:
        if name not in self._made:
            page = self._make(name)
            self._made[name] = page
            self._host.addWidget(page)
        return self._made[name]

    def _make(self, name: str) -> Page:
        stage = self._stage
        if name == "starting":
            return WordsPage(stage, self.tr("Starting …"), self.tr("The till opens its books."))
        if name == "set_up":
            page = SetUpPage(stage)
            page.language_chosen.connect(self.language_chosen)
            return page
        makers: dict[str, type[Page]] = {
            "stopped": PriceCheckPage,
            "recovery": RecoveryPage,
            "confirm_time": ConfirmTimePage,
            "sign_in": SignInPage,
            "lock": LockPage,
            "open_shift": OpenShiftPage,
            "close_shift": CloseShiftPage,
        }
        if name in BY_NAME:
            return BY_NAME[name].make(stage)
        return makers[name](stage)

    def front(self) -> QWidget | None:
        """The page in front."""
        return self._host.currentWidget()

    def scan(self, code: str, label: ItemLabel | None = None) -> bool:
        """Hand a scan to the page in front; False: refuse it aloud."""
        page = self._made.get(self._now)
        if self._now == "sell" or (page is not None and page.passes_scans):
            self.sell.scan(code, label)
            return True
        return page is not None and page.scan(code)

    def say(self, said: Said) -> None:
        """A sentence on the page in front."""
        page = self._made.get(self._now)
        if page is not None:
            page.say(said)
        else:
            self.sell.say(said)
