"""How much of it: typed on the pad, or weighed by the scale that is asked by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import UNIT_WORDS, quantity_from
from pos_terminal.ui.viewmodels.item_questions import with_weight
from pos_terminal.ui.viewmodels.weighing import WEIGHT_UNITS
from pos_terminal.ui.views.pad_sheet import PadSheet
from pos_terminal.ui.views.scale_part import ScalePart


class WeightSheet(PadSheet[int]):
    """The pad always works; what is typed counts before what the scale says."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskWeight) -> None:
        """About the item or the line of `ask`."""
        unit = UNIT_WORDS.get(ask.unit, ask.unit)
        title = self.tr("How much of {item}?").format(item=ask.name)
        weighs = ask.unit in WEIGHT_UNITS and stage.devices.has("scale")
        caption = self.tr("Weight in {unit}") if ask.unit == "kg" else self.tr("Amount in {unit}")
        if weighs:
            caption = self.tr("Or type the weight in {unit}")
        super().__init__(
            stage, over, title, caption.format(unit=unit), decimals=True, ok=self.tr("Add")
        )
        self._ask = ask
        self._unit = unit
        self.scale: ScalePart | None = None
        if weighs:
            self.scale = ScalePart(
                stage, ask.unit, ask.price, lambda: self.top_of(self.window()) is self
            )
            self.scale.taken.connect(self._weighed)
            self.scale.changed.connect(self._heard)
            self.put_above(self.scale)
        self.start()
        if self.scale is not None:
            self.scale.start()

    def value(self) -> int | None:
        """Thousandths of the unit."""
        return quantity_from(self.field.text())

    def words(self, value: int) -> str:
        """The weight with its unit."""
        return form.isolate(f"{form.quantity(value)} {self._unit}")

    def take(self, value: int) -> None:
        """Add the item, or change the line."""
        self._use(value)

    def answer(self) -> None:
        """OK or Enter: what is typed, else what stands on the scale."""
        if self.scale is not None and not self.field.text() and self.scale.milli is not None:
            self.scale.take()
        else:
            super().answer()

    def _weighed(self, milli: int) -> None:
        self._use(milli, by_scale=True)

    def _use(self, milli: int, *, by_scale: bool = False) -> None:
        if self._ask.item is not None:
            self.stage.sale.add_answered(with_weight(self._ask.item, milli, by_scale=by_scale))
            self.dismiss()
            return
        self.stage.bridge.submit(
            cmd.SetQuantity(milli, self._ask.line_no),
            done=self.finish,
            failed=self.refuse,
            owner=self,
        )

    def _heard(self) -> None:
        self.refit()
        self._judge_ok()

    def _echo(self) -> None:
        super()._echo()
        if self.scale is not None:
            if self.field.text():
                self.scale.stop()
            else:
                self.scale.go_on()
        self._judge_ok()

    def _judge_ok(self) -> None:
        weighed = self.scale is not None and not self.field.text() and self.scale.milli is not None
        self.ok.setEnabled(weighed or self.value() is not None)
