"""What the real services answer when they refuse: status, type, code and words as documented.

moto checks neither credentials nor the clock and DynamoDB Local never throttles, so the proxy says
it in their place. Sources: the "Common errors" and "Error responses" pages of each service's API
reference; prefixes of `__type` as people have published them from live endpoints. Not seen live:
CloudWatch's errors in JSON and CBOR, which follow the rule for services that once spoke query.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from types import SimpleNamespace
from uuid import NAMESPACE_URL, uuid5

from tests.faultproxy import aws_bodies

CORAL = "com.amazon.coral.service#"
DYNAMODB_TYPES = "com.amazonaws.dynamodb.v20120810#"
EXPIRED_WORDS = "The security token included in the request is expired"
INVALID_WORDS = "The security token included in the request is invalid."
SKEW = (
    ("RequestTime", "20260102T030405Z"),
    ("ServerTime", "2026-01-02T04:04:05Z"),
    ("MaxAllowedSkewMilliseconds", "900000"),
)


@dataclass(frozen=True, slots=True)
class AwsError:
    """One error of one service; `code` is what botocore's ClientError must carry."""

    service: str
    code: str
    status: int
    message: str
    type_prefix: str = ""  # of `__type` in JSON
    type_name: str = ""  # when the type is called otherwise than the code
    details: tuple[tuple[str, str], ...] = ()

    @property
    def request_id(self) -> str:
        """The same for each answer, so that a test finds it in a message or a log."""
        fresh = uuid5(NAMESPACE_URL, f"{self.service}/{self.code}")
        return fresh.hex[:16].upper() if self.service == "s3" else str(fresh)

    @property
    def shape(self) -> str:
        """The full type as JSON and CBOR spell it."""
        return self.type_prefix + (self.type_name or self.code)

    def answer(self, header: Callable[[str], bytes]) -> tuple[bytes, bytes]:
        """Head and body in the protocol in which `header`, a look into the request, was asked."""
        headers, body = aws_bodies.written(self, header)
        reason = HTTPStatus(self.status).phrase
        lines = [f"HTTP/1.1 {self.status} {reason}", *(f"{k}: {v}" for k, v in headers.items())]
        lines += [f"Content-Length: {len(body)}", "Date: Fri, 02 Jan 2026 03:04:05 GMT", "", ""]
        return "\r\n".join(lines).encode(), body


def _dynamodb(code: str, status: int, message: str, prefix: str = CORAL) -> AwsError:
    return AwsError("dynamodb", code, status, message, prefix)


def _s3(code: str, status: int, message: str, *details: tuple[str, str]) -> AwsError:
    return AwsError("s3", code, status, message, details=details)


def _sns(code: str, status: int, message: str) -> AwsError:
    return AwsError("sns", code, status, message)


def _cloudwatch(code: str, status: int, message: str, type_name: str) -> AwsError:
    return AwsError("cloudwatch", code, status, message, CORAL, type_name)


DYNAMODB = SimpleNamespace(
    over_capacity=_dynamodb(
        "ProvisionedThroughputExceededException",
        400,
        "The level of configured provisioned throughput for the table was exceeded. "
        "Consider increasing your provisioning level with the UpdateTable API.",
        DYNAMODB_TYPES,
    ),
    throttled=_dynamodb(
        "ThrottlingException",
        400,
        "Rate of requests exceeds the allowed throughput.",
        "com.amazon.coral.availability#",
    ),
    too_many_requests=_dynamodb(
        "RequestLimitExceeded",
        400,
        "Throughput exceeds the current throughput limit for your account.",
        DYNAMODB_TYPES,
    ),
    expired=_dynamodb("ExpiredTokenException", 400, EXPIRED_WORDS),
    unknown_key=_dynamodb("UnrecognizedClientException", 400, INVALID_WORDS),
    skewed_clock=_dynamodb(
        "InvalidSignatureException",
        400,
        "Signature expired: 20260102T030405Z is now earlier than 20260102T034905Z "
        "(20260102T040405Z - 15 min.)",
    ),
    denied=_dynamodb(
        "AccessDeniedException",
        400,
        "User: arn:aws:iam::123456789012:user/lane is not authorized to perform: dynamodb:PutItem "
        "on resource: arn:aws:dynamodb:eu-central-1:123456789012:table/mypos-transactions",
    ),
    invalid=_dynamodb(
        "ValidationException",
        400,
        "One or more parameter values were invalid",
        "com.amazon.coral.validate#",
    ),
    no_backups_yet=_dynamodb(
        "ContinuousBackupsUnavailableException",
        400,
        "Backups are being enabled for the table: mypos-customers. Please retry later",
        DYNAMODB_TYPES,
    ),
    broken=_dynamodb("InternalServerError", 500, "Internal server error", DYNAMODB_TYPES),
)

S3 = SimpleNamespace(
    slow_down=_s3("SlowDown", 503, "Please reduce your request rate."),
    expired=_s3("ExpiredToken", 400, "The provided token has expired."),
    skewed_clock=_s3(
        "RequestTimeTooSkewed",
        403,
        "The difference between the request time and the current time is too large.",
        *SKEW,
    ),
    denied=_s3("AccessDenied", 403, "Access Denied"),
    exists=_s3(
        "PreconditionFailed",
        412,
        "At least one of the pre-conditions you specified did not hold",
        ("Condition", "If-None-Match"),
    ),
    unknown_key=_s3(
        "InvalidAccessKeyId",
        403,
        "The AWS Access Key Id you provided does not exist in our records.",
        ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE"),
    ),
    broken=_s3("InternalError", 500, "We encountered an internal error. Please try again."),
)

SNS = SimpleNamespace(
    throttled=_sns("Throttling", 400, "Rate exceeded"),
    throttled_exception=_sns("ThrottlingException", 400, "Rate exceeded"),
    denied=_sns(
        "AuthorizationError",
        403,
        "User: arn:aws:iam::123456789012:user/lane is not authorized to perform: SNS:Publish",
    ),
    expired=_sns("ExpiredToken", 403, EXPIRED_WORDS),
)

CLOUDWATCH = SimpleNamespace(
    throttled=_cloudwatch("Throttling", 400, "Rate exceeded", "ThrottlingException"),
    expired=_cloudwatch("ExpiredToken", 403, EXPIRED_WORDS, "ExpiredTokenException"),
)

ALL: tuple[AwsError, ...] = tuple(
    error for service in (DYNAMODB, S3, SNS, CLOUDWATCH) for error in vars(service).values()
)
