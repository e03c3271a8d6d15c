"""Amazon's own client takes the proxy's errors for the real services' errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError

from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import ALL, CLOUDWATCH, DYNAMODB, S3, AwsError

pytestmark = pytest.mark.slow  # importing boto3 and its models takes above a second

CALLS: dict[str, Callable[[Any], Any]] = {
    "dynamodb": lambda client: client.put_item(TableName="t", Item={"id": {"S": "1"}}),
    "s3": lambda client: client.put_object(Bucket="b", Key="k", Body=b"x", IfNoneMatch="*"),
    "sns": lambda client: client.publish(TopicArn="arn:aws:sns:eu-central-1:1:t", Message="m"),
    "cloudwatch": lambda client: client.put_metric_data(
        Namespace="MyPOS/Transactions", MetricData=[{"MetricName": "TransactionCount", "Value": 1}]
    ),
}
PROTOCOLS = ("smithy-rpc-v2-cbor", "json", "query")


def refused(error: AwsError, call: Callable[[Any], Any], service: str = "") -> ClientError:
    with FaultProxy("127.0.0.1", 1, speaks="http") as line:  # nobody listens behind it
        line.answer_with(error, times=1)
        client = client_of(service or error.service, line.url)
        with pytest.raises(ClientError) as raised:
            call(client)
        client.close()
        assert line.fired_by == {"answer_with": 1}
    return raised.value


def client_of(service: str, url: str) -> Any:
    return boto3.client(
        service,
        endpoint_url=url,
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test-secret",
        config=Config(retries={"total_max_attempts": 1}),
    )


def told(error: ClientError) -> tuple[str, str, int, str]:
    metadata = error.response["ResponseMetadata"]
    words = error.response["Error"]
    status = metadata["HTTPStatusCode"]
    return words["Code"], words["Message"], status, metadata["RequestId"]


@pytest.mark.parametrize("error", ALL, ids=lambda error: f"{error.service}-{error.code}")
def test_botocore_raises_the_code_the_words_and_the_request_id(error: AwsError) -> None:
    raised = refused(error, CALLS[error.service])
    assert told(raised) == (error.code, error.message, error.status, error.request_id)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("error", vars(CLOUDWATCH).values(), ids=lambda error: error.code)
def test_cloudwatch_is_answered_in_the_protocol_it_was_asked_in(
    error: AwsError, protocol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from botocore.model import ServiceModel

    monkeypatch.setattr(ServiceModel, "resolved_protocol", protocol)
    raised = refused(error, CALLS["cloudwatch"])
    assert told(raised) == (error.code, error.message, error.status, error.request_id)


def test_a_modelled_error_is_its_own_class() -> None:
    raised = refused(DYNAMODB.over_capacity, CALLS["dynamodb"])
    assert type(raised).__name__ == "ProvisionedThroughputExceededException"


def test_an_answer_to_head_has_no_body() -> None:
    raised = refused(S3.denied, lambda client: client.head_object(Bucket="b", Key="k"))
    assert raised.response["Error"]["Code"] == "403"


def test_a_line_without_a_planned_error_answers_nothing_of_its_own() -> None:
    with FaultProxy("127.0.0.1", 1, speaks="http") as line:
        client = client_of("dynamodb", line.url)
        with pytest.raises(ConnectionClosedError):
            client.list_tables()
        client.close()
        assert line.fired == 0
