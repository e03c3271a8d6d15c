"""Labels for shelves and items: which, how they look, how many, and out with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.checkout.label_choices import LABEL_SIZES, LABEL_TEMPLATES, LabelOrder
from pos_terminal.domain.product import Product
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.format import isolate
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Field, label

_WIDTH = 900  # px at 100 %
_PREVIEW_PX = 420
_MOST_COPIES = 999
_CHANGED = (0, 1, 7, 30)  # days ago
_CHOSEN, _PAGE = "chosen", "page"


class LabelsSheet(AppSheet):
    """Labels of the chosen product, of the rows in view, or of what changed lately."""

    def __init__(
        self, stage: Stage, over: QWidget, chosen: Product | None, shown: Sequence[Product]
    ) -> None:
        """`chosen` is the row that is selected, `shown` are all rows of the page."""
        super().__init__(stage, over, self.tr("Print labels"), width=_WIDTH)
        self._sets: dict[object, tuple[str, ...]] = {_PAGE: tuple(one.sku for one in shown)}
        if chosen is not None:
            self._sets[_CHOSEN] = (chosen.sku,)
        self._which = self._choice(self._sources(chosen, len(shown)))
        self._template = self._choice(self._templates())
        self._size = self._choice([(_in_words(size), size) for size in LABEL_SIZES])
        self._size.setCurrentIndex(1)
        self.copies = Field(self.tr("Copies of each"), digits=True)
        self.copies.set_text("1")
        self.copies.edit.textChanged.connect(self._count)
        self._lay_out()
        can = stage.devices.has("label_printer")
        save, out = (Kind.NORMAL, Kind.PRIMARY) if can else (Kind.PRIMARY, Kind.NORMAL)
        self._save_button = self.add_button(self.tr("Save as PDF"), self._ask_for_file, save)
        self._print_button = self.add_button("", self._print, out)
        self._which.currentIndexChanged.connect(self._choose)
        for box in (self._template, self._size):
            box.currentIndexChanged.connect(self._preview)
        self._choose()
        self.present(self._which)

    # -- layout -------------------------------------------------------------------------

    def _sources(self, chosen: Product | None, rows: int) -> list[tuple[str, object]]:
        days = {
            0: self.tr("Changed today"),
            1: self.tr("Changed since yesterday"),
            7: self.tr("Changed in the last 7 days"),
            30: self.tr("Changed in the last 30 days"),
        }
        found: list[tuple[str, object]] = [(days[ago], ago) for ago in _CHANGED]
        if rows:
            found.insert(0, (self.tr("All rows in view ({count})").format(count=rows), _PAGE))
        if chosen is not None:
            found.insert(0, (chosen.name, _CHOSEN))
        return found

    def _templates(self) -> list[tuple[str, object]]:
        words = {"shelf": self.tr("Shelf label"), "item": self.tr("Item label")}
        return [(words[name], name) for name in LABEL_TEMPLATES]

    @staticmethod
    def _choice(items: Sequence[tuple[str, object]]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, value in items:
            box.addItem(words, value)
        return box

    def _lay_out(self) -> None:
        sizes = current_theme().sizes
        choices = QVBoxLayout()
        choices.setSpacing(2 * sizes.grid)
        named = (
            (self.tr("Which products"), self._which),
            (self.tr("Template"), self._template),
            (self.tr("Size"), self._size),
        )
        for caption, box in named:
            words = label(caption, "strong")
            words.setBuddy(box)
            box.setAccessibleName(caption)
            named_box = QVBoxLayout()
            named_box.setSpacing(sizes.inner)
            named_box.addWidget(words)
            named_box.addWidget(box)
            choices.addLayout(named_box)
        choices.addWidget(self.copies)
        choices.addStretch(1)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(_PREVIEW_PX, _PREVIEW_PX * 2 // 3)
        self.picture.setAccessibleName(self.tr("Picture of the label"))
        self._words = label("", "muted")
        shown = QVBoxLayout()
        shown.addWidget(self.picture)
        shown.addWidget(self._words)
        shown.addStretch(1)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(down if current_theme().scale.crowded else along)
        row.setSpacing(3 * sizes.grid)
        row.addLayout(choices, 1)
        row.addLayout(shown)
        self.body.addLayout(row)

    # -- what is chosen -----------------------------------------------------------------

    def _choose(self) -> None:
        which = self._which.currentData()
        if which in self._sets:
            self._preview()
            return
        future = self.stage.queries.changed_products(int(which))

        def keep(found: tuple[Product, ...]) -> None:
            self._sets[which] = tuple(one.sku for one in found)
            self._preview()

        self.stage.bridge.ask(future, keep, self.refuse, owner=self)

    def order(self) -> LabelOrder:
        """What is asked for now."""
        return LabelOrder(
            self._sets.get(self._which.currentData(), ()),
            self._copies(),
            str(self._template.currentData()),
            str(self._size.currentData()),
        )

    def _copies(self) -> int:
        typed = self.copies.text()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0

    def _count(self) -> None:
        order = self.order()
        total = len(order.skus) * order.copies
        possible = 0 < order.copies <= _MOST_COPIES and bool(order.skus)
        self._print_button.setText(self.tr("Print labels: {count}").format(count=total))
        self._print_button.setEnabled(possible and self.stage.devices.has("label_printer"))
        self._save_button.setEnabled(possible)

    def _preview(self) -> None:
        self._count()
        order = self.order()
        if not order.skus:
            self.picture.clear()
            self._words.setText(self.tr("No product was changed in that time."))
            return
        asked = order.skus[:1], order.template, order.size
        future = self.stage.queries.label_picture(
            LabelOrder(order.skus[:1], 1, order.template, order.size)
        )
        self.stage.bridge.ask(future, lambda data: self._show(asked, data), owner=self)

    def _show(self, asked: tuple[tuple[str, ...], str, str], data: bytes | None) -> None:
        order = self.order()
        if asked != (order.skus[:1], order.template, order.size):
            return
        pixmap = QPixmap()
        pixmap.loadFromData(data or b"")
        self.picture.setPixmap(_edged(pixmap, self.picture.size()))
        has_printer = self.stage.devices.has("label_printer")
        self._words.setText(
            "" if has_printer else self.tr("No label printer is set up: save a PDF, or set one up.")
        )

    # -- out with them ------------------------------------------------------------------

    def _print(self) -> None:
        self._print_button.setEnabled(False)  # until it is known what became of them
        future = self.stage.queries.label_sheet(self.order())

        def send(sheet: object) -> None:
            printing = self.stage.devices.print_labels(sheet)  # type: ignore[arg-type]
            self.stage.bridge.ask(printing, self._printed, self._failed, owner=self)

        self.stage.bridge.ask(future, send, self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._count()
        self.refuse(error)

    def _printed(self, count: int) -> None:
        self.stage.say(self.tr("Labels printed: {count}").format(count=count), "success")
        self.dismiss()

    def _ask_for_file(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), "labels.pdf", self.tr("PDF files") + " (*.pdf)"
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the labels into a file."""
        future = self.stage.queries.labels_file(self.order(), path)
        self.stage.bridge.ask(future, self._saved, self.refuse, owner=self)

    def _saved(self, count: int) -> None:
        self.stage.say(self.tr("Labels saved: {count}").format(count=count), "success")
        self.dismiss()


def _in_words(size: str) -> str:
    """60x40 is "60 × 40 mm", from the left in every language."""
    return isolate(f"{size.replace('x', ' × ')} mm")


def _edged(pixmap: QPixmap, room: QSize) -> QPixmap:
    """As large as there is room, with the label's edge around it."""
    if pixmap.isNull():
        return pixmap
    shown = pixmap.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(shown)
    painter.setPen(QPen(current_theme().colour("border"), 1))
    painter.drawRect(0, 0, shown.width() - 1, shown.height() - 1)
    painter.end()
    return shown
