"""A form's choices stand in the order that their author gave them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from plugins.description import schema_of

Size = Literal["small", "medium", "large"]


class Row(Struct, frozen=True):
    size: Annotated[Size, Meta(title="Size")] = "small"
    again: tuple[Row, ...] = ()


class Form(Struct, frozen=True):
    rows: tuple[Row, ...] = ()
    days: Annotated[tuple[Literal["tue", "mon"], ...], Meta(max_length=2)] = ()
    pieces: Literal[20, 3] = 3


def test_choices_keep_their_order_wherever_they_stand() -> None:
    defs = schema_of(Form)["$defs"]
    assert defs["Row"]["properties"]["size"]["enum"] == ["small", "medium", "large"]
    assert defs["Form"]["properties"]["days"]["items"]["enum"] == ["tue", "mon"]
    assert defs["Form"]["properties"]["pieces"]["enum"] == [20, 3]
    assert defs["Form"]["properties"]["pieces"]["default"] == 3
