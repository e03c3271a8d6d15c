"""Which character a byte is, by the number of its code page as Epson counts."""

from __future__ import annotations

from functools import cache

NO_CHARACTER = "\ufffd"
KATAKANA = 1
_CODECS = {
    0: "cp437",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    13: "cp857",
    14: "cp737",
    15: "iso8859_7",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
    21: "cp874",
    32: "cp720",
    33: "cp775",
    34: "cp855",
    35: "cp861",
    36: "cp862",
    37: "cp864",
    38: "cp869",
    39: "iso8859_2",
    40: "iso8859_15",
    44: "cp1125",
    45: "cp1250",
    46: "cp1251",
    47: "cp1253",
    48: "cp1254",
    49: "cp1255",
    50: "cp1256",
    51: "cp1257",
    52: "cp1258",
    53: "kz1048",
}
_KATAKANA_LINES = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯"  # 0x80 to 0x9F
_KATAKANA_SIGNS = "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒ "  # 0xE0 to 0xFF
_INTERNATIONAL_BYTES = b"#$@[\\]^`{|}~"
# ESC R: what stands in place of those twelve.
_INTERNATIONAL = (
    "#$@[\\]^`{|}~",
    "#$à°ç§^`éùè¨",
    "#$§ÄÖÜ^`äöüß",
    "£$@[\\]^`{|}~",
    "#$@ÆØÅ^`æøå~",
    "#¤ÉÄÖÅÜéäöåü",
    "#$@°\\é^ùàòèì",
    "₧$@¡Ñ¿^`¨ñ}~",
    "#$@[¥]^`{|}~",
    "#¤ÉÆØÅÜéæøåü",
    "#$ÉÆØÅÜéæøåü",
    "#$á¡Ñ¿é`íñóú",
    "#$á¡Ñ¿éüíñóú",
    "#$@[₩]^`{|}~",
    "#$ŽŠĐĆČžšđćč",
    "#¥@[\\]^`{|}~",
)


def is_known(page: int) -> bool:
    """Whether characters of the page can be told."""
    return page == KATAKANA or page in _CODECS


@cache
def character(byte: int, page: int, country: int = 0) -> str:
    """The character of a byte from 0x20; NO_CHARACTER where its page has none."""
    if byte < 0x80:
        place = _INTERNATIONAL_BYTES.find(bytes((byte,)))
        if place < 0 or country >= len(_INTERNATIONAL):
            return chr(byte)
        return _INTERNATIONAL[country][place]
    if page == KATAKANA:
        return _katakana(byte)
    try:
        found = bytes((byte,)).decode(_CODECS[page])
    except (KeyError, UnicodeDecodeError):
        return NO_CHARACTER
    return found if found.isprintable() or found == "\xa0" else NO_CHARACTER


def _katakana(byte: int) -> str:
    if byte < 0xA0:
        return _KATAKANA_LINES[byte - 0x80]
    if byte >= 0xE0:
        return _KATAKANA_SIGNS[byte - 0xE0]
    return " " if byte == 0xA0 else chr(0xFF61 + byte - 0xA1)


def kanji(pair: bytes, shift_jis: bool) -> str:
    """The character of two bytes in Kanji mode, in Shift JIS or in GB 18030."""
    try:
        found = pair.decode("shift_jis" if shift_jis else "gb18030")
    except UnicodeDecodeError:
        return NO_CHARACTER
    return found if len(found) == 1 and found.isprintable() else NO_CHARACTER
