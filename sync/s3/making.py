"""Buckets as a shop's records need them: private, encrypted, with older versions kept."""

from __future__ import annotations

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
    "Rules": [
        {
            "ID": "unfinished-uploads",
            "Status": "Enabled",
            "Filter": {"Prefix": ""},
            "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
        }
    ]
}


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


def protect(client: Any, name: str) -> None:
    """What every bucket of ours has; a second time changes nothing."""
    with told(SINK, name):
        client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=PRIVATE)
        client.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration=ENCRYPTED)
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration=TIDY)


def lacks(client: Any, name: str) -> list[str]:
    """What of `protect` is missing, in words; raises SinkDown where the bucket is missing."""
    asked = {
        "public access is not blocked": lambda: _is(
            client.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"], PRIVATE
        ),
        "encryption is not set": lambda: bool(client.get_bucket_encryption(Bucket=name)),
        "older versions are not kept": lambda: (
            client.get_bucket_versioning(Bucket=name).get("Status") == "Enabled"
        ),
        "unfinished uploads are never taken away": lambda: any(
            "AbortIncompleteMultipartUpload" in rule
            for rule in client.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
        ),
    }
    Bucket(client, name).look()
    return [words for words, ask in asked.items() if not _has(name, ask)]


NOT_SET = frozenset(
    {
        "NoSuchLifecycleConfiguration",
        "NoSuchPublicAccessBlockConfiguration",
        "ServerSideEncryptionConfigurationNotFoundError",
    }
)


def _has(name: str, ask: Any) -> bool:
    with told(SINK, name):
        try:
            return bool(ask())
        except ClientError as err:
            if code_of(err) not in NOT_SET:
                raise
            return False


def _is(held: dict[str, bool], wanted: dict[str, bool]) -> bool:
    return all(held.get(name) == value for name, value in wanted.items())
