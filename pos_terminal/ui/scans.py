"""Scans of the keyboard and of device threads: one after the other, each routed by what it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hardware.ports import IdReading, ScanData
from pos_terminal.domain.check_digit import normalise_code, upc_e_in_full
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.crossing import crossing
from pos_terminal.ui.id_check import check_document
from pos_terminal.ui.pages import Pages
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Sheet

if TYPE_CHECKING:
    from hardware.parsing.reading import Reading

_SHORT_UPC_E = 7  # number system and six digits


class Scans(QObject):
    """A scan is never lost and never typed: sheet, page, age check, or refused aloud (C10).

    Whatever has the focus plays no part. A person's document goes to the age check alone, and
    nowhere where nobody asks for an age (I8).
    """

    tried = Signal(object)  # ScanData, by somebody who tries a scanner

    def __init__(
        self,
        stage: Stage,
        over: QWidget,
        pages: Callable[[], Pages],
        typed: Callable[[], None],
    ) -> None:
        """Route to the sheet on top of the window `over`, else to the page in front.

        `typed` lets keys through that are held back: what was typed before a scan counts before.
        """
        super().__init__(over)
        self._stage = stage
        self._over = over
        self._pages = pages
        self._typed = typed
        self._waiting: deque[ScanData] = deque()
        self._stop: Callable[[], None] | None = None
        self._crossing = crossing()

    def start(self) -> None:
        """Hear the devices."""
        if self._stop is None:
            self._stop = self._stage.devices.subscribe_scans(self._heard)

    def stop(self) -> None:
        """Hear them no longer; harmless when repeated."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _heard(self, scan: ScanData) -> None:
        """On a device's thread."""
        self._waiting.append(scan)
        self._crossing.post(self._take_heard, self)

    def take(self, scan: ScanData) -> None:
        """A scan of the keyboard, behind those that devices have sent already."""
        self._waiting.append(scan)
        self._take_all()

    def take_typed_id(self, text: str) -> None:
        """What was typed as a person's document is one, however little of it can be read."""
        from hardware.parsing.documents import document_of  # late, as below

        document = document_of(text)
        if document is not None and self._stage.scan_taker is not None:
            self.take(ScanData(text.encode("utf-8", "surrogatepass")))
        else:
            self._show_document(document or IdReading("other", doubts=("incomplete",)))

    def _take_heard(self) -> None:
        self._typed()
        self._take_all()

    def _take_all(self) -> None:
        while self._waiting:
            self._route(self._waiting.popleft())

    # -- by what it is ------------------------------------------------------------------

    def _route(self, scan: ScanData) -> None:
        if self._stage.scan_taker is not None:
            self._stage.scan_taker(scan)
            self.tried.emit(scan)
            return
        from hardware.parsing.reading import read  # late: parsers play no part in the first frame

        reading = read(scan, self._stage.now().date())
        if reading.document is not None:
            self._show_document(reading.document)
        elif reading.refusal:
            self._stage.refuse(CashierError(reading.refusal, code=reading.misread))
        elif not self._offer(reading):
            self._stage.refuse(CashierError("scan.not_here"))

    def _offer(self, reading: Reading) -> bool:
        """To the sheet on top where it hears scans, else to the page in front."""
        sheet, label = Sheet.top_of(self._over), reading.label
        if sheet is not None and label is not None and sheet.on_label is not None:
            return sheet.on_label(label)
        code = _in_full(reading)
        if sheet is not None and sheet.on_scan is not None:
            return sheet.on_scan(code)
        return self._pages().scan(code, label)

    def _show_document(self, document: IdReading) -> None:
        sheet = Sheet.top_of(self._over)
        if sheet is not None and sheet.on_document is not None:
            sheet.on_document(document)
        elif sheet is not None and sheet.on_scan is not None:
            self._stage.refuse(CashierError("scan.not_here"))
        elif any(hold.kind == "age" for hold in self._stage.state.holds):
            check_document(self._stage, document)
        else:
            self._stage.say(sentence(CashierError("scan.document")))


def _in_full(reading: Reading) -> str:
    """The code as the catalogue knows it; scanners in scales send a UPC-E without check digit."""
    if reading.label is not None:
        return normalise_code(reading.code)
    short = reading.symbology == "EAN13" and len(reading.code) == _SHORT_UPC_E
    return (upc_e_in_full(reading.code) if short else None) or reading.code
