"""Names as words for the search index: any script, no accents, characters where no spaces are.

What is indexed and what is asked goes through the same folding. The cutting into words is left
to SQLite's own tokenizer, so the two can never disagree.
"""

from __future__ import annotations

import re
import unicodedata

from pysqlite3 import dbapi2

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"  # as in migrations/catalog
MAX_QUERY = 200  # characters
MAX_WORDS = 12

# Letters that have no decomposition but that people type in another way.
_LETTERS = {
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss",
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "þ": "th", "Þ": "th", "ı": "i", "İ": "i",
}  # fmt: skip
# Joiners, Arabic vowel marks and the Arabic stretch: writers leave them out at will.
_SILENT = "\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\ufeff"
_FOLD = str.maketrans(
    _LETTERS | dict.fromkeys([*_SILENT, *map(chr, range(0x064B, 0x0660)), "\u0670"], "")
)

_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f\u1f00-\u1fff]")
_ACCENTS = re.compile("[\u0300-\u036f]")

# Scripts written without spaces, or in which the second half of a word is asked for: Thai, Lao,
# Myanmar, Khmer, kana, Han, Hangul.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def indexed_words(name: str) -> str:
    """A name as the search index holds it: unspaced scripts as pairs of characters.

    The last character stands alone too, so a single character finds each place where it occurs.
    """
    if name.isascii():
        return name
    return _UNSPACED.sub(_pairs_and_last, _folded(name))


def asked_words(text: str) -> str:
    """A search text in the same form, capped; pairs only, since each must be found."""
    text = text[:MAX_QUERY]
    if text.isascii():
        return text
    return _UNSPACED.sub(_pairs, _folded(text))


def _folded(text: str) -> str:
    if _GREEK_OR_CYRILLIC.search(text):  # SQLite takes accents off Latin letters only
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", text).translate(_FOLD)


def _pairs_and_last(run: re.Match[str]) -> str:
    return f"{_pairs(run)}{run[0][-1]} " if len(run[0]) > 1 else _pairs(run)


def _pairs(run: re.Match[str]) -> str:
    chars = run[0]
    if len(chars) == 1:
        return f" {chars} "
    return f" {' '.join(map(''.join, zip(chars, chars[1:], strict=False)))} "


class WordCutter:
    """Cuts a search text into words with SQLite's own tokenizer (about 50 µs)."""

    def __init__(self) -> None:
        """A private in-memory index of one row; one thread at a time."""
        self._memory = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute(f'CREATE VIRTUAL TABLE cut USING fts5(t, tokenize="{TOKENIZER}")')
        self._memory.execute("CREATE VIRTUAL TABLE words USING fts5vocab(cut, 'instance')")

    def cut(self, text: str) -> list[str]:
        """The first words of a search text, folded, in their order, each once."""
        self._memory.execute("DELETE FROM cut")
        self._memory.execute("INSERT INTO cut VALUES (?)", (asked_words(text).replace("\0", " "),))
        found = self._memory.execute('SELECT term FROM words ORDER BY "offset"').fetchall()
        return list(dict.fromkeys(term for (term,) in found))[:MAX_WORDS]

    def match(self, text: str) -> str:
        """The FTS5 expression that asks for each word as a prefix; empty without words."""
        return " ".join(f'"{word}"*' for word in self.cut(text))

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
