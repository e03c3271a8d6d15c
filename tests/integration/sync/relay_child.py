"""A relay in a process of its own that is missed after two seconds: `CONFIG DATA_DIR GROUP`."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from sync.configuring import read
from sync.relay.running import Relay, RelaySetUp

SESSION_S = 2.0


def main(config: str, data_dir: str, group: str) -> None:
    key = {"access_key_id": "test", "secret_access_key": "test-secret"}
    secrets = {"sync.aws": json.dumps(key)}
    relay = Relay(
        RelaySetUp(
            read({}, Path(config)).settings,
            secrets.get,
            Path(data_dir) / str(os.getpid()),
            group=group,
            session_s=SESSION_S,
        )
    )
    signal.signal(signal.SIGTERM, lambda *_: relay.stop())
    relay.start()
    relay.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
