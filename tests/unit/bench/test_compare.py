"""The guard: what got slower is told, what did not is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.compare import NotComparable, compare, read_run
from tests.bench.figures import Figure, as_data

CLOSE = Figure("close a cash sale, p50", "ms", 3.0, 2.0, "raw", "≤ 2×", True, spread=0.02)
PAINT = Figure("scan → painted", "ms", 9.0, 1000 / 60, "one frame", "≤ one frame", True)
SYNCS = Figure("syncs at most", "syncs", 1, None, "", "exactly 1", True)
REPLAY = Figure("replay", "sales/s", 80.0, None, "", "", None)
BEFORE = [CLOSE, PAINT, SYNCS, REPLAY]


def told(*now: Figure, same_machine: bool = True) -> list[str]:
    return compare(BEFORE, now, same_machine=same_machine).slower


def test_equal_figures_are_not_reported() -> None:
    found = compare(BEFORE, BEFORE, same_machine=True)
    assert (found.slower, found.left_out, found.compared) == ([], [], 4)


def test_a_slow_down_against_the_floor_is_reported_on_any_machine() -> None:
    slow = replace(CLOSE, ours=7.8, floor=4.0)
    for same in (True, False):
        (line,) = told(slow, same_machine=same)
        assert line == ("slower by 30%: close a cash sale, p50, 7.8 ms (1.95×), was 3 ms (1.50×)")


def test_a_slower_machine_is_no_slow_down() -> None:
    assert told(replace(CLOSE, ours=6.0, floor=4.0), same_machine=False) == []


def test_noise_within_tolerance_or_spread_is_no_slow_down() -> None:
    assert told(replace(CLOSE, ours=3.4)) == []
    assert told(replace(CLOSE, ours=3.9, spread=0.3)) == []
    assert told(replace(CLOSE, ours=3.9))


def test_a_faster_product_is_not_reported() -> None:
    assert told(replace(CLOSE, ours=1.0), replace(REPLAY, ours=200.0)) == []


def test_one_more_sync_is_reported_whatever_the_machine() -> None:
    assert told(replace(SYNCS, ours=2), same_machine=False)


def test_fewer_sales_a_second_are_slower() -> None:
    assert told(replace(REPLAY, ours=60.0))


def test_what_has_no_measured_floor_is_left_out_on_another_machine() -> None:
    slow = [replace(PAINT, ours=90.0), replace(REPLAY, ours=1.0)]
    found = compare(BEFORE, slow, same_machine=False)
    assert found.slower == []
    assert len(found.left_out) == 2
    assert len(told(*slow)) == 2


def test_a_figure_that_was_not_there_before_is_named() -> None:
    found = compare([], [CLOSE], same_machine=True)
    assert found.left_out == ["close a cash sale, p50: not measured before"]


def test_a_file_without_figures_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    for text in ("", "[]", '{"schema": 9}', '{"schema": 1}'):
        file.write_text(text)
        with pytest.raises(NotComparable, match=r"run\.json"):
            read_run(file)
    with pytest.raises(NotComparable):
        read_run(tmp_path / "none.json")


@pytest.mark.parametrize(("factor", "code"), [(1.0, 0), (1.3, 1)])
def test_the_command_ends_with_1_when_something_got_slower(
    factor: float,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def measured(name: str, _chosen: object) -> Iterator[Figure]:
        if name == "close_sale":
            yield replace(CLOSE, ours=CLOSE.ours * factor * 2, floor=4.0)  # a slower machine

    monkeypatch.setattr(bench, "measured", measured)
    committed = tmp_path / "committed.json"
    committed.write_text(json.dumps(as_data(BEFORE, {})))
    options = ["--json", str(tmp_path / "run.json"), "--work", str(tmp_path)]
    assert bench.main([*options, "close_sale", "--compare", str(committed)]) == code
    assert ("slower by 30%" in capsys.readouterr().out) is bool(code)
    assert json.loads((tmp_path / "run.json").read_text())["figures"]


def test_a_measurement_that_fails_does_not_take_the_others_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(name: str, chosen: object) -> Iterator[Figure]:
        if name == "bus":
            chosen.failed.append(name)  # type: ignore[attr-defined]
        yield replace(CLOSE, name=name)

    monkeypatch.setattr(bench, "measured", measured)
    options = ["--json", str(tmp_path / "run.json"), "--work", str(tmp_path)]
    assert bench.main([*options, "bus", "close_sale"]) == 1
    run = json.loads((tmp_path / "run.json").read_text())
    assert [figure["name"] for figure in run["figures"]] == ["bus", "close_sale"]
    assert "bus could not be measured" in capsys.readouterr().out
