"""Free ports on the loopback address, for servers."""

from __future__ import annotations

import random
import socket

HOST = "127.0.0.1"
# Below the range from which the system takes ports for clients: a stopped server's port is not
# taken by some connection meanwhile, and a client that tries again cannot reach itself.
LOWEST, HIGHEST = 20_000, 29_999
TRIES = 200


def free_port() -> int:
    """A port on which nobody listens now."""
    chance = random.SystemRandom()
    for _ in range(TRIES):
        port = chance.randint(LOWEST, HIGHEST)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        return port
    raise RuntimeError(f"no free port between {LOWEST} and {HIGHEST} after {TRIES} tries")
