"""Servers that come as Maven jars, fetched once for all checkouts of this user."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.servers.server import ServerTrouble, program

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>pos-terminal</groupId><artifactId>{name}</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
)


@dataclass(frozen=True)
class Jars:
    """A program by its Maven coordinates, `group:artifact:version` each."""

    name: str
    coordinates: tuple[str, ...]

    def folder(self) -> Path:
        """Where the jars are; fetched when they are not there yet, by one process only.

        Errors: ServerTrouble when Maven is not here or cannot fetch.
        """
        whole = servers_folder() / self.name
        if whole.is_dir():
            return whole
        whole.parent.mkdir(parents=True, exist_ok=True)
        with whole.with_name(f"{self.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.is_dir():
                self._fetch(whole)
        return whole

    def _fetch(self, whole: Path) -> None:
        maven = program("mvn", "maven")
        aside = whole.with_name(f"{self.name}.part")
        shutil.rmtree(aside, ignore_errors=True)  # of somebody who was killed
        aside.mkdir()
        try:
            pom = aside / "pom.xml"
            lines = [DEPENDENCY.format(*each.split(":")) for each in self.coordinates]
            pom.write_text(POM.format(name=self.name, dependencies="".join(lines)))
            fetch = [maven, "-q", "-B", "-C", "-f", str(pom), COPY, "-DincludeScope=runtime"]
            fetch.append(f"-DoutputDirectory={aside / 'jars'}")
            run = subprocess.run(fetch, capture_output=True, text=True)
            if run.returncode != 0:
                raise ServerTrouble(
                    f"Maven could not fetch {self.name}. Is the network there? Then try again."
                    f" It said:\n{(run.stdout + run.stderr)[-2_000:]}"
                )
            (aside / "jars").rename(whole)  # whole or not there
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def servers_folder() -> Path:
    """Outside of the checkout, beside what `./pos` fetches."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "pos-terminal" / "servers"


KAFKA = Jars("kafka-3.9.1", ("org.apache.kafka:kafka_2.13:3.9.1", "org.slf4j:slf4j-simple:1.7.36"))
DYNAMODB = Jars(
    "dynamodb-2.6.1", ("com.amazonaws:DynamoDBLocal:2.6.1", "org.eclipse.jetty:jetty-xml:12.0.14")
)
