"""Code 128 as a printer takes it: subsets switched by "{" in the data. Source: ISO/IEC 15417."""

from __future__ import annotations

from hardware.simulators.paper.bars import CannotBeDrawn

_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232"
    " 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122"
    " 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311"
    " 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113"
    " 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422"
    " 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111"
    " 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121"
    " 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412"
    " 211214 211232 2331112"
).split()
_START = {"A": 103, "B": 104, "C": 105}
_SWITCH = {"A": 101, "B": 100, "C": 99}
_SHIFT = 98
_STOP = 106
_FUNCTIONS = {"1": 102, "2": 97, "3": 96}


def code128(data: bytes) -> tuple[str, str]:
    """The modules, and the text; CannotBeDrawn where the data does not begin with a subset."""
    taken = _Taken()
    at = 0
    while at < len(data):
        at += (
            taken.special(data[at + 1 : at + 2]) if data[at] == ord("{") else taken.plain(data[at])
        )
    if not taken.values:
        raise CannotBeDrawn("Code 128 begins with {A, {B or {C")
    values = taken.values
    check = (values[0] + sum(at * value for at, value in enumerate(values))) % 103
    widths = "".join(_WIDTHS[value] for value in (*values, check, _STOP))
    bars = "".join(("1", "0")[at % 2] * int(width) for at, width in enumerate(widths))
    return bars, taken.text


class _Taken:
    """What has been read so far."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.text = ""
        self.subset = ""
        self.shifted = False

    def special(self, second: bytes) -> int:
        """A pair that begins with "{"; the bytes it took."""
        letter = second.decode("latin-1")
        if letter in _START and letter:
            self.values.append((_SWITCH if self.values else _START)[letter])
            self.subset = letter
        elif letter == "{":
            self.plain(ord("{"))
        elif letter == "S" and self.subset in ("A", "B"):
            self.values.append(_SHIFT)
            self.shifted = True
        elif letter in _FUNCTIONS and self.values:
            self.values.append(_FUNCTIONS[letter])
        elif letter == "4" and self.subset in ("A", "B"):
            self.values.append(101 if self.subset == "A" else 100)
        else:
            raise CannotBeDrawn("{ is followed by A, B, C, S, 1, 2, 3, 4 or {")
        return 2

    def plain(self, byte: int) -> int:
        """One byte of data; a pair of digits in subset C."""
        subset = {"A": "B", "B": "A"}.get(self.subset, "") if self.shifted else self.subset
        self.shifted = False
        value = _value(byte, subset)
        if value is None:
            raise CannotBeDrawn(f"byte {byte:#04x} is not in subset {subset or 'none'}")
        self.values.append(value)
        self.text += f"{byte:02d}" if subset == "C" else chr(byte)
        return 1


def _value(byte: int, subset: str) -> int | None:
    if subset == "A" and byte < 0x60:
        return byte - 0x20 if byte >= 0x20 else byte + 0x40
    if subset == "B" and 0x20 <= byte < 0x80:
        return byte - 0x20
    if subset == "C" and byte < 100:
        return byte
    return None
