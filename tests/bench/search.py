"""Search as you type over the real products, in every script they are written in."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from random import Random

from PySide6.QtCore import QEventLoop, QTimer

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout.queries import LaneQueries
from pos_terminal.start import keep_what_is_there
from pos_terminal.store.catalog.reader import MAX_PAGE
from pos_terminal.ui.viewmodels.catalogue import PAGE
from tests.bench.catalog_sizes import copy_of, settings_of
from tests.bench.children.marks import PaintEnds
from tests.bench.figures import Figure, percentile
from tests.bench.options import Options
from tests.bench.real_catalogue import (
    ABSENT,
    FILE,
    SIGNS,
    Product,
    by_script,
    every_nth,
    real_shop,
)
from tests.ui.till import Till, open_till

NAME = "search"
DOES = "search as you type on the 818,775 real products, any language"

FRAME_MS = 1000 / 60
_FLOOR = "a 60 Hz frame"
_POOL = 200_000
_NAMES, _QUICK_NAMES = 40, 4  # of each script
_TYPED = 12  # keys of a name: by then a person has found it
_ON_WINDOW, _QUICK_ON_WINDOW = 10, 2  # names typed on the real window
_REACHED, _QUICK_REACHED = 400, 40
_LOST_MS = 20_000


def measure(options: Options) -> Iterator[Figure]:
    """Each key of a name is a search of its own, as on the till."""
    file = options.real(FILE)
    if file is None:
        print(f"{NAME}: {ABSENT}")
        return
    dice = Random(42)
    folder = copy_of(real_shop(options, file), options.work / "searched")
    pool = every_nth(folder, _POOL)
    scripts = by_script(pool, _QUICK_NAMES if options.quick else _NAMES, dice)
    with open_lane(settings_of(folder)) as running:
        yield from _by_queries(running.queries, scripts)
        count = _QUICK_REACHED if options.quick else _REACHED
        yield _reached(running.queries, dice.sample(pool, count))
    names = [name for script, some in scripts.items() if script != SIGNS for _sku, name in some]
    count = _QUICK_ON_WINDOW if options.quick else _ON_WINDOW
    with open_till(folder, hasher=None) as till:
        keep_what_is_there()
        till.window.pages.sell.choose.grid.prepare(PAGE)  # as it is a moment after signing in
        typing = _Typing(till)
        found = [ms for name in dice.sample(names, count) for ms in typing.name(name)]
    yield from _figures("typed key → hits painted", found, "on the real window")


def _by_queries(queries: LaneQueries, scripts: dict[str, list[Product]]) -> Iterator[Figure]:
    every: list[float] = []
    slowest = ("", 0.0)
    for script, products in scripts.items():
        found = []
        for _sku, name in products:
            for end in range(1, min(len(name), _TYPED) + 1):
                began = time.perf_counter_ns()
                queries.search_products(name[:end], PAGE).result()
                found.append((time.perf_counter_ns() - began) / 1e6)
                if script != SIGNS:
                    slowest = max(slowest, (name[:end], found[-1]), key=lambda pair: pair[1])
        note = f"{len(products)} names, {len(found)} keys"
        if script == SIGNS:
            note += "; no words to look up: every name is looked through"
        else:
            every += found
        yield Figure(
            f"search, {script.title()}, p95", "ms", percentile(found, 95), FRAME_MS, _FLOOR,
            "", None, note,
        )  # fmt: skip
    languages = len(scripts.keys() - {SIGNS})
    note = f"{languages} scripts; the slowest, {slowest[0]!r}, took {slowest[1]:.1f} ms"
    yield from _figures("search, all scripts", every, note)


def _figures(what: str, found: Sequence[float], note: str) -> Iterator[Figure]:
    for p, frames, words in ((50, 0, ""), (95, 1, "≤ one frame"), (99, 2, "≤ two frames")):
        ours = percentile(found, p)
        met = ours <= frames * FRAME_MS if frames else None
        yield Figure(
            f"{what}, p{p}", "ms", ours, FRAME_MS, _FLOOR, words, met, f"{len(found)} keys, {note}"
        )


def _reached(queries: LaneQueries, products: Sequence[Product]) -> Figure:
    """Its code finds a product first, and so does its name, on whatever page it lies."""
    lost = []
    for sku, name in products:
        first = queries.search_products(sku, 1).result()
        assert first, f"the code {sku} finds nothing"
        assert first[0].sku == sku, f"the code {sku} finds {first[0].sku} first"
        if not _pages_to(queries, name, sku):
            lost.append(sku)
    return Figure(
        "products reached by code, first, and by name", "products", len(products) - len(lost),
        len(products), "those that were asked for", "every product", not lost,
        f"lost: {', '.join(lost[:5])}" if lost else "with all pages of what the name finds",
    )  # fmt: skip


def _pages_to(queries: LaneQueries, name: str, sku: str) -> int:
    """On which page of a name a product stands; 0 where it is on none."""
    page = 0
    while hits := queries.search_products(name, MAX_PAGE, page * MAX_PAGE).result():
        page += 1
        if any(hit.sku == sku for hit in hits):
            return page
    return 0


class _Typing:
    """Types into the search field, and hears when the window has painted the hits."""

    def __init__(self, till: Till) -> None:
        self._choose = till.window.pages.sell.choose
        self._loop = QEventLoop()
        self._ended_ns = 0
        self._changed = False
        self._choose.model.hits_changed.connect(self._came)
        PaintEnds(till.window, self._painted)

    def name(self, name: str) -> Iterator[float]:
        """Milliseconds from each key's change of the text to the end of the paint of its hits."""
        self._choose.start_search()
        for end in range(1, min(len(name), _TYPED) + 1):
            if name[:end].strip() == self._choose.model.text:
                continue  # a space at the end asks for nothing new
            self._changed = False
            began = time.perf_counter_ns()
            self._choose.bar.search.setText(name[:end])
            limit = QTimer()
            limit.setSingleShot(True)
            limit.timeout.connect(self._loop.quit)
            limit.start(_LOST_MS)
            self._loop.exec()
            assert limit.isActive(), f"no hits were painted for {name[:end]!r}"
            yield (self._ended_ns - began) / 1e6
        self._choose.end_search()

    def _came(self) -> None:
        self._changed = self._choose.model.settled

    def _painted(self) -> None:
        if self._changed:
            self._ended_ns = time.perf_counter_ns()
            self._loop.quit()
