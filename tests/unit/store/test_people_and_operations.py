"""Rows beside the journal: customers, staff, settings, the login guard, the print queue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, StatementError

from pos_terminal.store import operations, people
from pos_terminal.store.ids import uuid7
from pos_terminal.store.people_search import find_customers
from pos_terminal.store.unit_of_work import LaneStore


@pytest.fixture
def connection(store: LaneStore) -> Iterator[Connection]:
    """A transaction of the lane's store."""
    with store.transaction() as tx:
        yield tx.connection


def customer(number: int, **changes: Any) -> dict[str, Any]:
    row = {
        "customer_ref": uuid7(number, bytes([number]) * 10),
        "name": f"Customer {number}",
        "phone": "",
        "phone_e164": "",
        "email": "",
        "card": "",
        "note": "",
        "customer_group": "",
        "consent": 0,
        "status": "active",
        "changed_at": "2026-11-21T11:00:00.000000Z",
    }
    return row | changes


def names(connection: Connection, *words: str) -> list[str]:
    return [row.name for row in find_customers(connection, " ".join(words))]


def test_a_customer_is_versioned_and_indexed_anew_with_each_change(
    connection: Connection,
) -> None:
    row = customer(1, name="Zoë Müller", phone="0664/123", phone_e164="+43664123")
    assert people.save_customer(connection, row) == 1
    assert names(connection, "zoe") == names(connection, "MULL", "0664") == ["Zoë Müller"]
    assert people.save_customer(connection, row | {"name": "Zoë Maier"}) == 2
    assert names(connection, "muller") == []
    assert names(connection, "maier") == ["Zoë Maier"]


def test_who_is_not_active_is_found_by_nobody(connection: Connection) -> None:
    row = customer(1, card="C1", phone_e164="+43664123")
    people.save_customer(connection, row)
    assert people.customer_by_card(connection, "C1") is not None
    people.save_customer(connection, row | {"status": "merged"})
    assert people.customer_by_card(connection, "C1") is None
    assert people.customer_by_phone(connection, "+43664123") is None
    assert names(connection) == names(connection, "customer") == []
    assert people.all_customers(connection) == []
    people.save_customer(connection, row | {"status": "erased", "card": ""})
    assert people.all_customers(connection) == []


def test_an_empty_card_or_number_is_nobodys(connection: Connection) -> None:
    people.save_customer(connection, customer(1))
    people.save_customer(connection, customer(2))
    assert people.customer_by_card(connection, "") is None
    assert people.customer_by_phone(connection, "") is None
    assert people.employee_by_login(connection, "") is None
    people.save_customer(connection, customer(3, card="C"))
    with pytest.raises(IntegrityError):
        people.save_customer(connection, customer(4, card="C"))


def test_of_several_with_one_phone_the_oldest_answers(connection: Connection) -> None:
    for number in (1, 2):
        people.save_customer(connection, customer(number, phone_e164="+43664123"))
    found = people.customer_by_phone(connection, "+43664123")
    assert found is not None
    assert found.name == "Customer 1"


@pytest.mark.parametrize("word", ['"', "a OR b", "NEAR(", "*", "name:", "-x", "'; DROP"])
def test_what_people_type_is_never_a_query_language(connection: Connection, word: str) -> None:
    people.save_customer(connection, customer(1))
    assert find_customers(connection, word) in ([], people.all_customers(connection))


def test_a_text_that_is_no_id_never_reaches_a_table(connection: Connection) -> None:
    with pytest.raises(StatementError):
        people.customer(connection, "nonsense")


def employee(number: int, **changes: Any) -> dict[str, Any]:
    row = {
        "employee_id": f"E{number:03d}",
        "name": f"Member {number}",
        "username": f"member{number}",
        "role": "cashier",
        "pin_hash": "x",
        "password_hash": "",
        "language": "",
        "active": 1,
        "demo": 0,
    }
    return row | changes


def test_staff_are_found_by_id_or_user_name_while_they_are_active(connection: Connection) -> None:
    assert people.save_employee(connection, employee(1)) == 1
    assert people.save_employee(connection, employee(1, role="manager")) == 2
    people.save_employee(connection, employee(2, active=0))
    for login in ("E001", "member1", "MEMBER1"):
        found = people.employee_by_login(connection, login)
        assert found is not None
        assert (found.employee_id, found.role) == ("E001", "manager")
    assert people.employee_by_login(connection, "member2") is None
    assert people.employee_by_login(connection, "member2", active_only=False) is not None
    assert len(people.all_employees(connection)) == 2
    assert len(people.all_employees(connection, active_only=True)) == 1


def test_settings_controls_and_failures_are_kept(connection: Connection) -> None:
    assert operations.save_setting(connection, "name", "A") == 1
    assert operations.save_setting(connection, "name", "B") == 2
    assert operations.read_settings(connection) == {"name": "B"}
    assert operations.control_value(connection, "x") == ""
    operations.set_control(connection, "x", "1")
    operations.set_control(connection, "x", "2")
    assert operations.control_value(connection, "x") == "2"
    assert operations.failures(connection, "E1") == 0
    operations.set_failures(connection, "E1", 3)
    assert operations.failures(connection, "E1") == 3


def job(number: int) -> dict[str, Any]:
    return {
        "job_id": uuid7(number, bytes([number]) * 10),
        "kind": "receipt",
        "title": str(number),
        "seq": number,
        "copy_no": 0,
        "payload": "{}",
        "status": "QUEUED",
        "created_at": "2026-11-21T11:00:00.000000Z",
        "detail": "",
    }


def test_print_jobs_are_live_in_order_until_they_are_done(connection: Connection) -> None:
    jobs = [job(number) for number in (1, 2, 3)]
    assert [operations.queue_print(connection, row) for row in jobs] == [1, 2, 3]
    for row, status in zip(jobs, ("CONFIRMED", "SENT", "DROPPED"), strict=True):
        operations.set_print_status(connection, row["job_id"], status)
    assert [row.title for row in operations.live_prints(connection)] == ["2"]
    found = operations.print_job(connection, jobs[0]["job_id"])
    assert found is not None
    assert found.status == "CONFIRMED"
    assert operations.print_job(connection, uuid7(99)) is None


def test_an_error_of_the_store_tells_no_persons_row(connection: Connection) -> None:
    """It may be logged, with its whole trace."""
    people.save_customer(connection, customer(1, card="4711"))
    with pytest.raises(IntegrityError) as caught:
        people.save_customer(connection, customer(2, name="Zoë Müller", card="4711"))
    assert "Müller" not in str(caught.value)
