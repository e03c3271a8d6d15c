"""Operational rows of lane.db: settings, control values, the login guard, the print queue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import (
    LIVE_PRINTS,
    control,
    login_guard,
    parked_names,
    print_jobs,
    settings,
)

FORGOTTEN_AT_ONCE = 5_000  # prints of several busy days: what is behind is caught up with


def read_settings(connection: Connection) -> dict[str, str]:
    """All shop settings that were ever set."""
    return {row.key: row.value for row in connection.execute(select(settings))}


def save_setting(connection: Connection, key: str, value: str) -> int:
    """Set one shop setting; returns its new version."""
    statement = upsert(settings).values(key=key, value=value, row_version=1)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["key"],
            set_={"value": value, "row_version": settings.c.row_version + 1},
        )
    )
    query = select(settings.c.row_version).where(settings.c.key == key)
    return int(connection.execute(query).scalar_one())


def control_value(connection: Connection, key: str) -> str:
    """A control value, empty where there is none."""
    query = select(control.c.value).where(control.c.key == key)
    return connection.execute(query).scalar_one_or_none() or ""


def set_control(connection: Connection, key: str, value: str) -> None:
    """Set a control value."""
    statement = upsert(control).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": value})
    )


def name_parked(connection: Connection, basket_id: str, name: str) -> None:
    """What a basket that is set aside is called."""
    connection.execute(insert(parked_names), {"basket_id": basket_id, "name": name})


def forget_parked_name(connection: Connection, basket_id: str) -> None:
    """The basket is back: its name is no longer needed."""
    connection.execute(delete(parked_names).where(parked_names.c.basket_id == basket_id))


def failures(connection: Connection, subject: str) -> int:
    """Failed sign-ins in a row."""
    query = select(login_guard.c.failures).where(login_guard.c.subject == subject)
    return connection.execute(query).scalar_one_or_none() or 0


def set_failures(connection: Connection, subject: str, count: int) -> None:
    """Remember failed sign-ins in a row."""
    statement = upsert(login_guard).values(subject=subject, failures=count)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["subject"], set_={"failures": count})
    )


_LAST_PRINT = Prepared(select(func.max(print_jobs.c.number)))
_QUEUE_PRINT = Prepared(insert(print_jobs))
_PRINT_STATUS = Prepared(
    update(print_jobs)
    .where(print_jobs.c.job_id == bindparam("id"))
    .values(status=bindparam("new_status"), detail=bindparam("new_detail"))
)


def queue_print(connection: Connection, job: dict[str, Any]) -> int:
    """Append a print job; returns its number in the order of printing."""
    last = _LAST_PRINT.scalar(connection, {}) or 0
    _QUEUE_PRINT.run(connection, job | {"number": last + 1})
    return int(last) + 1


def set_print_status(connection: Connection, job_id: str, status: str, detail: str = "") -> None:
    """Move a print job to another state."""
    row = {"id": job_id, "new_status": status, "new_detail": detail}
    _PRINT_STATUS.run(connection, row)


def live_prints(connection: Connection) -> list[Row[Any]]:
    """Print jobs that are not finished, in order."""
    query = select(print_jobs).where(LIVE_PRINTS)
    return list(connection.execute(query.order_by(print_jobs.c.number)))


def last_prints(connection: Connection, count: int) -> list[Row[Any]]:
    """The newest `count` print jobs, whatever became of them, the newest first."""
    query = select(print_jobs).order_by(print_jobs.c.number.desc()).limit(count)
    return list(connection.execute(query))


def forget_prints(connection: Connection, before: str) -> None:
    """Delete jobs that are finished and were queued before `before` (RFC 3339, UTC).

    The oldest first and a bounded number: 5,000,000 at once held a Z report for 53 s.
    """
    finished = print_jobs.c.status.in_(("CONFIRMED", "DROPPED"))
    old = (
        select(print_jobs.c.job_id)
        .where(finished, print_jobs.c.created_at < before)
        .order_by(print_jobs.c.number)
        .limit(FORGOTTEN_AT_ONCE)
    )
    connection.execute(delete(print_jobs).where(print_jobs.c.job_id.in_(old)))


def print_job(connection: Connection, job_id: str) -> Row[Any] | None:
    """One print job."""
    query = select(print_jobs).where(print_jobs.c.job_id == job_id)
    return connection.execute(query).one_or_none()
