"""Amazon's services as moto's server plays them: S3, SNS, SQS, CloudWatch."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config

from tests.servers.ports import HOST
from tests.servers.server import Server, quietly

ANSWER_S = 5.0


@dataclass(frozen=True)
class AwsAddress:
    """An endpoint, and credentials that it takes."""

    endpoint_url: str
    region: str = "eu-central-1"
    access_key: str = "test"
    secret_key: str = "test-secret"

    def client(self, service: str, **config: Any) -> Any:
        """Amazon's own client of a service; `config` as botocore's Config takes it."""
        return boto3.client(
            service,
            endpoint_url=self.endpoint_url,
            region_name=self.region,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=Config(**config),
        )


class AwsServer(Server):
    """moto's server; what it holds is in memory and ends with it."""

    name = "moto"

    @property
    def address(self) -> AwsAddress:
        """What a client is told."""
        return AwsAddress(f"http://{HOST}:{self.port}")

    def command(self) -> list[str]:
        """The server in the foreground."""
        return [sys.executable, "-P", "-m", "moto.server", "-H", HOST, "-p", str(self.port)]

    def answers(self) -> bool:
        """Whether its own status page is there."""
        url = f"{self.address.endpoint_url}/moto-api/data.json"
        return quietly(lambda: urllib.request.urlopen(url, timeout=ANSWER_S).close(), OSError)
