"""Takes card numbers, secrets and birth dates out of text before it is logged.

A card number is told from other long numbers by issuer prefix, length and Luhn digit, so that
product codes, receipt numbers, UUIDs and times stay readable. What is left of one is its BIN and
its last four digits at most (PCI DSS 3.4.1, 3.5.1).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pos_terminal.redaction_cards import is_card_number, is_gtin, masked

MASK = "***"
TRACK = "[track data]"
_DEEPEST = 8

# Between the digits of one number: blanks, dashes, dots, "+" and "%20" of URLs, invisible marks.
_SEPARATOR = (
    r"(?:%20|[ \t.\-+/_\u00a0\u00ad\u2000-\u2015\u202f\u2060\u2212\u3000\ufeff]"
    r"[\u200b-\u200d\u2060]?)"
)
_NUMBER = re.compile(rf"\d(?:{_SEPARATOR}{{0,2}}\d){{11,}}")
_GROUP = re.compile(r"\d+")
_KEPT = re.compile(
    r"(?i)(?<![0-9a-f])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?=[0-9]*[a-f])(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}))(?![0-9a-f])"
)
_TRACK_1 = re.compile(r"%?[A-Za-z]?\d[\d ]{10,22}\^[^^\n]{0,40}\^[^?\s]*\??")
_TRACK_2 = re.compile(r";\d{12,19}=\d*\??")
_TRACK_2_BARE = re.compile(r"(\d{12,40})[=Dd](\d{4,})[Ff?]?")
_EMV_PAN = re.compile(r"(?i)(5A0[6-9A])(\d{12,20})")

_ANYWHERE = "password|passwd|passphrase|secret|pepper|api_?key|access_?key|private_?key"
_AS_A_WORD = (
    "pin|pins|pan|cvv2?|cvc2?|csc|cvn2?|security_code|card_?(?:number|no)|track_?[123]?(?:_data)?"
    "|token|authorization|dob|birth|born|birth_?(?:date|day)|date_of_birth"
)
_SECRET_NAME = (
    rf"(?:[\w-]{{0,40}}(?:{_ANYWHERE})|(?:[\w-]{{0,40}}[_-])?(?:{_AS_A_WORD})"
    r"|[\w-]{0,40}(?-i:Pin|Token|Cvv|Cvc|Pan))"
)
_SECRET_IN_TEXT = re.compile(
    rf"(?i)(?<![\w-])({_SECRET_NAME}[\"']?\s*[:=]\s*)"
    r"(b?\"[^\"]*\"|b?'[^']*'|(?:bearer|basic)\s+\S+|[^\s,;&|)\]}]+)"
)
_SECRET_KEY = re.compile(
    rf"(?i)(?:{_SECRET_NAME}|[\w-]*(?:phone|e_?mail|(?:customer|holder)_name))"
)
_OTHERS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}"), rf"\1 {MASK}"),
    (re.compile(r"(://[^/\s:@]{0,64}:)[^/\s@]+@"), rf"\1{MASK}@"),
    (re.compile(r"\b(AKIA|ASIA)[A-Z0-9]{16}\b"), rf"\1{MASK}"),
    (re.compile(r"\$argon2(?:id|i|d)\$[^\s\"']+"), "[hash]"),
    (
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.S
        ),
        "[private key]",
    ),
)


def redact(text: str) -> str:
    """The text without card numbers, track data, security codes, PINs, passwords and keys."""
    for pattern, replacement in _OTHERS:
        text = pattern.sub(replacement, text)
    return without_cards(_SECRET_IN_TEXT.sub(rf"\g<1>{MASK}", text))


def without_cards(text: str) -> str:
    """The text without card numbers and track data, everything else as it is."""
    if not _NUMBER.search(text):
        return text
    text = _TRACK_1.sub(TRACK, text)
    text = _TRACK_2.sub(TRACK, text)
    text = _TRACK_2_BARE.sub(_bare_track, text)
    text = _EMV_PAN.sub(_emv_pan, text)
    kept = [match.span() for match in _KEPT.finditer(text)]
    return _NUMBER.sub(lambda match: _number(match, kept), text)


def holds_card(text: str) -> bool:
    """Whether a card number is written there, in whatever digits."""
    plain = unicodedata.normalize("NFKC", text)
    return without_cards(plain) != plain


def redact_value(value: object, depth: int = 0) -> object:
    """The same for values inside mappings and sequences; a key may say that it is secret."""
    if isinstance(value, bool) or value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return _whole_number(value)
    if isinstance(value, str):
        return redact(value)
    if depth >= _DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return {
            str(key): MASK if is_secret_name(str(key)) else redact_value(item, depth + 1)
            for key, item in value.items()
        }
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes | bytearray):
        return [redact_value(item, depth + 1) for item in value]
    return redact(str(value))


def is_secret_name(name: str) -> bool:
    """Whether a key such as `manager_pin` says that its value must not be written anywhere."""
    return bool(_SECRET_KEY.fullmatch(name))


def _whole_number(value: int) -> object:
    digits = str(value)
    shown = redact(digits)
    return value if shown == digits else shown


def _bare_track(match: re.Match[str]) -> str:
    """Track 2 without sentinels, or inside EMV tag 57: a card number right before the separator."""
    digits = _plain(match[1])
    for size in range(19, 11, -1):
        if is_card_number(digits[-size:]) and len(digits) >= size:
            return digits[:-size] + TRACK
    return match[0]


def _emv_pan(match: re.Match[str]) -> str:
    """EMV tag 5A: as many bytes of digits as its length says."""
    size = int(match[1][-2:], 16) * 2
    digits = _plain(match[2])[:size].rstrip("fF")
    if not is_card_number(digits):
        return match[0]
    return match[1] + masked(digits) + match[2][size:]


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    digits: str


def _number(match: re.Match[str], kept: Sequence[tuple[int, int]]) -> str:
    """One run of digits and separators with its card numbers masked; whole groups only."""
    offset = match.start()
    spaced = match[0].replace("%20", "   ")  # as long as before, and no digits of its own
    groups = [_Group(g.start(), g.end(), _plain(g[0])) for g in _GROUP.finditer(spaced)]
    parts: list[str] = []
    done = first = 0
    while first < len(groups):
        size = _card_groups(groups, first)
        begin, last = groups[first].start, groups[first + max(size, 1) - 1].end
        if not size or any(s < offset + last and offset + begin < e for s, e in kept):
            first += 1
            continue
        digits = "".join(group.digits for group in groups[first : first + size])
        parts += [match[0][done:begin], masked(digits)]
        done = last
        first += size
    return "".join([*parts, match[0][done:]])


def _card_groups(groups: Sequence[_Group], first: int) -> int:
    """How many groups from `first` on make one card number; 0 when none do, the longest first."""
    found = 0
    digits = ""
    for count, group in enumerate(groups[first:], start=1):
        digits += group.digits
        if len(digits) > 19:
            break
        lone_code = count > 1 and any(
            is_gtin(part.digits) and len(part.digits) >= 12
            for part in groups[first : first + count]
        )
        if not lone_code and is_card_number(digits):
            found = count
    return found


def _plain(digits: str) -> str:
    """Digits of any script as ASCII: full-width, Arabic-Indic, Devanagari."""
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)
