"""What a manager sets."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

_TEXT = Annotated[str, Meta(max_length=80)]
_LIST = Meta(max_length=500)


class RecommenderSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings."""

    tiles: Annotated[
        int, Meta(ge=1, le=6, title="Tiles", description="Products offered at once.")
    ] = 6
    least_support: Annotated[
        int,
        Meta(
            ge=1,
            le=1_000,
            title="Seen together at least",
            description="Baskets before two products count as often bought together.",
        ),
    ] = 2
    least_confidence: Annotated[
        int,
        Meta(
            ge=0,
            le=10_000,
            title="Least confidence",
            description="Hundredths of a percent: how often the other product is bought at least.",
        ),
    ] = 10
    best_sellers: Annotated[
        bool,
        Meta(
            title="Fill up with best sellers",
            description="Where too little is known of what is in the basket.",
        ),
    ] = True
    own_history: Annotated[
        bool,
        Meta(
            title="Use what a customer bought before",
            description="Off: it is neither used nor kept from then on.",
        ),
    ] = True
    half_life_days: Annotated[
        int,
        Meta(
            ge=7,
            le=3_650,
            title="Half-life",
            description="Days after which a sale counts half.",
        ),
    ] = 365
    excluded_categories: Annotated[
        tuple[_TEXT, ...],
        _LIST,
        Meta(
            title="Categories left out",
            description="Their codes, for deposits, bags, charges: neither learnt from nor "
            "offered.",
        ),
    ] = ("Deposits", "Bags", "Charges")
    excluded_skus: Annotated[
        tuple[_TEXT, ...],
        _LIST,
        Meta(title="Products left out", description="SKUs, neither learnt from nor offered."),
    ] = ()
