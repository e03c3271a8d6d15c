"""Documents of people who do not exist: what a virtual ID reader reads, relative to a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hardware.parsing.mrz import check_digit

_YEAR = timedelta(days=365.25)


def licence(birth: date, expires: date, kind: str = "DL") -> str:
    """The PDF417 text of a licence (or `kind` ID) after AAMVA version 10, offsets and all."""
    elements = (
        "DAQT64235789",
        "DCSSPECIMEN",
        "DDEN",
        "DACMARIA",
        "DDFN",
        "DADNONE",
        "DDGN",
        "DCAD",
        "DCBNONE",
        "DCDNONE",
        f"DBD{_us(_issued(birth, expires))}",
        f"DBB{_us(birth)}",
        f"DBA{_us(expires)}",
        "DBC2",
        "DAU068 in",
        "DAYBRO",
        "DAG2300 WEST BROAD STREET",
        "DAIRICHMOND",
        "DAJVA",
        "DAK232690000  ",
        "DCF2424244747474786102204",
        "DCGUSA",
        "DDAF",
    )
    subfile = kind + "\n".join(elements) + "\r"
    header = "@\n\x1e\rANSI 636000100001"
    at = len(header) + 10
    return f"{header}{kind}{at:04d}{len(subfile):04d}{subfile}"


def passport(birth: date, expires: date) -> str:
    """The two lines of a passport (TD3)."""
    number, optional = "L898902C3", "<" * 14
    of_birth, of_expiry = f"{birth:%y%m%d}", f"{expires:%y%m%d}"
    numbered, born, ends = (_checked(part) for part in (number, of_birth, of_expiry))
    extra = _checked(optional)
    composite = check_digit(numbered + born + ends + extra)
    name = "P<UTOSPECIMEN<<MARIA".ljust(44, "<")
    return f"{name}\n{numbered}UTO{born}F{ends}{extra}{composite}"


def _checked(data: str) -> str:
    return f"{data}{check_digit(data)}"


def _us(day: date) -> str:
    return f"{day:%m%d%Y}"


def _issued(birth: date, expires: date) -> date:
    return max(birth + _YEAR, expires - 8 * _YEAR)


def _cards(write: Callable[[date, date], str], today: date) -> dict[str, str]:
    later = today + 2 * _YEAR
    of_age = write(today - 30 * _YEAR, later)
    return {
        "over 21": of_age,
        "18 to 20": write(today - 19 * _YEAR, later),
        "under 18": write(today - 16 * _YEAR, later),
        "expired": write(today - 30 * _YEAR, today - timedelta(days=1)),
        "damaged": of_age[: len(of_age) // 4],
    }


def documents(today: date) -> dict[str, str]:
    """Everything that a virtual reader has at hand, by what it is called."""
    passports = _cards(passport, today).items()
    return _cards(licence, today) | {f"passport {name}": text for name, text in passports}
