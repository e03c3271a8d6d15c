"""DynamoDB Local, Amazon's own, in memory."""

from __future__ import annotations

from botocore.exceptions import BotoCoreError

from tests.servers.aws import AwsAddress
from tests.servers.downloads import DYNAMODB
from tests.servers.ports import HOST
from tests.servers.server import Server, program, quietly

MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner"
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto")


class DynamoDbServer(Server):
    """One database for every region and key; it ends with the server."""

    name = "DynamoDB Local"

    @property
    def address(self) -> AwsAddress:
        """What a client is told; keys are of letters and digits only."""
        return AwsAddress(f"http://{HOST}:{self.port}", secret_key="testsecret")

    def command(self) -> list[str]:
        """The server in the foreground."""
        jars = DYNAMODB.folder()
        java = [program("java", "default-jre-headless"), "-Xmx256m", *JAVA_OPTIONS]
        java += [f"-Djava.library.path={jars}", "-cp", f"{jars}/*", MAIN]
        return [*java, "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(self.port)]

    def answers(self) -> bool:
        """Whether it tells its tables."""
        client = self.address.client(
            "dynamodb", connect_timeout=1, read_timeout=10, retries={"total_max_attempts": 1}
        )
        return quietly(client.list_tables, BotoCoreError)
