"""Words that change with a number; a class, since lupdate finds plural forms in `self.tr` only."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pos_terminal.ui import format as form


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

    def more_holds(self, count: int) -> str:
        """What payment waits for besides."""
        return self.tr("%n more to see to", "", count)

    def events_behind(self, count: int) -> str:
        """Events that a plugin has not read yet."""
        return self.tr("%n event(s) behind", "", count)

    def resting(self, count: int) -> str:
        """Suspended plugins."""
        return self.tr("%n plugin(s) suspended", "", count)

    def replayed(self, count: int) -> str:
        """Events that a replay has read."""
        return self.tr("%n event(s) read again", "", count)

    def rows(self, count: int) -> str:
        """Rows of a table."""
        return self.tr("%n row(s)", "", count)

    def seconds(self, count: int) -> str:
        """A time that is waited."""
        return self.tr("%n second(s)", "", count)

    def came_back(self, count: int) -> str:
        """A basket after a crash; {amount} is its total."""
        return self.tr("The sale in hand came back: %n line(s), {amount}.", "", count)

    def entries_kept(self, count: int) -> str:
        """Events that wait to be sent, for the cashier."""
        return self._of(self.tr("{count} entry(ies) kept here, nothing lost", "", count), count)

    def entries_left(self, count: int) -> str:
        """Events that are being sent."""
        return self._of(self.tr("{count} entry(ies) left", "", count), count)

    def entries(self, count: int) -> str:
        """Events of the journal."""
        return self._of(self.tr("{count} entry(ies)", "", count), count)

    def documents(self, count: int) -> str:
        """What came from head office."""
        return self._of(self.tr("{count} change(s)", "", count), count)

    def days(self, count: int) -> str:
        """A long time that has passed."""
        return self._of(self.tr("{count} day(s)", "", count), count)

    def stores_stopped(self, count: int) -> str:
        """Stores outside that a person must see to."""
        return self._of(self.tr("{count} store(s) need you", "", count), count)

    def devices_in_trouble(self, count: int) -> str:
        """Devices that need somebody."""
        return self._of(self.tr("{count} device(s) need you", "", count), count)

    def characters(self, count: int) -> str:
        """How long something is that was scanned."""
        return self._of(self.tr("{count} character(s)", "", count), count)

    @staticmethod
    def plain(count: int) -> str:
        """A number as people write it."""
        return form.isolate(form.quantity(count * 1000))

    def _of(self, words: str, count: int) -> str:
        """With the number as people write it: %n knows no groups of thousands."""
        return words.format(count=self.plain(count))
