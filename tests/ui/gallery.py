"""Renders every widget to PNG, to be looked at: ./pos python -m tests.ui.gallery DIR."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.ui import format as shown
from pos_terminal.ui.app import make_application
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import (
    Button,
    Card,
    CategoryTabs,
    EmptyState,
    EqualFlow,
    Field,
    GiantAmount,
    InlineNotice,
    LineEdit,
    NumberPad,
    OnScreenKeyboard,
    PinPad,
    ProductTile,
    ScrollPane,
    Sheet,
    StatusState,
    StatusStrip,
    Table,
    TicketList,
    TicketRow,
    TileGrid,
    Toast,
    Tone,
    TotalsPanel,
    equal_row,
)
from pos_terminal.ui.widgets.product_tile import TileText
from pos_terminal.ui.widgets.table import Cell, Column

SIZES = ((1024, 768), (1366, 768), (1920, 1080))
WORDS: dict[str, dict[str, str]] = {
    "en": {},
    "de": {
        "Customer": "Kunde", "Park": "Parken", "Recall 2": "Holen 2", "Void": "Stornieren",
        "Quantity": "Menge", "Price": "Preis", "Discount": "Rabatt", "Weigh": "Wiegen",
        "Open item": "Freier Artikel", "Age check": "Altersprüfung", "Find sale": "Beleg suchen",
        "Drawer": "Schublade", "Favourites": "Favoriten", "Bakery": "Backwaren", "Fruit": "Obst",
        "Dairy": "Milchprodukte", "Drinks": "Getränke", "Household": "Haushaltswaren",
        "Check ID: born on or before 21 Nov 2008": "Ausweis prüfen: geboren bis 21.11.2008",
        "Check": "Prüfen", "Check ID first": "Erst Ausweis prüfen",
        "Search name, code or scan anything   F2": "Name oder Code suchen, oder scannen   F2",
    },
    "ar": {
        "Customer": "العميل", "Park": "تعليق", "Recall 2": "استرجاع 2", "Void": "إلغاء",
        "Quantity": "الكمية", "Price": "السعر", "Discount": "خصم", "Weigh": "وزن",
        "Open item": "صنف مفتوح", "Age check": "فحص العمر", "Find sale": "بحث عن بيع",
        "Drawer": "الدرج", "Favourites": "المفضلة", "Bakery": "مخبوزات", "Fruit": "فواكه",
        "Dairy": "ألبان", "Drinks": "مشروبات", "Household": "منزلية",
        "Check ID: born on or before 21 Nov 2008": "تحقق من الهوية: مولود حتى 21 نوفمبر 2008",
        "Check": "تحقق", "Check ID first": "تحقق من الهوية أولا",
        "Search name, code or scan anything   F2": "ابحث بالاسم أو الرمز أو امسح أي شيء   F2",
    },
}  # fmt: skip
CATEGORIES = ("Favourites", "Bakery", "Fruit", "Dairy", "Drinks", "Household")
ROWS = (
    TicketRow(1, "Sourdough loaf", "4.20", "1 × 4.20"),
    TicketRow(2, "Whole milk 1 l", "2.90", "2 × 1.45"),
    TicketRow(3, "Bananas", "1.68", "0.846 kg × 1.99"),
    TicketRow(4, "Dark chocolate 70 %", "4.98", "3 for 2 · saved 2.49"),
    TicketRow(
        5, "Coupon refund of a long and winding product name that wraps", "−7.95", "voided", True
    ),
    TicketRow(6, "بيض 12 حبة", "7.95", "1 × 7.95"),
    TicketRow(7, "Pale ale 330 ml", "12.60", "6 × 2.10 · age 18+"),
)
TILES = (
    ("Bananas", "1.99 / kg"), ("Gala apples", "2.49 / kg"), ("Avocado", "1.20"),
    ("Sourdough", "4.20"), ("Bagels 4", "2.10"), ("Croissant", "1.35"), ("Milk 1 l", "1.45"),
    ("Butter 250 g", "2.80"), ("Mediterranean vegetable antipasti in olive oil", "3.95"),
    ("Cola 330 ml", "1.10"), ("绿茶 500 ml", "0.75"), ("ชาเย็น", "2.60"),
)  # fmt: skip


def words(text: str) -> str:
    """`text` in the gallery's language."""
    app = QCoreApplication.instance()
    language = app.property("pos_language") if app is not None else ""
    if language == PSEUDO:
        return QCoreApplication.translate("Gallery", text)
    return WORDS.get(language, {}).get(text, text)


def checkout(*, hold: bool, width: int = 1366) -> QWidget:
    """The selling screen, as in the design's first two pictures."""
    tight = current_theme().is_tight(width)
    grid = current_theme().sizes.grid
    page = _page()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    strip = StatusStrip()
    strip.set_tight(tight)
    strip.set_place("TERM001", "Jane D. · Cashier", "Sale 1-000482")
    strip.connectivity.say(StatusState.QUIET, "Offline – 14 sales queued, nothing lost")
    strip.printer.say(StatusState.WARN if hold else StatusState.GOOD, "Printer ready")
    strip.set_clock("Sat 21 Nov  14:07")
    column.addWidget(strip)
    row = QHBoxLayout()
    row.setContentsMargins(2 * grid, 0, 2 * grid, 2 * grid)
    row.setSpacing(2 * grid)
    row.addWidget(_ticket(hold=hold, tight=tight), 43)
    row.addWidget(_choosing(tight=tight), 57)
    column.addLayout(row, 1)
    return page


def _actions() -> EqualFlow:
    actions = [Button(words(text)) for text in ("Customer", "Park", "Recall 2")]
    return equal_row(*actions, Button(words("Void"), Kind.DANGER))


def _ticket(*, hold: bool, tight: bool) -> QWidget:
    card = Card()
    ticket = TicketList()
    ticket.set_rows(ROWS, last_no=7)
    card.body.addWidget(ticket, 1)
    notice = InlineNotice()
    card.body.addWidget(notice)
    if hold:
        notice.show_notice(
            Tone.WARN, words("Check ID: born on or before 21 Nov 2008"), action=words("Check")
        )
    totals = TotalsPanel()
    if not tight:
        totals.set_rows([("6 items · saved 2.49", "34.31"), ("VAT 20 % included", "5.72")])
    totals.set_total(shown.money(3431, "EUR"))
    card.body.addWidget(totals)
    if not tight:
        card.body.addLayout(_actions())
    if hold:
        card.body.addWidget(Button(words("Check ID first"), Kind.WAIT))
    else:
        card.body.addWidget(Button(f"{words('Pay')}  {shown.money(3431, 'EUR')}", Kind.PAY))
    return card


def _choosing(*, tight: bool) -> QWidget:
    grid = current_theme().sizes.grid
    side = ScrollPane() if tight else QWidget()
    column = side.body if isinstance(side, ScrollPane) else QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(grid)
    search = LineEdit("Search", words("Search name, code or scan anything   F2"))
    search.setProperty("role", "search")
    column.addWidget(search)
    tabs = CategoryTabs()
    tabs.set_tabs([(text, words(text)) for text in CATEGORIES])
    column.addWidget(tabs)
    tiles = TileGrid()
    tiles.set_tiles([ProductTile(TileText(*text)) for text in TILES])
    column.addWidget(tiles, 1)
    if tight:
        tiles.show_all()
        column.addLayout(_actions())
    way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
    keys = QBoxLayout(way)
    keys.setSpacing(grid)
    left = QGridLayout()
    left.setSpacing(grid)
    texts = (
        "Quantity",
        "Price",
        "Discount",
        "Weigh",
        "Open item",
        "Age check",
        "Find sale",
        "Drawer",
    )
    for place, text in enumerate(texts):
        left.addWidget(Button(words(text)), place // 2, place % 2)
    keys.addLayout(left, 3)
    keys.addWidget(NumberPad(), 3)
    column.addLayout(keys)
    return side


def kit(_width: int) -> QWidget:
    """Every other widget, in every state."""
    page = _page()
    grid = current_theme().sizes.grid
    column = QHBoxLayout(page)
    column.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
    column.setSpacing(2 * grid)
    column.addWidget(_buttons(), 1)
    column.addWidget(_notices(), 2)
    pin = Card()
    pad = PinPad()
    pin.body.addWidget(pad)
    pad.clear("That PIN is not known. Try again.")
    for digit in "12":
        pad._on_key(digit)
    column.addWidget(pin, 1)
    return page


def _buttons() -> QWidget:
    card = Card()
    for kind in Kind:
        row = QHBoxLayout()
        for state in ("on", "off", "checked"):
            made = Button(str(kind), kind)
            made.setEnabled(state != "off")
            made.setCheckable(True)
            made.setChecked(state == "checked")
            row.addWidget(made)
        card.body.addLayout(row)
    return card


def _notices() -> QWidget:
    card = Card()
    for tone in Tone:
        notice = InlineNotice()
        card.body.addWidget(notice)
        notice.show_notice(
            tone,
            "The printer does not answer; the receipt waits.",
            detail="Check its power and cable, then press Reprint.",
            action="Reprint",
            closable=True,
        )
    change = GiantAmount()
    change.show_amount("Change", shown.money(570, "EUR"))
    card.body.addWidget(change)
    field = Field("User name", "for example jane")
    field.set_text("jnae")
    field.show_error("Nobody is called jnae here. Check the spelling.")
    card.body.addWidget(field)
    table = Table(
        [Column("When"), Column("What", stretch=True), Column("Amount", amount=True)],
        name="Sales",
        empty=("No sales yet", "The first sale of the shift appears here."),
        page_size=4,
    )
    table.set_rows(
        [
            (i, [Cell(f"14:0{i}"), Cell(f"Receipt 1-00048{i}"), Cell(f"{i * 3}.95", i * 395)])
            for i in range(9)
        ]
    )
    card.body.addWidget(table, 1)
    card.body.addWidget(EmptyState("No parked sales", "Park a sale with F4 and find it here."))
    return card


def with_sheet(width: int) -> QWidget:
    """The selling screen with a sheet and a toast over it."""
    page = checkout(hold=False, width=width)
    sheet = Sheet(page, "Void the whole sale?")
    sheet.body.addWidget(Field("Reason", "why the customer leaves"))
    for text in ("Customer left", "Wrong customer", "Test"):
        sheet.body.addWidget(Button(text))
    sheet.buttons.addWidget(Button("Keep the sale", hint="Esc"), 1)
    sheet.buttons.addWidget(Button("Void the sale", Kind.DANGER_FILLED), 1)
    page.setProperty("after_show", sheet)
    toast = Toast(page)
    toast.say("Pale ale 330 ml removed", undo=True, shown_ms=100_000)
    return page


def with_keyboard(_width: int) -> QWidget:
    """A field and the keyboard under it."""
    page = _page()
    column = QVBoxLayout(page)
    column.addWidget(Field("Customer name"))
    column.addStretch(1)
    keyboard = OnScreenKeyboard()
    column.addWidget(keyboard)
    keyboard.show()
    return page


def _page() -> QWidget:
    page = QWidget()
    page.setProperty("role", "page")
    return page


PAGES = {
    "hold": lambda width: checkout(hold=True, width=width),
    "ready": lambda width: checkout(hold=False, width=width),
    "kit": kit,
    "sheet": with_sheet,
    "keyboard": with_keyboard,
}


def shoot(folder: Path, only: str = "") -> None:
    """Write every page in every dress to `folder`; `only` is a part of the file name."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, size, language, text in product(("light", "dark"), SIZES, WORDS, (1.0, 2.0)):
        for name, build in PAGES.items():
            stem = f"{name}-{theme}-{size[0]}-{language}-{round(text * 100)}"
            if only not in stem:
                continue
            app = make_application([], theme, text_scale=text, language=language)
            page = build(size[0])
            page.resize(*size)
            page.show()
            app.processEvents()
            if (sheet := page.property("after_show")) is not None:
                sheet.present()
                app.processEvents()
            if name in ("hold", "ready"):
                page.focusWidget().clearFocus()  # the ring of the first stop is shown in the kit
            page.grab().save(str(folder / f"{stem}.png"))
            page.close()
            page.deleteLater()
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
            assert isinstance(app, QApplication)


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
