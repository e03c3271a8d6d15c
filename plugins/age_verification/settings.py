"""What a manager sets: the law, own ages, the house rule, selling hours, documents."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from plugins.age_verification.minimum_ages import Kind

Jurisdiction = Literal[
    "", "AT", "AU", "CH", "DE", "FR", "GB", "IN", "IN-DL", "IN-MH", "IT", "JP", "NL", "PL", "US"
]
Days = Literal[
    "every_day",
    "monday_to_friday",
    "monday_to_saturday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
Document = Literal["id_card", "passport", "driving_licence", "residence_permit", "other"]
_NAME = Meta(min_length=1, max_length=60)
_FROM = Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)
_UNTIL = Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", max_length=5)


class KindOfCategory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the law calls the goods of a category."""

    category: Annotated[
        str, _NAME, Meta(title="Category", description="Its code in the catalogue.")
    ] = "drinks"
    kind: Annotated[Kind, Meta(title="Kind of goods", description="As the law knows it.")] = (
        "beer_wine"
    )


class OwnAge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A minimum age of the shop's own."""

    what: Annotated[
        str,
        _NAME,
        Meta(title="For", description="A category's code, a kind of goods or a product's number."),
    ] = "drinks"
    years: Annotated[
        int, Meta(title="Years", description="The stricter of all ages counts.", ge=1, le=99)
    ] = 18


class SellingHours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When goods may be sold; what has hours is not sold outside of them."""

    what: Annotated[
        str,
        _NAME,
        Meta(title="For", description="A category's code, a kind of goods or a product's number."),
    ] = "spirits"
    days: Annotated[
        Days, Meta(title="Days", description="The days on which these hours begin.")
    ] = "every_day"
    begin: Annotated[str, _FROM, Meta(title="From", description="Such as 08:00.")] = "08:00"
    until: Annotated[
        str,
        _UNTIL,
        Meta(title="Until", description="Before the beginning: on the next day. 24:00: midnight."),
    ] = "22:00"


class AgeSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The policy on ages."""

    jurisdiction: Annotated[
        Jurisdiction,
        Meta(title="Law of", description="Whose minimum ages hold; the report Policy lists them."),
    ] = ""
    kinds: Annotated[
        tuple[KindOfCategory, ...],
        Meta(
            title="Kinds of goods",
            description="Which kind a category is; one that is called like a kind needs no line.",
            max_length=100,
        ),
    ] = ()
    ages: Annotated[
        tuple[OwnAge, ...],
        Meta(
            title="Own ages",
            description="On top of the law and of the product's own age.",
            max_length=500,
        ),
    ] = ()
    challenge_age: Annotated[
        int,
        Meta(
            title="Ask everybody under",
            description="Who is clearly older than this need not show an ID; 0: everybody must.",
            ge=0,
            le=60,
        ),
    ] = 0
    documents: Annotated[
        tuple[Document, ...],
        Meta(title="Documents accepted", description="None chosen: any.", max_length=5),
    ] = ()
    hours: Annotated[
        tuple[SellingHours, ...],
        Meta(title="Selling hours", description="In the shop's own time.", max_length=200),
    ] = ()
