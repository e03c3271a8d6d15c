"""Which letters lie where on the on-screen keyboard."""

from __future__ import annotations

_DIGITS = "1234567890"

LETTERS: dict[str, tuple[str, ...]] = {
    "en": (_DIGITS, "qwertyuiop", "asdfghjkl", "zxcvbnm.-@"),
    "de": (_DIGITS, "qwertzuiopü", "asdfghjklöä", "yxcvbnmß.-@"),
    "ar": (_DIGITS, "ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظ.-@"),
}

SYMBOLS = (_DIGITS, "!\"#$%&'()=", "+*~/\\<>[]{}", "€£¥₹,;:_?|@")
