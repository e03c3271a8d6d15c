"""What the scale says of the goods that are asked for: a state in words, a weight, a price."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from hardware.ports import DeviceFault, NothingWeighed, Weight
from pos_terminal.checkout.tares import Tare
from pos_terminal.domain.money import MAX_QTY_MILLI, to_minor
from pos_terminal.ui.sentences import sentence

WEIGHT_UNITS = frozenset({"kg", "g", "lb", "oz"})

translate = QCoreApplication.translate


class WeighedBefore:
    """What the scale weighed last for a sale: the same goods must not be sold twice.

    A weight counts as new once the scale has been seen empty, or with another weight. Equal goods
    that were swapped while nobody asked the scale look like the same: then a person says so.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self._sold: Weight | None = None

    def repeats(self, heard: Weight | BaseException) -> bool:
        """Whether this may be the goods that were sold already."""
        if isinstance(heard, NothingWeighed) or (isinstance(heard, Weight) and heard != self._sold):
            self._sold = None
        return self._sold is not None and isinstance(heard, Weight)

    def sold(self, weight: Weight) -> None:
        """It was taken for an item."""
        self._sold = weight


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the sheet shows of an answer of the scale."""

    words: str
    milli: int | None = None  # net, thousandths of the product's unit; None: no weight
    level: str = "wait"  # wait | ready | again | trouble


def weighed(
    heard: Weight | BaseException, unit: str, tare: Tare | None, before: WeighedBefore
) -> Weighed:
    """The answer `heard`, for goods that are sold by `unit` (one of WEIGHT_UNITS)."""
    repeats = before.repeats(heard)
    if not isinstance(heard, Weight):
        return _without(heard)
    milli = net_milli(heard, unit, tare)
    if milli <= 0:
        words = translate("weighing", "The packing is heavier than what lies on the scale.")
        return Weighed(words, level="trouble")
    if milli > MAX_QTY_MILLI:
        return Weighed(translate("weighing", "That is more than can be sold at once."))
    if repeats:
        words = translate(
            "weighing",
            "That is what the last item weighed. Take it off the scale; or press Add if these are "
            "other goods.",
        )
        return Weighed(words, milli, "again")
    return Weighed(translate("weighing", "It lies still."), milli, "ready")


def net_milli(weight: Weight, unit: str, tare: Tare | None) -> int:
    """Thousandths of `unit` without the packing; each half up."""
    packing = Weight(Decimal(tare.grams), "g").thousandths_of(unit) if tare is not None else 0
    return weight.thousandths_of(unit) - packing


def _without(error: BaseException) -> Weighed:
    if isinstance(error, NothingWeighed):
        return Weighed(translate("weighing", "Put it on the scale."))
    if isinstance(error, DeviceFault):
        return Weighed(sentence(error), level="trouble")
    return Weighed(
        translate("weighing", "The scale cannot be asked. Type the weight."), level="trouble"
    )


def price_of(milli: int, price: Decimal, currency: str) -> int:
    """What so much costs, in minor units, half up, before discounts."""
    return to_minor(price * milli / 1000, currency)
