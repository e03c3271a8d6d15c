"""A real till for screen tests: the lane, its store, a small shop, and the window."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.secrets import Hasher
from pos_terminal.config.settings import Settings
from pos_terminal.domain.product import FAVOURITES, Category, Product, QuickKey
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.journal import JournalEvent, read_events
from pos_terminal.ui.app import make_application
from pos_terminal.ui.i18n import LANGUAGES
from pos_terminal.ui.look import Look
from pos_terminal.ui.ports import Devices, Plugins, Sync
from pos_terminal.ui.sounds import Sound, Sounds
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Sheet
from pos_terminal.ui.window import MainWindow
from tests.ui.keys import Keys

NOW = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)
LOCAL = timezone(timedelta(hours=1))
PATIENCE_MS = 60_000  # more than any machine needs: passing tests never wait for it
VAT = (Tax("V20", "VAT 20 %", TaxKind.PERCENT, Decimal("0.2")),)
CATEGORIES = (
    ("bakery", "Bakery"),
    ("fruit", "Fruit"),
    ("dairy", "Dairy"),
    ("drinks", "Drinks"),
    ("household", "Household"),
)
# sku, name, price, unit, GTIN, category, age
GOODS = (
    ("P01", "Bananas", "1.99", "kg", "", "fruit", 0),
    ("P02", "Gala apples", "2.49", "kg", "", "fruit", 0),
    ("P03", "Avocado", "1.20", "ea", "4000000000037", "fruit", 0),
    ("P04", "Sourdough loaf", "4.20", "ea", "4000000000044", "bakery", 0),
    ("P05", "Bagels 4", "2.10", "ea", "4000000000051", "bakery", 0),
    ("P06", "Croissant", "1.35", "ea", "4000000000068", "bakery", 0),
    ("P07", "Whole milk 1 l", "1.45", "ea", "4000000000075", "dairy", 0),
    ("P08", "Butter 250 g", "2.80", "ea", "4000000000082", "dairy", 0),
    ("P09", "Yoghurt", "0.95", "ea", "4000000000099", "dairy", 0),
    ("P10", "Cola 330 ml", "1.10", "ea", "4000000000105", "drinks", 0),
    ("P11", "Water 1.5 l", "0.75", "ea", "4000000000112", "drinks", 0),
    ("P12", "Orange juice", "2.60", "ea", "4000000000129", "drinks", 0),
    ("P13", "Pale ale 330 ml", "2.10", "ea", "4000000000136", "drinks", 18),
    ("P14", "Mediterranean vegetable antipasti in olive oil", "7.95", "ea", "4000000000143",
     "household", 0),
)  # fmt: skip
GTIN = {name: gtin for _sku, name, _price, _unit, gtin, _category, _age in GOODS}
MILK, BREAD, ALE = GTIN["Whole milk 1 l"], GTIN["Sourdough loaf"], GTIN["Pale ale 330 ml"]
JANE, ADMIN = ("Jane Doe", "2222"), ("Ada Admin", "9999")


class PlainHasher:
    """Secrets as they are: argon2 costs 60 ms a try."""

    def hash(self, secret: str) -> str:
        return f"plain:{secret}"

    def matches(self, stored: str, secret: str) -> bool:
        return stored == f"plain:{secret}"

    def digest(self, code: str) -> str:
        return hashlib.sha256(code.encode()).hexdigest()


PLAIN = PlainHasher()


class QuietSounds(Sounds):
    """Remembers what was played."""

    def __init__(self) -> None:
        super().__init__(enabled=False)
        self.heard: list[Sound] = []
        self.played.connect(self.heard.append)


@dataclass
class Till:
    """A window on a real lane, and ways to wait for it."""

    running: RunningLane
    stage: Stage
    window: MainWindow
    sounds: QuietSounds

    @property
    def keys(self) -> Keys:
        return Keys(self.window)

    def until(self, condition: object, what: str = "", limit_ms: int = PATIENCE_MS) -> None:
        """Let the event loop run until `condition()`."""
        wait_until(condition, what, limit_ms)

    def events(self, event_type: str = "") -> list[JournalEvent]:
        """The journal's events of a type, or all."""

        def read(lane: Any) -> list[JournalEvent]:
            with lane.store.transaction() as tx:
                return list(read_events(tx.connection))

        events = self.running.lane.call(read).result(60)
        return [each for each in events if not event_type or each.event_type == event_type]

    def hush(self) -> None:
        """Nothing more is said: for tests that share a till."""
        self.window.toast._timer.stop()
        self.window.toast.hide()

    def quiet(self) -> None:
        """Silence after typing: the wedge filter hands the keys over."""
        self.window.wedge._settle()

    def sheet_words(self) -> str:
        """Everything that the open sheet says."""
        sheet = Sheet.top_of(self.window)
        if sheet is None:
            return ""
        return "\n".join(label.text() for label in sheet.findChildren(QLabel))

    def settle(self) -> None:
        """Let everything that is under way arrive."""
        self.running.lane.call(lambda _till: None).result(60)
        for _ in range(3):
            self.running.queries.staff().result(60)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def wait_until(condition: object, what: str = "", limit_ms: int = PATIENCE_MS) -> None:
    """Run the event loop until `condition()` is true; AssertionError after `limit_ms`."""
    if condition():  # type: ignore[operator]
        return
    loop = QEventLoop()
    poll, limit = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if condition() else None)  # type: ignore[operator]
    limit.setSingleShot(True)
    # WORKAROUND: a connection to a method of Qt itself costs PySide 6.11 64 bytes for ever
    limit.timeout.connect(lambda: loop.quit())
    poll.start(5)
    limit.start(limit_ms)
    loop.exec()
    poll.stop()
    limit.stop()
    assert condition(), what or "that never happened"  # type: ignore[operator]


def stock_shelves(running: RunningLane) -> None:
    """The small shop of these tests."""
    with running.writer.editing("test") as edited:
        edit = edited.edit
        for tax in VAT:
            edit.put_tax(tax)
        edit.put_tax_group("standard", "VAT 20 %", [tax.code for tax in VAT])
        for position, (code, name) in enumerate(((FAVOURITES, "Favourites"), *CATEGORIES)):
            edit.put_category(Category(code, name, position))
        for sku, name, price, unit, gtin, category, age in GOODS:
            edit.put_product(
                Product(
                    sku,
                    name,
                    Decimal(price),
                    VAT,
                    category,
                    unit,
                    "standard",
                    age,
                    (gtin,) if gtin else (),
                )  # fmt: skip
            )
        edit.put_product(
            Product("OPEN", "Open department", Decimal(0), VAT, "household", price_required=True)
        )
        for position, (sku, *_rest) in enumerate(GOODS[:12]):
            edit.put_quick_key(QuickKey(FAVOURITES, position, sku))
        for position, (sku, _n, _p, _u, _g, category, _a) in enumerate(GOODS):
            edit.put_quick_key(QuickKey(category, position, sku))


def set_up(running: RunningLane, language: str = "en") -> None:
    """The shop, its manager and a cashier."""
    lane = running.lane
    shop = cmd.SetUpShop(
        shop_name="Corner Shop",
        currency="EUR",
        manager_name=ADMIN[0],
        manager_username="admin",
        manager_pin=ADMIN[1],
        manager_password="admin123",
        language=language if language in LANGUAGES else "en",
    )
    lane.submit(shop).result(60)
    stock_shelves(running)
    lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
    lane.submit(cmd.SaveEmployee(JANE[0], "cashier", "jane", JANE[1], "password123")).result(60)
    for name, phone, card in (
        ("Mara Muster", "+43 1 5550101", "CUST001"),
        ("Omar Aziz", "", "CUST002"),
    ):
        lane.submit(cmd.SaveCustomer(name, phone, card=card)).result(60)
    lane.submit(cmd.SignOut()).result(60)


@cache
def _shop(language: str) -> Path:
    """A shop that is set up, made once a process and language; every till gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="pos-till-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    chosen = Settings(data_dir=folder, log_dir=folder, secret_store="file")
    with open_lane(chosen, hasher=PLAIN) as running:
        set_up(running, language)
    return folder


@contextmanager
def open_till(
    folder: Path,
    look: Look | None = None,
    *,
    size: tuple[int, int] = (1366, 768),
    fresh: bool = False,
    signed_in: bool = True,
    hasher: Hasher | None = PLAIN,
    plugins: Plugins | None = None,
    sync: Sync | None = None,
    devices: Devices | None = None,
    **settings: object,
) -> Iterator[Till]:
    """A till in `folder`; `fresh`: before the first start; `signed_in`: Jane with an open shift.

    With `hasher` None secrets are hashed as in a real shop.
    """
    look = look or Look()
    make_application(
        (), look.theme, text_scale=look.text_scale, language=look.language, touch=look.touch
    )
    chosen = Settings(
        data_dir=folder, log_dir=folder, secret_store="file", payment_terminal="simulator",
        **settings,  # type: ignore[arg-type]
    )  # fmt: skip
    if not fresh and not (folder / "lane.db").exists():
        shutil.copytree(_shop(look.language), folder, dirs_exist_ok=True)
    with open_lane(chosen, hasher=hasher) as running:
        if signed_in and not fresh:
            running.lane.submit(cmd.SignIn("jane", JANE[1])).result(60)
            if running.lane.state.shift is None:
                running.lane.submit(cmd.OpenShift(15_000)).result(60)
        sounds = QuietSounds()
        stage = Stage(
            running.lane,
            running.queries,
            sounds,
            lambda: datetime.now(LOCAL),
            plugins=plugins or running.plugins,
            sync=sync or running.sync,
            devices=devices or running.devices,
        )
        window = MainWindow(stage, look)
        window.resize(*size)
        window.show()
        window.activateWindow()
        window.start()
        till = Till(running, stage, window, sounds)
        till.settle()
        try:
            yield till
        finally:
            window.close()
            window.deleteLater()
            stage.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()


def find(window: QWidget, words: str) -> QAbstractButton:
    """The button with these words, once it is there."""
    wait_until(lambda: has(window, words), f"no button {words!r}")
    return _find(window, words)


def _find(window: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words or this accessible name; else one that begins so."""
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    named = [(b, {bare(b.text()), bare(b.accessibleName())}) for b in buttons]
    for button, names in named:
        if bare(words) in names:
            return button
    for button, names in named:
        if any(name.startswith(words) for name in names):
            return button
    raise AssertionError(f"no button {words!r} among {[names for _b, names in named]}")


def has(window: QWidget, words: str) -> bool:
    """Whether there is such a button yet."""
    try:
        return bool(_find(window, words))
    except AssertionError:
        return False


def bare(words: str) -> str:
    """Words without direction marks."""
    return words.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069)))


def tap(window: QWidget, words: str) -> None:
    """Tap the button with these words, once it is there, in its middle, as a finger does."""
    QTest.mouseClick(find(window, words), Qt.MouseButton.LeftButton)
