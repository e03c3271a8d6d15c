"""Buckets as a shop's records need them: private, encrypted, with older versions kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from pos_terminal.domain.errors import AuthPaused, SinkDown
from sync.s3.bucket import SINK, Bucket
from sync.sinks.aws_errors import code_of, told

WITHOUT_LOCATION = "us-east-1"  # the one region whose name S3 refuses as a location
PRIVATE = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}
ENCRYPTED = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
TIDY = {
    "ID": "unfinished-uploads",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
}
NOT_SET = frozenset(
    {
        "NoSuchLifecycleConfiguration",
        "NoSuchPublicAccessBlockConfiguration",
        "ServerSideEncryptionConfigurationNotFoundError",
    }
)


def opened(client: Any, name: str, region: str, *, create: bool) -> Bucket:
    """The bucket, made when it is missing and may be. Raises SinkDown or AuthPaused."""
    bucket = Bucket(client, name)
    try:
        bucket.look()
    except SinkDown as err:
        if err.key != "sync.aws.missing" or not create:
            raise
        make(client, name, region)
    return bucket


def make(client: Any, name: str, region: str) -> None:
    """Make a bucket and protect it; one that is ours already is only protected."""
    place = {} if region == WITHOUT_LOCATION else {"LocationConstraint": region}
    with told(SINK, name):
        try:
            more = {"CreateBucketConfiguration": place} if place else {}
            client.create_bucket(Bucket=name, **more)
        except ClientError as err:
            if code_of(err) == "BucketAlreadyExists":
                raise AuthPaused("sync.s3.taken", what=name) from err
            if code_of(err) != "BucketAlreadyOwnedByYou":
                raise
    protect(client, name)


def protect(client: Any, name: str) -> list[str]:
    """Give a bucket what it lacks of a bucket of ours, and nothing else; says what that was."""
    missing = lacks(client, name)
    with told(SINK, name):
        for words in missing:
            _PROTECTIONS[words].put(client, name)
    return missing


def lacks(client: Any, name: str) -> list[str]:
    """What `protect` would do, in words; raises SinkDown where the bucket is missing."""
    Bucket(client, name).look()
    with told(SINK, name):
        return [words for words, each in _PROTECTIONS.items() if not _has(each, client, name)]


@dataclass(frozen=True, slots=True)
class _Protection:
    has: Callable[[Any, str], bool]
    put: Callable[[Any, str], object]


def _has(protection: _Protection, client: Any, name: str) -> bool:
    try:
        return protection.has(client, name)
    except ClientError as err:
        if code_of(err) not in NOT_SET:
            raise
        return False


def _is_private(client: Any, name: str) -> bool:
    held = client.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
    return all(held.get(key) for key in PRIVATE)


def _is_tidy(client: Any, name: str) -> bool:
    return any("AbortIncompleteMultipartUpload" in rule for rule in _rules(client, name))


def _rules(client: Any, name: str) -> list[dict[str, Any]]:
    answer = client.get_bucket_lifecycle_configuration(Bucket=name)
    return list(answer.get("Rules", ()))


def _put_tidy(client: Any, name: str) -> None:
    """Beside the rules that a shop has made itself."""
    try:
        rules = _rules(client, name)
    except ClientError as err:
        if code_of(err) not in NOT_SET:
            raise
        rules = []
    both = {"Rules": [*rules, TIDY]}
    client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration=both)


_PROTECTIONS = {
    "public access is not blocked": _Protection(
        _is_private,
        lambda client, name: client.put_public_access_block(
            Bucket=name, PublicAccessBlockConfiguration=PRIVATE
        ),
    ),
    "encryption is not set": _Protection(
        lambda client, name: bool(client.get_bucket_encryption(Bucket=name)),
        lambda client, name: client.put_bucket_encryption(
            Bucket=name, ServerSideEncryptionConfiguration=ENCRYPTED
        ),
    ),
    "older versions are not kept": _Protection(
        lambda client, name: client.get_bucket_versioning(Bucket=name).get("Status") == "Enabled",
        lambda client, name: client.put_bucket_versioning(
            Bucket=name, VersioningConfiguration={"Status": "Enabled"}
        ),
    ),
    "unfinished uploads are never taken away": _Protection(_is_tidy, _put_tidy),
}
