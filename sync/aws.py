"""Clients of Amazon's services: who signs in, where, and how long a call may take."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sync.settings import Aws

CONNECT_S = 5.0
READ_S = 20.0
SECRET = "sync.aws"  # noqa: S105 - a name in the secret store

Secret = Callable[[str], str | None]


def session(settings: Aws, secret: Secret) -> Any:
    """A boto3 session by profile, by the kept key, or by AWS's own chain, in this order."""
    import boto3  # late: 0.5 s, and only where a cloud is configured

    if settings.profile:
        return boto3.Session(profile_name=settings.profile, region_name=settings.region)
    kept = secret(SECRET)
    key = json.loads(kept) if kept else {}
    return boto3.Session(
        aws_access_key_id=key.get("access_key_id"),
        aws_secret_access_key=key.get("secret_access_key"),
        aws_session_token=key.get("session_token"),
        region_name=settings.region,
    )


def client(service: str, settings: Aws, secret: Secret, endpoint: str = "") -> Any:
    """A client of one service; the agent's own back-off retries, so botocore does not."""
    from botocore.config import Config

    config = Config(
        connect_timeout=CONNECT_S,
        read_timeout=READ_S,
        retries={"total_max_attempts": 1},
        user_agent_extra="pos-terminal",
        s3={"addressing_style": "path" if endpoint or settings.endpoint else "auto"},
    )
    address = endpoint or settings.endpoint or None
    return session(settings, secret).client(service, endpoint_url=address, config=config)
