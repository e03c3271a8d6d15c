"""Two lanes of a shop sell a week without a line, then meet: nothing twice, nothing lost (C7, C28).

Real Kafka, real Postgres, real agents. While they catch up, Postgres is asked again and again: no
sale is there before its customer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from sync.agent import Agent, Place
from sync.applying import Applier
from sync.files import SyncFiles
from sync.steward import Steward
from sync.store import SyncStore
from tests.contract.sinks.postgres_rig import SCHEMA, asked
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, lane_on, new_lane, verified
from tests.lanes_of_a_shop import STORE
from tests.reporting_compare import differences
from tests.servers.kafka import KafkaAddress
from tests.servers.postgres import PostgresAddress
from tests.waiting import until

pytestmark = pytest.mark.slow

LANES = ("TERM001", "TERM002")
DAYS, SALES_A_DAY, LIMIT_S = 7, 16, 120.0
SHARED_PHONE = "+43 664 1234567"
HOMELESS = (
    "SELECT count(*) FROM sales LEFT JOIN customers USING (customer_ref)"
    " WHERE sales.customer_ref IS NOT NULL AND customers.customer_ref IS NULL"
)


@dataclass
class Till:
    """A lane, its line to the outside, and what was sold."""

    terminal_id: str
    lane: LaneAtWork
    config: str
    dice: random.Random

    def parked_elsewhere(self) -> list[str]:
        rows = self.lane.running.queries.parked().result(60)
        return [row.key for row in rows if row.key]

    def customers(self) -> set[tuple[str, ...]]:
        """As this lane knows them."""
        columns = "lower(hex(customer_ref)), name, phone_e164, status, lower(hex(merged_into))"
        return {tuple(map(str, row)) for row in self.lane.rows(f"SELECT {columns} FROM customers")}

    def park(self) -> str:
        """A sale set aside; its basket."""
        self.lane.scan("4006381333931", "12345670")
        self.lane.do(c.Park("Mrs Smith"))
        return str(self.lane.events("BASKET_PARKED")[-1].stamp.basket_id)

    def pay(self) -> None:
        """What is in hand."""
        self.lane.do(c.StartCheckout())
        settled = self.lane.wait(lambda state: not state.waiting_for).settlement
        assert settled is not None
        self.lane.do(c.PayCash(settled.cash_remaining_minor))
        self.lane.do(c.NextSale())

    def sell_a_day(self, day: int) -> None:
        """A shift with new customers, each made with the sale that they are in."""
        lane = self.lane
        lane.sign_in()
        if lane.state.shift is None:
            lane.do(c.OpenShift(10_000), BY_MANAGER)
        for number in range(SALES_A_DAY):
            if number % 5 == 0:
                name = f"Customer {day} {number} of {self.terminal_id}"
                same = day == 3 and number == 0
                phone = SHARED_PHONE if same else f"+43 1 {self.terminal_id[-1]}{day}{number:05d}"
                lane.do(c.SaveCustomer(name, phone=phone, attach=True))
            lane.sell(*self.dice.choices(["MILK", "BREAD"], k=self.dice.randint(1, 3)))
            lane.clock.passes(minutes=self.dice.randint(1, 30))
        lane.do(c.CloseShift(10_000, 10_000), BY_MANAGER)
        if lane.state.employee is not None:
            lane.do(c.SignOut())
        lane.clock.passes(hours=24 - 8)


@contextmanager
def online(till: Till) -> Iterator[Agent]:
    """The till's agent at work, and the till's end of it."""
    files, running = SyncFiles(till.lane.data_dir), till.lane.running
    files.data_dir.joinpath("sync.toml").write_text(till.config, "utf-8")
    place = Place(files, till.terminal_id, STORE, files.data_dir / "sync.toml", lambda _: None)
    with ExitStack() as stack:
        store = SyncStore(files.sync_db)
        stack.callback(store.close)
        agent = Agent(place, store)
        stack.callback(lambda: agent.stop())
        steward = Steward(place, agent)
        stack.callback(steward.stop)
        applier = Applier(
            files.sync_db, running.lane, running.writer, running.plugins.check_settings
        )
        stack.callback(applier.stop)
        steward.start()
        applier.start()
        yield agent


@pytest.fixture
def tills(
    shop_dir: Path,
    tmp_path: Path,
    kafka_server: KafkaAddress,
    reporting: PostgresAddress,
    fresh_name: str,
) -> Iterator[list[Till]]:
    config = f"""
[kafka]
enabled = true
servers = "{kafka_server.bootstrap}"
security = "plaintext"
events_topic = "{fresh_name}-events"
customers_topic = "{fresh_name}-people"
parked_topic = "{fresh_name}-parked"
[postgres]
enabled = true
host = "{reporting.host}"
port = {reporting.port}
database = "{reporting.dbname}"
username = "{reporting.user}"
schema = "{SCHEMA}"
tls = "disable"
"""
    folders = (shop_dir, new_lane(tmp_path / "second", "TERM002"))
    with ExitStack() as stack:
        made = []
        for number, (name, folder) in enumerate(zip(LANES, folders, strict=True)):
            lane = stack.enter_context(lane_on(folder, terminal_id=name))
            lane.sign_in()
            made.append(Till(name, lane, config, random.Random(number)))
        yield made


def test_two_lanes_without_a_line_for_a_week_then_together(
    tills: list[Till], reporting: PostgresAddress
) -> None:
    one, two = tills
    taken_by_both, taken_by_one = one.park(), two.park()
    with online(one), online(two):
        until(lambda: len(one.parked_elsewhere()) == len(two.parked_elsewhere()) == 1, LIMIT_S)
    one.lane.do(c.TakeOver(*one.parked_elsewhere()))
    one.pay()
    one.lane.do(c.Recall(taken_by_both))
    one.pay()
    two.lane.do(c.TakeOver(*two.parked_elsewhere()))
    two.pay()
    for day in range(DAYS):
        for till in tills:
            till.sell_a_day(day)

    def all_there() -> bool:
        [(homeless,)] = asked(reporting, HOMELESS)
        assert homeless == 0, "a sale came before its customer"
        same = one.customers() == two.customers() and len(one.customers()) > DAYS
        return same and all(
            till.lane.events("PARKED_CLASH")
            and not differences(till.lane.rows, reporting, till.terminal_id, SCHEMA)
            for till in tills
        )

    with online(one), online(two):
        until(all_there, LIMIT_S, every_s=0.1)
    _no_number_is_missing_or_repeated(tills, reporting)
    _one_person_of_two(tills, reporting)
    _each_parked_sale_is_told(one, two, taken_by_both, taken_by_one)
    for till in tills:
        verified(till.lane.data_dir)
    with reporting.connect(autocommit=True) as direct:  # the question above can be answered ill
        direct.execute(f"DELETE FROM {SCHEMA}.customers")
    assert asked(reporting, HOMELESS) > [(DAYS,)]


def _no_number_is_missing_or_repeated(tills: list[Till], reporting: PostgresAddress) -> None:
    """C7, by what Postgres holds."""
    numbers = asked(
        reporting, "SELECT terminal_id, receipt_no, receipt_seq FROM sales ORDER BY receipt_seq"
    )
    assert len({number for _, number, _ in numbers}) == len(numbers)
    for till, parked in zip(tills, (2, 1), strict=True):
        own = [seq for terminal, _, seq in numbers if terminal == till.terminal_id]
        assert own == list(range(1, DAYS * SALES_A_DAY + parked + 1))


def _one_person_of_two(tills: list[Till], reporting: PostgresAddress) -> None:
    """C28: made on both lanes with one telephone number: one person, and both sales are theirs."""
    e164 = SHARED_PHONE.replace(" ", "")
    for till in tills:
        found = till.lane.rows(
            "SELECT lower(hex(customer_ref)), status, lower(hex(merged_into)) FROM customers"
            " WHERE name LIKE 'Customer 3 0 of %'"
        )
        assert sorted(status for _, status, _ in found) == ["active", "merged"]
        [kept] = [ref for ref, status, _ in found if status == "active"]
        [into] = [into for _, status, into in found if status == "merged"]
        assert into == kept
        active = "SELECT count(*) FROM customers WHERE status = 'active' AND phone_e164 = "
        assert till.lane.rows(f"{active}'{e164}'") == [(1,)]
    sold = asked(
        reporting,
        "SELECT count(*) FROM sales JOIN customers USING (customer_ref)"
        " WHERE name LIKE 'Customer 3 0 of %' OR customers.merged_into IS NOT NULL",
    )
    assert sold == [(2,)]


def _each_parked_sale_is_told(one: Till, two: Till, both: str, single: str) -> None:
    """Taken up by both: both say so, two sales. Taken up by one: the other has none of it."""
    for till, other in ((one, two), (two, one)):
        [clash] = till.lane.events("PARKED_CLASH")
        assert clash.data["other_terminal"] == other.terminal_id
        assert both in clash.data["key"]
    [handed] = two.lane.events("BASKET_HANDED_OVER")
    assert (handed.stamp.basket_id, handed.data["to_terminal"]) == (single, one.terminal_id)
    for till in (one, two):
        assert till.parked_elsewhere() == []
        assert till.lane.state.parked_count == 0
