"""The test paper itself, against receipts made and read by other people's programs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.paper import NotUnderstood, Paper

OWN_COPY = Path(__file__).parents[2] / "data" / "cases"
CASES = Path(os.environ.get("POS_CASES_DIR") or OWN_COPY) / "hardware" / "escpos.json"
RECEIPTS: list[dict[str, Any]] = json.loads(CASES.read_text("utf-8"))["receipts"]


def words(lines: list[str], exact: bool) -> list[str]:
    """Lines that say something; layout counts only where the other program knew it."""
    if exact:
        return [line.rstrip() for line in lines if line.strip()]
    return [line.replace(" ", "") for line in lines if line.strip()]


@pytest.mark.parametrize("case", RECEIPTS, ids=lambda case: case["id"])
def test_it_reads_what_others_read(case: dict[str, Any]) -> None:
    columns = int(case.get("cpl", 48))
    paper = Paper(columns * 12).print(bytes.fromhex(case["bytes_hex"]))
    exact = "cpl" in case
    assert words(paper.lines, exact) == words(case["expect_text"], exact)
    for kind, text in case.get("expect_barcodes", []):
        if kind != "QRCode":  # printers make those themselves; ours are drawn
            assert (kind, text) in paper.codes


@pytest.mark.parametrize("data", [b"\x07", b"\x1bz", b"\x10\x04\x01", b"\x00", b"\x1dv0\x00\x02"])
def test_it_refuses_what_it_does_not_understand(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        Paper().print(b"Milk\n" + data)
