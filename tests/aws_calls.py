"""Every call that our own clients make to Amazon, as IAM sees it, and whether a policy allows it.

A client is ours by its user agent, so that a test's own reader is not counted. A name that a test
gave to a table or bucket stands for the one of the settings once `plays` said so; an unknown name
may be any of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[1] / "docs"
LANE = DOCS / "iam-policy.json"
SETUP = DOCS / "iam-policy-setup.json"
OURS = "pos-terminal"
ACCOUNT = "eu-central-1:123456789012"
NEED_NO_RIGHT = frozenset({"sts:GetCallerIdentity"})
# Where IAM's action is not the call's own name. Source: Service Authorization Reference, Amazon S3.
ACTIONS = {
    "s3:HeadBucket": "s3:ListBucket",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:HeadObject": "s3:GetObject",
    "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
    "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
    "sns:PublishBatch": "sns:Publish",
}
_roles: dict[str, str] = {}


@dataclass(frozen=True, order=True)
class Call:
    """What IAM is asked: an action on a resource, in a namespace of metrics."""

    action: str
    resource: str
    namespace: str = ""


def plays(name: str, role: str) -> None:
    """The test's table, bucket, topic or namespace `name` stands for `role` of the settings."""
    _roles[name] = role


@contextmanager
def recorded() -> Iterator[set[Call]]:
    """The calls that our clients make meanwhile, from any thread."""
    from botocore.client import BaseClient

    calls: set[Call] = set()
    make = BaseClient._make_api_call

    def noted(client: Any, operation: str, given: dict[str, Any]) -> Any:
        agent = client.meta.config.user_agent_extra or ""
        if OURS in agent:
            calls.update(as_calls(client.meta.service_model.service_name, operation, given))
        return make(client, operation, given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", noted)
        yield calls


def as_calls(service: str, operation: str, given: Mapping[str, Any]) -> list[Call]:
    """One call of boto3 as IAM sees it; some need more than one right."""
    called = f"{service}:{operation}"
    if called in NEED_NO_RIGHT:
        return []
    resource = _resource(service, given)
    namespace = given.get("Namespace", "") if operation == "PutMetricData" else ""
    calls = [Call(ACTIONS.get(called, called), resource, _roles.get(namespace, namespace))]
    if operation in ("CreateTable", "CreateTopic") and given.get("Tags"):
        calls.append(Call(f"{service}:TagResource", resource))
    return calls


def _resource(service: str, given: Mapping[str, Any]) -> str:
    if service == "dynamodb" and "TableName" in given:
        return f"arn:aws:dynamodb:{ACCOUNT}:table/{_role(given['TableName'])}"
    if service == "s3" and "Bucket" in given:
        key = f"/{given['Key']}" if "Key" in given else ""
        return f"arn:aws:s3:::{_role(given['Bucket'])}{key}"
    if service == "sns" and ("TopicArn" in given or "Name" in given):
        name = given.get("Name") or given["TopicArn"].rpartition(":")[2]
        return f"arn:aws:sns:{ACCOUNT}:{_role(name)}"
    if service == "cloudwatch" and "DashboardName" in given:
        return f"arn:aws:cloudwatch::123456789012:dashboard/{given['DashboardName']}"
    if service == "cloudwatch" and "AlarmName" in given:
        return f"arn:aws:cloudwatch:{ACCOUNT}:alarm:{given['AlarmName']}"
    return "*"


UNKNOWN = "?"


def _role(name: str) -> str:
    return _roles.get(name, UNKNOWN)


# -- policies


def statements(*files: Path) -> list[dict[str, Any]]:
    """What the policies say."""
    return [one for file in files for one in json.loads(file.read_text("utf-8"))["Statement"]]


def allowed(call: Call, said: list[dict[str, Any]]) -> bool:
    """Whether some statement allows the call."""
    return any(_allows(one, call) for one in said)


def _allows(one: Mapping[str, Any], call: Call) -> bool:
    wanted = one.get("Condition", {}).get("StringEquals", {}).get("cloudwatch:namespace")
    return (
        one["Effect"] == "Allow"
        and any(fnmatchcase(call.action, action) for action in listed(one["Action"]))
        and any(_covers(pattern, call.resource) for pattern in listed(one["Resource"]))
        and (wanted is None or call.namespace in (wanted, ""))
    )


def _covers(pattern: str, resource: str) -> bool:
    if UNKNOWN not in resource:
        return fnmatchcase(resource, pattern)
    # A name that no test has explained: the kind of resource must be right, an object's too.
    before, _, after = resource.partition(UNKNOWN)
    head = pattern.replace(":*:*:", f":{ACCOUNT}:")
    return head.startswith(before) and ("/" in after) == head.endswith("/*")


def listed(value: str | list[str]) -> list[str]:
    """IAM writes one thing without brackets."""
    return [value] if isinstance(value, str) else value
