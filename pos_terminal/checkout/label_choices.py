"""Which labels can be asked for; imported by the command line, which loads nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

TemplateName = Literal["shelf", "item"]
SizeName = Literal["50x30", "60x40", "100x50"]  # mm
LABEL_TEMPLATES: tuple[TemplateName, ...] = get_args(TemplateName)
LABEL_SIZES: tuple[SizeName, ...] = get_args(SizeName)


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """Labels of these products, each so many times."""

    skus: tuple[str, ...]
    copies: int = 1
    template: str = "shelf"
    size: str = "60x40"
