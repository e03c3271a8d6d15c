"""A form from JSON Schema: which fields there are, what they are called, what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Word = Callable[[str, str], str]  # key of a plugin's words, and what is said without one


class Sort(StrEnum):
    """How a field is edited."""

    INTEGER = "integer"
    MONEY = "money"  # minor units
    TEXT = "text"
    DAY = "day"  # ISO date
    FLAG = "flag"
    CHOICE = "choice"
    TEXTS = "texts"
    CHOICES = "choices"
    ROWS = "rows"
    GROUP = "group"
    MAP = "map"  # text → value, edited as rows of two


@dataclass(frozen=True, slots=True)
class FormField:
    """One field; `fields` are those of its rows or of its group."""

    name: str
    sort: Sort
    title: str
    help: str = ""
    default: Any = None
    optional: bool = False  # may stay empty
    least: int | None = None
    most: int | None = None
    shortest: int = 0
    longest: int | None = None
    pattern: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value and words
    fields: tuple[FormField, ...] = ()


def no_words(_key: str, otherwise: str) -> str:
    """For a form without words of its own."""
    return otherwise


def fields_of(
    schema: Mapping[str, Any], prefix: str = "", words: Word = no_words
) -> tuple[FormField, ...]:
    """The fields of an object's schema in its order; their words are at `prefix`.NAME."""
    return _Reader(schema, words).fields(schema, prefix)


class _Reader:
    """Reads one schema with its definitions."""

    def __init__(self, schema: Mapping[str, Any], words: Word) -> None:
        self._defs: Mapping[str, Any] = schema.get("$defs", {})
        self._words = words

    def fields(self, schema: Mapping[str, Any], prefix: str) -> tuple[FormField, ...]:
        whole = self._whole(schema)
        needed = set(whole.get("required", ()))
        return tuple(
            self._field(name, each, f"{prefix}.{name}", needed=name in needed)
            for name, each in whole.get("properties", {}).items()
        )

    def _whole(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A schema with what it refers to; what it says itself wins."""
        found: dict[str, Any] = {}
        parts = [*schema.get("allOf", ()), *self._not_null(schema.get("anyOf", ()))[:1]]
        if "$ref" in schema:
            parts.append(self._defs.get(str(schema["$ref"]).rpartition("/")[2], {}))
        for part in parts:
            found |= self._whole(part)
        return found | {k: v for k, v in schema.items() if k not in ("$ref", "allOf", "anyOf")}

    @staticmethod
    def _not_null(options: Any) -> list[Mapping[str, Any]]:
        return [each for each in options if each.get("type") != "null"]

    def _field(self, name: str, schema: Mapping[str, Any], key: str, *, needed: bool) -> FormField:
        whole = self._whole(schema)
        refers = "$ref" in schema and "title" not in schema
        title = "" if refers else str(whole.get("title", ""))
        about = "" if refers else str(whole.get("description", ""))
        return FormField(
            name=name,
            sort=self._sort(name, whole),
            title=self._words(key, title or name.replace("_", " ").capitalize()),
            help=self._words(f"{key}.help", about),
            default=whole.get("default"),
            optional=any(each.get("type") == "null" for each in schema.get("anyOf", ())),
            least=whole.get("minimum"),
            most=whole.get("maximum"),
            shortest=int(whole.get("minLength", 1 if needed else 0)),
            longest=whole.get("maxLength"),
            pattern=str(whole.get("pattern", "")),
            choices=self._choices(whole, key),
            fields=self._inner(whole, key),
        )

    def _sort(self, name: str, whole: Mapping[str, Any]) -> Sort:
        kind = whole.get("type")
        if "enum" in whole:
            return Sort.CHOICE
        if kind == "array":
            return self._array(whole)
        if kind == "object":
            return Sort.GROUP if "properties" in whole else Sort.MAP
        if kind == "integer":
            return Sort.MONEY if name.endswith("_minor") else Sort.INTEGER
        if kind == "boolean":
            return Sort.FLAG
        return Sort.DAY if whole.get("format") == "date" else Sort.TEXT

    def _array(self, whole: Mapping[str, Any]) -> Sort:
        items = self._whole(whole.get("items") or {})
        if "enum" in items:
            return Sort.CHOICES
        return Sort.ROWS if items.get("type") == "object" else Sort.TEXTS

    def _choices(self, whole: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
        values = whole.get("enum")
        if values is None and whole.get("type") == "array":
            values = self._whole(whole.get("items") or {}).get("enum")
        return tuple(
            (str(value), self._words(f"{key}.{value}", self._choice(str(value))))
            for value in values or ()
        )

    def _choice(self, value: str) -> str:
        """A value that means the same in every field is said once."""
        return self._words(f"choices.{value}", value.replace("_", " ").capitalize())

    def _inner(self, whole: Mapping[str, Any], key: str) -> tuple[FormField, ...]:
        if whole.get("type") == "array":
            items = self._whole(whole.get("items") or {})
            return self.fields(items, key) if items.get("type") == "object" else ()
        if whole.get("type") != "object":
            return ()
        if "properties" in whole:
            return self.fields(whole, key)
        value = whole.get("additionalProperties")
        held = value if isinstance(value, Mapping) else {"type": "string"}
        pair = {"name": {"type": "string", "minLength": 1}, "value": held}
        return tuple(
            self._field(name, schema, f"{key}.{name}", needed=False)
            for name, schema in pair.items()
        )


def rows_of(field: FormField, value: Any) -> list[dict[str, Any]]:
    """A value of rows or of a map as rows."""
    if field.sort is Sort.MAP:
        return [{"name": name, "value": held} for name, held in (value or {}).items()]
    return [dict(row) for row in value or ()]


def from_rows(field: FormField, rows: list[dict[str, Any]]) -> Any:
    """Rows as the field keeps them."""
    if field.sort is Sort.MAP:
        return {str(row.get("name", "")): row.get("value") for row in rows}
    return rows


def defaults_of(fields: tuple[FormField, ...]) -> dict[str, Any]:
    """What a new row holds."""
    empty: dict[Sort, Any] = {
        Sort.FLAG: False,
        Sort.TEXTS: [],
        Sort.CHOICES: [],
        Sort.ROWS: [],
        Sort.MAP: {},
    }
    made: dict[str, Any] = {}
    for field in fields:
        if field.default is not None or field.optional:
            made[field.name] = field.default
        elif field.sort is Sort.GROUP:
            made[field.name] = defaults_of(field.fields)
        elif field.sort is Sort.CHOICE:
            made[field.name] = field.choices[0][0] if field.choices else ""
        else:
            made[field.name] = empty.get(field.sort, "")
    return made
