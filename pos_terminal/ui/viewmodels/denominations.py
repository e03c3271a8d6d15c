"""Which notes and coins a drawer holds, so that cash can be counted by the piece."""

from __future__ import annotations

from pos_terminal.domain.currency import minor_digits

# Notes and coins in circulation, in minor units, large to small.
_KNOWN: dict[str, tuple[int, ...]] = {
    "EUR": (20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "USD": (10000, 5000, 2000, 1000, 500, 100, 50, 25, 10, 5, 1),
    "GBP": (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "CHF": (20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5),
    "CAD": (10000, 5000, 2000, 1000, 500, 200, 100, 25, 10, 5),
    "AUD": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5),
    "SEK": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "NOK": (50000, 20000, 10000, 5000, 2000, 1000, 500, 100),
    "DKK": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50),
    "PLN": (20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "CZK": (500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "INR": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "JPY": (10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1),
    "KWD": (20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5),
}
_SERIES = (1, 2, 5)


def denominations(currency: str) -> tuple[int, ...]:
    """Notes and coins in minor units, large to small; elsewhere a 1-2-5 series."""
    known = _KNOWN.get(currency)
    if known is not None:
        return known
    decades = range(minor_digits(currency) + 3)
    return tuple(sorted((step * 10**power for power in decades for step in _SERIES), reverse=True))


def counted(pieces: dict[int, int]) -> int:
    """What the counted pieces are worth, minor units."""
    return sum(worth * count for worth, count in pieces.items())
