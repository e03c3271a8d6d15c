"""What `pos-terminal cloud setup` makes for SNS: the topic."""

from __future__ import annotations

from sync.building import Secret
from sync.cloud import Resource, Standing
from sync.settings import SyncSettings
from sync.sinks.sns.sink import topic_of
from sync.sinks.sns.topic import FIFO


class SNSCloud:
    """The topic, as `Cloud` of sync.cloud."""

    def __init__(self, settings: SyncSettings, secret: Secret) -> None:
        """Connects when it is asked."""
        self._settings = settings
        self._secret = secret

    def plan(self) -> list[Resource]:
        """Whether the topic is there, and whether it keeps order."""
        topic = topic_of(self._settings.sns, self._settings.aws, self._secret)
        kind = "ordered (FIFO)" if topic.given.endswith(FIFO) else "standard"
        standing = Standing.THERE if topic.is_there() else Standing.MISSING
        topic.client.close()
        return [Resource("sns", "topic", topic.given, standing, kind)]

    def set_up(self) -> None:
        """Make the topic."""
        topic = topic_of(self._settings.sns, self._settings.aws, self._secret)
        topic.make()
        topic.client.close()
