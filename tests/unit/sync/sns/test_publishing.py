"""Batches, and entries of them that SNS does not take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync.delivering import deliver
from sync.settings import SNS, Aws
from sync.sinks.base import Batch
from sync.sinks.sns.messages import MAX_BYTES, size_of
from sync.sinks.sns.notices import Notice, notice_of
from sync.sinks.sns.publishing import Publisher
from sync.sinks.sns.sink import SNSSink
from tests.sync_journal import Journal, some

ARN = "arn:aws:sns:eu-central-1:123456789012:told"


@dataclass
class Service:
    """SNS, as far as a publisher sees it: `refuses` gives (code, sender's fault) for an entry."""

    refuses: Callable[[dict[str, Any]], tuple[str, bool] | None] = lambda entry: None
    calls: list[list[dict[str, Any]]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def publish_batch(self, TopicArn: str, PublishBatchRequestEntries: list[dict[str, Any]]) -> Any:  # noqa: N803 - Amazon's names
        self.calls.append(PublishBatchRequestEntries)
        good, bad = [], []
        for entry in PublishBatchRequestEntries:
            refused = self.refuses(entry)
            if refused is None:
                self.taken.append(entry["MessageAttributes"]["event_id"]["StringValue"])
                good.append({"Id": entry["Id"]})
            else:
                code, sender = refused
                bad.append({"Id": entry["Id"], "Code": code, "SenderFault": sender})
        meta = {"RequestId": "r-1"}
        return {"Successful": good, "Failed": bad, "ResponseMetadata": meta}


def sales(count: int) -> list[Notice]:
    events = Journal("T1", some(1_200)).events
    told = [notice for event in events if (notice := notice_of(event, 5000)) is not None]
    return told[:count]


def ids(notices: list[Notice]) -> list[str]:
    return [notice.event.event_id for notice in notices]


def fails(notice: Notice, code: str, *, sender: bool) -> Callable[[dict[str, Any]], Any]:
    def judge(entry: dict[str, Any]) -> tuple[str, bool] | None:
        given = entry["MessageAttributes"]["event_id"]["StringValue"]
        return (code, sender) if given == notice.event.event_id else None

    return judge


def test_messages_go_ten_at_a_time_each_with_an_id_of_its_own() -> None:
    service, told = Service(), sales(23)
    Publisher(service, ARN).publish(told)
    assert [len(call) for call in service.calls] == [10, 10, 3]
    assert service.taken == ids(told)
    for call in service.calls:
        assert [entry["Id"] for entry in call] == [str(number) for number in range(len(call))]
        assert "MessageGroupId" not in call[0]


def test_an_ordered_topic_gets_one_by_one_for_one_that_fails_lets_the_next_pass() -> None:
    service, told = Service(), sales(4)
    service.refuses = fails(told[1], "InternalError", sender=False)
    with pytest.raises(SinkDown):
        Publisher(service, ARN + ".fifo").publish(told)
    assert [len(call) for call in service.calls] == [1, 1]
    assert service.taken == ids(told[:1])
    assert service.calls[0][0]["MessageDeduplicationId"] == told[0].event.event_id


def test_a_batch_is_never_larger_than_sns_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.sinks.sns.publishing.MAX_BYTES", 8_000)
    service, told = Service(), sales(12)
    Publisher(service, ARN).publish(told)
    assert service.taken == ids(told)
    assert len(service.calls) > 2
    assert all(sum(map(size_of, call)) <= 8_000 for call in service.calls)
    assert MAX_BYTES == 256 * 1024


@pytest.mark.parametrize(
    ("code", "sender", "kind"),
    [
        ("InternalError", False, SinkDown),
        ("Throttled", True, SinkDown),
        ("KMSThrottling", True, SinkDown),
        ("KMSAccessDenied", True, AuthPaused),
        ("InvalidParameter", True, Poison),
        ("SomethingNew", True, Poison),
        ("", False, SinkDown),
    ],
)
def test_what_an_entry_s_failure_means(code: str, sender: bool, kind: type[SinkError]) -> None:
    service, told = Service(), sales(3)
    service.refuses = fails(told[1], code, sender=sender)
    with pytest.raises(SinkError) as failed:
        Publisher(service, ARN).publish(told)
    assert type(failed.value) is kind
    assert failed.value.request_id == "r-1"


def test_a_message_that_is_refused_is_found_by_halving_and_no_other_is_sent_twice() -> None:
    events = Journal("T1", some(1_000)).events
    told = [notice for event in events if (notice := notice_of(event, 5000)) is not None]
    bad = told[len(told) // 2]
    service = Service(fails(bad, "InvalidParameter", sender=True))
    sink = SNSSink(SNS(), Aws(), lambda name: None)
    sink._publisher = Publisher(service, ARN)
    refused = list(deliver(sink, Batch(tuple(events))))
    assert [each.seq for each in refused] == [bad.event.seq]
    assert sorted(service.taken) == sorted(ids(told[: len(told) // 2] + told[len(told) // 2 + 1 :]))
