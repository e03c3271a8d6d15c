"""The facts of other projects and of standards, run on our parsers and drivers: every case.

How a file is run stands in tests/contract/hardware/<file>.py; where we decided otherwise, in
tests/contract/hardware/tables.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.contract.hardware.loading import (
    OWN_COPY,
    Case,
    Noticed,
    Runner,
    cases_dir,
    cases_in,
)
from tests.contract.hardware.tables import DIFFERENCES, FACTS_ONLY, WORDS

FILES = (
    "aamva",
    "ean_upc",
    "escpos_status",  # before escpos: a further file is known by the longest name it begins with
    "escpos",
    "gs1_elements",
    "mrz",
    "pole_display",
    "scale_frames",
    "variable_measure",
    "wedge",
)
CASES = list(cases_in(cases_dir()))
OWN = list(cases_in(OWN_COPY))


def runner_of(case: Case) -> Runner | None:
    name = next((name for name in FILES if case.file.startswith(name)), None)
    assert name is not None, f"{case.file}: nobody knows this format"
    module = f"tests.contract.hardware.{name}"
    found: Runner | None = import_module(module).wrong if find_spec(module) else None
    return found


def only_facts(case: Case) -> bool:
    return case.key in FACTS_ONLY or f"{case.file}:{case.section}" in FACTS_ONLY


def test_there_are_cases_to_run() -> None:
    assert CASES, f"no hardware cases under {cases_dir()}"


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.key for case in CASES])
def test_a_case_comes_out(case: Case) -> None:
    if only_facts(case):
        return
    run = runner_of(case)
    assert run is not None, f"tests/contract/hardware/{case.file}.py is missing"
    expected = Noticed(case.data["expect"]) if "expect" in case.data else Noticed({})
    data = case.data | {"expect": expected} if "expect" in case.data else case.data
    wrong = list(run(replace(case, data=data)))
    wrong += [f"{key} is not compared" for key in _not_compared(case, expected)]
    if case.key in DIFFERENCES:
        assert wrong, f"{case.key} agrees by now: take it off the table"
        return
    assert not wrong, "\n".join([case.key, *wrong])


def _not_compared(case: Case, expected: Noticed) -> Iterator[str]:
    """A runner that stopped at something wrong has told of it already."""
    name = next(name for name in FILES if case.file.startswith(name))
    return (key for key in expected.overlooked() if f"{name}:{key}" not in WORDS)


def test_a_figure_that_no_runner_looks_at_would_be_seen() -> None:
    for case in OWN:
        if case.file in ("scale_frames", "variable_measure") and "expect" in case.data:
            planted = replace(case, data=case.data | {"expect": case.data["expect"] | {"tare": 1}})
            with pytest.raises((AssertionError, KeyError)):
                test_a_case_comes_out(planted)


def test_every_difference_is_of_a_case_that_exists() -> None:
    known = {case.key for case in OWN} | {f"{case.file}:{case.section}" for case in OWN}
    assert set(DIFFERENCES) | set(FACTS_ONLY) <= known
