"""The topic: found by name or ARN, made where it is missing and that is allowed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

from pos_terminal.domain.errors import SinkDown
from sync.sinks.aws_errors import told

SINK = "sns"
ARN = "arn:"
FIFO = ".fifo"


Clients = Callable[[str], Any]  # boto3's client of a service: "sns", "sts"; raises AuthPaused


class Topic:
    """One topic. Every method may raise SinkError."""

    def __init__(self, name_or_arn: str, clients: Clients) -> None:
        """An ARN may be another account's; a name is of the account that signs in."""
        self.given = name_or_arn
        self._clients = clients
        self._sns = clients("sns")
        self._arn = name_or_arn if name_or_arn.startswith(ARN) else ""

    @property
    def client(self) -> Any:
        """The client that publishes there."""
        return self._sns

    def arn(self) -> str:
        """Its ARN; a name's is made of the account's number, which needs no right to ask."""
        if not self._arn:
            with closing(self._clients("sts")) as sts, told(SINK, self.given):
                account = sts.get_caller_identity()["Account"]
            meta = self._sns.meta
            self._arn = f"arn:{meta.partition}:sns:{meta.region_name}:{account}:{self.given}"
        return self._arn

    def is_there(self) -> bool:
        """Whether it exists; looks with the least of rights, sns:GetTopicAttributes."""
        try:
            self.look()
        except SinkDown as err:
            if err.key != "sync.aws.missing":
                raise
            return False
        return True

    def look(self) -> dict[str, str]:
        """Its attributes; raises SinkDown("sync.aws.missing") where there is none."""
        arn = self.arn()
        with told(SINK, self.given):
            attributes: dict[str, str] = self._sns.get_topic_attributes(TopicArn=arn)["Attributes"]
        return attributes

    def make(self) -> None:
        """Make it; one that is there stays as it is. An ARN is never made: whose would it be?"""
        if self.given.startswith(ARN):
            self.look()
            return
        fifo = {"FifoTopic": "true"} if self.given.endswith(FIFO) else {}
        with told(SINK, self.given):
            self._arn = self._sns.create_topic(Name=self.given, Attributes=fifo)["TopicArn"]
