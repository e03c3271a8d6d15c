"""Tables from the journal alone (I5), and databases from nothing to the head of their history."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.errors import StoreError
from pos_terminal.store import rebuild as rebuild_module
from pos_terminal.store.engine import open_engine
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.rebuild import rebuild
from pos_terminal.store.tables import DERIVED, metadata
from tests.lane_fixtures import BY_MANAGER, MANAGER, LaneAtWork, lane_on, rows_of, verified


def tables(data_dir: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: sorted(rows_of(data_dir, f"SELECT * FROM {table.name}"), key=repr)
        for table in DERIVED
    }


def a_busy_day(lane: LaneAtWork) -> None:
    """Every kind of event that some table is derived from."""
    first = lane.sell("MILK", "BREAD", cash=1000)
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.do(c.AddProduct("PHONE", serial="S1"))
    lane.do(c.DiscountBasket(Discount(DiscountKind.PERCENT, Decimal("0.05"))))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard(5_000))
    lane.wait(lambda state: len(state.tenders) == 1)
    lane.do(c.RemoveTender(lane.state.tenders[0].tender_id))
    lane.wait(lambda state: not state.tenders)
    lane.do(c.PayCardManual("A-1"))
    lane.do(c.AddReturn(first, 1, 1000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(-145))
    lane.do(c.Reprint(first))
    lane.do(c.AddProduct("GIN"))
    lane.do(c.RefuseAge())
    lane.do(c.AddProduct("MILK"))
    lane.do(c.Park("Bob"))
    lane.do(c.AddProduct("BREAD"))
    lane.do(c.VoidSale("left"), BY_MANAGER)
    lane.refused(c.OpenDrawer("x"))
    lane.refused(c.SignIn("jane", "0000"))
    lane.sign_in(MANAGER)
    lane.do(c.AdjustStock("MILK", 24_000, "delivery"))
    lane.do(c.MoveCash("drop", 500, "safe"))
    lane.do(c.OpenDrawer("change"))
    lane.do(c.SetSetting("address", "1 Road"))
    lane.do(c.CloseShift(9_000, 5_000))
    lane.do(c.OpenShift(5_000))
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard())
    lane.wait(lambda state: state.last_sale is not None)


@pytest.mark.slow
def test_the_tables_are_what_the_journal_makes_of_them(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        a_busy_day(lane)
    before = tables(shop_dir)
    assert all(before.values()), [name for name, rows in before.items() if not rows]
    monkeypatch.setattr(rebuild_module, "BATCH", 7)
    told: list[int] = []
    events = rebuild(shop_dir / "lane.db", told.append)
    assert tables(shop_dir) == before
    assert told[-1] == events == rows_of(shop_dir, "SELECT max(seq) FROM journal")[0][0]
    verified(shop_dir)


@pytest.mark.slow
def test_damaged_tables_are_made_right_again(shop_dir: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        a_busy_day(lane)
    before = tables(shop_dir)
    engine = open_engine(shop_dir / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE sales SET total_minor = total_minor + 1")
        connection.exec_driver_sql("DELETE FROM payments")
        connection.exec_driver_sql("INSERT INTO stock VALUES ('GHOST', 1000)")
    engine.dispose()
    assert tables(shop_dir) != before
    rebuild(shop_dir / "lane.db")
    assert tables(shop_dir) == before
    with lane_on(shop_dir) as lane:  # and the lane goes on with the next number
        lane.sign_in()
        lane.sell("MILK")
    verified(shop_dir)


def test_a_rebuild_that_fails_changes_nothing(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(shop_dir)

    def broken(_connection: object, _event: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(rebuild_module, "project", broken)
    with pytest.raises(ZeroDivisionError):
        rebuild(shop_dir / "lane.db")
    assert tables(shop_dir) == before


# -- migrations


def test_a_new_file_comes_to_the_head_of_its_history_once(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "lane.db")
    assert migrate(engine, "lane", LANE_SCHEMA) is True
    assert migrate(engine, "lane", LANE_SCHEMA) is False
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    engine.dispose()
    assert found == LANE_SCHEMA


def test_the_history_makes_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = open_engine(tmp_path / "lane.db")
    migrate(engine, "lane", LANE_SCHEMA)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = [change for change in compare_metadata(context, metadata)]
    engine.dispose()
    assert differences == []


def test_staff_of_schema_2_come_along_and_have_no_badge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import command

    engine = open_engine(tmp_path / "lane.db")
    upgrade = command.upgrade
    with monkeypatch.context() as before:
        before.setattr(command, "upgrade", lambda config, _head: upgrade(config, "0002"))
        migrate(engine, "lane", 2)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO employees VALUES ('E1', 4, 'Ann', 'ann', 'manager', 'h', '', '', 1, 0)"
        )
    assert migrate(engine, "lane", LANE_SCHEMA) is True
    with engine.connect() as connection:
        (ann,) = connection.exec_driver_sql("SELECT * FROM employees")
    engine.dispose()
    assert tuple(ann) == ("E1", 4, "Ann", "ann", "manager", "h", "", "", 1, 0, "", "")


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {LANE_SCHEMA + 1}")
    with pytest.raises(StoreError, match="newer"):
        migrate(engine, "lane", LANE_SCHEMA)
    engine.dispose()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pos_terminal.store import migrate as migrate_module

    real = migrate_module._upgrade

    def dies(connection: Any, history: str) -> None:
        real(connection, history)
        raise ZeroDivisionError

    engine = open_engine(tmp_path / "lane.db")
    monkeypatch.setattr(migrate_module, "_upgrade", dies)
    with pytest.raises(ZeroDivisionError):
        migrate(engine, "lane", LANE_SCHEMA)
    monkeypatch.undo()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    assert migrate(engine, "lane", LANE_SCHEMA) is True
    engine.dispose()
