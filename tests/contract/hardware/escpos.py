"""ESC/POS commands and receipts of other programs, printed on our simulated paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import zxingcpp

from hardware.simulators.paper import Paper, painted, print_out
from hardware.simulators.paper.marks import Look
from tests.contract.hardware.loading import Case

Check = Callable[[Paper], bool]
_PROBE = b"X\n"  # shows what the command did to what comes after it


def wrong(case: Case) -> Iterator[str]:
    """What the paper shows otherwise than the other program meant it."""
    data = bytes.fromhex(case.data["bytes_hex"])
    yield from _command(case.data["name"], data) if case.section == "commands" else _receipt(case)


# -- receipts


def _receipt(case: Case) -> Iterator[str]:
    columns = int(case.data.get("cpl", 48))
    paper = print_out(bytes.fromhex(case.data["bytes_hex"]), columns * 12)
    yield from (f"not known: {one.data[:8]!r}" for one in paper.unknown)
    yield from (f"printed {got!r}, expected {want!r}" for got, want in _text_differs(case, paper))
    for kind, text in case.data.get("expect_barcodes", []):
        if (kind, text) not in [(code.kind, code.text) for code in paper.codes]:
            yield f"no {kind} {text!r}"
        if text not in _read_back(paper):
            yield f"{kind} {text!r} is not read from the picture"


def _text_differs(case: Case, paper: Paper) -> Iterator[tuple[str, str]]:
    """With its layout where the other program knew it; rules are drawn there with hyphens."""
    exact = "cpl" in case.data
    lines = paper.texts if exact else [line.said for line in paper.lines]
    got = [line.replace("─", "-").rstrip() for line in lines if line.strip()]
    want = [line.rstrip() for line in case.data["expect_text"] if line.strip()]
    got += [""] * (len(want) - len(got))
    want += [""] * (len(got) - len(want))
    return ((one, other) for one, other in zip(got, want, strict=True) if one != other)


def _read_back(paper: Paper) -> list[str]:
    return [code.bytes.decode() for code in zxingcpp.read_barcodes(painted(paper, 32))]


# -- commands


def _command(name: str, data: bytes) -> Iterator[str]:
    paper = print_out(data + _PROBE)
    yield from (f"not known: {one.data[:8]!r}" for one in paper.unknown)
    checks = [check for pattern, check in _CHECKS if re.fullmatch(pattern, name)]
    if not checks:
        yield f"nobody says what {name} does to the paper"
    if not all(check(paper) for check in checks):
        yield f"{name} left {paper.texts}, {_look(paper)}, {paper.marks[:3]}"


def _look(paper: Paper) -> Look:
    return paper.lines[-1].cells[-1].look


def _looks(**fields: object) -> Check:
    return lambda paper: all(getattr(_look(paper), name) == fields[name] for name in fields)


def _prints(*lines: str) -> Check:
    return lambda paper: paper.texts == [*lines]


def _starts_at(left: int) -> Check:
    return lambda paper: paper.lines[-1].cells[-1].left == left


def _code(kind: str, text: str, read: str | None = None) -> Check:
    """As the command says, and as another program reads it from the picture."""
    return lambda paper: (
        [(code.kind, code.text) for code in paper.codes] == [(kind, text)]
        and (read is None or read in _read_back(paper))
    )


def _no_code(paper: Paper) -> bool:
    return not paper.codes and paper.texts == ["X"]


def _dots(*rows: str) -> Check:
    """The picture's rows, from its first byte on; it stands alone or in the line."""

    def check(paper: Paper) -> bool:
        alone = [one.dots for one in paper.pictures]
        dots = (alone or [one for line in paper.lines for one in line.pictures])[0]
        wide = (dots.width + 7) // 8
        found = [format(dots.rows[at], "08b") for at in range(0, len(dots.rows), wide)]
        return found == [*rows] and not paper.complaints

    return check


def _module(width: int, height: int) -> Check:
    return lambda paper: paper.codes[0].module == (width, height)


def _bar(command: bytes, check: Check) -> Check:
    """A setting of bar codes shows on the next one; it is repeated before that."""
    bars = b"\x1dk\x0496\x00"
    return lambda _paper: check(print_out(command + bars))


_QR_TEXT = "https://nielsleenheer.com"
_CHECKS: list[tuple[str, Check]] = [
    (r"InitializeOutput", _looks(bold=False, wide=1)),
    (r"TextStringOutput", _prints("The quick brown fox jumps over the lazy dog", "X")),
    (r"TextString", _prints("String1231.2X")),
    (r"FeedDefault", _prints("", "X")),
    (r"Feed3Lines", _prints("", "", "", "X")),
    (r"FeedReverseDefault|FeedForm|Release", _prints("X")),
    (r"SelectPrintModeDefault", _looks(font=0, bold=False, wide=1, high=1, underline=0)),
    (r"SetUnderlineDefault", _looks(underline=1)),
    (r"SetUnderlineDbl", _looks(underline=2)),
    (r"SetUnderline(Off|AcceptedValues)", _looks(underline=0)),
    (r"Set(Emphasis|DoubleStrike)(Default|On)", _looks(bold=True)),
    (r"Set(Emphasis|DoubleStrike)Off", _looks(bold=False)),
    (r"SetFontDefault", _looks(font=0)),
    (r"SetFontAcceptedValues", _looks(font=2)),
    (r"SetJustificationLeft", _starts_at(0)),
    (r"SetJustificationRight", _starts_at(576 - 12)),
    (r"SetReverseColors(Default|On)", _looks(inverse=True)),
    (r"SetReverseColorsOff", _looks(inverse=False)),
    (r"SetTextSizeNormal", _looks(wide=1, high=1)),
    (r"SetColorDefault", _looks(second_colour=False)),
    (r"SetLineSpacingSmaller", lambda paper: paper.lines[-1].height == 24),  # as tall as letters
    (r"SetLineSpacingLarger", lambda paper: paper.lines[-1].height == 32),
    (r"SetPrintWidth.*", _starts_at(0)),
    (r"SetPrintWidthNarrow", lambda _: print_out(b"\x1dW\x90\x01" + b"X" * 34).overruns == 1),
    (r"CutDefault", lambda paper: [cut.partial for cut in paper.cuts] == [False]),
    (r"cut\(full\)", lambda paper: [cut.partial for cut in paper.cuts] == [False]),
    (r"BarcodeWidth1", _bar(b"\x1dw\x01", _module(1, 162))),
    (
        r"SetBarcodeTextPositionDefault",
        _bar(b"\x1dH\x00", lambda paper: not paper.codes[0].words_below),
    ),
    (
        r"SetBarcodeTextPositionBelow",
        _bar(b"\x1dH\x02", lambda paper: paper.codes[0].words_below == "96"),
    ),
    (r"BarcodeUpcaNumeric11Char", _code("UPCA", "012345678905", "0012345678905")),
    (r"BarcodeUpceNumeric6Char", _code("UPCE", "01234565", "0012345000065")),
    (r"BarcodeUpceNumeric7Char", _code("UPCE", "01234565", "0012345000065")),
    # 01234567890 and 012345678901 have no short form: a code, and no bars.
    (r"BarcodeUpceNumeric11Char", _code("UPCE", "01234567890")),
    (r"BarcodeUpceNumeric12Char", _code("UPCE", "012345678901")),
    (r"BarcodeJan13Numeric1[23]Char", _code("EAN13", "0123456789012", "0123456789012")),
    (r"BarcodeJan8Numeric8Char", lambda paper: paper.codes[0].text == "01234567"),
    (r"BarcodeCode39AsDefault", _code("Code39", "1234", "1234")),
    (r"BarcodeCode39Text", _code("Code39", "ABC 012", "ABC 012")),
    (r"BarcodeCode39SpecialChars", _code("Code39", "$%+-./", "$%+-./")),
    (r"BarcodeCodabarNumeric", _code("Codabar", "A012345A", "A012345A")),
    (r"BarcodeCode128ValidA", _code("Code128", "012ABCD", "012ABCD")),
    (r"BarcodeCode128ValidB", _code("Code128", "012ABCDabcd", "012ABCDabcd")),
    (r"BarcodeCode128ValidC", _code("Code128", "213243", "213243")),
    (r"BitImageBlack", _dots("10000000")),
    (r"BitImageWhite", _dots("00000000")),
    (r"(BitImage|Graphics)(Both|Transparent)", _dots("11000000", "00000000")),
    (r"BitImageColumnFormatBlack", _dots("10000000", *["00000000"] * 23)),
    (r"BitImageColumnFormat(Both|Transparent)", _dots("11000000", *["00000000"] * 23)),
    (r"Pdf417CodeDefaults", _code("PDF417", "1234")),
    (r"(Pdf417|QR)CodeEmpty", _no_code),
    (r"QRCode(Defaults|DefaultsAreCorrect|ChangeEC|ChangeSize|ChangeModel)", _code(
        "QRCode", "1234", "1234"
    )),
    (r"QRCode(Defaults|DefaultsAreCorrect|ChangeEC)", _module(3, 3)),
    (r"QRCodeChangeSize", _module(7, 7)),
    (r"(text|line)\(hello\)(\.newline\(\))?", _prints("hello", "X")),
    (r"text\(hello\)\.newline\(\)\.newline\(\)", _prints("hello", "", "X")),
    (r"codepage\(epson/katakana\).*", _prints("h?llo", "X")),
    (r"codepage\((cp437|windows1252)\).*", _prints("héllo", "X")),
    (r"italic\(\).*", lambda paper: all(c.look.italic for c in paper.lines[0].cells)),
    (r"underline\(\).*", lambda paper: all(c.look.underline for c in paper.lines[0].cells)),
    (r"invert\(\).*", lambda paper: all(c.look.inverse for c in paper.lines[0].cells)),
    (r"(italic|underline|invert)\(\).*", _looks(italic=False, underline=0, inverse=False)),
    (r"height\(2\).*", lambda paper: paper.lines[0].cells[0].look == Look(high=2)),
    (r"width\(2\)\.height\(2\).*", lambda p: p.lines[0].cells[0].look == Look(wide=2, high=2)),
    (r"(height|width)\(2\).*", _looks(wide=1, high=1)),
    (r"align\(left\).*", _prints("hello", "X")),
    (r"qrcode\(.*", _code("QRCode", _QR_TEXT, _QR_TEXT)),
    (r"qrcode\(https://nielsleenheer.com\)", _module(6, 6)),
    (r"qrcode\(.*, 1, 8, h\)", _module(8, 8)),
    (r"barcode\(CODE128, code128, 60\)", _code("Code128", "CODE128", "CODE128")),
    (r"barcode\(CODE128, code128, 60\)", _module(3, 60)),
    (r"image\(canvas, 8, 8\).*", _dots("10000000", *["00000000"] * 7)),
    (r"raw\(.*", _prints("", "X")),
]  # fmt: skip
