"""Stores outside for a drill of its own: real servers, each behind a line that loses answers."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pos_terminal.secret_store import open_secrets
from tests.faultproxy import FaultProxy
from tests.servers.aws import AwsAddress, AwsServer
from tests.servers.dynamodb import DynamoDbServer
from tests.servers.kafka import KafkaServer
from tests.servers.postgres import PostgresServer
from tests.servers.server import Server, new_folder

CUT = 0.2  # of all answers to calls that write
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
TRANSACTIONS = "mypos-transactions"
ARCHIVE = "mypos-journal"
TOPIC = "mypos-transaction-notifications"


@dataclass
class World:
    """Servers, and the lines to them; `cut` counts the answers that were lost."""

    kafka: KafkaServer
    postgres: PostgresServer
    dynamodb: DynamoDbServer
    aws: AwsServer
    lines: dict[str, FaultProxy]

    @property
    def cut(self) -> int:
        """Answers lost so far, on all lines."""
        return sum(line.fired_by["cut_answer"] for line in self.lines.values())

    def lose_answers(self, seed: int) -> None:
        """From now on one answer in five, after its effect."""
        for at, line in enumerate(self.lines.values()):
            line.cut_answer(probability=CUT, seed=seed + at)

    def heal(self) -> None:
        """Everything runs, nothing is lost any more."""
        for line in self.lines.values():
            line.pass_on()
        for server in (self.kafka, self.postgres):
            revive(server)

    def lane_settings(self) -> str:
        """sync.toml of the lane: to Kafka, DynamoDB, S3 and SNS."""
        aws = self.aws.address
        return f"""
[kafka]
enabled = true
servers = "{self.lines["kafka"].address}"
security = "plaintext"

[aws]
region = "{aws.region}"

[dynamodb]
enabled = true
endpoint = "{self.lines["dynamodb"].url}"

[s3]
enabled = true

[sns]
enabled = true
""".replace("[aws]\n", f'[aws]\nendpoint = "{self.lines["aws"].url}"\n')

    def relay_settings(self) -> str:
        """sync.toml of a relay: from Kafka to Postgres."""
        there = self.postgres.address
        return f"""
[kafka]
servers = "{self.kafka.address.bootstrap}"
security = "plaintext"

[postgres]
enabled = true
host = "127.0.0.1"
port = {self.lines["postgres"].port}
database = "{there.dbname}"
username = "{there.user}"
tls = "disable"
"""


def revive(server: Server) -> None:
    """It answers again, whatever happened to it."""
    server.launch()
    server.wait_until_it_answers()


def keep_key(data_dir: Path, address: AwsAddress) -> None:
    """The lane's key of the cloud, in its secret store."""
    key = {"access_key_id": address.access_key, "secret_access_key": address.secret_key}
    open_secrets(data_dir, "file").put("sync.aws", json.dumps(key).encode())


def listen(address: AwsAddress) -> str:
    """The URL of a queue that hears the topic from its first message on."""
    sns, sqs = address.client("sns"), address.client("sqs")
    queue_url: str = sqs.create_queue(QueueName="listener")["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=["QueueArn"])
    sns.subscribe(
        TopicArn=sns.create_topic(Name=TOPIC)["TopicArn"],
        Protocol="sqs",
        Endpoint=found["Attributes"]["QueueArn"],
        Attributes={"RawMessageDelivery": "true"},
    )
    return queue_url


@contextmanager
def world() -> Iterator[World]:
    """All of it, ended afterwards."""
    with ExitStack() as stack:

        def folder(name: str) -> Path:
            made = new_folder(name)
            stack.callback(shutil.rmtree, made, ignore_errors=True)
            return made

        kafka = KafkaServer(folder("kafka"))
        postgres = PostgresServer(folder("postgres"), settings=DURABLE)
        dynamodb = DynamoDbServer(folder("dynamodb"))
        aws = AwsServer(folder("aws"))
        servers: tuple[Server, ...] = (kafka, postgres, dynamodb, aws)
        for server in servers:
            server.launch()
            stack.callback(_end, server)
        for server in servers:
            server.wait_until_it_answers()
        there = postgres.address
        lines = {
            "kafka": FaultProxy.to(kafka.address.bootstrap, "kafka"),
            "postgres": FaultProxy.to(f"{there.host}:{there.port}", "postgres"),
            "dynamodb": FaultProxy.to(dynamodb.address.endpoint_url, "http"),
            "aws": FaultProxy.to(aws.address.endpoint_url, "http"),
        }
        for line in lines.values():
            stack.enter_context(line)
        yield World(kafka, postgres, dynamodb, aws, lines)


def _end(server: Server) -> None:
    with contextlib.suppress(Exception):  # a killed one is gone already
        server.stop()
