"""The sink: tells of sales, refunds and large voids; other events are acknowledged in silence."""

from __future__ import annotations

from collections.abc import Collection

from sync import aws
from sync.building import Secret
from sync.documents import Kind
from sync.settings import SNS, Aws
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.sns.notices import notice_of
from sync.sinks.sns.publishing import Publisher
from sync.sinks.sns.topic import Topic


class SNSSink:
    """Messages on one topic: at least once each, with the event's id for whoever must know.

    SNS keeps nothing that could be read back: it can say no position and see no fork.
    """

    name = "sns"
    carries: Collection[Kind] = frozenset()
    limits = Limits(alerts=True)

    def __init__(self, settings: SNS, cloud: Aws, secret: Secret) -> None:
        """Nothing is connected before `open`."""
        self._settings = settings
        self._cloud = cloud
        self._secret = secret
        self._topic: Topic | None = None
        self._publisher: Publisher | None = None

    def open(self) -> None:
        """Find the topic; make it where it is missing and that is allowed."""
        self._opened()

    def position(self, terminal_id: str) -> Position | None:
        """It cannot say: the cursor counts."""
        return None

    def deliver(self, batch: Batch) -> None:
        """Publish what is told of these events; raises SinkDown, AuthPaused, Poison."""
        notices = [notice_of(event, self._settings.large_void_minor) for event in batch.events]
        publisher = self._publisher or self._opened()
        publisher.publish(notice for notice in notices if notice is not None)

    def check(self) -> None:
        """Look at the topic; a missing one is no trouble where it may be made."""
        topic = self._connected()
        if self._cloud.create:
            topic.is_there()
        else:
            topic.look()

    def close(self) -> None:
        """Let go of the connection."""
        topic, self._topic, self._publisher = self._topic, None, None
        if topic is not None:
            topic.client.close()

    def _connected(self) -> Topic:
        if self._topic is None:
            self._topic = topic_of(self._settings, self._cloud, self._secret)
        return self._topic

    def _opened(self) -> Publisher:
        topic = self._connected()
        if not self._cloud.create:
            topic.look()
        elif not topic.is_there():
            topic.make()
        self._publisher = Publisher(topic.client, topic.arn(), in_words=self._settings.words)
        return self._publisher


def topic_of(settings: SNS, cloud: Aws, secret: Secret) -> Topic:
    """The topic that the settings name."""
    return Topic(settings.topic, lambda service: aws.client(service, cloud, secret))
