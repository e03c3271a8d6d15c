"""A member of a Kafka consumer group as a relay's feed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

from sync.documents import Document, Kind, Version
from sync.hq.documents import decode
from sync.hq.refusals import Refused
from sync.hq.signing import NotSigned, PublicKey, signature_from
from sync.kafka import cloud_events, documents
from sync.kafka.client import Clients
from sync.kafka.cloud_events import BadMessage
from sync.kafka.errors import of_error, told
from sync.receiving_kafka import SIGNATURE
from sync.relay.feed import Message, Place

PEOPLE = {Kind.CUSTOMER, Kind.EMPLOYEE}  # they travel on one topic
SESSION_S = 10.0  # a relay that died is replaced after so long
# The share was taken away before the commit came: whoever has it now has the effect again.
_SHARE_GONE = frozenset(
    {
        KafkaError.ILLEGAL_GENERATION,
        KafkaError.UNKNOWN_MEMBER_ID,
        KafkaError.REBALANCE_IN_PROGRESS,
        KafkaError.FENCED_INSTANCE_ID,
        KafkaError._STATE,
        KafkaError._NO_OFFSET,
        KafkaError._ASSIGNMENT_LOST,
    }
)


class KafkaFeed:
    """Events and the documents of the kinds that the sink keeps, of this member's share."""

    def __init__(
        self,
        clients: Clients,
        group: str,
        carries: Collection[Kind],
        session_s: float = SESSION_S,
        office: PublicKey | None = None,
    ) -> None:
        """Join the group; products need head office's key. Raises SinkDown, AuthPaused."""
        self.share = 0
        self._office = office
        self._settings = settings = clients.settings
        self._complaints = clients.complaints
        self._assigned: set[Place] = set()
        # Eager sharing: after a change everybody begins at what is done, and holds nothing else.
        self._consumer: Consumer = clients.consumer(
            group,
            partition_assignment_strategy="range",
            session_timeout_ms=int(session_s * 1000),
            heartbeat_interval_ms=int(session_s * 1000 / 3),
        )
        topics = [settings.events_topic]
        if PEOPLE & set(carries):
            topics.append(settings.customers_topic)
        if Kind.PRODUCT in carries and office is not None:
            topics.append(settings.catalog_topic)
        with told("topics", self._complaints):
            self._consumer.subscribe(
                topics, on_assign=self._given, on_revoke=self._taken, on_lost=self._taken
            )

    def poll(self, most: int, timeout_s: float) -> list[Message]:
        """The next messages of the share."""
        with told("topics", self._complaints):
            found = self._consumer.consume(most, timeout_s)
        if not found:
            self._look_worried()
        messages = []
        for raw in found:
            err = raw.error()
            if err is None:
                self._complaints.clear()
                messages.append(self._message(raw))
            elif err.code() != KafkaError._PARTITION_EOF:
                raise of_error(err, str(raw.topic() or "topics"), self._complaints)
        return messages

    def done(self, upto: dict[Place, int]) -> None:
        """Commit offsets of what is still this member's."""
        offsets = [
            TopicPartition(place[0], place[1], offset)
            for place, offset in upto.items()
            if place in self._assigned
        ]
        if not offsets:
            return
        try:
            self._consumer.commit(offsets=offsets, asynchronous=False)
        except KafkaException as err:
            if err.args[0].code() not in _SHARE_GONE:
                raise of_error(err.args[0], "offsets", self._complaints) from err

    def behind(self) -> int:
        """Messages up to the ends that the broker told last."""
        try:
            places = [TopicPartition(*place) for place in sorted(self._assigned)]
            return sum(self._behind(each) for each in self._consumer.position(places))
        except KafkaException:
            return 0  # the next poll says what is wrong

    def close(self) -> None:
        """Leave the group."""
        self._consumer.close()

    def _behind(self, place: TopicPartition) -> int:
        ends: Any = self._consumer.get_watermark_offsets(place, cached=True)
        if ends is None or ends[1] < 0:
            return 0
        begun = place.offset if place.offset >= 0 else ends[0]
        return max(0, int(ends[1]) - int(begun))

    def _look_worried(self) -> None:
        """A call that only brings nothing does not tell why; what was said on the side does."""
        if self._complaints.must_stop or self._complaints.nobody:
            nobody = KafkaError(KafkaError._ALL_BROKERS_DOWN, "no broker can be reached")
            raise of_error(nobody, "topics", self._complaints)

    def _given(self, _consumer: Consumer, places: list[TopicPartition]) -> None:
        self._assigned = {(place.topic, place.partition) for place in places}
        self.share += 1

    def _taken(self, _consumer: Consumer, _places: list[TopicPartition]) -> None:
        self._assigned = set()
        self.share += 1

    def _message(self, raw: Any) -> Message:
        place = (str(raw.topic()), int(raw.partition()))
        try:
            if raw.topic() == self._settings.events_topic:
                event = cloud_events.decode(raw.key(), raw.value(), raw.headers())
                return Message(place, raw.offset(), event=event)
            if raw.topic() == self._settings.catalog_topic:
                return Message(place, raw.offset(), document=self._product(raw))
            document = documents.decode(raw.key(), raw.value())
            return Message(place, raw.offset(), document=document)
        except (BadMessage, NotSigned, Refused) as err:
            return Message(place, raw.offset(), problem=str(err))

    def _product(self, raw: Any) -> Document | None:
        """A product that head office has signed; None for all else that is published."""
        if raw.value() is None or self._office is None:
            return None
        signature = dict(raw.headers() or []).get(SIGNATURE) or b""
        self._office.verify(raw.value(), signature_from(signature.decode("ascii", "replace")))
        published = decode(raw.value())
        if published.kind != Kind.PRODUCT:
            return None
        version = Version(False, published.version, "", "")
        return Document(
            Kind.PRODUCT, published.key, version, published.body, deleted=published.deleted
        )
