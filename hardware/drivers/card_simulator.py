"""The simulated card terminal as a driver: its memory is a file beside the lane's."""

from __future__ import annotations

from pathlib import Path

from hardware.registry import Make
from hardware.simulators.terminal import SimulatedTerminal

MEMORY = "card-simulator.json"


def make(asked: Make) -> SimulatedTerminal:
    """The driver "simulator"; without a folder it forgets everything with the program."""
    memory = Path(asked.folder) / MEMORY if asked.folder else None
    return SimulatedTerminal(memory, name=asked.name)
