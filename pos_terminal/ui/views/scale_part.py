"""The scale inside a question: what it says, live, what that costs, and the packing to take off."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hardware.ports import Weight
from pos_terminal.checkout.tares import Tare
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.amounts import UNIT_WORDS, price_per
from pos_terminal.ui.viewmodels.weighing import Weighed, price_of, weighed
from pos_terminal.ui.widgets import CategoryTabs, label
from pos_terminal.ui.widgets.text import restyle

ASK_AGAIN_MS = 250
SEEN_MS = 700  # so long the price stands on the screen before the item is added
CHOOSE_MS = 1500  # and so long where packing may be chosen
_TONES = {"trouble": "danger", "again": "warn"}


class ScalePart(QWidget):
    """Asks the scale again and again; emits `taken(thousandths)` when a weight stood."""

    taken = Signal(int)
    changed = Signal()

    def __init__(
        self, stage: Stage, unit: str, price: Decimal | None, in_front: Callable[[], bool]
    ) -> None:
        """For goods of this unit and unit price; None: their price is not known yet.

        Nothing is taken while another question is `in_front`: what lies there is for that one.
        """
        super().__init__()
        self._stage, self._unit, self._price, self._in_front = stage, unit, price, in_front
        self._heard: Weight | BaseException | None = None
        self._now = Weighed("")
        self._stopped = False
        self._words = label("", "notice-text")
        self._weight = label("", "total", wrap=False)
        self._cost = label("", "line-strong", wrap=False)
        self._lay_out(stage.state.tares)
        self._seen = QTimer(
            self, singleShot=True, interval=CHOOSE_MS if stage.state.tares else SEEN_MS
        )
        self._seen.timeout.connect(self._take_seen)
        self._again = QTimer(self, singleShot=True, interval=ASK_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    def _lay_out(self, tares: tuple[Tare, ...]) -> None:
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())
        for one in (self._words, self._weight, self._cost):
            column.addWidget(one)
        self._packing = CategoryTabs()
        column.addWidget(self._packing)  # first: alone and visible it would be a window
        self._packing.setVisible(bool(tares))
        if tares:
            grams = self.tr("{name} {grams} g")
            words = [form.isolate(grams.format(name=one.name, grams=one.grams)) for one in tares]
            none = (None, self.tr("No packing"))
            self._packing.set_tabs([none, *zip(tares, words, strict=True)])
            self._packing.chosen.connect(self._judge)

    # -- for the sheet ------------------------------------------------------------------

    @property
    def milli(self) -> int | None:
        """The weight that stands now, thousandths of the unit."""
        return self._now.milli

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def start(self) -> None:
        """Begin to ask."""
        self._show(Weighed(self.tr("Put it on the scale.")))
        self._ask()

    def stop(self) -> None:
        """The weight is typed instead, or the sheet closes."""
        self._stopped = True
        self._seen.stop()
        self._again.stop()
        self._show(Weighed(""))

    def go_on(self) -> None:
        """Nothing is typed any more."""
        if self._stopped:
            self._stopped = False
            self.start()

    def take(self) -> None:
        """The weight that stands, at once: somebody pressed Add."""
        if self._now.milli is not None:
            self._take()

    # -- the scale ----------------------------------------------------------------------

    def _ask(self) -> None:
        self._stage.bridge.ask(self._stage.devices.weigh(), self._hear, self._hear, owner=self)

    def _hear(self, heard: Weight | BaseException) -> None:
        if self._stopped:
            return
        self._heard = heard
        self._judge()
        self._again.start()

    def _judge(self, _choice: object = None) -> None:
        if self._heard is None or self._stopped:
            return
        if not self._in_front():
            self._seen.stop()
            return
        tare, before = self._packing.key(), self._now
        tare = tare if isinstance(tare, Tare) else None
        self._show(weighed(self._heard, self._unit, tare, self._stage.sale.weighed_before))
        if self._now.level != "ready":
            self._seen.stop()
        elif self._now != before or not self._seen.isActive():
            self._seen.start()

    def _take_seen(self) -> None:
        if self._in_front():
            self._take()

    def _take(self) -> None:
        milli = self._now.milli
        if milli is None or not isinstance(self._heard, Weight):
            return
        self._stage.sale.weighed_before.sold(self._heard)
        self.stop()
        self.taken.emit(milli)

    def _show(self, now: Weighed) -> None:
        if now == self._now and self._words.text() == now.words:
            return
        self._now = now
        self._words.setText(now.words)
        self._words.setProperty("tone", _TONES.get(now.level, ""))
        restyle(self._words)
        weight = cost = ""
        if now.milli is not None:
            unit = UNIT_WORDS.get(self._unit, self._unit)
            weight = form.isolate(f"{form.quantity(now.milli)} {unit}")
            cost = self._cost_words(now.milli)
        self._weight.setText(weight)
        self._cost.setText(cost)
        self.setAccessibleName(" ".join(filter(None, (now.words, weight, cost))))
        self.column.activate()  # or the sheet would fit what was said before
        self.updateGeometry()
        self.changed.emit()

    def _cost_words(self, milli: int) -> str:
        if self._price is None:
            return ""
        currency = self._stage.state.currency
        each = price_per(self._price, self._unit, currency)
        total = form.money(price_of(milli, self._price, currency), currency)
        return f"{form.isolate(each)}  =  {form.isolate(total)}"
