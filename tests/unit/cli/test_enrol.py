"""Enrolment: one file, one code, one lane; and what head office's commands leave behind."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.config import load
from pos_terminal.domain.errors import CashierError
from pos_terminal.secret_store import open_secrets, pepper, take_pepper
from sync.hq import enrolment
from sync.hq.enrolment import Enrolment, fresh_code, seal, unseal
from sync.hq.pinned import read_pinned
from tests.unit.cli.conftest import Cli

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real costs are checked once."""
    monkeypatch.setattr(enrolment, "_MEMORY_KIB", 64)


@pytest.fixture
def file_and_code(cli: Cli, tmp_path: Path) -> tuple[Path, str]:
    """An office that has written a file for a lane."""
    office, file = tmp_path / "office", tmp_path / "lane.enrol"
    at = ("--set", "secret_store=file", "--data-dir", str(office))
    assert cli(*at, "hq", "keys").code == 0
    (office / "sync.toml").write_text('[kafka]\nenabled = true\nservers = "hq:9092"\n')
    open_secrets(office).put("sync.kafka", b"k4fka")
    told = cli(*at, "hq", "enrol", str(file), "--terminal", "T9", "--store", "S7", "--json")
    return file, told.json["code"]


@pytest.fixture
def lane_at(tmp_path: Path) -> tuple[str, ...]:
    settings = tmp_path / "settings.toml"
    settings.write_text('secret_store = "file"\nterminal_id = "TERM001"\nsounds = false\n')
    return ("--settings", str(settings))


def enrol(cli: Cli, at: tuple[str, ...], file: Path, code: str, *more: str) -> Any:
    return cli(*at, "enrol", str(file), "--code-stdin", *more, typed=f"{code}\n")


@pytest.mark.slow
def test_a_lane_is_the_shops_once_it_is_enrolled(
    cli: Cli, data_dir: Path, tmp_path: Path, file_and_code: tuple[Path, str],
    lane_at: tuple[str, ...],
) -> None:  # fmt: skip
    file, code = file_and_code
    done = enrol(cli, lane_at, file, code.lower().replace("-", " "))
    assert done.code == 0, done.err
    assert not file.exists()  # it works once
    settings = load(None, (tmp_path / "settings.toml",)).settings
    assert (settings.terminal_id, settings.store_id, settings.sounds) == ("T9", "S7", False)
    office, lane = open_secrets(tmp_path / "office"), open_secrets(data_dir)
    assert pepper(lane) == pepper(office)
    assert lane.get("sync.kafka") == b"k4fka"
    pinned = read_pinned(data_dir)
    assert pinned is not None
    assert (pinned.terminal_id, pinned.store_id) == ("T9", "S7")
    told = json.loads(cli(*lane_at, "journal", "show", "--json", "--last", "1").out)
    assert "T9" in json.dumps(told)


def test_a_wrong_code_is_a_sentence_and_nothing_has_happened(
    cli: Cli, data_dir: Path, file_and_code: tuple[Path, str], lane_at: tuple[str, ...]
) -> None:
    file, _ = file_and_code
    told = enrol(cli, lane_at, file, fresh_code())
    assert told.code == 1
    assert "not the code" in told.err
    assert file.exists()
    assert not (data_dir / "secrets").exists()


def test_an_enrolled_lane_and_one_with_staff_are_refused(
    cli: Cli, file_and_code: tuple[Path, str], lane_at: tuple[str, ...]
) -> None:
    file, code = file_and_code
    kept = file.read_bytes()
    assert enrol(cli, lane_at, file, code).code == 0
    file.write_bytes(kept)
    again = enrol(cli, lane_at, file, code)
    assert (again.code, "already" in again.err) == (1, True)


def test_a_lane_with_staff_of_its_own_is_refused(
    cli: Cli, shop: Any, file_and_code: tuple[Path, str]
) -> None:
    file, code = file_and_code
    told = cli("enrol", str(file), "--code-stdin", typed=f"{code}\n")
    assert told.code == 1
    assert "staff or sales" in told.err
    assert file.exists()


@pytest.mark.slow
def test_a_lane_that_comes_back_from_a_backup_is_enrolled_again(
    cli: Cli, shop: Any, file_and_code: tuple[Path, str], tmp_path: Path
) -> None:
    file, code = file_and_code
    take_pepper(open_secrets(shop.data_dir), pepper(open_secrets(tmp_path / "office")))
    named = tmp_path / "named.toml"
    named.write_text('terminal_id = "T9"\nstore_id = "S7"\n')
    done = enrol(cli, ("--settings", str(named)), file, code)
    assert done.code == 0, done.err
    assert read_pinned(shop.data_dir) is not None
    assert "Mira" in cli("staff", "list").out  # everything is still there


def sealed(**changes: Any) -> tuple[bytes, str]:
    known: dict[str, Any] = {
        "enrolment_id": "0123456789abcdef", "terminal_id": "T9", "store_id": "S7",
        "expires_at": (NOW + timedelta(days=7)).isoformat(), "public_key": "", "pepper": b"p",
    }  # fmt: skip
    code = fresh_code()
    return seal(Enrolment(**known | changes), code), code


def test_a_file_is_used_up_by_its_day() -> None:
    content, code = sealed()
    assert unseal(content, code, NOW).terminal_id == "T9"
    with pytest.raises(CashierError, match="enrol.expired"):
        unseal(content, code, NOW + timedelta(days=8))


@pytest.mark.parametrize("name", ["terminal_id", "salt", "nonce", "sealed"])
def test_a_file_that_was_changed_is_refused(name: str) -> None:
    content, code = sealed()
    file = json.loads(content)
    file[name] = file[name][::-1] if name == "terminal_id" else "AAAA" + file[name][4:]
    with pytest.raises(CashierError, match="enrol.code"):
        unseal(json.dumps(file).encode(), code, NOW)


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 100, b'{"format": 2}'])
def test_what_is_no_enrolment_file_is_refused(content: bytes) -> None:
    with pytest.raises(CashierError, match="enrol.file"):
        unseal(content, fresh_code(), NOW)


def test_a_code_has_eighty_bits_and_is_read_as_people_read() -> None:
    codes = {fresh_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code.replace("-", "")) * 5 >= 60 for code in codes)
    content, code = sealed()
    assert unseal(content, code.replace("0", "O").replace("1", "l").lower(), NOW).store_id == "S7"


def test_nothing_secret_is_readable_in_the_file(file_and_code: tuple[Path, str]) -> None:
    file, code = file_and_code
    assert b"k4fka" not in file.read_bytes()
    assert code.encode() not in file.read_bytes()
