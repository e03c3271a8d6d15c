"""The whole chaos run and what it says."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import sync_judge
from tests.faults.driver_till import shop_template
from tests.faults.sync_chaos import TERMINAL, VICTIMS, chaos
from tests.faults.sync_world import TRANSACTIONS, World, world

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done and what was found; `planted` are violations that the judge must tell."""

    seed: int
    events: int
    killed: Counter[str]
    cut: int
    findings: list[str]
    planted: list[str]

    @property
    def ok(self) -> bool:
        """Every injector fired, nothing was found, and the judge is not blind."""
        fired = self.cut > 0 and all(self.killed[victim] for victim in VICTIMS)
        return fired and not self.findings and len(self.planted) == 2

    def lines(self) -> list[str]:
        """For people."""
        deaths = ", ".join(f"{victim} {self.killed[victim]}" for victim in VICTIMS)
        said = [
            f"seed {self.seed}: {self.events:,} events, {self.cut} answers lost, killed: {deaths}",
            *self.findings,
        ]
        return [*said, "every store holds exactly the journal" if self.ok else "NOT SURVIVED"]


def run(events: int, seed: int, folder: Path | None = None) -> Outcome:
    """One seed; raises nothing: what is wrong is a finding."""
    with tempfile.TemporaryDirectory(prefix="pos-chaos-") as made, shop_template() as template:
        with world() as stores, chaos(template, folder or Path(made), stores, seed) as at_work:
            at_work.runs(events)
            at_work.settles()
            facts = sync_judge.journal(at_work.shop.data_dir)
            planted = _plant(stores, at_work.shop.data_dir) if not at_work.findings else []
            return Outcome(seed, len(facts), at_work.killed, stores.cut, at_work.findings, planted)


def _plant(stores: World, data_dir: Path) -> list[str]:
    """A sale taken out of DynamoDB, an event changed in Postgres: both must be told."""
    client = stores.dynamodb.address.client("dynamodb")
    items = client.scan(TableName=TRANSACTIONS)["Items"]
    sale = next(item for item in items if not item["sale_id"]["S"].startswith("LANE#"))
    client.delete_item(TableName=TRANSACTIONS, Key={"sale_id": sale["sale_id"]})
    with stores.postgres.address.connect() as connection:
        connection.execute(
            "UPDATE pos.events SET hash = decode(repeat('00', 32), 'hex') WHERE seq = 7"
        )
    return sync_judge.judge(stores, data_dir, TERMINAL)
