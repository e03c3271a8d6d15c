"""What a manager sets: rules, limits, windows, opening hours."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from plugins.fraud_detection.defaults import RULES
from plugins.fraud_detection.rule import NAME, Rule

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MOST_WINDOW_MIN = 1_440  # what is remembered of cashiers, customers and cards: a day
_MINUTES = Meta(ge=1, le=MOST_WINDOW_MIN)
_LIMIT = Meta(ge=0, le=1_000)
_CLOCK = Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)


class Hours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hours on one day of the week."""

    weekday: Annotated[
        Weekday, Meta(title="Day", description="The day on which these hours begin.")
    ] = "monday"
    opens: Annotated[str, _CLOCK, Meta(title="Opens", description="Such as 08:00.")] = "08:00"
    closes: Annotated[
        str,
        _CLOCK,
        Meta(title="Closes", description="Before the opening: on the next day."),
    ] = "20:00"


class FraudSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings; amounts are in minor units of the shop's currency."""

    mode: Annotated[
        Literal["live", "shadow"],
        Meta(title="Mode", description="Shadow: everything is counted and nothing is held."),
    ] = "live"
    warn_at: Annotated[int, _LIMIT, Meta(title="Warn at", description="Score; 0 never warns.")] = 20
    hold_at: Annotated[
        int, _LIMIT, Meta(title="Hold at", description="Score; 0 never holds for a manager.")
    ] = 50
    block_at: Annotated[
        int, _LIMIT, Meta(title="Block at", description="Score; 0 never blocks.")
    ] = 0
    cashier_window_min: Annotated[
        int, _MINUTES, Meta(title="Cashier's window", description="Minutes that recent means.")
    ] = 60
    customer_window_min: Annotated[
        int, _MINUTES, Meta(title="Customer's window", description="Minutes.")
    ] = 1_440
    card_window_min: Annotated[
        int, _MINUTES, Meta(title="Card's window", description="Minutes.")
    ] = 60
    hours: Annotated[
        tuple[Hours, ...],
        Meta(
            title="Opening hours",
            description="None: there is no time outside of them. A day without any is closed.",
            max_length=28,
        ),
    ] = ()
    gift_categories: Annotated[
        tuple[Annotated[str, NAME], ...],
        Meta(title="Categories of gift cards", description="As in the catalogue.", max_length=40),
    ] = ("Gift cards", "Gift card", "Vouchers")
    gift_skus: Annotated[
        tuple[Annotated[str, NAME], ...],
        Meta(title="Products that are gift cards", description="Their numbers.", max_length=200),
    ] = ()
    round_step_minor: Annotated[
        int,
        Meta(title="Round sum", description="Refunds of its multiples are round.", ge=1, le=10**9),
    ] = 1_000
    judge_training: Annotated[
        bool, Meta(title="Judge training too", description="It is never counted.")
    ] = False
    keep_days: Annotated[
        int,
        Meta(title="Keep for", description="Days that assessments are kept.", ge=1, le=3_650),
    ] = 400
    rules: Annotated[
        tuple[Rule, ...],
        Meta(title="Rules", description="The fields they may ask are a report.", max_length=60),
    ] = RULES
