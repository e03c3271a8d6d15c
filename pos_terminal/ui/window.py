"""The one window: strip on top, the page that the lane's phase asks for, sheets over it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from hardware.ports import ScanData
from pos_terminal.checkout.commands import LockScreen
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.admin.sections import go_to
from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.idle_lock import IdleLock
from pos_terminal.ui.keyboard_dock import KeyboardDock
from pos_terminal.ui.look import Look, wear
from pos_terminal.ui.news import News
from pos_terminal.ui.pages import Pages, may_want
from pos_terminal.ui.scans import Scans
from pos_terminal.ui.stage import Said, Stage
from pos_terminal.ui.viewmodels import device_strip
from pos_terminal.ui.viewmodels.asks import Ask
from pos_terminal.ui.viewmodels.status import StatusShown, clock_of, status_of
from pos_terminal.ui.viewmodels.sync_strip import strip_of
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.override_sheet import OverrideSheet
from pos_terminal.ui.views.printer_question import PrinterQuestion
from pos_terminal.ui.views.sheets import open_sheet
from pos_terminal.ui.wedge import WedgeFilter
from pos_terminal.ui.wedge_learning import advice
from pos_terminal.ui.wedge_rules import rules_of
from pos_terminal.ui.widgets import Sheet, StatusState, StatusStrip, Toast, label

KEYBOARD = "keyboard"  # the source of scans that were typed
_CLOCK_MS = 5_000
_LEAST = (1024, 700)  # px
_LOCKABLE = frozenset({Phase.SELLING, Phase.NO_SHIFT, Phase.PAID, Phase.PAYING})


class MainWindow(QWidget):
    """Shows pages and sheets, routes scans and sentences; decides nothing about a sale."""

    def __init__(self, stage: Stage, look: Look) -> None:
        """Build everything for `look`; the lane is followed from `start` on."""
        super().__init__()
        self.stage = stage
        self.look = look
        self.setProperty("role", "page")
        self.setMinimumSize(*_LEAST)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("make the application first")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._asked: Ask | None = None  # the question opened last
        self._undo_in = ""  # the basket that an undo was offered in
        self._handing_on = False  # a key is on its way to the page in front
        self._body = QWidget()
        self._build()
        self.wedge = WedgeFilter(app, parent=self)
        self.wedge.scanned.connect(self._typed_scan)
        self.wedge.learning = lambda: stage.scan_taker is not None
        self.scans = Scans(stage, self, lambda: self.pages, self.wedge.let_typing_go)
        self.scans.tried.connect(self._advise)
        self.wedge.ids.taken.connect(self.scans.take_typed_id)
        self._idle = IdleLock(app, lambda: stage.bridge.submit(LockScreen("idle")), self)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._show_clock)
        self._rebuilding = QTimer(self)
        self._rebuilding.setSingleShot(True)
        self._rebuilding.timeout.connect(self._rebuild)
        stage.bridge.state_changed.connect(self._take)
        stage.bridge.approval_wanted.connect(self._ask_manager)
        stage.said.connect(self._say)
        stage.opened.connect(self._open)
        stage.page_wanted.connect(self._want_page)
        stage.sale.undoable.connect(self._offer_undo)
        self._sending = News(stage.sync.subscribe, self)
        self._sending.changed.connect(self._show_sending)
        self.devices_news = News(stage.devices.subscribe, self)
        self.devices_news.changed.connect(self._show_devices)

    def _build(self) -> None:
        """All widgets, in the language and theme that the application wears now."""
        self.setWindowTitle(self.tr("Till"))
        self._body = QWidget()
        self._body.setProperty("role", "page")
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.banner = label("", "banner")
        self.banner.hide()
        self.strip = StatusStrip()
        for item, section in (
            (self.strip.connectivity, "sync"),
            (self.strip.devices, "devices"),
            (self.strip.printer, "devices"),
        ):
            item.make_pressed()
            item.pressed.connect(partial(self._open_section, section))
        self.host = QStackedWidget()
        below = QWidget()
        self.printer = PrinterQuestion(self.stage.bridge)
        for widget in (self.banner, self.strip, self.printer):
            inside.addWidget(widget)
        inside.addWidget(self.host, 1)
        inside.addWidget(below)
        self._column.addWidget(self._body)
        self.pages = Pages(self.stage, self.host)
        self.pages.language_chosen.connect(self._use_language)
        self.dock = KeyboardDock(self._body, below)
        self.pages.sell_made.connect(self.dock.follow)
        self.toast = Toast(self.host)
        self.toast.undone.connect(self.stage.sale.undo)

    def rebuild(self, look: Look) -> None:
        """Wear another look soon: every page is made anew, the lane does not notice."""
        self.look = look
        self._rebuilding.start(0)  # whoever asked may be on a page that goes

    def _rebuild(self) -> None:
        old = self._body
        self._column.removeWidget(old)
        old.hide()
        delete(old)  # at once: to restyle what goes would take longer than to build the new
        wear(self.look)
        self._build()
        self.stage.bridge.repeat()

    def start(self) -> None:
        """Follow the lane."""
        self._clock.start()
        self._sending.start()
        self.scans.start()
        self.wedge.rules = rules_of(self.stage.devices.views())
        self.devices_news.start()
        self.stage.bridge.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A key that found no focus: what had it is gone, so the page in front takes it."""
        sheet, page = Sheet.top_of(self), self.pages.front()
        target = sheet or page or self
        now = QApplication.focusWidget()
        lost = now is not target and (now is None or not target.isAncestorOf(now))
        if lost and not self._handing_on:
            self._handing_on = True  # what cannot take the focus gives the key back to us
            target.setFocus()
            QApplication.sendEvent(target, event)
            self._handing_on = False
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of everything that outlives a window."""
        self._clock.stop()
        self._rebuilding.stop()
        self._idle.stop()
        self._sending.stop()
        self.scans.stop()
        self.devices_news.stop()
        self.wedge.stop()
        self.stage.bridge.stop()
        self.stage.leave()
        self.stage.sounds.stop()
        super().closeEvent(event)

    # -- states -------------------------------------------------------------------------

    def _take(self, state: LaneState) -> None:
        language = self._language_of(state)
        if language != self.look.language:
            self._use_language(language)
            return
        self._end_undo(state)
        devices = self.stage.devices.views()
        self._show_status(status_of(state, self.stage.sync.view(), devices))
        self.printer.take(state)
        self._show_clock()
        if self.pages.show_for(state):
            self._close_sheets()
        locks = state.idle_lock_min if state.phase in _LOCKABLE else 0
        self._idle.set_minutes(locks)

    def _language_of(self, state: LaneState) -> str:
        if state.phase is Phase.SET_UP or self.look.language == PSEUDO:
            return self.look.language
        own = state.employee.language if state.employee is not None else ""
        return own or state.language or self.look.language

    def _use_language(self, language: str) -> None:
        self.rebuild(replace(self.look, language=language))

    def _show_status(self, shown: StatusShown) -> None:
        self.strip.set_place(shown.terminal, shown.cashier, shown.sale)
        for item, (health, words) in (
            (self.strip.connectivity, shown.connectivity),
            (self.strip.queue, shown.queue),
            (self.strip.printer, shown.printer),
            (self.strip.plugins, shown.plugins),
            (self.strip.devices, shown.devices),
        ):
            item.say(StatusState(health), words)
        self.banner.setText(shown.banner)
        self.banner.setVisible(bool(shown.banner))

    def _show_sending(self) -> None:
        health, words = strip_of(self.stage.sync.view())
        self.strip.connectivity.say(StatusState(health), words)

    def _show_devices(self) -> None:
        self.wedge.rules = rules_of(self.stage.devices.views())
        health, words = device_strip.strip_of(self.stage.devices.views())
        self.strip.devices.say(StatusState(health), words)

    def _open_section(self, section: str) -> None:
        if may_want(section, self.stage.state.phase):
            go_to(self.stage, section)

    def _show_clock(self) -> None:
        self.strip.set_clock(clock_of(self.stage.now()))

    # -- sheets and pages ---------------------------------------------------------------

    def _open(self, ask: Ask) -> None:
        """Open the sheet of a question; one that is open already is not asked twice."""
        if ask == self._asked and Sheet.top_of(self) is not None:
            return
        self._asked = ask
        open_sheet(self.stage, self.host, ask)

    def _ask_manager(self, request: object) -> None:
        OverrideSheet(self.stage, self.host, request)  # type: ignore[arg-type]

    def _want_page(self, name: str) -> None:
        if name == "theme":
            theme = "light" if self.look.theme == "dark" else "dark"
            self.rebuild(replace(self.look, theme=theme))
        else:
            self.pages.want(name, self.stage.state)

    def _close_sheets(self) -> None:
        """Another page is in front: its questions are no longer asked."""
        for sheet in self.host.findChildren(Sheet):
            if isinstance(sheet, AppSheet) and sheet.isVisible() and not sheet.survives_pages:
                sheet.dismiss()

    # -- scans and sentences ------------------------------------------------------------

    def on_scan(self, scan: ScanData) -> None:
        """A scan is never lost and never typed: sheet, page, age check, or refused aloud."""
        self.scans.take(scan)

    def _advise(self, scan: ScanData) -> None:
        """How to set a scanner up that types, once it was tried."""
        if scan.source == KEYBOARD:
            words = advice(scan.text, self.wedge.longest_gap_ms, self.wedge.rules)
            if words:
                self.stage.say(words)

    def _typed_scan(self, text: str) -> None:
        self.on_scan(ScanData(text.encode("utf-8", "surrogatepass"), source=KEYBOARD))

    def _say(self, said: Said) -> None:
        sheet = Sheet.top_of(self)
        if said.level in ("info", "success"):
            self.toast.say(said.words)
        elif isinstance(sheet, AppSheet):
            sheet.say(said)
            if said.level == "warn":  # the lane says it: it must outlive the question
                self.pages.say(said)
        else:
            self.pages.say(said)

    def _offer_undo(self, what: str) -> None:
        words = {
            "void_line": self.tr("Item taken out."),
            "discount": self.tr("Discount changed."),
        }
        self._undo_in = self.stage.state.basket_id
        self.toast.say(words.get(what, self.tr("Done.")), undo=True)

    def _end_undo(self, state: LaneState) -> None:
        """An undo is offered for the sale it belongs to, and until that is paid for."""
        if state.basket_id != self._undo_in or state.phase is not Phase.SELLING:
            self.toast.end_undo()
