"""Amazon's errors as ours: what passes by itself, what needs a person, what can never succeed.

Sources: each service's API reference, "Common error types" and "Error responses", and botocore's
exceptions. Time-outs, 5xx, throttling and every code that is not listed here are tried again and
never park an event. The service's own words stay in the cause: they may name a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync import reasons

EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"})
REFUSED = frozenset(
    {
        "401",  # a HEAD has no body: botocore gives the status as the code
        "403",
        "AccessDenied",
        "AccessDeniedException",
        "AccountProblem",
        "AllAccessDisabled",
        "AuthFailure",
        "AuthorizationError",
        "AuthorizationErrorException",
        "Forbidden",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidPayer",
        "InvalidSecurity",
        "InvalidSecurityException",
        "InvalidSignatureException",
        "InvalidToken",
        "KMSAccessDenied",
        "KMSAccessDeniedException",
        "KMSDisabled",
        "KMSDisabledException",
        "KMSInvalidState",
        "KMSInvalidStateException",
        "KMSNotFound",
        "KMSNotFoundException",
        "KMSOptInRequired",
        "KmsAccessDeniedException",
        "KmsKeyDisabledException",
        "KmsKeyNotFoundException",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "MissingSecurityHeader",
        "NotAuthorized",
        "NotSignedUp",
        "OptInRequired",
        "SignatureDoesNotMatch",
        "UnauthorizedAccess",
        "UnrecognizedClientException",
    }
)
# RequestExpired: "more than 15 minutes after the date stamp, or in the future".
SKEWED = frozenset({"RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"})
MISSING = frozenset(
    {
        "404",
        "DashboardNotFoundError",
        "NoSuchBucket",
        "NotFound",
        "NotFoundException",
        "ResourceNotFound",
        "ResourceNotFoundException",
        "TableNotFoundException",
    }
)
ELSEWHERE = frozenset(
    {
        "301",
        "AuthorizationHeaderMalformed",
        "IllegalLocationConstraintException",
        "InvalidLocationConstraint",
        "PermanentRedirect",
    }
)
POISON = frozenset(
    {
        "BatchRequestTooLong",
        "EntityTooLarge",
        "InvalidFormat",
        "InvalidParameter",
        "InvalidParameterCombination",
        "InvalidParameterException",
        "InvalidParameterInput",
        "InvalidParameterValue",
        "InvalidParameterValueException",
        "ItemCollectionSizeLimitExceededException",
        "KeyTooLongError",
        "MaxMessageLengthExceeded",
        "MetadataTooLarge",
        "MissingParameter",
        "ParameterValueInvalid",
        "RequestEntityTooLarge",
        "RequestEntityTooLargeException",
        "SerializationException",
        "ValidationError",
        "ValidationException",
    }
)
_KEYS: tuple[tuple[frozenset[str], type[SinkError], str], ...] = (
    (EXPIRED, AuthPaused, "sync.aws.expired"),
    (SKEWED, AuthPaused, "sync.aws.clock"),
    (REFUSED, AuthPaused, "sync.aws.refused"),
    (ELSEWHERE, AuthPaused, "sync.aws.region"),
    (MISSING, SinkDown, "sync.aws.missing"),
    (POISON, Poison, "sync.aws.invalid"),
)
_SIGN_IN = (  # a person signs in, or names another profile
    aws.NoCredentialsError,
    aws.PartialCredentialsError,
    aws.ProfileNotFound,
    aws.ConfigNotFound,
    aws.ConfigParseError,
    aws.InvalidConfigError,
    aws.InfiniteLoopConfigError,
    aws.UnknownCredentialError,
    aws.RefreshWithMFAUnsupportedError,
    aws.NoAuthTokenError,
    aws.SSOError,
    aws.LoginError,
)
_CHAIN = (aws.CredentialRetrievalError, aws.MetadataRetrievalError, aws.TokenRetrievalError)
_SETTINGS = (
    aws.NoRegionError,
    aws.InvalidRegionError,
    aws.UnknownRegionError,
    aws.UnknownEndpointError,
    aws.InvalidDNSNameError,
    aws.EndpointResolutionError,
)
# Why nobody is signed in, or nothing answers; by botocore's classes, the first that fits.
_WHY: tuple[tuple[type[BotoCoreError], str], ...] = (
    (aws.NoCredentialsError, "no key is there"),
    (aws.PartialCredentialsError, "half of the key is missing"),
    (aws.ProfileNotFound, "there is no such profile"),
    (aws.ConfigNotFound, "Amazon's own file is missing"),
    (aws.ConfigParseError, "Amazon's own file cannot be read"),
    (aws.SSOError, "the sign-in by SSO has ended"),
    (aws.NoAuthTokenError, "the sign-in by SSO has ended"),
    (aws.MetadataRetrievalError, "this machine's role is not told"),
    (aws.NoRegionError, "no region is named"),
    (aws.InvalidRegionError, "there is no such region"),
    (aws.UnknownRegionError, "there is no such region"),
    (aws.InvalidDNSNameError, "the name cannot be part of an address"),
    (aws.SSLError, reasons.UNSAFE),
    (aws.ProxyConnectionError, "the proxy does not answer"),
    (aws.ConnectTimeoutError, reasons.TOO_LATE),
    (aws.ReadTimeoutError, reasons.TOO_LATE),
    (aws.ConnectionClosedError, reasons.CUT),
    (aws.IncompleteReadError, reasons.CUT),
)
_CLOCK_WORDS = re.compile(r"Signature (?:expired|not yet current)|too large.*skew", re.I)
_ACTION = re.compile(r"not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)")


@contextmanager
def told(sink: str, what: str) -> Iterator[None]:
    """Turn what botocore raises about `what` (a table, a bucket, …) into our errors."""
    try:
        yield
    except ClientError as err:
        raise of_client_error(err, sink, what) from err
    except BotoCoreError as err:
        raise of_client(err, sink, what) from err


def code_of(err: ClientError) -> str:
    """The error's code as the service says it; of a HEAD the HTTP status."""
    return str(err.response.get("Error", {}).get("Code", ""))


def of_client_error(err: ClientError, sink: str, what: str) -> SinkError:
    """Our error for an answer of the service; keeps the request id."""
    code = code_of(err)
    words = str(err.response.get("Error", {}).get("Message", ""))
    meta: dict[str, Any] = err.response.get("ResponseMetadata", {})
    request_id = str(meta.get("RequestId") or meta.get("HostId") or "")
    facts: dict[str, Any] = {"sink": sink, "what": what, "code": code}
    if code in REFUSED and _CLOCK_WORDS.search(words):
        return AuthPaused("sync.aws.clock", request_id=request_id, **facts)
    if code in REFUSED:
        named = _ACTION.search(words)
        facts["action"] = named[1] if named else str(err.operation_name)
    for codes, kind, key in _KEYS:
        if code in codes:
            return kind(key, request_id=request_id, **facts)
    return SinkDown("sync.aws.busy", request_id=request_id, **facts)


def of_client(err: BotoCoreError, sink: str, what: str) -> SinkError:
    """Our error for what botocore itself found: no line, no key, nonsense."""
    reason = _why(err)
    if isinstance(err, _SIGN_IN):
        return AuthPaused("sync.aws.no_credentials", sink=sink, reason=reason)
    if isinstance(err, _CHAIN):  # also when the machine's own metadata service does not answer
        return SinkDown("sync.aws.chain", sink=sink, reason=reason)
    if isinstance(err, _SETTINGS):
        return AuthPaused("sync.aws.settings", sink=sink, reason=reason)
    if isinstance(err, aws.ParamValidationError):
        return Poison("sync.aws.invalid", sink=sink, what=what, code=reason)
    return SinkDown("sync.unreachable", sink=sink, reason=reason)


def _why(err: BotoCoreError) -> str:
    """The reason in plain words; a class that nobody expected is named."""
    for kind, plain in _WHY:
        if isinstance(err, kind):
            return plain
    if isinstance(err, aws.EndpointConnectionError):
        return reasons.plain(str(err), reasons.NOT_CONNECTED)
    return type(err).__name__
