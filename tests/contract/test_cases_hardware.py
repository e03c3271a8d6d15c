"""The facts of other projects and of standards, run on our parsers and drivers: every case.

How a file is run stands in tests/contract/hardware/<file>.py; where we decided otherwise, in
tests/contract/hardware/tables.py.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.contract.hardware.loading import OWN_COPY, Case, Runner, cases_dir, cases_in
from tests.contract.hardware.tables import DIFFERENCES, FACTS_ONLY

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


@pytest.mark.parametrize("case", CASES, ids=[case.key for case in CASES])
def test_a_case_comes_out(case: Case) -> None:
    if only_facts(case):
        return
    run = runner_of(case)
    assert run is not None, f"tests/contract/hardware/{case.file}.py is missing"
    wrong = list(run(case))
    if case.key in DIFFERENCES:
        assert wrong, f"{case.key} agrees by now: take it off the table"
        return
    assert not wrong, "\n".join([case.key, *wrong])


def test_every_difference_is_of_a_case_that_exists() -> None:
    known = {case.key for case in OWN} | {f"{case.file}:{case.section}" for case in OWN}
    assert set(DIFFERENCES) | set(FACTS_ONLY) <= known
