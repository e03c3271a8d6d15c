"""What Amazon's errors mean for a lane, as a table; and that no key gets into a message."""

from __future__ import annotations

import logging
import traceback

import pytest
from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync.sinks import aws_errors
from sync.sinks.aws_errors import of_client_error, told
from tests.faultproxy import aws_errors as recorded

DENIED = (
    "User: arn:aws:iam::123456789012:user/lane is not authorized to perform: dynamodb:PutItem on "
    "resource: arn:aws:dynamodb:eu-central-1:123456789012:table/mypos-transactions because no "
    "identity-based policy allows the dynamodb:PutItem action"
)
LATE = "Signature expired: 20261121T195501Z is now earlier than 20261121T200001Z (… - 5 min.)"
EARLY = "Signature not yet current: 20261121T205501Z is still later than 20261121T200001Z (…)"


def answer(code: str, words: str = "", status: int = 400) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": words},
        "ResponseMetadata": {"RequestId": "R-1", "HTTPStatusCode": status},
    }
    return ClientError(response, "PutItem")


@pytest.mark.parametrize(
    ("code", "words", "kind", "key"),
    [
        ("ThrottlingException", "", SinkDown, "sync.aws.busy"),
        ("Throttling", "", SinkDown, "sync.aws.busy"),
        ("ProvisionedThroughputExceededException", "", SinkDown, "sync.aws.busy"),
        ("RequestLimitExceeded", "", SinkDown, "sync.aws.busy"),
        ("TransactionConflictException", "", SinkDown, "sync.aws.busy"),
        ("SlowDown", "", SinkDown, "sync.aws.busy"),
        ("KMSThrottlingException", "", SinkDown, "sync.aws.busy"),
        ("InternalServerError", "", SinkDown, "sync.aws.busy"),
        ("ServiceUnavailable", "", SinkDown, "sync.aws.busy"),
        ("RequestTimeout", "", SinkDown, "sync.aws.busy"),
        ("500", "", SinkDown, "sync.aws.busy"),
        ("NobodyKnowsThisCode", "", SinkDown, "sync.aws.busy"),
        ("ResourceNotFoundException", "", SinkDown, "sync.aws.missing"),
        ("NoSuchBucket", "", SinkDown, "sync.aws.missing"),
        ("NotFound", "", SinkDown, "sync.aws.missing"),
        ("404", "Not Found", SinkDown, "sync.aws.missing"),
        ("ExpiredTokenException", "", AuthPaused, "sync.aws.expired"),
        ("ExpiredToken", "", AuthPaused, "sync.aws.expired"),
        ("RequestTimeTooSkewed", "", AuthPaused, "sync.aws.clock"),
        ("RequestExpired", "", AuthPaused, "sync.aws.clock"),
        ("InvalidSignatureException", LATE, AuthPaused, "sync.aws.clock"),
        ("InvalidSignatureException", EARLY, AuthPaused, "sync.aws.clock"),
        ("SignatureDoesNotMatch", EARLY, AuthPaused, "sync.aws.clock"),
        ("InvalidSignatureException", "does not match", AuthPaused, "sync.aws.refused"),
        ("UnrecognizedClientException", "", AuthPaused, "sync.aws.refused"),
        ("InvalidAccessKeyId", "", AuthPaused, "sync.aws.refused"),
        ("403", "Forbidden", AuthPaused, "sync.aws.refused"),
        ("KMSAccessDenied", "", AuthPaused, "sync.aws.refused"),
        ("PermanentRedirect", "", AuthPaused, "sync.aws.region"),
        ("301", "Moved", AuthPaused, "sync.aws.region"),
        ("ValidationException", "", Poison, "sync.aws.invalid"),
        ("InvalidParameter", "", Poison, "sync.aws.invalid"),
        ("EntityTooLarge", "", Poison, "sync.aws.invalid"),
    ],
)
def test_an_answer_of_a_service_means(
    code: str, words: str, kind: type[SinkError], key: str
) -> None:
    err = of_client_error(answer(code, words), "dynamodb", "mypos-transactions")
    assert (type(err), err.key, err.request_id) == (kind, key, "R-1")
    assert err.facts["what"] == "mypos-transactions"


ADDRESS = "https://dynamodb.eu-central-1.amazonaws.com"


@pytest.mark.parametrize(
    ("raised", "kind", "key"),
    [
        (aws.EndpointConnectionError(endpoint_url=ADDRESS), SinkDown, "sync.unreachable"),
        (aws.ConnectTimeoutError(endpoint_url=ADDRESS), SinkDown, "sync.unreachable"),
        (aws.ReadTimeoutError(endpoint_url=ADDRESS), SinkDown, "sync.unreachable"),
        (aws.ConnectionClosedError(endpoint_url=ADDRESS), SinkDown, "sync.unreachable"),
        (aws.ProxyConnectionError(proxy_url="http://p"), SinkDown, "sync.unreachable"),
        (aws.SSLError(endpoint_url=ADDRESS, error="no"), SinkDown, "sync.unreachable"),
        (aws.IncompleteReadError(actual_bytes=1, expected_bytes=2), SinkDown, "sync.unreachable"),
        (aws.NoCredentialsError(), AuthPaused, "sync.aws.no_credentials"),
        (aws.ProfileNotFound(profile="shop"), AuthPaused, "sync.aws.no_credentials"),
        (
            aws.PartialCredentialsError(provider="env", cred_var="k"),
            AuthPaused,
            "sync.aws.no_credentials",
        ),
        (aws.UnauthorizedSSOTokenError(), AuthPaused, "sync.aws.no_credentials"),
        (
            aws.CredentialRetrievalError(provider="iam-role", error_msg="x"),
            SinkDown,
            "sync.aws.chain",
        ),
        (aws.MetadataRetrievalError(error_msg="x"), SinkDown, "sync.aws.chain"),
        (aws.NoRegionError(), AuthPaused, "sync.aws.settings"),
        (aws.ParamValidationError(report="x"), Poison, "sync.aws.invalid"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BotoCoreError) else None,
)
def test_what_botocore_itself_finds_means(
    raised: BotoCoreError, kind: type[SinkError], key: str
) -> None:
    with pytest.raises(SinkError) as caught, told("dynamodb", "mypos-transactions"):
        raise raised
    assert (type(caught.value), caught.value.key) == (kind, key)
    assert caught.value.__cause__ is raised


def test_a_refusal_names_the_missing_action() -> None:
    err = of_client_error(answer("AccessDeniedException", DENIED), "dynamodb", "mypos-transactions")
    assert err.facts["action"] == "dynamodb:PutItem"


def test_a_refusal_without_words_names_the_call() -> None:
    err = of_client_error(answer("403", "Forbidden"), "s3", "mypos-journal")
    assert err.facts["action"] == "PutItem"


def test_no_code_has_two_meanings() -> None:
    sets = [codes for codes, _kind, _key in aws_errors._KEYS]
    assert sum(map(len, sets)) == len(frozenset[str]().union(*sets))


@pytest.mark.parametrize("error", recorded.ALL, ids=lambda error: f"{error.service}-{error.code}")
def test_every_recorded_error_of_the_fault_proxy_is_classed(error: recorded.AwsError) -> None:
    """412 alone is the caller's: somebody else was first, and the contents are compared."""
    passes = ("Throttl", "Exceeded", "Internal", "SlowDown", "PreconditionFailed", "Unavailable")
    err = of_client_error(answer(error.code, error.message, error.status), error.service, "it")
    assert isinstance(err, SinkDown) == any(part in error.code for part in passes)


def test_neither_the_key_nor_the_services_words_get_into_our_message(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    words = "The AWS Access Key Id AKIASECRET you provided does not exist"
    with pytest.raises(AuthPaused) as caught, told("s3", "mypos-journal"):
        raise answer("InvalidAccessKeyId", words)
    assert "AKIASECRET" not in f"{caught.value} {caught.value!r} {caught.value.facts}"
    assert "AKIASECRET" in "".join(traceback.format_exception(caught.value))  # the cause is kept
    assert caplog.records == []  # the worker logs, once
