"""Clients of Amazon's services: who signs in, where, and how long a call may take."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
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


@cache
def _models() -> Any:
    """What botocore knows of the services, read once in the life of the process.

    Each try to connect makes a new client: 8 ms of processor, without this 45 to 200, in a till
    that may be offline for days.
    """
    from botocore.loaders import create_loader

    return create_loader()


def session(settings: Aws, secret: Secret) -> Any:
    """A botocore session by profile, by the kept key, or by AWS's own chain, in this order.

    The chain's last link asks the machine's metadata service, once and for one second at most
    (botocore's own default), so a shop's machine is not held up. Raises AuthPaused.
    """
    from botocore.session import Session  # late: 0.3 s, and only where a cloud is configured

    made = Session(profile=settings.profile or None)
    made.register_component("data_loader", _models())
    made.set_config_variable("region", settings.region)
    key = None if settings.profile else _kept(secret)
    if key is not None:
        made.set_credentials(key.access_key_id, key.secret_access_key, key.session_token)
    return made


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
            made = session(settings, secret)
            return made.create_client(service, endpoint_url=address, config=config)
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
