"""Minimum ages by jurisdiction and kind of goods, with the law that says so.

A start, not legal advice: written down in November 2026, AT and GB looked up, the others named as
they are generally known. What a shop must keep is what the law there says now. Where the parts of a
country differ, the entry is what most of them say, and parts that are stricter have an entry of
their own (IN-DL, IN-MH). A shop's own ages come on top: the stricter one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "beer_wine",
    "spirits",
    "tobacco",
    "vapes",
    "energy_drinks",
    "lottery",
    "fireworks_f1",
    "fireworks_f2",
    "knives",
    "solvents",
    "spray_paint",
    "acids",
]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class MinimumAge:
    """Who sells this to somebody younger breaks `source`."""

    kind: Kind
    years: int
    source: str


def _alcohol(years: int, source: str) -> tuple[MinimumAge, ...]:
    return MinimumAge("beer_wine", years, source), MinimumAge("spirits", years, source)


def _smoke(years: int, source: str) -> tuple[MinimumAge, ...]:
    return MinimumAge("tobacco", years, source), MinimumAge("vapes", years, source)


_AT_YOUTH = "Youth protection acts of the nine Länder, alike since 2019"
_AT_FIRE = "Pyrotechnikgesetz 2010"
_DE_YOUTH = "JuSchG § 9 (1)"
_CH_FIRE = "SprstV"
_IN_TOBACCO = MinimumAge("tobacco", 18, "COTPA 2003, section 6")

BY_JURISDICTION: dict[str, tuple[MinimumAge, ...]] = {
    "AT": (
        MinimumAge("beer_wine", 16, _AT_YOUTH),
        MinimumAge("spirits", 18, _AT_YOUTH),
        *_smoke(18, _AT_YOUTH),
        MinimumAge("lottery", 18, "Contract of the Austrian Lotteries with retailers, July 2023"),
        MinimumAge("fireworks_f1", 12, _AT_FIRE),
        MinimumAge("fireworks_f2", 16, _AT_FIRE),
    ),
    "AU": (
        *_alcohol(18, "Liquor acts of all states and territories"),
        *_smoke(18, "Tobacco acts of all states and territories"),
    ),
    "CH": (
        MinimumAge("beer_wine", 16, "LMG Art. 14 (1)"),
        MinimumAge("spirits", 18, "AlkG Art. 41 (1) i"),
        *_smoke(18, "TabPG Art. 23, since October 2024"),
        MinimumAge("fireworks_f1", 12, _CH_FIRE),
        MinimumAge("fireworks_f2", 16, _CH_FIRE),
    ),
    "DE": (
        MinimumAge("beer_wine", 16, f"{_DE_YOUTH} 1"),
        MinimumAge("spirits", 18, f"{_DE_YOUTH} 2"),
        *_smoke(18, "JuSchG § 10"),
        MinimumAge("lottery", 18, "GlüStV 2021 § 4 (3)"),
        MinimumAge("fireworks_f1", 12, "1. SprengV"),
        MinimumAge("fireworks_f2", 18, "1. SprengV"),
    ),
    "FR": (
        *_alcohol(18, "Code de la santé publique L3342-1"),
        *_smoke(18, "Code de la santé publique L3512-12, L3513-5"),
        MinimumAge("lottery", 18, "Code de la sécurité intérieure L320-7"),
    ),
    "GB": (
        *_alcohol(18, "Licensing Act 2003 s. 146; Licensing (Scotland) Act 2005 s. 102"),
        MinimumAge("tobacco", 18, "Children and Young Persons Act 1933 s. 7"),
        MinimumAge("vapes", 18, "Nicotine Inhaling Products Regulations 2015"),
        MinimumAge("lottery", 18, "National Lottery Regulations, since October 2021"),
        MinimumAge("fireworks_f1", 16, "Pyrotechnic Articles (Safety) Regulations 2015"),
        MinimumAge("fireworks_f2", 18, "Pyrotechnic Articles (Safety) Regulations 2015"),
        MinimumAge("knives", 18, "Criminal Justice Act 1988 s. 141A"),
        MinimumAge("solvents", 18, "Cigarette Lighter Refill (Safety) Regulations 1999"),
        MinimumAge("spray_paint", 16, "Anti-social Behaviour Act 2003 s. 54"),
        MinimumAge("acids", 18, "Offensive Weapons Act 2019 s. 1"),
    ),
    "IN": (*_alcohol(21, "Excise acts of most states; set your state's own age"), _IN_TOBACCO),
    "IN-DL": (*_alcohol(25, "Delhi Excise Act 2009 s. 23"), _IN_TOBACCO),
    "IN-MH": (
        MinimumAge("beer_wine", 21, "Bombay Foreign Liquor Rules 1953, permit rules"),
        MinimumAge("spirits", 25, "Bombay Foreign Liquor Rules 1953, permit rules"),
        _IN_TOBACCO,
    ),
    "IT": (
        *_alcohol(18, "Legge 125/2001 art. 14-ter"),
        *_smoke(18, "Decreto-legge 158/2012 art. 7"),
        MinimumAge("lottery", 18, "Decreto-legge 98/2011 art. 24"),
    ),
    "JP": (
        *_alcohol(20, "Act on Prohibiting Drinking by Persons under Twenty"),
        *_smoke(20, "Act on Prohibiting Smoking by Persons under Twenty"),
    ),
    "NL": (
        *_alcohol(18, "Alcoholwet art. 20"),
        *_smoke(18, "Tabaks- en rookwarenwet art. 8"),
    ),
    "PL": (
        *_alcohol(18, "Ustawa o wychowaniu w trzeźwości art. 15"),
        *_smoke(18, "Ustawa o ochronie zdrowia przed używaniem tytoniu art. 6"),
        MinimumAge("energy_drinks", 18, "Ustawa o zdrowiu publicznym art. 12l, since 2024"),
    ),
    "US": (
        *_alcohol(21, "23 U.S.C. 158, and the laws of all states"),
        *_smoke(21, "21 U.S.C. 387f (d) (5)"),
        MinimumAge("lottery", 18, "Laws of most states; 19 or 21 in some: set your own age"),
    ),
}
