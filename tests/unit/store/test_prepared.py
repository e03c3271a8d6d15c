"""A prepared statement does what SQLAlchemy would do with it, only sooner."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError, OperationalError

from pos_terminal.domain.errors import BugError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.ids import uuid7
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import metadata, parked_names, stock

NAME = Prepared(insert(parked_names))
RENAME = Prepared(
    update(parked_names)
    .where(parked_names.c.basket_id == bindparam("id"))
    .values(name=bindparam("new_name"))
)
FIND = Prepared(select(parked_names.c.name).where(parked_names.c.basket_id == bindparam("id")))
_MOVED = upsert(stock)
MOVE = Prepared(
    _MOVED.on_conflict_do_update(
        index_elements=["sku"],
        set_={"qty_milli": stock.c.qty_milli + _MOVED.excluded.qty_milli + 1000},
    )
)


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    engine = open_engine(tmp_path / "lane.db")
    metadata.create_all(engine)
    connection = engine.connect()
    connection.begin()
    return connection


def test_our_column_types_are_converted_on_the_way_in(connection: Connection) -> None:
    basket = uuid7(1)
    NAME.run(connection, {"basket_id": basket, "name": "Bob"})
    assert connection.execute(select(parked_names)).one() == (basket, "Bob")


def test_parameters_are_taken_by_name_and_not_by_place(connection: Connection) -> None:
    basket = uuid7(1)
    NAME.run(connection, {"name": "Bob", "basket_id": basket})
    RENAME.run(connection, {"id": basket, "new_name": "Eve"})
    assert FIND.scalar(connection, {"id": basket}) == "Eve"
    assert FIND.scalar(connection, {"id": uuid7(2)}) is None


def test_a_constant_of_the_statement_is_not_asked_for(connection: Connection) -> None:
    MOVE.run_many(connection, [{"sku": "A", "qty_milli": 5}, {"sku": "A", "qty_milli": 7}])
    assert connection.execute(select(stock.c.qty_milli)).scalar_one() == 1012


def test_a_missing_value_is_refused_before_anything_is_written(connection: Connection) -> None:
    with pytest.raises(KeyError):
        NAME.run(connection, {"basket_id": uuid7(1)})


def test_errors_are_sqlalchemys_and_do_not_tell_the_values(connection: Connection) -> None:
    row = {"basket_id": uuid7(1), "name": "Bob"}
    NAME.run(connection, row)
    with pytest.raises(IntegrityError) as caught:
        NAME.run(connection, row)
    assert "Bob" not in str(caught.value)
    connection.exec_driver_sql("DROP TABLE parked_names")
    with pytest.raises(OperationalError):
        FIND.scalar(connection, {"id": uuid7(1)})


def test_outside_a_transaction_it_does_not_run(tmp_path: Path) -> None:
    with (
        open_engine(tmp_path / "lane.db").connect() as connection,
        pytest.raises(BugError, match="inside a transaction"),
    ):
        FIND.scalar(connection, {"id": uuid7(1)})
