"""The words of a receipt in the shop's language, from the catalogues in resources/receipts."""

from __future__ import annotations

from functools import cache
from importlib import resources

from babel.messages.pofile import read_po

LANGUAGES = ("en", "de", "ar")
_RTL_LANGUAGES = {"ar", "fa", "he", "ur"}


class Words:
    """Looks English words up in one language; what has no translation stays English."""

    def __init__(self, language: str) -> None:
        """`language` is a locale such as "de" or "de_CH"; the part before "_" decides."""
        self.language = language
        self._found = _catalogue(language.replace("-", "_").partition("_")[0])

    @property
    def rtl(self) -> bool:
        """Whether the language is written from the right."""
        return self.language.replace("-", "_").partition("_")[0] in _RTL_LANGUAGES

    def __call__(self, word: str, **facts: object) -> str:
        """The translated word with its {facts} filled in."""
        text = self._found.get(word) or word
        return text.format(**facts) if facts else text


@cache
def _catalogue(language: str) -> dict[str, str]:
    if language not in LANGUAGES or language == "en":
        return {}
    source = resources.files("resources").joinpath("receipts", f"{language}.po")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {
        m.id: m.string for m in catalogue if isinstance(m.id, str) and isinstance(m.string, str)
    }
