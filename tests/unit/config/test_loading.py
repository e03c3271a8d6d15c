"""Who wins among flag, variable, files and default, and how a mistake is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from pos_terminal.config import Loaded, Settings, SettingsError, load
from pos_terminal.config.loading import KEYS
from pos_terminal.config.settings import PATHS
from pos_terminal.config.validation import validated

Write = Callable[[str], Path]


@pytest.fixture
def user(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "user.toml"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def machine(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "machine.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def refusal(*files: Path, **flags: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load(flags, files)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_flag_beats_variable_beats_user_beats_machine_beats_default(
    user: Write, machine: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = machine('theme = "dark"\nkeypad = "789"\ntext_scale_percent = 81\nprinter = "tcp"')
    high = user('keypad = "123"\ntext_scale_percent = 82\nprinter = "tcp"')
    monkeypatch.setenv("POS_TEXT_SCALE_PERCENT", "83")
    monkeypatch.setenv("POS_PRINTER", "file")
    loaded = load({"printer": "tcp"}, (high, low))
    told = {key: (getattr(loaded.settings, key), origin) for key, origin in loaded.origins.items()}
    assert told["printer"] == ("tcp", "flag")
    assert told["text_scale_percent"] == (83, "environment")
    assert told["keypad"] == ("123", str(high))
    assert told["theme"] == ("dark", str(low))
    assert told["touch"] == (True, "default")


def test_a_wrong_key_names_file_key_and_what_was_meant(user: Write) -> None:
    path = user("printr_port = 9100")
    assert refusal(path) == (f"{path}: printr_port is not a setting; did you mean printer_port?")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("printer_port = 99999", "printer_port"),
        ("text_scale_percent = 100.5", "text_scale_percent"),
        ("touch = 3", "touch"),
        ('theme = "pink"', "theme"),
        ('terminal_id = "a b"', "terminal_id"),
        ("data_dir = 3", "data_dir"),
        ('data_dir = ""', "data_dir"),
        ('printer_host = "a b"', "printer_host"),
        ("[printer]\nkind = 1", "printer"),
    ],
)
def test_a_wrong_value_names_file_and_key(user: Write, line: str, key: str) -> None:
    path = user(line)
    assert refusal(path).startswith(f"{path}: {key} must be ")


def test_a_file_that_is_no_toml_is_named(user: Write) -> None:
    path = user("a = [")
    assert refusal(path).startswith(f"{path}: not valid TOML")


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_TEXT_SCALE_PERCENT", "huge")
    assert refusal() == (
        "variable POS_TEXT_SCALE_PERCENT must be a whole number from 75 to 200, not 'huge'"
    )


def test_a_misspelt_variable_moves_no_data_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_DATADIR", "/somewhere")
    assert refusal().endswith("did you mean POS_DATA_DIR?")


def test_a_wrong_flag_is_named() -> None:
    assert refusal(colour="red").startswith("flag --set: colour is not a setting")
    assert refusal(text_scale_percent="999").startswith("flag: text_scale_percent must be ")


@pytest.mark.parametrize("name", ["POS_CASES_DIR", "POS_CRASH_AT"])
def test_variables_of_the_tests_are_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "x")
    assert isinstance(load(files=()), Loaded)


def test_moving_the_data_moves_receipts_and_logs_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_DATA_DIR", str(tmp_path / "lane"))
    settings = load(files=()).settings
    assert settings.data_dir == tmp_path / "lane"
    assert settings.log_dir == tmp_path / "lane" / "log"
    assert settings.printer_path == tmp_path / "lane" / "receipts"


def test_paths_in_a_file_are_relative_to_that_file(user: Write) -> None:
    path = user('data_dir = "here"\nprinter_path = "~/r"')
    settings = load(files=(path,)).settings
    assert settings.data_dir == path.parent / "here"
    assert settings.printer_path == Path.home() / "r"


@pytest.mark.parametrize("text", ["keypad = 789", 'keypad = "789"'])
def test_choices_that_look_like_numbers_are_taken_either_way(user: Write, text: str) -> None:
    assert load(files=(user(text),)).settings.keypad == "789"


def test_settings_are_frozen() -> None:
    settings = load(files=()).settings
    with pytest.raises(FrozenInstanceError):
        settings.theme = "dark"  # type: ignore[misc]


def test_the_fast_road_gives_what_the_checked_road_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_DATA_DIR", str(tmp_path))
    fast = load({"log_dir": tmp_path / "l"}, ())
    empty = tmp_path / "empty.toml"
    empty.write_text("")
    slow = load({"log_dir": tmp_path / "l"}, (empty,))
    assert fast.settings == slow.settings
    assert fast.origins == slow.origins


def test_every_default_is_a_value_that_would_be_accepted() -> None:
    settings = load(files=()).settings
    values = {key: getattr(settings, key) for key in KEYS}
    checked, _ = validated(values, ())
    assert checked == settings


def test_every_setting_has_a_help_and_every_path_is_known_as_one() -> None:
    for field in fields(Settings):
        assert field.metadata["help"].endswith("."), field.name
        assert ("Path" in str(field.type)) == (field.name in PATHS), field.name


def test_pydantic_is_not_loaded_where_only_folders_are_moved(tmp_path: Path) -> None:
    program = (
        "import sys, os; os.environ['POS_DATA_DIR'] = 'x';"
        "from pos_terminal.config import load; load(files=());"
        "assert 'pydantic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])
