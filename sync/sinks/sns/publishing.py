"""Publishes messages in batches and knows, entry by entry, what SNS has taken."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from botocore.exceptions import ClientError

from pos_terminal.domain.errors import Poison, SinkDown, SinkError
from sync.sinks.aws_errors import of_client_error, told
from sync.sinks.sns.messages import MAX_BYTES, entry_of, size_of
from sync.sinks.sns.notices import Notice

SINK = "sns"
AT_ONCE = 10  # SNS: entries of a batch
REMEMBERED = 2000  # more than a batch of the journal has
PASSES = ("KMS", "Throttl")  # codes of the sender's fault that say nothing about the message


class Publisher:
    """Publishes to one topic.

    What was taken is remembered while the connection lasts: when a batch is halved for a message
    that SNS refuses, the others are not sent twice.
    """

    def __init__(self, client: Any, arn: str, *, in_words: bool = True) -> None:
        """`client` is boto3's for SNS; `in_words`: people listen too."""
        self._in_words = in_words
        self._client = client
        self._arn = arn
        self._ordered = arn.endswith(".fifo")
        # One that fails lets those behind it pass: in order means one by one.
        self._at_once = 1 if self._ordered else AT_ONCE
        self._taken: deque[str] = deque(maxlen=REMEMBERED)

    def publish(self, notices: Iterable[Notice]) -> None:
        """Return when SNS has all of them. Raises SinkError."""
        due = [notice for notice in notices if notice.event.event_id not in self._taken]
        for batch in self._batches(due):
            self._send(batch)

    def _batches(self, notices: Iterable[Notice]) -> Iterator[list[tuple[Notice, dict[str, Any]]]]:
        batch: list[tuple[Notice, dict[str, Any]]] = []
        size = 0
        for notice in notices:
            entry = entry_of(notice, len(batch), ordered=self._ordered, in_words=self._in_words)
            bytes_ = size_of(entry)
            if batch and (len(batch) == self._at_once or size + bytes_ > MAX_BYTES):
                yield batch
                batch, size = [], 0
                entry["Id"] = "0"
            batch.append((notice, entry))
            size += bytes_
        if batch:
            yield batch

    def _send(self, batch: list[tuple[Notice, dict[str, Any]]]) -> None:
        entries = [entry for _, entry in batch]
        with told(SINK, self._arn):
            answer = self._client.publish_batch(
                TopicArn=self._arn, PublishBatchRequestEntries=entries
            )
        taken = {success["Id"] for success in answer.get("Successful", ())}
        failed = {failure["Id"]: failure for failure in answer.get("Failed", ())}
        for notice, entry in batch:
            if entry["Id"] in taken:
                self._taken.append(notice.event.event_id)
        for entry in entries:  # the first in order that SNS does not have decides
            if entry["Id"] not in taken:
                raise self._failure(failed.get(entry["Id"], {}), answer)

    def _failure(self, failure: dict[str, Any], answer: dict[str, Any]) -> SinkError:
        """Our error for an entry that was not taken."""
        code = str(failure.get("Code", ""))
        response: Any = {
            "Error": {"Code": code, "Message": failure.get("Message", "")},
            "ResponseMetadata": answer.get("ResponseMetadata", {}),
        }
        err = of_client_error(ClientError(response, "PublishBatch"), SINK, self._arn)
        sender = failure.get("SenderFault") and not code.startswith(PASSES)
        if sender and isinstance(err, SinkDown):
            return Poison("sync.aws.invalid", request_id=err.request_id, **err.facts)
        return err
