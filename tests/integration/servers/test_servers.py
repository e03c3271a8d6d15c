"""The real servers of the tests: they answer, keep apart, come back, and end with their run."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

from tests.leaks import Watch
from tests.servers.aws import AwsAddress, AwsServer
from tests.servers.downloads import Jars
from tests.servers.kafka import KafkaAddress, KafkaServer
from tests.servers.ports import HOST
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import ServerTrouble, new_folder, program
from tests.waiting import until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
LIMIT_S = 60.0
ANSWER_S = 30.0
RUN = """
import pathlib, time, pytest
from tests.servers.fixtures import aws_server

@pytest.mark.parametrize("number", [1, 2])
def test_it_hangs_with_a_server_of_the_run(aws_server, number):
    here = pathlib.Path(__file__).parent
    (here / f"{number}.aside").write_text(aws_server.endpoint_url)
    (here / f"{number}.aside").rename(here / f"{number}.told")
    time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = new_folder("own")
    yield made
    shutil.rmtree(made)


def test_kafka_gives_back_what_it_acknowledged(kafka_server: KafkaAddress, fresh_name: str) -> None:
    make_topic(kafka_server, fresh_name)
    send(kafka_server, fresh_name, b"a sale")
    assert first_of(kafka_server, fresh_name) == b"a sale"


def test_kafka_makes_no_topic_by_itself(kafka_server: KafkaAddress, fresh_name: str) -> None:
    admin = AdminClient({"bootstrap.servers": kafka_server.bootstrap})
    admin.list_topics(fresh_name, timeout=ANSWER_S)
    assert fresh_name not in admin.list_topics(timeout=ANSWER_S).topics


def test_a_killed_broker_has_what_it_acknowledged(folder: Path) -> None:
    server = KafkaServer(folder)
    with server:
        make_topic(server.address, "kept")
        send(server.address, "kept", b"a sale")
        server.kill()
        server.start()
        assert first_of(server.address, "kept") == b"a sale"


def test_a_fresh_database_has_nothing_of_another(
    postgres_server: PostgresAddress, fresh_database: PostgresAddress
) -> None:
    with fresh_database.connect() as connection:
        connection.execute("CREATE TABLE sales (id int)")
    with postgres_server.database() as other, other.connect() as connection:
        found = connection.execute("SELECT to_regclass('sales')").fetchone()
    assert found == (None,)


def test_a_database_is_a_copy_of_its_template_and_gone_afterwards(
    postgres_server: PostgresAddress, fresh_database: PostgresAddress
) -> None:
    with fresh_database.connect() as connection:
        connection.execute("CREATE TABLE sales AS SELECT 7 AS id")
    with postgres_server.database(fresh_database.dbname) as copy, copy.connect() as connection:
        assert connection.execute("SELECT id FROM sales").fetchall() == [(7,)]
    with postgres_server.connect() as connection:
        query = "SELECT count(*) FROM pg_database WHERE datname = %s"
        assert connection.execute(query, [copy.dbname]).fetchone() == (0,)


def test_a_killed_postgres_with_real_fsync_has_what_it_committed(folder: Path) -> None:
    settings = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    server = PostgresServer(folder, settings=settings)
    with server:
        with server.address.connect() as connection:
            connection.execute("CREATE TABLE sales AS SELECT 7 AS id")
        server.kill()
        server.start()
        with server.address.connect() as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            assert connection.execute("SELECT id FROM sales").fetchall() == [(7,)]


def test_dynamodb_refuses_what_is_there_already(
    dynamodb_server: AwsAddress, fresh_name: str
) -> None:
    client = dynamodb_server.client("dynamodb")
    client.create_table(
        TableName=fresh_name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    put = {"TableName": fresh_name, "Item": {"id": {"S": "1"}}}
    client.put_item(**put, ConditionExpression="attribute_not_exists(id)")
    with pytest.raises(client.exceptions.ConditionalCheckFailedException):
        client.put_item(**put, ConditionExpression="attribute_not_exists(id)")


def test_a_bucket_keeps_an_object_and_a_topic_reaches_its_queue(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    store, topics, queues = (aws_server.client(name) for name in ("s3", "sns", "sqs"))
    where = {"LocationConstraint": aws_server.region}
    store.create_bucket(Bucket=fresh_name, CreateBucketConfiguration=where)
    store.put_object(Bucket=fresh_name, Key="a", Body=b"picture")
    assert store.get_object(Bucket=fresh_name, Key="a")["Body"].read() == b"picture"
    topic = topics.create_topic(Name=fresh_name)["TopicArn"]
    queue = queues.create_queue(QueueName=fresh_name)["QueueUrl"]
    asked = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=asked["Attributes"]["QueueArn"])
    topics.publish(TopicArn=topic, Message="a sale")
    received = queues.receive_message(QueueUrl=queue, WaitTimeSeconds=5)["Messages"]
    assert "a sale" in received[0]["Body"]


def test_a_paused_server_says_nothing_until_it_is_resumed(folder: Path) -> None:
    with AwsServer(folder) as server:
        server.pause()
        with socket.create_connection((HOST, server.port), timeout=1) as line:
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
            with pytest.raises(TimeoutError):
                line.recv(1)
        server.resume()
        server.wait_until_it_answers()


def test_servers_listen_on_the_loopback_address_only(
    kafka_server: KafkaAddress,
    dynamodb_server: AwsAddress,
    aws_server: AwsAddress,
    postgres_server: PostgresAddress,
) -> None:
    urls = kafka_server.bootstrap, dynamodb_server.endpoint_url, aws_server.endpoint_url
    for port in (*(int(url.rpartition(":")[2]) for url in urls), postgres_server.port):
        assert listens_on(port) == {HOST}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_server_ends_with_its_run_even_when_that_is_killed(tmp_path: Path, workers: str) -> None:
    (tmp_path / "test_hanging.py").write_text(RUN)
    run = pytest_run(tmp_path, workers)
    try:
        told = [tmp_path / f"{number}.told" for number in ([1, 2] if workers == "2" else [1])]
        until(lambda: all(path.exists() for path in told) or run.poll() is not None)
        (url,) = {path.read_text() for path in told}  # one server for both workers
        port = int(url.rpartition(":")[2])
        assert open_port(port)
    finally:
        run.send_signal(signal.SIGKILL)
        run.wait()
    until(lambda: not open_port(port))


def test_a_server_of_its_own_that_a_test_forgets_is_found(folder: Path) -> None:
    server = AwsServer(folder)
    watch = Watch(qt=False)
    server.start()
    assert any("guardian" in left for left in watch.leaked(patience_s=0))
    server.stop()
    assert not watch.leaked()


def test_a_paused_postgres_can_be_stopped_like_any_other(folder: Path) -> None:
    server = PostgresServer(folder)
    server.start()
    server.pause()
    server.stop()
    assert not server.running
    assert "database system is shut down" in server.log.read_text()


def test_a_missing_program_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServerTrouble, match=r"java is not on this machine.*Type \./pos test"):
        program("java", "default-jre-headless")


def test_jars_that_were_half_fetched_are_not_taken_for_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    maven = tmp_path / "mvn"
    maven.write_text(
        "#!/bin/sh\n"
        "for word; do case $word in -DoutputDirectory=*) folder=${word#*=};; esac; done\n"
        "mkdir $folder && touch $folder/one.jar && test -e $0.whole"
    )
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    jars = Jars("thing-1", ("org.example:thing:1",))
    with pytest.raises(ServerTrouble, match="could not fetch thing-1"):
        jars.folder()
    (tmp_path / "mvn.whole").touch()
    assert [path.name for path in jars.folder().iterdir()] == ["one.jar"]
    assert [path.name for path in jars.folder().parent.iterdir() if path.is_dir()] == ["thing-1"]


def test_a_server_that_cannot_start_says_its_last_words(folder: Path) -> None:
    class Broken(AwsServer):
        def command(self) -> list[str]:
            return [sys.executable, "-c", "raise SystemExit('no room')"]

    with pytest.raises(ServerTrouble, match=r"ended[\s\S]*no room"):
        Broken(folder).start()


def make_topic(address: KafkaAddress, name: str) -> None:
    admin = AdminClient({"bootstrap.servers": address.bootstrap})
    made = admin.create_topics([NewTopic(name, 1, 1)], operation_timeout=ANSWER_S)
    made[name].result(ANSWER_S)


def send(address: KafkaAddress, topic: str, value: bytes) -> None:
    producer = Producer({"bootstrap.servers": address.bootstrap, "enable.idempotence": True})
    producer.produce(topic, value)
    assert producer.flush(ANSWER_S) == 0


def first_of(address: KafkaAddress, topic: str) -> bytes | None:
    settings = {"bootstrap.servers": address.bootstrap, "group.id": topic}
    consumer = Consumer({**settings, "auto.offset.reset": "earliest"})
    try:
        consumer.subscribe([topic])
        message = consumer.poll(ANSWER_S)
        return None if message is None else message.value()
    finally:
        consumer.close()


def listens_on(port: int) -> set[str]:
    """The addresses of this machine at which a connection to the port is taken."""
    others = {"127.0.0.2"}  # whoever listens on all addresses listens on this one, too
    return {address for address in {HOST, *others} if open_port(port, address)}


def open_port(port: int, address: str = HOST) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((address, port)) == 0


def pytest_run(folder: Path, workers: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", workers]
    command += ["--rootdir", str(folder), "-c", "/dev/null", "--import-mode=importlib"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            [*command, str(folder / "test_hanging.py")],
            env={**env, "PYTHONPATH": str(ROOT)},
            stdout=said,
            stderr=said,
        )
