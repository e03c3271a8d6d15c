"""What labels with a price, weight or count inside mean, country by country.

Each GS1 member organisation gives the prefixes 20-29 its own meaning; sources: GS1 Denmark,
Finland, Germany, Latvia, Sweden and UK, as gathered in biip's `rcn` (Apache-2.0), read for facts.
"""

from __future__ import annotations

from pos_terminal.domain.label_pattern import COUNT, PRICE, WEIGHT, LabelPattern

_WEIGHTS = (
    LabelPattern("23IIIIII{NDDD}.", WEIGHT),
    LabelPattern("24IIIIII{NNDD}.", WEIGHT),
    LabelPattern("25IIIIII{NNND}.", WEIGHT),
)
_SCANDINAVIAN = (
    LabelPattern("20IIIIII{NNDD}.", PRICE),
    LabelPattern("21IIIIII{NNND}.", PRICE),
    LabelPattern("22IIIIII{NNNN}.", PRICE),
    *_WEIGHTS,
)

# ISO 3166-1 alpha-2, small -> its labels
REGIONS: dict[str, tuple[LabelPattern, ...]] = {
    "de": (
        LabelPattern("22IIIIC{NNNDD}.", PRICE),
        LabelPattern("23IIIIC{NNNDD}.", PRICE),
        LabelPattern("25IIIIC{NNNNN}.", COUNT),
        LabelPattern("26IIIIC{NNNNN}.", COUNT),
        LabelPattern("28IIIIC{NNDDD}.", WEIGHT),
        LabelPattern("29IIIIC{NNDDD}.", WEIGHT),
    ),
    "dk": (
        *(LabelPattern(f"{prefix}IIII{{NNNNDD}}.", PRICE) for prefix in ("21", "22", "23", "24")),
        LabelPattern("26IIII{NNNDDD}.", WEIGHT),
        LabelPattern("27IIIII{NNDDD}.", WEIGHT),
        LabelPattern("28IIII{NNNDDD}.", WEIGHT),
    ),
    "ee": _WEIGHTS,
    "fi": _WEIGHTS,
    "gb": (LabelPattern("20IIIIIC{NNDD}.", PRICE),),
    "lt": _WEIGHTS,
    "lv": _WEIGHTS,
    "no": _SCANDINAVIAN,
    "se": _SCANDINAVIAN,
}
