"""Where the bundle's two programs start: the same code, with and without a console."""

import multiprocessing
import sys
from pathlib import Path

from pos_terminal.cli import main, main_gui

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if Path(sys.executable).stem.endswith("-gui"):
        main_gui()
    else:
        main()
