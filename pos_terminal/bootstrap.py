"""Builds the objects, starts threads, stops them in reverse: the only file that knows all."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from plugins.host import PluginHost
from plugins.registry import find as find_plugins
from pos_terminal.bus import Bus
from pos_terminal.checkout.catalogue_editor import CatalogueEditor
from pos_terminal.checkout.demo import Demo
from pos_terminal.checkout.head_keeper import HeadKeeper
from pos_terminal.checkout.lane import Lane
from pos_terminal.checkout.ports import Clock
from pos_terminal.checkout.price_checker import PriceChecker
from pos_terminal.checkout.queries import LaneQueries
from pos_terminal.checkout.secrets import Hasher, PepperedArgon2
from pos_terminal.checkout.shop import shop_from
from pos_terminal.checkout.till import Till
from pos_terminal.checkout.timekeeper import SystemClock, TimeKeeper, local_day, parse_time
from pos_terminal.checkout.z_check import ZCheck
from pos_terminal.cli.operations import listening
from pos_terminal.config.settings import Settings
from pos_terminal.control.lock import LaneLock
from pos_terminal.devices.desks import DeviceDesks
from pos_terminal.devices.from_settings import drawer_of, printer_of, terminal_of
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.machine import MachineSource, machine_id
from pos_terminal.secret_store import open_secrets, pepper
from pos_terminal.store import operations, people, swap
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import read_head
from pos_terminal.store.ids import uuid7
from pos_terminal.store.journal import JournalEvent, event_at
from pos_terminal.store.mending import make_ready
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.reserve import Reserve
from pos_terminal.store.trouble import NoRoom, StoreDamaged
from pos_terminal.store.unit_of_work import LaneStore
from sync.desk import SyncDesk
from sync.files import SyncFiles
from sync.inbox_desk import InboxDesk
from sync.place import Home
from sync.seen import further

log = get_logger(__name__)
# Python lets a busy thread keep the interpreter for 5 ms by default: a receipt being drawn would
# cost the next scan that much.
SWITCH_INTERVAL_S = 0.0005
START_BYTES = 2**20  # side files of two databases, and the first commits

# How the parts beside the lane are, by name: for `doctor`, the control socket and metrics.
Vitals = dict[str, Callable[[], dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Files(SyncFiles):
    """Where everything lies in a data directory."""

    @property
    def head(self) -> Path:
        """The journal's head outside the database."""
        return self.data_dir / "head.json"


@dataclass
class RunningLane:
    """A lane with all that belongs to it."""

    settings: Settings
    files: Files
    lane: Lane
    queries: LaneQueries
    catalogue: CatalogReader
    writer: CatalogWriter
    bus: Bus[JournalEvent]
    plugins: PluginHost
    sync: SyncDesk
    inbox: InboxDesk
    devices: Rack
    vitals: Vitals = field(init=False)

    def __post_init__(self) -> None:
        """Collect who can say how it is."""
        self.vitals = {
            "plugins": self.plugins.vitals,
            "sync": self.sync.vitals,
            "head_office": self.inbox.vitals,
            "devices": self.devices.vitals,
        }


@contextmanager
def open_lane(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hasher: Hasher | None = None,
    machine: MachineSource = machine_id,
    wait_s: float | None = 60.0,
    plugins: bool = True,
) -> Iterator[RunningLane]:
    """Be the lane of `settings.data_dir` for as long as the block runs.

    Without `plugins` those that are on work only after `plugins.start()`, and devices other than
    printer, drawer and card terminal after `devices.start()`: who sells calls them.
    With `wait_s` None the caller watches `lane.start`'s future by itself. Raises LaneBusy when
    another process is the lane, StoreError when the store cannot be opened.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    files = Files(settings.data_dir)
    _make_folder(files.data_dir)
    with ExitStack() as stack:
        stack.enter_context(LaneLock(settings.data_dir))
        swap.finish(files.data_dir)
        _need_room(files.data_dir)
        outside = further(read_head(files.head), files.sync_db)
        make_ready(files.lane_db, outside)
        running = _build(settings, files, stack, clock or SystemClock(), hasher, machine)
        started = running.lane.start(outside)
        if plugins:
            running.devices.start()
        if wait_s is not None:
            state = started.result(wait_s)
            if plugins and any(switch.on for switch in state.plugins):
                running.plugins.start()
        stack.enter_context(listening(running))
        yield running


@dataclass
class PriceBoard:
    """What is left of a till that may not use its store."""

    lane: PriceChecker
    queries: LaneQueries
    plugins: None = None
    sync: None = None
    devices: None = None
    vitals: Vitals = field(default_factory=dict)


@contextmanager
def open_till(settings: Settings) -> Iterator[RunningLane | PriceBoard]:
    """The lane, or where its store refuses a price checker that says why (F6, F8).

    Raises LaneBusy when another process is the lane, StoreError when there are no prices either.
    """
    with ExitStack() as stack:
        opened: RunningLane | PriceBoard
        try:
            opened = _open_or_mend(settings, stack)
        except StoreError as err:
            log.error("prices only", what=err.what, hint=err.hint)
            opened = stack.enter_context(_prices(settings, err))
        yield opened


def _open_or_mend(settings: Settings, stack: ExitStack) -> RunningLane:
    try:
        return stack.enter_context(open_lane(settings, plugins=False))
    except StoreDamaged:  # it is noted: this time everything is looked at
        return stack.enter_context(open_lane(settings, plugins=False))


@contextmanager
def _prices(settings: Settings, why: StoreError) -> Iterator[PriceBoard]:
    files = Files(settings.data_dir)
    clock = SystemClock()
    with ExitStack() as stack:
        catalogue = CatalogReader(files.catalog_db, today=lambda: local_day(clock))
        stack.callback(catalogue.close)
        try:
            currency = catalogue.currency()
        except (DBAPIError, dbapi2.Error):
            raise why from None  # no prices: the reason is all that there is to show
        queries = LaneQueries(files.lane_db, catalogue, files.images)
        stack.callback(queries.close)
        yield PriceBoard(PriceChecker(settings.terminal_id, currency, why), queries)


def _need_room(folder: Path) -> None:
    """On a full disk a start takes the reserve: a sale in hand can end. Raises NoRoom."""
    if shutil.disk_usage(folder).free < START_BYTES:
        Reserve(folder).give_up()
        if shutil.disk_usage(folder).free < START_BYTES:
            raise NoRoom


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as err:
        raise StoreError(
            f"{folder} cannot be written.", "Give this user the folder, or set POS_DATA_DIR."
        ) from err


def _build(
    settings: Settings,
    files: Files,
    stack: ExitStack,
    clock: Clock,
    hasher: Hasher | None,
    machine: MachineSource,
) -> RunningLane:
    """Everything in the order of its needs; the stack takes it down in reverse."""
    bus: Bus[JournalEvent] = Bus()
    writer = CatalogWriter(files.catalog_db, files.images, clock.now)
    stack.callback(writer.close)
    catalogue = CatalogReader(files.catalog_db, today=lambda: local_day(clock))
    stack.callback(catalogue.close)
    _prepare_lane_db(files.lane_db)
    queries = LaneQueries(files.lane_db, catalogue, files.images)
    stack.callback(queries.close)
    keeper = HeadKeeper(bus, files.head)
    stack.callback(keeper.stop)
    devices = DeviceDesks(settings, files.lane_db, _usual(settings), stack)
    plugins = PluginHost(
        settings.data_dir,
        settings.log_dir / "lane.jsonl",
        settings.terminal_id,
        bus,
        lambda: local_day(clock),
        find_plugins,
    )

    def make_till() -> Till:
        return _till(
            settings, files, catalogue, writer, bus, devices, plugins, clock, hasher, machine
        )

    demo = Demo(writer, files.images)
    lane = Lane(make_till, demo)
    stack.callback(ZCheck(bus, files.data_dir, _verifier(files.data_dir), lane.call).stop)
    stack.callback(lane.stop)  # after the devices: what they report last is still heard
    devices.connect(lane)
    plugins.connect(lane)
    stack.callback(plugins.stop)  # while the lane still takes what they have in hand
    demo.connect(lane.call, plugins)
    stack.callback(demo.stop)
    sync = SyncDesk(_sync_home(settings), bus)
    inbox = InboxDesk(files.sync_db, lane, writer, plugins.check_settings)
    _stop_at_end(stack, sync, inbox)
    return RunningLane(
        settings, files, lane, queries, catalogue, writer, bus, plugins, sync, inbox, devices.rack
    )


def _stop_at_end(stack: ExitStack, *desks: SyncDesk | InboxDesk) -> None:
    for desk in desks:
        stack.callback(desk.stop)


def program() -> list[str]:
    """The command line of our own program; a bundle is its own."""
    return [sys.executable, *([] if getattr(sys, "frozen", False) else ["-m", "pos_terminal"])]


def _verifier(data_dir: Path) -> list[str]:
    """The command line of our own verifier."""
    asked = ["--data-dir", str(data_dir), "journal", "verify", "--json", "--gently"]
    return [*program(), *asked]


_OF_SYNC = ("log_dir", "log_level", "secret_store", "terminal_id", "store_id", "sync_file")


def _sync_home(settings: Settings) -> Home:
    """Where the agent works; its process is told this lane's settings, wherever they came from."""
    sync_file = settings.sync_file or settings.data_dir / "sync.toml"
    told = replace(settings, sync_file=sync_file)
    pairs = [f"{key}={getattr(told, key)}" for key in _OF_SYNC]
    flags = [part for pair in pairs for part in ("--set", pair)]
    command = (*program(), "--data-dir", str(settings.data_dir), *flags)
    return Home(settings.data_dir, sync_file, settings.sync, settings.secret_store, command)


def _usual(settings: Settings) -> Usual:
    return Usual(
        lambda trace: printer_of(settings, trace),
        lambda printer: drawer_of(settings, printer),
        lambda: terminal_of(settings),
    )


def _prepare_lane_db(path: Path) -> None:
    engine = open_engine(path)
    try:
        migrate(engine, "lane", LANE_SCHEMA)
    finally:
        engine.dispose()


def _till(
    settings: Settings,
    files: Files,
    catalogue: CatalogReader,
    writer: CatalogWriter,
    bus: Bus[JournalEvent],
    devices: DeviceDesks,
    plugins: PluginHost,
    clock: Clock,
    hasher: Hasher | None,
    machine: MachineSource,
) -> Till:
    """The lane thread's workplace, built on that thread."""
    store = LaneStore(files.lane_db, lambda: uuid7(int(clock.now().timestamp() * 1000)))
    with store.transaction() as tx:
        shop = shop_from(operations.read_settings(tx.connection))
        last = _last_time(tx.connection, store.head.seq)
        fresh = not people.all_employees(tx.connection)  # else a new pepper would lock them out
    till = Till(
        store=store,
        catalogue=catalogue,
        editor=CatalogueEditor(catalogue, writer),
        time=TimeKeeper(clock, last, shop.day_ends_at_min),
        hasher=hasher
        or PepperedArgon2(
            lambda: pepper(open_secrets(settings.data_dir, settings.secret_store), create=fresh)
        ),
        bus=bus,
        plugins=plugins,
        drawer=devices.drawer,
        cards=devices.cards,
        printing=devices.printing,
        store_id=settings.store_id,
        terminal_id=settings.terminal_id,
        shop=shop,
        machine=machine,
        check_sync=_check_sync,
        integrated_cards=devices.rack.integrated_cards,
        enrolled=SyncFiles(settings.data_dir).head_office.exists(),
    )
    till.use_shop(shop)
    return till


def _check_sync(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    from sync.configuring import checked  # late: no start needs it

    return checked(section, values)


def _last_time(connection: Connection, seq: int) -> datetime | None:
    """When the last event happened; None before the first, and where no event can be read."""
    try:
        last = event_at(connection, seq)
        return None if last is None else parse_time(last.stamp.occurred_at)
    except (ValueError, TypeError, AttributeError, DBAPIError):
        return None  # the start finds the journal damaged, and says where
