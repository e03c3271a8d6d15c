"""Postgres: the word that a COMMIT has happened is lost, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.faultproxy import FaultProxy
from tests.servers.postgres import PostgresAddress

pytestmark = pytest.mark.slow


@pytest.fixture
def line(fresh_database: PostgresAddress) -> Iterator[FaultProxy]:
    with fresh_database.connect() as direct:
        direct.execute("CREATE TABLE sales (id int)")
    with FaultProxy("127.0.0.1", fresh_database.port, "postgres") as proxy:
        yield proxy


def connected(line: FaultProxy, database: PostgresAddress) -> psycopg.Connection[tuple[int]]:
    # gssencmode and sslmode as a careful client has them: the proxy declines both.
    return psycopg.connect(
        f"host=127.0.0.1 port={line.port} user={database.user} dbname={database.dbname}",
        sslmode="prefer",
        gssencmode="prefer",
    )


def booked(database: PostgresAddress) -> list[int]:
    with database.connect() as direct:
        return [number for (number,) in direct.execute("SELECT id FROM sales ORDER BY id")]


def test_a_commit_whose_answer_is_lost_has_happened(
    line: FaultProxy, fresh_database: PostgresAddress
) -> None:
    line.cut_answer(times=1)
    with connected(line, fresh_database) as client:
        client.execute("INSERT INTO sales VALUES (1)")
        assert line.fired == 0  # no answer but that to COMMIT is lost
        with pytest.raises(psycopg.OperationalError):
            client.commit()
    assert (line.fired_by, booked(fresh_database)) == ({"cut_answer": 1}, [1])


def commit_in_a_pipeline(client: psycopg.Connection[tuple[int]]) -> None:
    with client.pipeline():
        client.execute("INSERT INTO sales VALUES (%s)", [1])
        client.execute("COMMIT")


def test_a_commit_in_a_pipeline_of_the_extended_protocol_is_cut_too(
    line: FaultProxy, fresh_database: PostgresAddress
) -> None:
    line.cut_answer(times=1)
    client = connected(line, fresh_database)
    with pytest.raises(psycopg.OperationalError):
        commit_in_a_pipeline(client)
    client.close()
    assert (line.fired, booked(fresh_database)) == (1, [1])


def test_a_rollback_and_a_failed_commit_are_not_cut(
    line: FaultProxy, fresh_database: PostgresAddress
) -> None:
    line.cut_answer(times=1)
    with connected(line, fresh_database) as client:
        client.execute("INSERT INTO sales VALUES (1)")
        client.rollback()
        with pytest.raises(psycopg.errors.DivisionByZero):
            client.execute("SELECT 1/0")
        assert client.execute("COMMIT").statusmessage == "ROLLBACK"
    assert (line.fired, booked(fresh_database)) == (0, [])


def test_copy_and_large_answers_pass_whole(
    line: FaultProxy, fresh_database: PostgresAddress
) -> None:
    with connected(line, fresh_database) as client:
        with client.cursor().copy("COPY sales FROM STDIN") as copy:
            for number in range(50_000):
                copy.write_row([number])
        client.commit()
        assert len(client.execute("SELECT id FROM sales").fetchall()) == 50_000
    assert (line.connections, line.fired) == (1, 0)


def test_commits_are_cut_by_a_seeded_share_and_all_have_happened(
    line: FaultProxy, fresh_database: PostgresAddress
) -> None:
    line.cut_answer(probability=0.2, seed=6)
    lost = 0
    for number in range(40):
        client = connected(line, fresh_database)
        client.execute("INSERT INTO sales VALUES (%s)", [number])
        try:
            client.commit()
        except psycopg.OperationalError:
            lost += 1
        client.close()
    assert 0 < lost < 40
    assert (line.fired, booked(fresh_database)) == (lost, list(range(40)))
