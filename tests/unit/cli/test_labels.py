"""`pos-terminal labels`: a file for any printer."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware.simulators.zpl_paper import labels_of
from pos_terminal.cli.exits import Exit
from tests.unit.cli.conftest import Cli


def filled(cli: Cli, products_file: Path) -> None:
    assert cli("import", "products", str(products_file), "--yes").code == Exit.OK


@pytest.mark.slow
def test_labels_are_written_by_the_ending_of_the_file(
    cli: Cli, products_file: Path, tmp_path: Path
) -> None:
    filled(cli, products_file)
    out = {ending: tmp_path / f"labels{ending}" for ending in (".pdf", ".zpl", ".escpos", ".png")}
    for file in out.values():
        done = cli("labels", "A1", "B2", "--copies", "3", "--out", str(file), "--json")
        assert done.json == {"file": str(file), "labels": 6}
    assert out[".pdf"].read_bytes().startswith(b"%PDF")
    assert [one.copies for one in labels_of(out[".zpl"].read_bytes())] == [3, 3]
    assert out[".escpos"].read_bytes().startswith(b"\x1b@")
    read = zxingcpp.read_barcodes(Image.open(BytesIO(out[".png"].read_bytes())))
    assert len(read) == 1


def test_what_was_changed_lately_needs_no_sku(
    cli: Cli, products_file: Path, tmp_path: Path
) -> None:
    filled(cli, products_file)
    file = str(tmp_path / "all.zpl")
    options = ("--changed", "1", "--template", "item", "--size", "50x30", "--dpi", "300")
    assert cli("labels", *options, "--out", file, "--json").json["labels"] == 3
    (first, *_rest) = labels_of(Path(file).read_bytes())
    assert (first.width, first.height) == (591, 354)


@pytest.mark.slow
def test_what_cannot_be_done_is_refused_in_words(
    cli: Cli, products_file: Path, tmp_path: Path
) -> None:
    filled(cli, products_file)
    file = tmp_path / "labels.pdf"
    assert cli("labels", "nothing", "--out", str(file)).code == Exit.REFUSED
    assert cli("labels", "A1", "--out", str(tmp_path / "labels.txt")).code == Exit.REFUSED
    file.write_text("mine")
    assert cli("labels", "A1", "--out", str(file)).code == Exit.REFUSED
    assert file.read_text() == "mine"
    assert cli("labels", "A1", "--out", str(file), "--force").code == Exit.OK
