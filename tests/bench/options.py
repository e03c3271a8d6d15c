"""What was asked of a run."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent.joinpath("shared", "data")  # where the real input lies, if it is there


@dataclass(frozen=True, slots=True)
class Options:
    """`work` is an empty folder on a real disk, removed after the run."""

    data: Path | None  # the real input; None: not here
    work: Path
    quick: bool
    scale: bool

    def real(self, name: str) -> Path | None:
        """A file of the real input; None when it is not here."""
        file = None if self.data is None else self.data / name
        return file if file is not None and file.exists() else None


def add_to(parser: argparse.ArgumentParser) -> None:
    """The options that every measurement understands."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the real input")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench",
        help="folder for stores, on the disk to be measured")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="small sizes, for a look")
    parser.add_argument("--scale", action="store_true", help="5,000,000 sales: disk and hours")


def options_from(chosen: argparse.Namespace) -> Options:
    """The run's options; the work folder is made."""
    data = chosen.data if chosen.data is not None and chosen.data.is_dir() else None
    chosen.work.mkdir(parents=True, exist_ok=True)
    return Options(data, chosen.work.resolve(), chosen.quick, chosen.scale)
