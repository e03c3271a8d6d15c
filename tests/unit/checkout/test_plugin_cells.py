"""Cells of plugins' reports, as files have them."""

from __future__ import annotations

import pytest

from pos_terminal.checkout.plugin_cells import file_cell


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("money", 1250, "12.50"),
        ("money", -5, "-0.05"),
        ("qty", 1500, "1.500"),
        ("percent", 1250, "12.50"),
        ("duration", 27_061, "7:31:01"),
        ("duration", -60, "-0:01:00"),
        ("time", "2026-07-01T12:00:00Z", "2026-07-01 14:00:00"),
        ("time", "2026-07-01T12:00:00", "2026-07-01 14:00:00"),
        ("date", "2026-07-01", "2026-07-01"),
        ("number", 7, "7"),
        ("text", None, ""),
    ],
)
def test_a_cell_is_written_in_the_units_of_its_column(kind: str, value: object, shown: str) -> None:
    assert file_cell(kind, value, "EUR", "Europe/Berlin") == shown


def test_a_currency_has_its_own_places() -> None:
    assert file_cell("money", 1250, "JPY") == "1250"
    assert file_cell("money", 1250, "KWD") == "1.250"


@pytest.mark.parametrize("kind", ["money", "qty", "time", "duration", "percent"])
def test_what_does_not_fit_its_column_stays_as_it_is(kind: str) -> None:
    assert file_cell(kind, "n/a", "EUR") == "n/a"
