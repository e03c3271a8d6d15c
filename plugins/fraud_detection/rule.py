"""One rule as a manager writes it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from plugins.fraud_detection.fields import Occasion

Mode = Literal["live", "shadow", "off"]
Decides = Literal["none", "warn", "hold", "block"]
NAME = Meta(min_length=1, max_length=60)


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule."""

    title: Annotated[str, NAME, Meta(title="Title", description="What managers call it.")] = (
        "My rule"
    )
    when: Annotated[
        str,
        Meta(
            title="When",
            description="The rule matches when this holds, such as: amount_minor > 100000.",
            max_length=400,
        ),
    ] = "amount_minor > 100000"
    points: Annotated[
        int, Meta(title="Points", description="Added to the score.", ge=0, le=100)
    ] = 20
    mode: Annotated[
        Mode, Meta(title="Mode", description="Shadow: it is counted and not obeyed.")
    ] = "live"
    level: Annotated[
        Decides,
        Meta(title="Decides alone", description="The least level of whatever it matches."),
    ] = "none"
    on: Annotated[
        tuple[Occasion, ...],
        Meta(title="On", description="What it looks at.", min_length=1, max_length=5),
    ] = ("checkout",)
    reason: Annotated[
        str,
        Meta(title="Reason", description="What the till says when it matches.", max_length=160),
    ] = ""
    rule_id: Annotated[
        str,
        Meta(
            title="Id",
            description="Short name that never changes: reports count by it.",
            pattern=r"^[a-z][a-z0-9_]{0,39}$",
            max_length=40,
        ),
    ] = "my_rule"
