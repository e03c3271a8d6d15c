"""Whether a coupon's element is whole: AI 8110 (North America) and AI 8112 (paperless).

Source: North American Coupon Application Guideline; GS1 General Specifications, 3.9.
"""

from __future__ import annotations

from hardware.parsing.gs1_dates import is_date

_REQUIREMENTS = "012349"  # what must be bought: units, a total, a weight, volume or length
_NO_COMPANY = "9"


class _Cut(ValueError):
    """The coupon ends too early, or holds what no coupon may."""


class _Digits:
    """Takes a coupon apart from the left."""

    def __init__(self, text: str) -> None:
        if not (text.isascii() and text.isdigit()):
            raise _Cut
        self._rest = text

    @property
    def left(self) -> bool:
        return bool(self._rest)

    def take(self, length: int) -> str:
        taken, self._rest = self._rest[:length], self._rest[length:]
        if len(taken) < length:
            raise _Cut
        return taken

    def choice(self, allowed: str) -> str:
        taken = self.take(1)
        if taken not in allowed:
            raise _Cut
        return taken

    def sized(self, sizes: str, more: int = 0) -> str:
        """A field behind its own length: one digit, to which `more` is added."""
        return self.take(int(self.choice(sizes)) + more)

    def date(self) -> None:
        if not is_date(self.take(6), day_may_be_0=False):
            raise _Cut


def is_coupon(text: str) -> bool:
    """Whether the value of AI 8110 is one."""
    try:
        coupon = _Digits(text)
        coupon.sized("0123456", 6)  # the company
        coupon.take(6)  # its offer
        coupon.sized("12345")  # what is saved
        _requirement(coupon)
        last = 0
        while coupon.left:
            number = int(coupon.choice("1234569"))
            if number <= last:
                raise _Cut
            _OPTIONAL[number](coupon)
            last = number
    except _Cut:
        return False
    return True


def is_paperless_coupon(text: str) -> bool:
    """Whether the value of AI 8112 is one."""
    try:
        coupon = _Digits(text)
        coupon.choice("01")
        coupon.sized("0123456", 6)
        coupon.take(6)
        coupon.sized("0123456789", 6)
    except _Cut:
        return False
    return not coupon.left


def _requirement(coupon: _Digits) -> None:
    coupon.sized("12345")
    coupon.choice(_REQUIREMENTS)
    coupon.take(3)  # family code


def _third(coupon: _Digits) -> None:
    _requirement(coupon)
    size = coupon.choice("0123456" + _NO_COMPANY)
    if size != _NO_COMPANY:
        coupon.take(int(size) + 6)


def _second(coupon: _Digits) -> None:
    coupon.choice("0123")
    _third(coupon)


def _terms(coupon: _Digits) -> None:
    coupon.choice("01256")  # what the saved value means
    coupon.choice("012")  # off which purchase
    coupon.take(1)  # store coupon
    coupon.choice("01")  # may it be doubled


_OPTIONAL = {
    1: _second,
    2: _third,
    3: _Digits.date,
    4: _Digits.date,
    5: lambda coupon: coupon.sized("0123456789", 6),
    6: lambda coupon: coupon.sized("1234567", 6),
    9: _terms,
}
