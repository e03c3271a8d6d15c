"""Words that change with a number; a class, since lupdate finds plural forms in `self.tr` only."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """Counted things in the language of the screen."""

    def items(self, count: int) -> str:
        """Pieces in a basket."""
        return self.tr("%n item(s)", "", count)

    def sales(self, count: int) -> str:
        """Closed sales."""
        return self.tr("%n sale(s)", "", count)

    def refunds(self, count: int) -> str:
        """Closed refunds."""
        return self.tr("%n refund(s)", "", count)

    def copies(self, count: int) -> str:
        """Copies of a receipt."""
        return self.tr("%n copy(ies) printed", "", count)

    def waiting(self, count: int) -> str:
        """Receipts in the print queue."""
        return self.tr("%n receipt(s) waiting", "", count)

    def came_back(self, count: int) -> str:
        """A basket after a crash; {amount} is its total."""
        return self.tr("The sale in hand came back: %n line(s), {amount}.", "", count)
