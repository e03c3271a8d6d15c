"""The log file: JSON lines, redacted, private, and harmless when it cannot be written."""

from __future__ import annotations

import json
import logging
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_terminal import log


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    running = log.start(tmp_path / "log", "lane", terminal="T1")

    def stop_and_read() -> list[dict[str, Any]]:
        running.stop()
        text = (tmp_path / "log" / "lane.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    yield stop_and_read
    running.stop()


def test_an_event_is_one_json_line_with_time_level_and_facts(
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    log.get_logger("pos.printer").info("printer_offline", printer="front")
    [line] = lines()
    assert line["event"] == "printer_offline"
    assert (line["level"], line["logger"], line["printer"]) == ("info", "pos.printer", "front")
    assert (line["program"], line["terminal"]) == ("lane", "T1")
    assert line["time"].endswith("+00:00")


def test_nothing_secret_reaches_the_file_by_any_road(
    lines: Callable[[], list[dict[str, Any]]], tmp_path: Path
) -> None:
    card = "4111111111111111"
    log.get_logger("a").info("paid", pan=card, note=f"card {card}", facts={"pin": "4711"})
    logging.getLogger("somebody.else").warning("card %s pin=%s", card, "4711")
    try:
        raise ValueError(f"bad card {card}")
    except ValueError:
        log.get_logger("a").exception("failed")
    assert [line["event"][:4] for line in lines()] == ["paid", "card", "fail"]
    text = (tmp_path / "log" / "lane.jsonl").read_text("utf-8")
    assert card not in text
    assert "4711" not in text
    assert "ValueError: bad card 411111******1111" in text


def test_a_hostile_barcode_is_cut(lines: Callable[[], list[dict[str, Any]]]) -> None:
    log.get_logger("a").info("unknown_code", code="x" * 100_000)
    [line] = lines()
    assert len(line["code"]) <= log.MAX_TEXT + 1


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not bits there")
def test_only_the_owner_reads_the_log(
    lines: Callable[[], list[dict[str, Any]]], tmp_path: Path
) -> None:
    log.get_logger("a").info("x")
    lines()
    assert stat.S_IMODE((tmp_path / "log" / "lane.jsonl").stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not bits there")
def test_a_data_folder_that_the_log_makes_first_is_private_too(tmp_path: Path) -> None:
    log.start(tmp_path / "lane" / "log", "lane").stop()
    assert stat.S_IMODE((tmp_path / "lane").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "lane" / "log").stat().st_mode) == 0o700


def test_the_file_is_rotated(
    lines: Callable[[], list[dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = logging.getLogger().handlers[-1]
    assert handler is not None
    monkeypatch.setattr(log, "MAX_FILE_BYTES", 2_000)
    small = log.start(tmp_path / "small", "cli")
    for number in range(50):
        log.get_logger("a").info("tick", number=number, padding="p" * 100)
    small.stop()
    lines()
    assert len(list((tmp_path / "small").glob("cli.jsonl*"))) > 1


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running = log.start(tmp_path / "log", "lane")
    handler = running._file
    assert isinstance(handler, logging.FileHandler)
    assert handler.stream is not None
    handler.stream.close()
    log.get_logger("a").info("x", note="4111111111111111")
    running.stop()
    assert capsys.readouterr() == ("", "")


def test_an_uncaught_error_is_logged_and_still_shown(
    lines: Callable[[], list[dict[str, Any]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    import threading

    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    log.hook_uncaught(log.get_logger("a"))
    try:
        raise RuntimeError("boom")
    except RuntimeError as err:
        sys.excepthook(type(err), err, err.__traceback__)
    [line] = lines()
    assert line["event"] == "uncaught"
    assert "RuntimeError: boom" in line["exception"]
    assert "boom" in capsys.readouterr().err
