"""One measurement in a process of its own; figures as JSON lines, all else for the terminal."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from dataclasses import replace

from tests.bench.options import add_to, options_from

MARK = "figure "  # a line with one begins so


def at_home(work: str) -> dict[str, str]:
    """Variables of a child that reads and writes nothing of the person's own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("POS_")}
    own |= {f"XDG_{kind}_HOME": os.path.join(work, "home", kind.lower())
            for kind in ("DATA", "CONFIG", "STATE")}  # fmt: skip
    own["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    own.setdefault("QT_QPA_PLATFORM", "offscreen")
    return own


def main(arguments: list[str]) -> None:
    """Measures what the first word names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run_one")
    parser.add_argument("name")
    add_to(parser)
    chosen = parser.parse_args(arguments)
    module = importlib.import_module(f"tests.bench.{chosen.name}")
    for figure in module.measure(options_from(chosen)):
        data = replace(figure, bench=chosen.name).as_data()
        print(f"{MARK}{json.dumps(data, ensure_ascii=False)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
