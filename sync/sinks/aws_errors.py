"""Amazon's errors as ours: what passes by itself, what needs a person, what can never succeed.

Source: the services' API references, "Common errors", and botocore's exceptions. Time-outs, 5xx
and throttling never park an event.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ProfileNotFound

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError

EXPIRED = frozenset(
    {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"}
)
REFUSED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthFailure",
        "AuthorizationError",
        "AuthorizationErrorException",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSecurity",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "NotAuthorized",
        "OptInRequired",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
SKEWED = frozenset({"RequestTimeTooSkewed", "RequestInTheFuture"})
POISON = frozenset(
    {
        "EntityTooLarge",
        "InvalidParameter",
        "InvalidParameterException",
        "InvalidParameterValue",
        "InvalidParameterValueException",
        "ItemCollectionSizeLimitExceededException",
        "SerializationException",
        "ValidationError",
        "ValidationException",
    }
)


@contextmanager
def told(sink: str, what: str) -> Iterator[None]:
    """Turn what botocore raises about `what` (a table, a bucket, …) into our errors."""
    try:
        yield
    except ClientError as err:
        raise of_client_error(err, sink, what) from err
    except (NoCredentialsError, ProfileNotFound) as err:
        raise AuthPaused("sync.aws.no_credentials", sink=sink) from err
    except BotoCoreError as err:
        raise SinkDown("sync.unreachable", sink=sink, reason=type(err).__name__) from err


def code_of(err: ClientError) -> str:
    """The error's code as the service says it."""
    return str(err.response.get("Error", {}).get("Code", ""))


def of_client_error(err: ClientError, sink: str, what: str) -> SinkError:
    """Our error for an answer of the service; keeps the request id."""
    code = code_of(err)
    meta: dict[str, Any] = err.response.get("ResponseMetadata", {})
    facts: dict[str, Any] = {"sink": sink, "what": what, "code": code}
    request_id = str(meta.get("RequestId") or meta.get("HostId") or "")
    if code in EXPIRED:
        return AuthPaused("sync.aws.expired", request_id=request_id, **facts)
    if code in SKEWED:
        return AuthPaused("sync.aws.clock", request_id=request_id, **facts)
    if code in REFUSED:
        return AuthPaused("sync.aws.refused", request_id=request_id, **facts)
    if code in POISON:
        return Poison("sync.aws.invalid", request_id=request_id, **facts)
    return SinkDown("sync.aws.busy", request_id=request_id, **facts)
