"""The rig of SNS: moto's topic behind a fault proxy, read by a queue that subscribes to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, SinkDown, SinkError
from sync import aws
from sync import settings as configured
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import Sink
from sync.sinks.sns.sink import SNSSink
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import SNS, AwsError
from tests.servers.aws import AwsAddress
from tests.sync_journal import body

WRITES = "Action=PublishBatch"
AT_ONCE = 10  # SQS: messages of one answer


class SNSRig:
    """A topic that nobody else has, and a queue that hears all of it."""

    name = "sns"
    limit_s = 30.0
    secret = ""
    answers: Sequence[tuple[AwsError, type[SinkError]]] = (
        (SNS.throttled, SinkDown),
        (SNS.throttled_exception, SinkDown),
        (SNS.denied, AuthPaused),
        (SNS.expired, AuthPaused),
    )
    cannot: Mapping[Promise, str] = {
        Promise.ORDER: "a standard topic has none; a FIFO topic has, see test_sns.py",
        Promise.ONCE: "who listens drops an event_id that has come before",
        Promise.POSITION: "what was told cannot be read back",
        Promise.FORK: "what was told cannot be compared; journal_id and hash are in the message",
        Promise.NEWEST: "it carries no documents",
        Promise.AUTH: "moto asks nobody who they are; SNS's own refusals are among the answers",
        Promise.RESTART: "moto keeps everything in memory",
    }

    def __init__(self, server: AwsAddress, line: FaultProxy, topic: str) -> None:
        self.line = line
        self.topic = topic
        self._server = server
        self.queue = Listening(server, topic)
        self._heard: list[dict[str, Any]] = []

    def sink(self) -> Sink:
        return self._sink(self.topic, create=True)

    def bare(self) -> Sink:
        return self._sink(f"{self.topic}-other", create=False)

    def _sink(self, topic: str, *, create: bool) -> Sink:
        cloud = configured.Aws(region=self._server.region, endpoint=self.line.url, create=create)
        return SNSSink(configured.SNS(topic=topic), cloud, key_of(self._server))

    def misfit(self) -> Mapping[str, Any]:
        return body("BASKET_CLOSED", {"kind": "sale", "currency": "EUR"})

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        told = [event for event in events if event.event_type == "BASKET_CLOSED"]
        return [(event.journal_id, event.seq, event.hash) for event in told]

    def held(self, terminal_id: str) -> list[Held]:
        self._heard += self.queue.hear()
        ours = [each for each in self._heard if each["terminal_id"] == terminal_id]
        return [(each["journal_id"], each["seq"], each["hash"]) for each in ours]

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times=times, only=WRITES)

    def answer_with(self, error: AwsError, times: int) -> None:
        self.line.answer_with(error, times=times, only=WRITES)

    def shown(self, kind: Kind, key: str) -> str | None:
        raise AssertionError("no documents")

    def stranger(self) -> Sink:
        raise AssertionError("nobody is refused")

    def restart(self) -> None:
        raise AssertionError("it would forget")


class Listening:
    """A topic, made by a stranger to our code, and a queue that subscribes to it."""

    def __init__(
        self,
        server: AwsAddress,
        topic: str,
        *,
        queue: str = "",
        policy: Mapping[str, Any] | None = None,
    ) -> None:
        fifo = {"FifoTopic": "true"} if topic.endswith(".fifo") else {}
        ordered = {"FifoQueue": "true"} if fifo else {}
        self._sqs, sns = server.client("sqs"), server.client("sns")
        self.url = self._sqs.create_queue(QueueName=queue or topic, Attributes=ordered)["QueueUrl"]
        wanted = {"QueueUrl": self.url, "AttributeNames": ["QueueArn"]}
        arn = self._sqs.get_queue_attributes(**wanted)["Attributes"]["QueueArn"]
        self.topic_arn = sns.create_topic(Name=topic, Attributes=fifo)["TopicArn"]
        asked = {"RawMessageDelivery": "true"}
        if policy:
            asked["FilterPolicy"] = json.dumps(policy)
        sns.subscribe(TopicArn=self.topic_arn, Protocol="sqs", Endpoint=arn, Attributes=asked)

    def messages(self) -> Iterator[dict[str, Any]]:
        """What has come, each once."""
        wanted = {"MaxNumberOfMessages": AT_ONCE, "MessageAttributeNames": ["All"]}
        while some := self._sqs.receive_message(QueueUrl=self.url, **wanted).get("Messages"):
            for each in some:
                self._sqs.delete_message(QueueUrl=self.url, ReceiptHandle=each["ReceiptHandle"])
            yield from some

    def hear(self) -> list[dict[str, Any]]:
        """The JSON of what has come."""
        return [json.loads(each["Body"]) for each in self.messages()]


def key_of(server: AwsAddress) -> aws.Secret:
    """The secret store that holds the server's key."""
    key = {"access_key_id": server.access_key, "secret_access_key": server.secret_key}
    return {aws.SECRET: json.dumps(key)}.get


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[SNSRig]:
    """On the run's server, which keeps running."""
    server = request.getfixturevalue("aws_server")
    topic = request.getfixturevalue("fresh_name")
    patch = request.getfixturevalue("monkeypatch")
    patch.setattr(aws, "CONNECT_S", 1.0)
    patch.setattr(aws, "READ_S", 2.0)
    with FaultProxy.to(server.endpoint_url, speaks="http") as line:
        yield SNSRig(server, line, topic)
