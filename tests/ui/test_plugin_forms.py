"""Forms made from JSON Schema: fields, values, sentences; no plugin is there, only what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

import msgspec
import pytest

from pos_terminal import typed
from pos_terminal.checkout.plugin_cells import file_cell
from pos_terminal.checkout.plugin_views import PluginColumn, PluginTable, Told
from pos_terminal.ui.sentences import use_currency
from pos_terminal.ui.viewmodels import plugin_cells
from pos_terminal.ui.viewmodels.form_fields import (
    FormField,
    Sort,
    defaults_of,
    fields_of,
    from_rows,
    rows_of,
)
from pos_terminal.ui.viewmodels.form_values import Wrong, path_and_reason, read, write
from pos_terminal.ui.viewmodels.plugin_words import (
    fact_shown,
    facts_shown,
    shop_now,
    tell,
    use_shop,
)
from tests.ui.conftest import Dress
from tests.ui.till import bare

Points = Annotated[int, msgspec.Meta(ge=0, le=100, title="Points", description="Added.")]


class Rule(msgspec.Struct, frozen=True):
    name: str = "a"
    points: Points = 5


class Model(msgspec.Struct, frozen=True):
    limit_minor: Annotated[int, msgspec.Meta(ge=1)] = 5_000
    points: Points = 10
    share: Annotated[str, msgspec.Meta(pattern=r"^\d+(\.\d+)?$")] = "0.25"
    live: bool = True
    mode: Literal["live", "shadow"] = "live"
    skus: tuple[str, ...] = ()
    on: tuple[Literal["checkout", "void"], ...] = ("checkout",)
    rules: tuple[Rule, ...] = (Rule(),)
    first: Rule = Rule("first")
    by_group: dict[str, int] = msgspec.field(default_factory=dict)
    most: int | None = None


FIELDS = {field.name: field for field in fields_of(msgspec.json.schema(Model), "settings")}


def test_each_kind_of_a_schema_has_its_sort() -> None:
    assert {name: field.sort for name, field in FIELDS.items()} == {
        "limit_minor": Sort.MONEY,
        "points": Sort.INTEGER,
        "share": Sort.TEXT,
        "live": Sort.FLAG,
        "mode": Sort.CHOICE,
        "skus": Sort.TEXTS,
        "on": Sort.CHOICES,
        "rules": Sort.ROWS,
        "first": Sort.GROUP,
        "by_group": Sort.MAP,
        "most": Sort.INTEGER,
    }
    assert FIELDS["points"].title == "Points"
    assert FIELDS["points"].help == "Added."
    assert FIELDS["first"].title == "First"  # not the name of its class
    assert [field.name for field in FIELDS["rules"].fields] == ["name", "points"]


def test_what_a_form_holds_at_first_fits_the_plugins_own_model() -> None:
    values = defaults_of(tuple(FIELDS.values()))
    assert typed.convert(values, Model) == Model()


def test_a_field_is_called_by_the_plugins_words_before_its_schema() -> None:
    asked: list[str] = []

    def word(key: str, otherwise: str) -> str:
        asked.append(key)
        return {"settings.points": "Punkte", "settings.mode.live": "wirksam"}.get(key, otherwise)

    fields = {each.name: each for each in fields_of(msgspec.json.schema(Model), "settings", word)}
    assert fields["points"].title == "Punkte"
    assert dict(fields["mode"].choices)["live"] == "wirksam"
    assert "settings.points.help" in asked
    assert "settings.rules.points" in asked


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("limit_minor", "42", 4_200),
        ("limit_minor", "42.5", 4_250),
        ("limit_minor", "42,50", 4_250),
        ("points", " 7 ", 7),
        ("share", "0.5", "0.5"),
        ("most", "", None),
        ("most", "3", 3),
    ],
)
def test_what_is_typed_becomes_a_value(name: str, typed: str, value: object) -> None:
    use_currency("EUR")
    assert read(FIELDS[name], typed) == value


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("limit_minor", "abc", "Type an amount such as 4.20."),
        ("limit_minor", "", "Type an amount such as 4.20."),
        ("limit_minor", "0", "Type 0.01 or more."),
        ("points", "1.5", "Type a whole number."),
        ("points", "101", "Type something from 0 to 100."),
        ("points", "٣", "Type a whole number."),
        ("share", "a lot", "That does not have the form that is needed here."),
    ],
)
def test_what_does_not_fit_says_what_to_type(name: str, typed: str, sentence: str) -> None:
    use_currency("EUR")
    wrong = read(FIELDS[name], typed)
    assert isinstance(wrong, Wrong)
    assert bare(wrong.sentence) == sentence


def test_money_is_edited_in_the_currency_of_the_shop() -> None:
    use_currency("JPY")
    assert write(FIELDS["limit_minor"], 5_000) == "5000"
    assert read(FIELDS["limit_minor"], "5000") == 5_000
    use_currency("EUR")
    assert write(FIELDS["limit_minor"], 5_000) == "50.00"


def test_a_map_is_edited_as_rows_and_kept_as_it_was() -> None:
    field = FIELDS["by_group"]
    rows = rows_of(field, {"drinks": 5})
    assert rows == [{"name": "drinks", "value": 5}]
    assert from_rows(field, rows) == {"drinks": 5}
    assert field.fields[1].sort is Sort.INTEGER


def test_a_refusal_of_the_model_names_its_field() -> None:
    try:
        typed.convert({"rules": [{"points": 999}]}, Model)
    except msgspec.ValidationError as err:
        name, reason = path_and_reason(str(err))
    assert name == "rules"
    assert "$" not in reason
    assert path_and_reason("The last hour is before the first.")[0] == ""


# -- facts and cells --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("total_minor", 123_450, "€1,234.50"),
        ("qty_milli", 846, "0.846"),
        ("last_on", "2026-11-03", "3 November 2026"),
        ("worked_s", 29_100, "8 h 05 min"),
        ("worked_s", 59, "59 s"),
        ("count", 12, "12"),
        ("total_minor", "many", "many"),
        ("kinds", ["a", "b"], "a, b"),
    ],
)
def test_a_fact_is_shown_by_its_unit(name: str, value: object, words: str) -> None:
    use_currency("EUR")
    assert bare(fact_shown(name, value)) == words


def test_a_time_is_the_shops_not_the_plugins(dress: Dress) -> None:
    use_shop(replace(shop_now(), time_zone="Asia/Tokyo"))
    assert "09:30" in bare(fact_shown("open_at", "2026-03-02T00:30:00+00:00"))
    use_shop(replace(shop_now(), time_zone=""))


def test_a_fact_can_be_named_with_its_unit_or_without() -> None:
    use_currency("EUR")
    assert facts_shown({"t_minor": 100}).keys() == {"t_minor", "t"}
    assert bare(tell("x", Told("{t} and {t_minor}", "", {"t_minor": 100}))) == "€1.00 and €1.00"


def test_a_fact_turns_nothing_around_it() -> None:
    told = tell("x", Told("{name} paid", "", {"name": "a\u202eb"}))
    assert "\u202e" not in told


CELLS: list[tuple[str, Any, str, str]] = [
    ("money", 123_450, "1,234.50", "1234.50"),
    ("qty", 846, "0.846", "0.846"),
    ("percent", 5_250, "52.5\u202f%", "52.50"),
    ("duration", 29_100, "8 h 05 min", "8:05:00"),
    ("date", "2026-11-21", "Sat 21 Nov", "2026-11-21"),
    ("number", 7, "7", "7"),
    ("text", "=1+1", "=1+1", "=1+1"),
    ("money", None, "", ""),
]


@pytest.mark.parametrize(("kind", "value", "shown", "filed"), CELLS)
def test_a_cell_is_shown_to_people_and_filed_for_spreadsheets(
    kind: str, value: object, shown: str, filed: str
) -> None:
    use_currency("EUR")
    assert bare(plugin_cells.cell(kind, value).text) == shown
    assert file_cell(kind, value, "EUR") == filed


def test_cells_sort_by_what_they_mean_and_empty_ones_come_first() -> None:
    amounts = [plugin_cells.cell("money", value) for value in (1_000, None, 90)]
    assert [bare(each.text) for each in sorted(amounts, key=lambda c: int(c.sort))] == [
        "",
        "0.90",
        "10.00",
    ]


def test_a_row_that_is_shorter_than_its_columns_breaks_nothing() -> None:
    columns = (PluginColumn(Told("A"), "text"), PluginColumn(Told("B"), "money"))
    table = PluginTable(columns, ((1,),))
    assert plugin_cells.for_a_file(table) == [["1"]]


def test_a_field_that_must_be_filled_in_says_so() -> None:
    field = FormField("reason", Sort.TEXT, "Reason", shortest=1)
    assert read(field, "  ") == Wrong("Type something here.")
