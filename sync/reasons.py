"""Why a store does not answer, in the few plain words that screen and command line know.

The clients' own sentences name classes, sockets and states; they stay in the error's cause.
"""

from __future__ import annotations

NOT_CONNECTED = "not connected"
TOO_LATE = "no answer in time"
UNSAFE = "the connection is not safe"
CUT = "connection lost"
STARTING = "starting or stopping"
# Parts of what libpq, librdkafka, botocore and the system say, in the order in which they count.
REASONS = (
    ("could not translate host name", "name unknown"),
    ("Name or service not known", "name unknown"),
    ("Temporary failure in name resolution", "name unknown"),
    ("Host resolution failure", "name unknown"),
    ("resolve", "name unknown"),
    ("Connection refused", "connection refused"),
    ("No route to host", "no way there"),
    ("Network is unreachable", "no network"),
    ("the database system is", STARTING),
    ("closed the connection", CUT),
    ("Disconnected", CUT),
    ("disconnected before", CUT),
    ("Connection reset", CUT),
    ("too many", "too many connections"),
    ("timeout", TOO_LATE),
    ("timed out", TOO_LATE),
    ("Timed out", TOO_LATE),
)


def plain(words: str, otherwise: str) -> str:
    """The reason that a client's own words tell, or `otherwise`."""
    return next((reason for part, reason in REASONS if part in words), otherwise)
