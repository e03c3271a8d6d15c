"""Reads and checks settings by pydantic-settings and turns its findings into one line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import Field as DataField
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, Field, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from pos_terminal.config.loading import (
    ENVIRONMENT,
    FLAG,
    KEYS,
    PREFIX,
    SettingsError,
    based,
    check_names,
)
from pos_terminal.config.settings import PATHS, Settings

_HINTS = get_type_hints(Settings)


class _Recorded(PydanticBaseSettingsSource):
    """A source that keeps what it said, with paths made absolute."""

    def __init__(self, inner: PydanticBaseSettingsSource, origin: str, base: Path) -> None:
        super().__init__(inner.settings_cls)
        self._inner, self.origin, self._base = inner, origin, base
        self.values: dict[str, Any] = {}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self._inner.get_field_value(field, field_name)

    def __call__(self) -> dict[str, Any]:
        said = self._inner()
        if self.origin not in (ENVIRONMENT, FLAG):
            check_names(said, KEYS, self.origin)
        self.values = {
            key: based(value, self._base) if key in PATHS else value for key, value in said.items()
        }
        return self.values


def _model(files: tuple[Path, ...], sources: list[_Recorded]) -> type[BaseSettings]:
    """The pydantic twin of Settings; `sources` is filled when it is called, strongest first."""

    class Base(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
        )

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            sources[:] = [
                _Recorded(init_settings, FLAG, Path.cwd()),
                _Recorded(EnvSettingsSource(settings_cls), ENVIRONMENT, Path.cwd()),
                *(_file(settings_cls, path) for path in files),
            ]
            return tuple(sources)

    columns: dict[str, Any] = {
        field.name: (
            _lenient(_HINTS[field.name]),
            Field(field.default, **field.metadata["limits"]),
        )
        for field in fields(Settings)
    }
    return create_model("MachineSettings", __base__=Base, **columns)


def _file(settings_cls: type[BaseSettings], path: Path) -> _Recorded:
    try:
        return _Recorded(TomlConfigSettingsSource(settings_cls, path), str(path), path.parent)
    except OSError as err:
        raise SettingsError(f"{path}: cannot be read ({err.strerror})") from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise SettingsError(f"{path}: not valid TOML: {err}") from err


def _lenient(hint: Any) -> Any:
    """Choices that look like numbers may be written as either (keypad = 789); no path is empty."""
    if Path in (hint, *get_args(hint)):
        return Annotated[hint, BeforeValidator(_not_empty)]
    if get_origin(hint) is not Literal:
        return hint
    by_text = {str(choice): choice for choice in get_args(hint)}
    return Annotated[hint, BeforeValidator(lambda value: by_text.get(str(value), value))]


def _not_empty(value: object) -> object:
    if value == "":
        raise ValueError("empty")
    return value


def validated(
    flags: Mapping[str, object], files: tuple[Path, ...]
) -> tuple[Settings, dict[str, str]]:
    """Checked settings and the origin of each that was given; raises SettingsError."""
    sources: list[_Recorded] = []
    given: dict[str, Any] = dict(flags)
    try:
        model = _model(files, sources)(**given)
    except ValidationError as err:
        key = str(err.errors(include_url=False)[0]["loc"][0])
        source = next(source for source in sources if key in source.values)
        raise SettingsError(_sentence(key, source)) from err
    origins = {key: source.origin for source in reversed(sources) for key in source.values}
    return Settings(**{key: getattr(model, key) for key in KEYS}), origins


def _sentence(key: str, source: _Recorded) -> str:
    field = next(field for field in fields(Settings) if field.name == key)
    name = f"{source.origin}: {key}"
    if source.origin == ENVIRONMENT:
        name = f"variable {PREFIX}{key.upper()}"
    value = source.values[key]
    shown = str(value) if isinstance(value, Path) else repr(value)
    return f"{name} must be {_wish(field)}, not {shown[:60]}"


def _wish(field: DataField[Any]) -> str:
    """What a setting takes, in words."""
    hint, limits = _HINTS[field.name], field.metadata["limits"]
    if get_origin(hint) is Literal:
        return " or ".join(str(choice) for choice in get_args(hint))
    if hint is bool:
        return "true or false"
    if hint is int:
        return f"a whole number from {limits['ge']} to {limits['le']}"
    return str(field.metadata["form"] or "a path")
