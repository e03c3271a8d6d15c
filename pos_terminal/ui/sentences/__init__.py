"""What each error says to the cashier, in the language of the screen, with the next step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pos_terminal.domain.errors import CashierError, DeviceError, StoreError
from pos_terminal.ui import format as shown
from pos_terminal.ui.sentences.paying import PAYING
from pos_terminal.ui.sentences.people import PEOPLE
from pos_terminal.ui.sentences.rights import RIGHTS
from pos_terminal.ui.sentences.selling import SELLING
from pos_terminal.ui.sentences.shop import SHOP
from pos_terminal.ui.sentences.starting import STARTING

# key of a CashierError or a notice -> its sentence; {facts} are those of the error
SENTENCES: dict[str, object] = SELLING | PAYING | PEOPLE | SHOP | STARTING

_DEFAULT_CURRENCY = "EUR"


def use_currency(currency: str) -> None:
    """The shop's currency (ISO 4217), for amounts inside sentences."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty("pos_currency", currency)


def sentence(error: Exception) -> str:
    """The sentence for this error; a plain one with the key where it is not known."""
    if isinstance(error, CashierError):
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
            told[name.removesuffix("_minor")] = shown.isolate(shown.money(value, _currency()))
        elif name.endswith("_milli") and isinstance(value, int):
            told[name.removesuffix("_milli")] = shown.isolate(shown.quantity(value))
        elif name == "right":
            words = RIGHTS.get(str(value), value)
            told[name] = QCoreApplication.translate("rights", str(words))
        else:
            told[name] = shown.natural(str(value))
    return told


def _currency() -> str:
    app = QCoreApplication.instance()
    chosen = app.property("pos_currency") if app is not None else None
    return str(chosen or _DEFAULT_CURRENCY)
