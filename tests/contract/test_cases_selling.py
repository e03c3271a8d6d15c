"""The figures of other projects, run on ours: every case of every file, unknown ones included.

What is not run and where we decided otherwise stands in tests/contract/selling/tables.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from tests.contract.selling import codes, documents, other_peers, payments, tables, tax_lines
from tests.contract.selling.loading import (
    OWN_COPY,
    Case,
    Figure,
    Unreadable,
    cases_dir,
    cases_in,
)

Runner = Callable[[Case], Iterator[Figure]]

RUNNERS: Mapping[str, Runner] = {
    "tax_single_line": tax_lines.run_single_line,
    "price_mapping": tax_lines.run_mapping,
    "tax_documents": documents.run_document,
    "global_discount": documents.run_global_discount,
    "tax_line_cents": documents.run_line_cents,
    "tax_other_peers": other_peers.run_other_peer,
    "cash_rounding": payments.run_cash_rounding,
    "payments_returns_sessions": payments.run_payment,
    "barcodes": codes.run_code,
}
CASES = list(cases_in(cases_dir()))
OWN = list(cases_in(OWN_COPY))


def runner_of(case: Case) -> Runner:
    for name, run in RUNNERS.items():
        if case.file.startswith(name):
            return run
    raise AssertionError(f"{case.file}: nobody knows this format ({case.case_id})")


def told(case: Case, wrong: list[Figure]) -> str:
    rows = [f"{case.case_id} ({case.file})"]
    return "\n".join(rows + [f"  {f.key}: wanted {f.wanted}, found {f.found}" for f in wrong])


def test_there_are_cases_to_run() -> None:
    assert CASES, f"no selling cases under {cases_dir()}"


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}:{case.case_id}" for case in CASES])
def test_the_figures_of_a_case_come_out(case: Case) -> None:
    reason = tables.not_run(case)
    if reason:
        pytest.skip(reason)
    try:
        figures = list(runner_of(case)(case))
    except Unreadable as prose:
        pytest.skip(f"{case.case_id}: prose that a machine cannot run: {prose}")
    assert figures, f"{case.case_id}: nothing was compared"
    wrong = [f for f in figures if not f.agrees and tables.difference(case, f) is None]
    if wrong and case.solver_agrees is False:
        pytest.xfail("a peer's own policy, not decided on yet:\n" + told(case, wrong))
    assert not wrong, told(case, wrong)


def test_no_prose_of_our_copy_is_left_unread() -> None:
    """A new sentence is either read by the runners or listed, by id and reason."""
    unread = {}
    for case in OWN:
        if not tables.later(case):
            try:
                list(runner_of(case)(case))
            except Unreadable as prose:
                unread[case.case_id] = str(prose)
    assert set(unread) == set(tables.PROSE), unread


def test_every_listed_id_exists_in_our_copy() -> None:
    known = {case.case_id for case in OWN}
    listed = set(tables.PROSE) | {d.case_id for d in tables.DIFFERENCES if d.case_id != "*"}
    assert listed <= known
    files = {case.file for case in OWN}
    assert all(any(file.startswith(d.file) for file in files) for d in tables.DIFFERENCES)


def test_only_what_comes_later_is_left_out_of_our_copy() -> None:
    """Nothing is skipped in silence: the ids left out are these, and no others."""
    left_out = {case.case_id for case in OWN if tables.not_run(case)}
    loyalty = {"pay-027", "pay-028"}
    coupons_epc_peers_own = {
        f"bar-{n:03}" for n in (*range(48, 52), 61, 62, 65, 67, *range(72, 76))
    }
    promotions = {case.case_id for case in OWN if case.file == "promotions.json"}
    assert left_out == loyalty | coupons_epc_peers_own | promotions


@pytest.mark.parametrize("entry", tables.DIFFERENCES, ids=lambda d: f"{d.case_id}:{d.keys[0]}")
def test_every_deliberate_difference_is_still_one(entry: tables.Difference) -> None:
    seen = [
        figure
        for case in OWN
        if case.file.startswith(entry.file) and not tables.not_run(case)
        for figure in runner_of(case)(case)
        if not figure.agrees and entry.covers(case, figure)
    ]
    assert seen, f"we agree by now: take it out of the table ({entry.why})"


def test_every_key_pattern_of_a_difference_is_needed() -> None:
    for entry in tables.DIFFERENCES:
        for key in entry.keys:
            alone = tables.Difference(entry.file, entry.case_id, (key,), entry.why, entry.within)
            assert any(
                not figure.agrees and alone.covers(case, figure)
                for case in OWN
                if case.file.startswith(entry.file) and not tables.not_run(case)
                for figure in runner_of(case)(case)
            ), f"{entry.case_id}: {key} agrees by now"


def _bumped(value: object) -> object:
    """The same shape with its first figure one too high."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return [_bumped(value[0]), *value[1:]]
    try:
        return str(Decimal(str(value)) + 1)
    except InvalidOperation:
        return f"{value}?"


PLANTED = [
    (case, key)
    for case in OWN
    if not tables.not_run(case)
    for key, value in case.expected.items()
    if value != [] and key not in {"tax_groups", "taxes", "in_company_currency", "line_totals"}
    if key not in {"tax_lines", "rounding_reported_by_peer", "reason", "why"}
]


@pytest.mark.parametrize(
    ("case", "key"), PLANTED, ids=[f"{case.case_id}:{key}" for case, key in PLANTED]
)
def test_a_planted_wrong_figure_is_found(case: Case, key: str) -> None:
    """No figure of a case is read past: change it, and the case fails."""
    wrong = {**case.expected, key: _bumped(case.expected[key])}
    planted = replace(case, data={**case.data, "expected": wrong})
    covered = [d for d in tables.DIFFERENCES if d.covers(case, Figure(key, 0, 0))]
    if not covered:
        assert any(not figure.agrees for figure in runner_of(case)(planted)), (case.case_id, key)


def test_further_files_of_the_same_name_and_form_are_run(tmp_path: Path) -> None:
    folder = tmp_path / "selling"
    folder.mkdir()
    case = next(case for case in OWN if case.case_id == "cash-041")
    more = {"notes": [], "cases": [{**case.data, "id": "cash-999"}]}
    (folder / "cash_rounding_more.json").write_text(json.dumps(more), encoding="utf-8")
    (found,) = cases_in(tmp_path)
    assert found.case_id == "cash-999"
    assert all(figure.agrees for figure in runner_of(found)(found))
