"""What a manager fills in for a report."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from plugins.fraud_detection.fields import Occasion
from plugins.fraud_detection.rule import Decides, Rule

Least = Literal["any", "warn", "hold", "block"]
_DAYS = Meta(ge=1, le=400)


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which assessments."""

    first_day: Annotated[date | None, Meta(title="From", description="Empty: a week.")] = None
    last_day: Annotated[
        date | None, Meta(title="To", description="Empty: the last day there is.")
    ] = None
    level: Annotated[
        Least,
        Meta(title="Level", description="This one and those above it."),
    ] = "warn"
    shadow: Annotated[
        bool, Meta(title="With shadow", description="By the level that shadow rules would give.")
    ] = False
    employee_id: Annotated[
        str, Meta(title="Cashier", description="Their id; empty: everybody.", max_length=60)
    ] = ""


class Counted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Over which days rules are counted."""

    days: Annotated[int, _DAYS, Meta(title="Days", description="Back from the last day.")] = 30


class Tried(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule, or a whole set, and how far back it is tried."""

    when: Annotated[
        str,
        Meta(
            title="When",
            description="The rule to try, beside the live ones; empty: they alone.",
            max_length=400,
        ),
    ] = ""
    points: Annotated[int, Meta(title="Points", description="Of that rule.", ge=0, le=100)] = 20
    level: Annotated[
        Decides,
        Meta(title="Decides alone", description="The least level of what it matches."),
    ] = "none"
    on: Annotated[
        tuple[Occasion, ...],
        Meta(title="On", description="What it looks at.", min_length=1, max_length=5),
    ] = ("checkout",)
    days: Annotated[int, _DAYS, Meta(title="Days", description="Back from the last event.")] = 7
    rules: Annotated[
        tuple[Rule, ...],
        Meta(
            title="Instead of the live rules",
            description="Empty: the rules as they are set now.",
            max_length=60,
        ),
    ] = ()
