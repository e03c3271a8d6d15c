"""A receipt printer that prints on a picture: ESC/POS read independently of what writes it."""

from hardware.simulators.paper.interpreter import print_out
from hardware.simulators.paper.marks import Paper
from hardware.simulators.paper.painter import PAPER_MARGIN_DOTS, painted, picture_of

__all__ = ["PAPER_MARGIN_DOTS", "Paper", "painted", "picture_of", "print_out"]
