"""Labels by the rack: in the printer's language, as fine as it prints."""

from __future__ import annotations

from typing import Any

import pytest

from hardware.errors import NoHardware, PaperEmpty
from hardware.simulators.zpl_paper import labels_of
from pos_terminal.receipts.labels import Label, LabelSheet
from tests.unit.devices.conftest import Racks, fake

PATIENCE_S = 60.0
SHEET = LabelSheet(((Label("Milk", "€1.45", code="4006381333931"), 2), (Label("Tea"), 1)))


def test_labels_are_printed_as_fine_as_the_printer_prints(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()
    rack.keep(fake("label_printer", dpi=300)).result(PATIENCE_S)
    assert rack.print_labels(SHEET).result(PATIENCE_S) == 3
    ((_job, data),) = fakes["A"].jobs
    assert [(one.width, one.copies) for one in labels_of(data)] == [(709, 2), (709, 1)]


def test_no_labels_are_no_job(racks: Racks, fakes: dict[str, Any]) -> None:
    rack = racks()
    rack.keep(fake("label_printer")).result(PATIENCE_S)
    assert rack.print_labels(LabelSheet(())).result(PATIENCE_S) == 0
    assert fakes["A"].jobs == []


def test_without_a_label_printer_or_without_labels_in_it_it_is_said(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()
    with pytest.raises(NoHardware):
        rack.print_labels(SHEET).result(PATIENCE_S)
    rack.keep(fake("label_printer")).result(PATIENCE_S)
    fakes["A"].fault = PaperEmpty("A", "Put in a new roll of labels.")
    with pytest.raises(PaperEmpty, match="roll of labels"):
        rack.print_labels(SHEET).result(PATIENCE_S)


def test_a_test_label_is_one_that_any_label_printer_takes(
    racks: Racks, fakes: dict[str, Any]
) -> None:
    rack = racks()
    rack.keep(fake("label_printer")).result(PATIENCE_S)
    rack.test("label_printer", "print").result(PATIENCE_S)
    ((_job, data),) = fakes["A"].jobs
    (printed,) = labels_of(data)
    assert not printed.complaints
    assert printed.codes == [("Code128", "TEST123")]
