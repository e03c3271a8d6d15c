"""Files as paper: whole, once, on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.drivers.file_drawer import FileDrawer
from hardware.drivers.file_printer import FilePrinter
from hardware.ports import DrawerFault, PrintProof

DEADLINE_S = 60.0


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_one_file_a_job_and_nothing_half_done_beside_it(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path)
    assert printer.print("TERM001-1-000042", b"bytes", DEADLINE_S) is PrintProof.CONFIRMED
    assert names(tmp_path) == ["TERM001-1-000042.bin"]


def test_the_same_job_is_printed_once(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path)
    printer.print("job", b"first", DEADLINE_S)
    assert printer.print("job", b"again", DEADLINE_S) is PrintProof.CONFIRMED
    assert (tmp_path / "job.bin").read_bytes() == b"first"


@pytest.mark.parametrize(
    ("data", "name"), [(b"%PDF-1.4", "job.pdf"), (b"\x89PNG\r\n", "job.png"), (b"\x1b@", "job.bin")]
)
def test_the_ending_tells_what_it_is(tmp_path: Path, data: bytes, name: str) -> None:
    FilePrinter(tmp_path).print("job", data, DEADLINE_S)
    assert names(tmp_path) == [name]


def test_a_picture_lies_beside_the_job_when_asked_for(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path, picture_of=lambda job_id: b"picture of " + job_id.encode())
    printer.print("job", b"\x1b@", DEADLINE_S)
    assert names(tmp_path) == ["job.bin", "job.png"]
    assert (tmp_path / "job.png").read_bytes() == b"picture of job"


@pytest.mark.parametrize("job_id", ["../../etc/passwd", "a/b", "", ".hidden", "x" * 300, "CON\x00"])
def test_a_job_id_never_leaves_the_folder(tmp_path: Path, job_id: str) -> None:
    folder = tmp_path / "receipts"
    FilePrinter(folder).print(job_id, b"bytes", DEADLINE_S)
    assert len(names(folder)) == 1
    assert names(tmp_path) == ["receipts"]


def test_the_folder_is_made_when_it_is_opened(tmp_path: Path) -> None:
    FilePrinter(tmp_path / "a" / "b").open()
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_was_lost_is_made_again(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "receipts")
    printer.open()
    printer.folder.rmdir()
    assert printer.health().online is True
    assert printer.print("job", b"bytes", DEADLINE_S) is PrintProof.CONFIRMED


def test_a_folder_that_cannot_be_made_is_said_when_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    printer = FilePrinter(tmp_path / "file" / "receipts")
    printer.open()
    assert printer.health().key == "printer.offline"


def test_a_file_drawer_counts_across_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "drawer" / "kicks.txt"
    FileDrawer(path).kick()
    again = FileDrawer(path)
    again.open()
    again.kick()
    again.close()
    assert again.kicks == 2
    assert again.health().online


def test_a_file_drawer_that_cannot_be_written_is_a_drawer_fault(tmp_path: Path) -> None:
    with pytest.raises(DrawerFault):
        FileDrawer(tmp_path).kick()
