"""Commands for bar codes and codes of two dimensions."""

from __future__ import annotations

from functools import lru_cache

from hardware.simulators.paper.bars import OF_DIGITS, CannotBeDrawn
from hardware.simulators.paper.code128 import code128
from hardware.simulators.paper.picture_commands import counted_graphics
from hardware.simulators.paper.press import Press
from hardware.simulators.paper.text_commands import Act

_COUNTED = 65  # GS k: its second form counts from here
_CODE128, _GS1_128, _CODE128_AUTO = 73, 74, 79
# Known, and not drawn: who reads the paper sees the words.
_UNDRAWN_BARS = {72: "Code93", 75: "DataBar", 76: "DataBar", 77: "DataBar", 78: "DataBarExp"}
_SYMBOLS = {48: "PDF417", 49: "QRCode", 50: "MaxiCode", 51: "DataBar", 52: "Composite"}
_SYMBOLS |= {54: "Aztec", 55: "DataMatrix"}
_QR = 49
_MODEL, _SIZE, _LEVEL, _STORE, _PRINT = 65, 67, 69, 80, 81
_MICRO = 51
_LEVELS = {48: "l", 49: "m", 50: "q", 51: "h"}


def _bars(press: Press, whole: bytes) -> None:
    """GS k in both forms."""
    number = whole[2]
    data = whole[4:] if number >= _COUNTED else whole[3:-1]
    kind = _kind(number)
    if kind is None:
        press.complain(f"bar code {number} is not known")
        return
    try:
        modules, text = _modules(number, data)
    except CannotBeDrawn as err:
        press.complain(f"{kind}: {err}")
        modules, text = "", data.decode("latin-1")
    module = (press.settings.bar_module, press.settings.bar_height)
    press.code(kind, text, (modules,) if modules else (), module)


def _kind(number: int) -> str | None:
    if number in (_CODE128, _GS1_128, _CODE128_AUTO):
        return "Code128"
    found = OF_DIGITS.get(number % _COUNTED)
    return found[0] if found is not None else _UNDRAWN_BARS.get(number)


def _modules(number: int, data: bytes) -> tuple[str, str]:
    text = data.decode("latin-1")
    if number == _CODE128:
        return code128(data)
    if number == _GS1_128:
        return code128(b"{B{1" + data.translate(None, b"() "))
    if number == _CODE128_AUTO:
        return code128(b"{B" + data.replace(b"{", b"{{"))
    if number in _UNDRAWN_BARS:
        return "", text
    return OF_DIGITS[number % _COUNTED][1](text)


def _counted(press: Press, whole: bytes) -> None:
    """GS (: a letter says what it is about."""
    letter = whole[2:3]
    if letter == b"k":
        _symbol(press, whole[5:])
    elif letter == b"L":
        counted_graphics(press, whole)
    elif letter == b"H":
        press.paper.questions.append(whole)


def _symbol(press: Press, data: bytes) -> None:
    """GS ( k: settings and data of a symbol, and in the end the print."""
    if len(data) < 3 or data[0] not in _SYMBOLS:
        press.complain("a symbol that is not known")
        return
    symbol, function = data[0], data[1]
    if function != _PRINT:
        press.settings.symbol[symbol, function] = data[2:]
        return
    stored = press.settings.symbol.get((symbol, _STORE), b"")[1:]
    if not stored:
        press.complain("a symbol without data is not printed")
        return
    text = stored.decode("utf-8", "replace")
    try:
        rows = _qr(press, stored) if symbol == _QR else ()
    except ValueError as err:  # segno: too much for one symbol
        press.complain(f"{_SYMBOLS[symbol]}: {err}")
        return
    size = press.settings.symbol.get((symbol, _SIZE), b"\x03")[0]
    press.code(_name(press, symbol), text, rows, (min(max(size, 1), 16),) * 2)


def _name(press: Press, symbol: int) -> str:
    return "MicroQRCode" if symbol == _QR and _model(press) == _MICRO else _SYMBOLS[symbol]


def _model(press: Press) -> int:
    return press.settings.symbol.get((_QR, _MODEL), b"2")[0]


def _qr(press: Press, data: bytes) -> tuple[str, ...]:
    level = press.settings.symbol.get((_QR, _LEVEL), b"0")[0]
    return _qr_rows(data, _LEVELS.get(level, "l"), _model(press) == _MICRO)


@lru_cache(maxsize=32)
def _qr_rows(data: bytes, level: str, micro: bool) -> tuple[str, ...]:
    """Model 1 is drawn as model 2: no reader of today tells the shopper of a difference."""
    import segno  # late: only codes need it

    make = segno.make_micro if micro else segno.make_qr
    code = make(data, error=None if micro else level, boost_error=False)
    return tuple("".join("1" if cell else "0" for cell in row) for row in code.matrix)


def _set_bars(press: Press, whole: bytes) -> None:
    """GS h and GS w."""
    if whole[1:2] == b"h":
        press.settings.bar_height = max(1, whole[2])
    else:
        press.settings.bar_module = min(max(whole[2], 1), 6)


def _bar_words(press: Press, whole: bytes) -> None:
    press.settings.bar_words = whole[2] & 3


CODE_COMMANDS: dict[bytes, Act] = {
    b"\x1dk": _bars,
    b"\x1d(": _counted,
    b"\x1dh": _set_bars,
    b"\x1dw": _set_bars,
    b"\x1dH": _bar_words,
}
