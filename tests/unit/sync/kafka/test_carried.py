"""What the Kafka sink carries beside events, by its settings."""

from __future__ import annotations

import pytest

from sync.documents import Kind
from sync.settings import Kafka
from sync.sinks.kafka.sink import PEOPLE, KafkaSink


@pytest.mark.parametrize("shared", [True, False])
def test_parked_sales_stay_where_they_are_if_the_shop_wants_that(shared: bool) -> None:
    sink = KafkaSink(Kafka(share_parked=shared), lambda _: None)
    assert set(sink.carries) == PEOPLE | ({Kind.PARKED} if shared else set())
    topics = [topic.name for topic in sink._topics()]
    assert ("pos-parked" in topics) is shared
