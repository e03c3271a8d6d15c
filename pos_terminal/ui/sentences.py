"""What each error says to the cashier, in the language of the screen, with the next step."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_terminal.domain.errors import CashierError, DeviceError, StoreError

_CONTEXT = "sentences"

# key -> sentence; {facts} are those of the error
SENTENCES: dict[str, object] = {
    "approval.needed": QT_TRANSLATE_NOOP(
        "sentences", "A manager must allow this. Ask a manager to enter the PIN."
    ),
}


def sentence(error: Exception) -> str:
    """The sentence for this error; a plain one with the key where it is not known."""
    if isinstance(error, CashierError):
        return _cashier(error)
    if isinstance(error, DeviceError):
        return f"{error.device}: {error.hint}"
    if isinstance(error, StoreError):
        return f"{error.what} {error.hint}".strip()
    return QCoreApplication.translate(
        _CONTEXT, "Something went wrong. Nothing was lost. Try again or call the manager."
    )


def _cashier(error: CashierError) -> str:
    template = SENTENCES.get(error.key)
    if template is None:
        return QCoreApplication.translate(
            _CONTEXT, "That did not work ({key}). Try again or call the manager."
        ).format(key=error.key)
    try:
        return QCoreApplication.translate(_CONTEXT, str(template)).format(**error.facts)
    except (KeyError, IndexError):
        return QCoreApplication.translate(_CONTEXT, str(template))
