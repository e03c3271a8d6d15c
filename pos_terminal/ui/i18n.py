"""Languages of the screen: translators, direction, and the pseudo-locale of the tests."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from pos_terminal.ui.assets import asset

LANGUAGES = {"en": "English", "de": "Deutsch", "ar": "العربية"}
PSEUDO = "xx"  # +40 %, for tests only
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_ACCENTED = str.maketrans("aeiouyncAEIOU", "àéîöûýñçÀÉÎÖÛ")


class PseudoTranslator(QTranslator):
    """Makes each sentence 40 % longer and accented, so tests see what clips or was not marked."""

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The source text, accented and padded, with its {facts} kept."""
        if not source_text:
            return ""
        return f"{_accented(source_text)}{' ~' * ceil(len(source_text) * 0.2)}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never empty, or Qt would not ask."""
        return False


def _accented(text: str) -> str:
    parts = []
    for chunk in text.replace("}", "}\0").replace("{", "\0{").split("\0"):
        parts.append(chunk if chunk.startswith("{") else chunk.translate(_ACCENTED))
    return "".join(parts)


def language_direction(language: str) -> Qt.LayoutDirection:
    """Which way this language runs."""
    right = language.split("_")[0].split("-")[0] in _RIGHT_TO_LEFT
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight


def use_language(app: QApplication, language: str) -> None:
    """Install the translators of `language`, turn the layout, remember the choice."""
    for old in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    for translator in _translators(app, language):
        QCoreApplication.installTranslator(translator)
    app.setProperty("pos_language", language)
    app.setLayoutDirection(language_direction(language))


def current_language() -> str:
    """The language the screen speaks now; English before one was chosen."""
    app = QCoreApplication.instance()
    chosen = app.property("pos_language") if app is not None else None
    return chosen if isinstance(chosen, str) and chosen in LANGUAGES else "en"


def _translators(parent: QObject, language: str) -> list[QTranslator]:
    if language == PSEUDO:
        return [PseudoTranslator(parent)]
    found = []
    ours = QTranslator(parent)
    if ours.load(str(asset("translations", f"pos_{language}.qm"))):
        found.append(ours)
    qt = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(QLocale(language), "qtbase", "_", folder):
        found.append(qt)
    return found
