"""One product: name, price, tax, codes, age, picture."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.checkout.commands import SaveProduct
from pos_terminal.checkout.records import TaxChoice
from pos_terminal.domain.product import UNITS, Category, Product
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.amounts import decimal_sign, price_from
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Button, Field, label

_WIDTH = 900  # px at 100 %
_MOST_BYTES = 5_000_000  # of a picture


class ProductSheet(AppSheet):
    """Add or change; only what was changed is sent."""

    saved = Signal()

    def __init__(
        self, stage: Stage, over: QWidget, product: Product | None, shelves: Sequence[Category]
    ) -> None:
        """`product` None: a new one."""
        title = self.tr("Add product") if product is None else product.name
        super().__init__(stage, over, title, width=_WIDTH)
        self._product = product
        self._picture: bytes | None = None
        self.sku = Field(self.tr("Code of the shop (SKU)"))
        self.name = Field(self.tr("Name"))
        self.price = Field(self.tr("Price, tax as on the shelf"), digits=True)
        self.codes = Field(self.tr("Barcodes, separated by spaces"))
        self.age = Field(self.tr("Minimum age (0: none)"), digits=True)
        self.category, self.tax, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.active = QCheckBox(self.tr("For sale"))
        self.category.addItem(self.tr("None"), "")
        for shelf in shelves:
            self.category.addItem(shelf.name, shelf.code)
        words = {
            "ea": self.tr("piece"),
            "kg": self.tr("kilogram"),
            "l": self.tr("litre"),
            "m": self.tr("metre"),
        }
        for unit in UNITS:
            self.unit.addItem(words[unit], unit)
        self._lay_out()
        self._fill(product)
        self.add_button(self.tr("Save"), self._save, Kind.PRIMARY)
        stage.bridge.ask(stage.queries.tax_choices(), self._fill_taxes, owner=self)
        self.present(self.name.edit if product is not None else self.sku.edit)

    # -- layout -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(2 * current_theme().sizes.grid)
        left: tuple[QWidget, ...] = (self.sku, self.name, self.price, self.codes)
        right: tuple[QWidget, ...] = (
            self._choice(self.tr("Category"), self.category),
            self._choice(self.tr("Tax"), self.tax),
            self._choice(self.tr("Sold by the"), self.unit),
            self.age,
        )
        for column, widgets in enumerate((left, right)):
            grid.setColumnStretch(column, 1)
            for row, widget in enumerate(widgets):
                widget.setProperty("focus_block", column + 1)  # Tab goes down the column
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._picture_row(), len(left), 0)
        grid.addWidget(self.active, len(left), 1)
        self.body.addLayout(grid)

    def _choice(self, caption: str, box: QComboBox) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.inner)
        words = label(caption, "strong")
        words.setBuddy(box)
        box.setAccessibleName(caption)
        column.addWidget(words)
        column.addWidget(box)
        return holder

    def _picture_row(self) -> QWidget:
        self._shown = QLabel()
        side = current_theme().sizes.tile
        self._shown.setFixedSize(side, side)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setAccessibleName(self.tr("Picture of the product"))
        choose = Button(self.tr("Choose a picture"))
        choose.clicked.connect(self._choose)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._shown, 0, 0)
        grid.addWidget(choose, 0, 1)
        grid.setColumnStretch(1, 1)
        return holder

    # -- content ------------------------------------------------------------------------

    def _fill(self, product: Product | None) -> None:
        self.active.setChecked(product is None or product.active)
        if product is None:
            self.age.set_text("0")
            return
        self.sku.set_text(product.sku)
        self.sku.edit.setEnabled(False)
        self.name.set_text(product.name)
        self.price.set_text(_plain(product.unit_price))
        self.codes.set_text(" ".join(product.gtins))
        self.age.set_text(str(product.min_age))
        self.category.setCurrentIndex(max(0, self.category.findData(product.category)))
        self.unit.setCurrentIndex(max(0, self.unit.findData(product.unit)))
        if product.image_sha256:
            future = self.stage.queries.picture(product.image_sha256)
            self.stage.bridge.ask(future, self._keep_picture, owner=self)

    def _fill_taxes(self, choices: tuple[TaxChoice, ...]) -> None:
        for choice in choices:
            self.tax.addItem(choice.name, choice.code)
        group = self._product.tax_group if self._product is not None else "standard"
        self.tax.setCurrentIndex(max(0, self.tax.findData(group)))

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures") + " (*.png *.jpg *.jpeg)"
        )
        if path:
            self.take_picture(Path(path))

    def take_picture(self, path: Path) -> None:
        """Use the picture of a file, if it is one and not too large."""
        try:
            data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
        except OSError:
            data = b""
        if not self._show_picture(data):
            words = self.tr("That is no picture (PNG or JPEG, up to 5 MB).")
            self.stage.say(words, "refuse")
        else:
            self._picture = data

    def _keep_picture(self, data: bytes | None) -> None:
        self._show_picture(data)

    def _show_picture(self, data: bytes | None) -> bool:
        pixmap = QPixmap()
        if not data or not pixmap.loadFromData(data):
            return False
        self._shown.setPixmap(
            pixmap.scaled(
                self._shown.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        return True

    # -- save ---------------------------------------------------------------------------

    def _save(self) -> None:
        price = price_from(_with_point(self.price.text()), self.stage.state.currency)
        age = self.age.text() or "0"
        checks = (
            (self.sku, bool(self.sku.text()), self.tr("Type a code.")),
            (self.name, bool(self.name.text()), self.tr("Type the name.")),
            (self.price, price is not None, self.tr("Type a price such as 1.99.")),
            (self.age, age.isdecimal(), self.tr("Type a number of years.")),
        )
        wrong = [(field, words) for field, right, words in checks if not right]
        for field, words in wrong:
            field.show_error(words)
        if wrong:
            self.refit()
            return
        tax = self.tax.currentData()
        command = SaveProduct(
            sku=self.sku.text(),
            name=self.name.text(),
            price=price,
            category=str(self.category.currentData()),
            tax_codes=(str(tax),) if tax else None,
            min_age=int(age),
            gtins=tuple(self.codes.text().split()),
            unit=str(self.unit.currentData()),
            active=self.active.isChecked(),
            picture=self._picture,
        )
        self.stage.bridge.submit(command, done=self._done, failed=self.refuse, owner=self)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.dismiss()


def _plain(price: Decimal) -> str:
    """A price as it is typed."""
    return format(price, "f").replace(".", decimal_sign())


def _with_point(typed: str) -> str:
    """A price on a form is in major units even without a decimal sign."""
    return typed if "." in typed or "," in typed else f"{typed}." if typed else ""
