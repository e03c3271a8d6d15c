"""How people are written, and what that comes to in a search: words, numbers, keys. No I/O."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

NAME, PHONE, PHONE_END, EMAIL, CARD = "n", "p", "t", "e", "c"  # kinds of keys
TYPO_LETTERS = 7  # of a word that a typing error is looked for in: keeps a word at 8 keys
MAX_WORDS = 6  # of a name, and of what is typed
SHORTEST_TYPO = 3  # letters; below, everything is like everything
_LONG = 8  # letters from which a word may have two errors

_SPELLED = str.maketrans(
    {
        "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th",
        "ı": "i", "ĸ": "k", "ŋ": "n", "ħ": "h", "ŧ": "t",
        "ى": "ي", "ة": "ه", "ـ": "", "ک": "ك", "ی": "ي",  # one letter, written in two ways
        "'": "", "’": "", "ʼ": "", "`": "", "´": "",  # O'Neill, Oneill
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile(r"([\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def plain(text: str) -> str:
    """Letters without case, accents and variants, in any script."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare).casefold().translate(_SPELLED)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, plain; each ideograph is one, for they are written without spaces."""
    spaced = _IDEOGRAPH.sub(r" \1 ", plain(text))
    return tuple(_WORD.findall(spaced)[:MAX_WORDS])


def digits_of(text: str) -> str:
    """The digits of a number in any notation: without 00, +, (0) and what stands between."""
    bare = re.sub(r"\(\s*0\s*\)", "", text)
    digits = "".join(str(unicodedata.digit(char)) for char in bare if char.isdecimal())
    return digits.lstrip("0")


def is_number(text: str) -> bool:
    """Whether somebody typed a telephone number or a part of one: no letters, three digits."""
    digits = sum(char.isdecimal() for char in text)
    return digits >= 3 and not any(char.isalpha() for char in text)


def national(e164: str) -> str:
    """A number as it is dialled at home, without leading zero; empty for what is no number."""
    import phonenumbers  # late: 60 files that a start does not need

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return ""
    return str(phonenumbers.national_significant_number(number)).lstrip("0")


def name_keys(words: tuple[str, ...]) -> set[str]:
    """The name, begun at each of its words: `ada maria lowe`, `maria lowe ada`, `lowe ada maria`.

    So any word's beginning is a range of keys, and the rest of the name stands beside it.
    """
    return {NAME + " ".join(words[at:] + words[:at]) for at in range(len(words))}


def keys_of(name: str, phone_e164: str, email: str, card: str) -> set[str]:
    """All that somebody is looked up by."""
    keys = name_keys(words_of(name))
    number = digits_of(phone_e164)
    if number:
        keys |= {PHONE + number, PHONE_END + number[::-1]}
        at_home = national(phone_e164)
        keys |= {PHONE + at_home} if at_home else set()
    if email:
        keys.add(EMAIL + plain(email))
    if card:
        keys.add(CARD + plain(card))
    return keys


def typo_keys(word: str) -> set[str]:
    """A word and the same without each one of its letters; two words with a key in common differ
    by a letter too many, too few, another one, or two that changed places.

    Source: the symmetric deletion of https://github.com/wolfgarbe/SymSpell (the idea).
    """
    if len(word) < SHORTEST_TYPO:
        return {word}
    head = word[:TYPO_LETTERS]
    return {head} | {head[:at] + head[at + 1 :] for at in range(len(head))}


def errors_between(typed: str, word: str) -> int | None:
    """How many typing errors lie between a typed word (or beginning) and a word; None: too many."""
    allowed = 0 if len(typed) < SHORTEST_TYPO else 1 if len(typed) < _LONG else 2
    from rapidfuzz.distance import OSA  # late: 18 ms that no start should wait for

    found = OSA.distance(typed, word, score_cutoff=allowed)
    if found > allowed and len(typed) > SHORTEST_TYPO and len(word) > len(typed):
        found = OSA.distance(typed, word[: len(typed)], score_cutoff=allowed)
    return found if found <= allowed else None


def errors_in(typed: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """Typing errors of all words together, each against its own word of the name; None: no match.

    A word's beginning is no error.
    """
    left = list(name)
    total = 0
    for word in typed:
        rated = [
            (0 if other.startswith(word) else errors_between(word, other), len(other), at)
            for at, other in enumerate(left)
        ]
        able = [(errors, length, at) for errors, length, at in rated if errors is not None]
        if not able:
            return None
        errors, _length, at = min(able)
        total += errors
        left.pop(at)
    return total


def row_keys(row: Mapping[str, Any]) -> set[str]:
    """All keys of a row, none where nobody may be found by it."""
    if row.get("status") not in ("active", "merged"):
        return set()
    return keys_of(row["name"], row["phone_e164"], row["email"], row["card"])
