"""What a manager sets, and what reports are asked for."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class LookupSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings."""

    favourites: Annotated[
        int, Meta(ge=0, le=10, title="Favourites", description="Products named on the card.")
    ] = 3
    months: Annotated[
        int,
        Meta(
            ge=1,
            le=120,
            title="Months of history",
            description="Older visits are forgotten when a shift is closed.",
        ),
    ] = 24
    totals_shown: Annotated[
        bool,
        Meta(
            title="Show what customers spent",
            description="Off: cashiers see visits and favourites only.",
        ),
    ] = True
    suggest: Annotated[
        bool,
        Meta(
            title="Offer favourites as tiles",
            description="Only where the recommender is off: it knows them too.",
        ),
    ] = False


class BestAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who bought most."""

    months: Annotated[int, Meta(ge=1, le=120, title="Months", description="Up to today.")] = 12
    count: Annotated[
        int, Meta(ge=1, le=1_000, title="Customers", description="How many to list.")
    ] = 50


class AwayAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who has not come for a while."""

    days: Annotated[
        int, Meta(ge=1, le=3_650, title="Days", description="Not seen for so long.")
    ] = 60
    visits: Annotated[
        int, Meta(ge=1, le=1_000, title="Visits", description="At least so many before.")
    ] = 3


class HistoryAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One customer."""

    customer_ref: Annotated[
        str,
        Meta(max_length=36, title="Reference", description="As the customers page shows it."),
    ] = ""
