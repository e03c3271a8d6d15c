"""`./pos python -m installer.build [FOLDER]` makes the one-folder bundle and starts it once.

The bundle is FOLDER/pos-terminal (default: dist/pos-terminal) with the programs `pos-terminal` and
`pos-terminal-gui`. Nothing is downloaded.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPEC = Path(__file__).with_name("pos_terminal.spec")


def build(folder: Path) -> Path:
    """Makes the bundle below `folder`; returns its console program.

    Raises CalledProcessError when PyInstaller fails; its own words are on standard error.
    """
    with tempfile.TemporaryDirectory(prefix="pos-bundle-") as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        command += ["--distpath", str(folder), "--workpath", work, str(SPEC)]
        subprocess.run(command, cwd=ROOT, check=True)
    suffix = ".exe" if sys.platform == "win32" else ""
    return folder / "pos-terminal" / f"pos-terminal{suffix}"


def main() -> int:
    """The command line; 0 when the bundle starts and says its version."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    program = build(parser.parse_args().folder.resolve())
    print(program, flush=True)
    return subprocess.run([program, "version"]).returncode


if __name__ == "__main__":
    raise SystemExit(main())
