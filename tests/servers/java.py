"""How a Java server is run: quick to start, small, quiet."""

from __future__ import annotations

from collections.abc import Sequence

from tests.servers.downloads import Jars
from tests.servers.server import program

# The compiler's first stage only: half the start; a measurement of a full broker says ().
QUICK = ("-XX:TieredStopAtLevel=1",)
ALWAYS = ("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Djava.awt.headless=true")


def java(jars: Jars, main: str, *, heap: str, options: Sequence[str] = QUICK) -> list[str]:
    """The command line of a main class; its arguments follow."""
    folder = jars.folder()
    found = program("java", "default-jre-headless")
    return [
        *(found, f"-Xmx{heap}", *ALWAYS, *options),
        *(f"-Djava.library.path={folder}", "-cp", f"{folder}/*", main),
    ]
