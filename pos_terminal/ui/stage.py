"""What every screen is given: the bridge, the readers, the sale, and a way to speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from hardware.ports import ScanData
from pos_terminal.checkout.state import LaneState, Notice
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.no_devices import NoDevices
from pos_terminal.ui.no_plugins import NoPlugins
from pos_terminal.ui.no_sync import NoSync
from pos_terminal.ui.ports import Devices, LanePort, Plugins, Queries, Sync
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.sounds import Sound, Sounds
from pos_terminal.ui.viewmodels.plugin_words import ShopNow, use_shop
from pos_terminal.ui.viewmodels.sale_desk import SaleDesk

ScanTaker = Callable[[ScanData], None]
WallClock = Callable[[], datetime]  # now, in the shop's time zone, for the strip


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence for the person at the till; `level` as in Notice."""

    words: str
    level: str  # info | success | warn | refuse


# A refused command tells its sender by its future; these the lane says by itself.
_LANE_REFUSES = frozenset(
    {"card.declined", "card.cancelled", "card.not_found", "card.unreachable"}
    | {"card.reversal_failed"}
)
_SOUNDS = {"refuse": Sound.REFUSE, "warn": Sound.ATTENTION, "success": Sound.ACCEPT}


class Stage(QObject):
    """Bridge, queries, sale and voice; screens talk to nothing else."""

    said = Signal(object)  # Said
    opened = Signal(object)  # an Ask
    page_wanted = Signal(str)  # a page that the cashier asked for, "" for the lane's own

    def __init__(
        self,
        lane: LanePort,
        queries: Queries,
        sounds: Sounds,
        now: WallClock,
        plugins: Plugins | None = None,
        parent: QObject | None = None,
        sync: Sync | None = None,
        devices: Devices | None = None,
    ) -> None:
        """Wire the voice to the bridge; a None of the ports: nobody runs that here."""
        super().__init__(parent)
        self.bridge = Bridge(lane, self)
        self.queries = queries
        self.plugins: Plugins = plugins or NoPlugins()
        self.sync: Sync = sync or NoSync()
        self.devices: Devices = devices or NoDevices()
        self._shop = ShopNow()
        self.scan_taker: ScanTaker | None = None  # who tries a scanner: scans go there alone
        self.sounds = sounds
        self.now = now
        self.sale = SaleDesk(self.bridge, self)
        self._heard: int | None = None  # highest serial of a notice; None: no state yet
        self._know_shop(self.state)
        self.bridge.refused.connect(self.refuse)
        self.bridge.state_changed.connect(self._listen)
        self.sale.accepted.connect(lambda: sounds.play(Sound.ACCEPT))
        self.sale.wanted.connect(self.opened)

    @property
    def state(self) -> LaneState:
        """The snapshot that the screen shows."""
        return self.bridge.state

    def say(self, words: str, level: str = "info") -> None:
        """Say a sentence, with the sound of its level."""
        self.said.emit(Said(words, level))
        if level in _SOUNDS:
            self.sounds.play(_SOUNDS[level])

    def refuse(self, error: BaseException) -> None:
        """Refuse aloud: sound, colour and words."""
        if isinstance(error, Exception):
            self.say(sentence(error), "refuse")

    def _know_shop(self, state: LaneState) -> None:
        """What sentences are about; told to the application only when it changes."""
        shop = ShopNow(state.currency, state.time_zone, self.plugins)
        if shop != self._shop:
            self._shop = shop
            use_shop(shop)

    def leave(self) -> None:
        """The window closes: sentences no longer ask these plugins for their words."""
        use_shop(ShopNow(self._shop.currency, self._shop.time_zone))

    def _listen(self, state: LaneState) -> None:
        self._know_shop(state)
        notice = state.notice
        serial = notice.serial if notice is not None else 0
        if self._heard is None:  # what was said before this screen came up
            self._heard = serial
        elif notice is not None and serial > self._heard:
            self._heard = serial
            if notice.level != "refuse" or notice.key in _LANE_REFUSES:
                self.say(words_of(notice), notice.level)


def words_of(notice: Notice) -> str:
    """The sentence of a notice."""
    return sentence(CashierError(notice.key, **notice.facts))
