"""DynamoDB Local, Amazon's own, in memory."""

from __future__ import annotations

from pathlib import Path

from botocore.exceptions import BotoCoreError

from tests.servers.aws import AwsAddress
from tests.servers.downloads import DYNAMODB
from tests.servers.java import java
from tests.servers.ports import HOST
from tests.servers.server import Server, quietly

LOCAL = "com.amazonaws.services.dynamodbv2.local.server"
# Its own main class listens on all addresses and can be told no other, so Jetty's puts the same
# parts together. One database for every region and key; no telemetry, which only that main starts.
ASSEMBLY = """\
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "configure_10_0.dtd">
<Configure id="server" class="org.eclipse.jetty.server.Server">
  <Call name="addConnector"><Arg>
    <New class="org.eclipse.jetty.server.ServerConnector">
      <Arg><Ref refid="server"/></Arg>
      <Set name="host">{host}</Set>
      <Set name="port">{port}</Set>
    </New>
  </Arg></Call>
  <Set name="handler">
    <New class="org.eclipse.jetty.server.handler.ContextHandler">
      <Set name="handler">
        <New class="{local}.LocalDynamoDBServerHandler">
          <Arg><New class="{local}.LocalDynamoDBRequestHandler">
            <Arg type="int">0</Arg>
            <Arg type="boolean">true</Arg>
            <Arg/>
            <Arg type="boolean">true</Arg>
            <Arg type="boolean">false</Arg>
          </New></Arg>
          <Arg/>
        </New>
      </Set>
    </New>
  </Set>
</Configure>
"""


class DynamoDbServer(Server):
    """Amazon's own; what it holds is in memory and ends with it."""

    name = "DynamoDB Local"

    @property
    def address(self) -> AwsAddress:
        """What a client is told; its keys may have letters and digits only."""
        return AwsAddress(f"http://{HOST}:{self.port}", secret_key="testsecret")

    def prepare(self) -> None:
        """How Jetty puts it together."""
        self._assembly.write_text(ASSEMBLY.format(host=HOST, port=self.port, local=LOCAL))

    def command(self) -> list[str]:
        """The server in the foreground."""
        run = java(DYNAMODB, "org.eclipse.jetty.xml.XmlConfiguration", heap="256m")
        return [*run, str(self._assembly)]

    def answers(self) -> bool:
        """Whether it tells its tables."""
        client = self.address.client(
            "dynamodb", connect_timeout=1, read_timeout=10, retries={"total_max_attempts": 1}
        )
        return quietly(client.list_tables, BotoCoreError)

    @property
    def _assembly(self) -> Path:
        return self.folder / "assembly.xml"
