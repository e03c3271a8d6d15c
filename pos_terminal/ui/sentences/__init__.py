"""What each error says to the cashier, in the language of the screen, with the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from hardware.ports import DeviceFault
from pos_terminal.checkout.plugin_views import Told
from pos_terminal.domain.errors import CashierError, DeviceError, StoreError
from pos_terminal.ui import format as shown
from pos_terminal.ui.sentences.devices import DEVICES
from pos_terminal.ui.sentences.paying import PAYING
from pos_terminal.ui.sentences.people import PEOPLE
from pos_terminal.ui.sentences.plugging import PLUGGING
from pos_terminal.ui.sentences.rights import RIGHTS
from pos_terminal.ui.sentences.selling import SELLING
from pos_terminal.ui.sentences.shop import SHOP
from pos_terminal.ui.sentences.starting import STARTING
from pos_terminal.ui.sentences.syncing import SYNCING
from pos_terminal.ui.viewmodels.device_words import named
from pos_terminal.ui.viewmodels.plugin_words import (
    money,
    quantity,
    shop_now,
    tell,
    title_of,
    use_shop,
)

# key of a CashierError or a notice -> its sentence; {facts} are those of the error
SENTENCES: dict[str, object] = (
    SELLING | PAYING | PEOPLE | SHOP | STARTING | PLUGGING | SYNCING | DEVICES
)


def use_currency(currency: str) -> None:
    """The shop's currency (ISO 4217), for amounts inside sentences."""
    use_shop(replace(shop_now(), currency=currency))


def sentence(error: Exception) -> str:
    """The sentence for this error; a plain one with the key where it is not known."""
    if isinstance(error, CashierError):
        return _of_key(error.key, error.facts)
    if isinstance(error, DeviceFault) and error.hint == error.standing_hint:
        return _of_key(error.key, error.facts)
    if isinstance(error, DeviceError):
        return f"{error.device}: {error.hint}"
    if isinstance(error, StoreError):
        return f"{error.what} {error.hint}".strip()
    return QCoreApplication.translate(
        "sentences", "Something went wrong. Nothing was lost. Try again or call the manager."
    )


def _of_key(key: str, facts: dict[str, object]) -> str:
    text = SENTENCES.get(key)
    if text is None:
        return QCoreApplication.translate(
            "sentences", "That did not work ({key}). Try again or call the manager."
        ).format(key=key)
    told = QCoreApplication.translate("sentences", str(text))
    return told.format_map(_Facts(_readable(facts))).strip()


class _Facts(dict[str, str]):
    """A fact that an error did not bring leaves a gap, never braces on the screen."""

    def __missing__(self, name: str) -> str:
        return "…"


def _readable(facts: dict[str, object]) -> dict[str, str]:
    """Facts as people read them: `remaining_minor` becomes {remaining}, `left_milli` {left}."""
    told: dict[str, str] = {}
    for name, value in facts.items():
        if name.endswith("_minor") and isinstance(value, int):
            told[name.removesuffix("_minor")] = money(value)
        elif name.endswith("_milli") and isinstance(value, int):
            told[name.removesuffix("_milli")] = quantity(value)
        elif isinstance(value, Told):  # a plugin's sentence ends where ours goes on
            told[name] = tell(str(facts.get("plugin", "")), value).rstrip(". ")
        else:
            told[name] = _NAMED.get(name, shown.natural)(str(value))
    return told


def _right(right: str) -> str:
    return QCoreApplication.translate("rights", str(RIGHTS.get(right, right)))


def _titles(plugins: str) -> str:
    return ", ".join(shown.natural(title_of(each)) for each in plugins.split(", "))


_NAMED: dict[str, Callable[[str], str]] = {  # facts by what they are called
    "day": lambda day: shown.long_day(date.fromisoformat(day)),
    "right": _right,
    "why": lambda why: shown.natural(why.rstrip(". ")),  # somebody's sentence inside of ours
    "device": named,
    "plugin": lambda plugin: shown.natural(title_of(plugin)),
    "names": _titles,  # of plugins
}
