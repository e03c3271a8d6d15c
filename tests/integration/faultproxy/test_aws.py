"""Amazon's services behind the proxy: the effect is there, its answer is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import CLOUDWATCH, S3
from tests.servers.aws import AwsAddress

pytestmark = pytest.mark.slow


def client_at(address: AwsAddress, line: FaultProxy, service: str) -> Any:
    once = {"total_max_attempts": 1}  # or botocore would try again by itself
    return replace(address, endpoint_url=line.url).client(service, retries=once)


def test_a_put_item_has_happened_and_its_repetition_is_refused(
    dynamodb_server: AwsAddress, fresh_name: str
) -> None:
    with FaultProxy.to(dynamodb_server.endpoint_url, "http") as line:
        client = client_at(dynamodb_server, line, "dynamodb")
        client.create_table(
            TableName=fresh_name,
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        line.cut_answer(times=1, only="PutItem")
        put = {"TableName": fresh_name, "Item": {"id": {"S": "1"}}}
        assert client.describe_table(TableName=fresh_name)["Table"]["ItemCount"] == 0
        with pytest.raises(ConnectionClosedError):
            client.put_item(**put, ConditionExpression="attribute_not_exists(id)")
        with pytest.raises(client.exceptions.ConditionalCheckFailedException):
            client.put_item(**put, ConditionExpression="attribute_not_exists(id)")
        assert line.fired_by == {"cut_answer": 1}
        client.close()


def test_an_object_is_there_and_its_repetition_gets_412(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    with FaultProxy.to(aws_server.endpoint_url, "http") as line:
        client = client_at(aws_server, line, "s3")
        where = {"LocationConstraint": aws_server.region}
        client.create_bucket(Bucket=fresh_name, CreateBucketConfiguration=where)
        line.cut_answer(times=1, only=f"PUT /{fresh_name}/")
        large = b"picture" * 300_000
        with pytest.raises(ConnectionClosedError):
            client.put_object(Bucket=fresh_name, Key="k", Body=large, IfNoneMatch="*")
        with pytest.raises(ClientError) as refused:
            client.put_object(Bucket=fresh_name, Key="k", Body=large, IfNoneMatch="*")
        assert refused.value.response["Error"]["Code"] == S3.exists.code  # ours and moto's agree
        assert client.get_object(Bucket=fresh_name, Key="k")["Body"].read() == large
        assert line.fired_by == {"cut_answer": 1}
        client.close()


def test_a_publish_whose_answer_is_lost_is_sent_again(
    aws_server: AwsAddress, fresh_name: str
) -> None:
    with FaultProxy.to(aws_server.endpoint_url, "http") as line:
        client = client_at(aws_server, line, "sns")
        topic = client.create_topic(Name=fresh_name)["TopicArn"]
        line.cut_answer(times=1, only="Action=Publish")
        assert topic in {each["TopicArn"] for each in client.list_topics()["Topics"]}
        with pytest.raises(ConnectionClosedError):
            client.publish(TopicArn=topic, Message="a sale")
        assert client.publish(TopicArn=topic, Message="a sale")["MessageId"]
        assert line.fired_by == {"cut_answer": 1}
        client.close()


def test_metrics_pass_after_a_share_of_throttling(aws_server: AwsAddress, fresh_name: str) -> None:
    point = {"MetricName": "TransactionCount", "Value": 1.0}
    with FaultProxy.to(aws_server.endpoint_url, "http") as line:
        client = client_at(aws_server, line, "cloudwatch")
        line.answer_with(CLOUDWATCH.throttled, probability=0.4, seed=6)
        codes = []
        for _ in range(20):
            try:
                client.put_metric_data(Namespace=fresh_name, MetricData=[point])
            except ClientError as error:
                codes.append(error.response["Error"]["Code"])
        assert 0 < len(codes) < 20
        assert (set(codes), line.fired_by) == ({"Throttling"}, {"answer_with": len(codes)})
        line.pass_on()
        found = client.list_metrics(Namespace=fresh_name)["Metrics"]
        assert {metric["MetricName"] for metric in found} == {"TransactionCount"}
        client.close()
