"""The drivers that come with the program, in the order in which people are offered them."""

from __future__ import annotations

from hardware.known_displays import DISPLAYS
from hardware.known_id_readers import ID_READERS
from hardware.known_labels import LABEL_PRINTERS
from hardware.known_printers import PRINTERS
from hardware.known_scales import SCALES
from hardware.known_scanners import SCANNERS
from hardware.known_terminals import TERMINALS
from hardware.registry import Driver

# A new driver is one entry here.
OURS: tuple[Driver, ...] = (
    *SCANNERS,
    *PRINTERS,
    *DISPLAYS,
    *SCALES,
    *ID_READERS,
    *LABEL_PRINTERS,
    *TERMINALS,
)
