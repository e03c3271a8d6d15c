"""Products: search, add, change; a page at a time, however many there are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from pos_terminal.checkout.records import ProductPage
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.product import Category, Product
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.labels_sheet import LabelsSheet
from pos_terminal.ui.admin.product_sheet import ProductSheet
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.amounts import price_per
from pos_terminal.ui.widgets import Button, LineEdit, Table, label
from pos_terminal.ui.widgets.table import Cell, Column

PAGE = 50  # rows asked for at a time


class ProductsPage(AdminPage):
    """A table that asks the readers for each page."""

    section = "products"

    def __init__(self, stage: Stage) -> None:
        """Rows come when the page is entered."""
        super().__init__(
            stage, self.tr("Products"), self.tr("What the shop sells, and at which price.")
        )
        self._offset = 0
        self._asked = ("", 0)
        self._shelves: tuple[Category, ...] = ()
        self._rows: tuple[Product, ...] = ()
        self.search = LineEdit(self.tr("Search"), self.tr("Search name or code"))
        self.search.setProperty("role", "search")
        self.search.textChanged.connect(self._anew)
        self.table = Table(
            [
                Column(self.tr("Code")),
                Column(self.tr("Name"), stretch=True),
                Column(self.tr("Category")),
                Column(self.tr("Age")),
                Column(self.tr("Price"), amount=True),
                Column(self.tr("For sale")),
            ],
            name=self.tr("Products"),
            empty=(
                self.tr("Nothing found"),
                self.tr("Check the spelling, or add it as a new product."),
            ),
            page_size=PAGE,
            pager=False,
        )
        self._add_acts()
        self.content.addWidget(self.search)
        self.content.addWidget(self.table, 1)
        self.content.addLayout(self._pager())

    def _add_acts(self) -> None:
        self._edit = Button(self.tr("Change"))
        self._edit.setEnabled(False)
        self.table.chosen.connect(lambda _key: self._edit.setEnabled(True))
        self.table.opened.connect(lambda key: self._open(str(key)))
        self._edit.clicked.connect(lambda: self._open(str(self.table.selected() or "")))
        add = Button(self.tr("Add product"), Kind.PRIMARY)
        add.clicked.connect(lambda: self._show(None))
        labels = Button(self.tr("Print labels"))
        labels.clicked.connect(self._print_labels)
        for button in (labels, self._edit, add):
            self.acts.addWidget(button)

    def _pager(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.grid)
        self._count = label("", "second", wrap=False)
        self._before = Button(self.tr("Previous"))
        self._after = Button(self.tr("Next"))
        self._before.clicked.connect(lambda: self._turn(-PAGE))
        self._after.clicked.connect(lambda: self._turn(PAGE))
        row.addWidget(self._count, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        return row

    def enter(self, state: LaneState) -> None:
        """Read the first page and the categories."""
        self.notice.clear()
        self.stage.bridge.ask(self.stage.queries.categories(), self._keep_shelves, owner=self)
        self._anew()
        self.search.setFocus()

    def scan(self, code: str) -> bool:
        """A scanned product is searched for."""
        self.search.setText(code)
        return True

    def _keep_shelves(self, shelves: tuple[Category, ...]) -> None:
        self._shelves = shelves

    def _anew(self, _text: str = "") -> None:
        self._offset = 0
        self._load()

    def _turn(self, step: int) -> None:
        self._offset = max(0, self._offset + step)
        self._load()

    def _load(self) -> None:
        asked = (self.search.text().strip(), self._offset)
        self._asked = asked
        future = self.stage.queries.products_page(asked[0], PAGE, asked[1])
        self.stage.bridge.ask(future, lambda page: self._fill(asked, page), owner=self)

    def _fill(self, asked: tuple[str, int], page: ProductPage) -> None:
        if asked != self._asked:
            return
        self._rows = page.rows
        self.table.set_rows([(row.sku, self._cells(row)) for row in page.rows])
        self._edit.setEnabled(False)
        first, last = self._offset + 1, self._offset + len(page.rows)
        self._count.setText(
            self.tr("{first}–{last} of {total}").format(first=first, last=last, total=page.total)
            if page.rows
            else ""
        )
        self._before.setEnabled(self._offset > 0)
        self._after.setEnabled(last < page.total)

    def _cells(self, row: Product) -> list[Cell]:
        names = {shelf.code: shelf.name for shelf in self._shelves}
        price = price_per(row.unit_price, row.unit, self.stage.state.currency)
        return [
            Cell(row.sku),
            Cell(row.name),
            Cell(names.get(row.category, row.category)),
            Cell(f"{row.min_age}+" if row.min_age else ""),
            Cell(price, int(row.unit_price * 1_000_000)),
            Cell(self.tr("yes") if row.active else self.tr("no")),
        ]

    def _print_labels(self) -> None:
        chosen = next((row for row in self._rows if row.sku == self.table.selected()), None)
        LabelsSheet(self.stage, self, chosen, self._rows)

    def _open(self, sku: str) -> None:
        if sku:
            future = self.stage.queries.product_for_edit(sku)
            self.stage.bridge.ask(future, self._show, owner=self)

    def _show(self, product: Product | None) -> None:
        ProductSheet(self.stage, self, product, self._shelves).saved.connect(self._load)
