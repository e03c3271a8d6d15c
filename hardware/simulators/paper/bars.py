"""Bar codes as modules: "1" is a bar, "0" a space. Source: ISO/IEC 15420, 16388, 16390, AIM BC2."""

from __future__ import annotations

from collections.abc import Callable

_EAN = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
_FIRST_DIGIT = "LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL".split()
_UPC_E = "GGGLLL GGLGLL GGLLGL GGLLLG GLGGLL GLLGGL GLLLGG GLGLGL GLGLLG GLLGLG".split()
_ITF = "11221 21112 12112 22111 11212 21211 12211 11122 21121 12121".split()
_CODE39_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*"
_CODE39 = (
    "111331311 311311113 113311113 313311111 111331113 311331111 113331111 111311313 311311311"
    " 113311311 311113113 113113113 313113111 111133113 311133111 113133111 111113313 311113311"
    " 113113311 111133311 311111133 113111133 313111131 111131133 311131131 113131131 111111333"
    " 311111331 113111331 111131331 331111113 133111113 333111111 131131113 331131111 133131111"
    " 131111313 331111311 133111311 131313111 131311131 131113131 111313131 131131311"
).split()
_CODABAR = {
    **dict(zip("0123456789-$", (
        "1111122 1111221 1112112 2211111 1121121 2111121 1211112 1211211 1221111 2112111"
        " 1112211 1122111"
    ).split(), strict=True)),
    ":": "2111212", "/": "2121112", ".": "2121211", "+": "1121212",
    "A": "1122121", "B": "1212112", "C": "1112122", "D": "1112221",
}  # fmt: skip


class CannotBeDrawn(Exception):
    """What was asked of the symbology is not in it."""


def _drawn(widths: str, first: str = "1") -> str:
    """Bars and spaces in turn."""
    other = "0" if first == "1" else "1"
    return "".join((other if index % 2 else first) * int(n) for index, n in enumerate(widths))


def _ean_digit(digit: str, side: str) -> str:
    widths = _EAN[int(digit)]
    return _drawn(widths[::-1] if side == "G" else widths, "1" if side == "R" else "0")


def check_digit(digits: str) -> str:
    """GS1's check digit of the digits before it."""
    total = sum(int(d) * (1 if index % 2 else 3) for index, d in enumerate(reversed(digits)))
    return str(-total % 10)


def _whole(text: str, length: int) -> str:
    """With its check digit; one that is given is printed as it is, as printers do."""
    if not (text.isascii() and text.isdigit()) or len(text) not in (length - 1, length):
        raise CannotBeDrawn(f"{length - 1} or {length} digits are wanted")
    return text if len(text) == length else text + check_digit(text)


def ean13(text: str) -> tuple[str, str]:
    """The modules, and the digits below."""
    digits = _whole(text, 13)
    left = zip(digits[1:7], _FIRST_DIGIT[int(digits[0])], strict=True)
    bars = "".join(_ean_digit(digit, side) for digit, side in left)
    right = "".join(_ean_digit(digit, "R") for digit in digits[7:])
    return f"101{bars}01010{right}101", digits


def ean8(text: str) -> tuple[str, str]:
    """The modules, and the digits below."""
    digits = _whole(text, 8)
    left = "".join(_ean_digit(digit, "L") for digit in digits[:4])
    right = "".join(_ean_digit(digit, "R") for digit in digits[4:])
    return f"101{left}01010{right}101", digits


def upc_a(text: str) -> tuple[str, str]:
    """The modules, and the digits below."""
    digits = _whole(text, 12)
    return ean13("0" + digits)[0], digits


def upc_e(text: str) -> tuple[str, str]:
    """The modules of 6 to 8 digits, or of a UPC-A that can be shortened, and the digits below."""
    if not (text.isascii() and text.isdigit()) or len(text) not in (6, 7, 8, 11, 12):
        raise CannotBeDrawn("6, 7, 8, 11 or 12 digits are wanted")
    if len(text) >= 11:
        six, number_system = _shortened(text[:11]), text[0]
    else:
        six = text if len(text) == 6 else text[1:7]
        number_system = "0" if len(text) == 6 else text[0]
    if number_system not in "01":
        raise CannotBeDrawn("UPC-E begins with 0 or 1")
    check = check_digit(_lengthened(number_system, six))
    sides = _UPC_E[int(check)]
    if number_system == "1":
        sides = sides.translate(str.maketrans("LG", "GL"))
    bars = "".join(_ean_digit(digit, side) for digit, side in zip(six, sides, strict=True))
    return f"101{bars}010101", number_system + six + check


def _lengthened(number_system: str, six: str) -> str:
    last = six[5]
    if last in "012":
        return f"{number_system}{six[:2]}{last}0000{six[2:5]}"
    if last == "3":
        return f"{number_system}{six[:3]}00000{six[3:5]}"
    if last == "4":
        return f"{number_system}{six[:4]}00000{six[4]}"
    return f"{number_system}{six[:5]}0000{last}"


def _shortened(eleven: str) -> str:
    """The six digits that stand for the eleven."""
    maker, product = eleven[1:6], eleven[6:11]
    tries = (
        maker[:2] + product[2:] + maker[2],
        maker[:3] + product[3:] + "3",
        maker[:4] + product[4] + "4",
        maker + product[4],
    )
    for six in tries:
        if _lengthened(eleven[0], six) == eleven:
            return six
    raise CannotBeDrawn("this UPC-A has no short form")


def itf(text: str) -> tuple[str, str]:
    """Interleaved 2 of 5: pairs of digits."""
    if not text or not (text.isascii() and text.isdigit()) or len(text) % 2:
        raise CannotBeDrawn("pairs of digits are wanted")
    bars = "1010"
    for at in range(0, len(text), 2):
        pair = zip(_ITF[int(text[at])], _ITF[int(text[at + 1])], strict=True)
        bars += "".join(_drawn(bar + space) for bar, space in pair)
    return bars + "1101", text


def code39(text: str) -> tuple[str, str]:
    """With its stars, whether they are sent or not."""
    inner = text.strip("*")
    if not inner or any(sign not in _CODE39_SIGNS[:-1] for sign in inner):
        raise CannotBeDrawn("Code 39 has capitals, digits and - . space $ / + %")
    drawn = (_drawn(_CODE39[_CODE39_SIGNS.index(sign)]) for sign in f"*{inner}*")
    return "0".join(drawn), inner


def codabar(text: str) -> tuple[str, str]:
    """From a start letter A–D to a stop letter A–D."""
    letters = text.upper()
    if len(letters) < 2 or any(sign not in _CODABAR for sign in letters):
        raise CannotBeDrawn("Codabar has digits and - $ : / . +")
    if not set(letters[0] + letters[-1]) <= set("ABCD") or set(letters[1:-1]) & set("ABCD"):
        raise CannotBeDrawn("Codabar begins and ends with A, B, C or D")
    return "0".join(_drawn(_CODABAR[sign]) for sign in letters), letters


Symbology = Callable[[str], tuple[str, str]]
# GS k: the first form's number; the second is 65 more.
OF_DIGITS: dict[int, tuple[str, Symbology]] = {
    0: ("UPCA", upc_a),
    1: ("UPCE", upc_e),
    2: ("EAN13", ean13),
    3: ("EAN8", ean8),
    4: ("Code39", code39),
    5: ("ITF", itf),
    6: ("Codabar", codabar),
}
