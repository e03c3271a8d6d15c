"""Clients of Amazon's services: who signs in, where, and how long a call may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import DecodeError, Struct, json

from pos_terminal.domain.errors import AuthPaused
from pos_terminal.typed import convert
from sync.settings import Aws

CONNECT_S = 5.0
READ_S = 20.0
SECRET = "sync.aws"  # noqa: S105 - a name in the secret store

Secret = Callable[[str], str | None]


class AccessKey(Struct, frozen=True):
    """The kept key: what the secret store has under `sync.aws`, as JSON."""

    access_key_id: str
    secret_access_key: str
    session_token: str | None = None

    def __repr__(self) -> str:
        """Nothing of it, for logs."""
        return "AccessKey(…)"


def session(settings: Aws, secret: Secret) -> Any:
    """A boto3 session by profile, by the kept key, or by AWS's own chain, in this order.

    The chain's last link asks the machine's metadata service, once and for one second at most
    (botocore's own default), so a shop's machine is not held up. Raises AuthPaused.
    """
    import boto3  # late: 0.5 s, and only where a cloud is configured

    if settings.profile:
        return boto3.Session(profile_name=settings.profile, region_name=settings.region)
    key = _kept(secret)
    if key is None:
        return boto3.Session(region_name=settings.region)
    return boto3.Session(
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        aws_session_token=key.session_token,
        region_name=settings.region,
    )


def client(service: str, settings: Aws, secret: Secret, endpoint: str = "") -> Any:
    """A client of one service; the agent's own back-off retries, so botocore does not.

    Raises AuthPaused: no way to sign in, or an address that is none.
    """
    from botocore.config import Config

    from sync.sinks.aws_errors import told

    config = Config(
        connect_timeout=CONNECT_S,
        read_timeout=READ_S,
        retries={"total_max_attempts": 1},
        user_agent_extra="pos-terminal",
        s3={"addressing_style": "path" if endpoint or settings.endpoint else "auto"},
    )
    address = endpoint or settings.endpoint or None
    with told(service, service):
        try:
            return session(settings, secret).client(service, endpoint_url=address, config=config)
        except ValueError as err:  # botocore's own word for an endpoint that is no URL
            raise AuthPaused("sync.aws.settings", sink=service, reason=str(err)) from err


def _kept(secret: Secret) -> AccessKey | None:
    text = secret(SECRET)
    if not text:
        return None
    try:
        return convert(json.decode(text), AccessKey)
    except DecodeError:
        # Without its cause: that would carry the text, and with it the key.
        raise AuthPaused("sync.aws.key_unreadable", secret=SECRET) from None
