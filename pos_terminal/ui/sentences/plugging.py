"""About plugins: switches, settings, what they hold, ask and say."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PLUGGING: dict[str, object] = {
    "plugin.unknown": QT_TRANSLATE_NOOP(
        "sentences", "There is no plugin {plugin} here. Look at the list of plugins again."
    ),
    "plugin.refused": QT_TRANSLATE_NOOP(
        "sentences", "{plugin} cannot run here: {why}. Tell who looks after the till."
    ),
    "plugin.off": QT_TRANSLATE_NOOP(
        "sentences", "{plugin} does not work now. Switch it on first, then try again."
    ),
    "plugin.setting": QT_TRANSLATE_NOOP(
        "sentences", "Something that was filled in does not fit: {why}. Correct it and try again."
    ),
    "plugin.settings": QT_TRANSLATE_NOOP(
        "sentences", "That cannot be kept: {why}. Correct it and try again."
    ),
    "plugin.no_settings": QT_TRANSLATE_NOOP(
        "sentences", "{plugin} has nothing to set. Choose another plugin."
    ),
    "plugin.suspended": QT_TRANSLATE_NOOP(
        "sentences", "{plugin} failed and rests; sales go on. A manager can switch it on again."
    ),
    "plugin.said": QT_TRANSLATE_NOOP("sentences", "{plugin}: {text}."),
    "plugin.asked_no_more": QT_TRANSLATE_NOOP(
        "sentences", "That question was answered already. Go on with the sale."
    ),
    "hold.plugin": QT_TRANSLATE_NOOP(
        "sentences", "Payment waits: {reason}. See to it above the total first."
    ),
    "hold.asked": QT_TRANSLATE_NOOP(
        "sentences", "Payment waits for an answer: {question} Choose one above the total."
    ),
    "hold.final": QT_TRANSLATE_NOOP(
        "sentences", "Nobody can allow this: {reason}. Take the items out or void the sale."
    ),
    "hold.gone": QT_TRANSLATE_NOOP(
        "sentences", "Nothing holds the sale there any more. Go on with the sale."
    ),
}
