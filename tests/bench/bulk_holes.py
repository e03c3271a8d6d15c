"""Bytes with holes: what differs from one copy of a played day to the next is cut out once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

DAY_MS = 86_400_000
_NOISE = 10  # random bytes of a UUIDv7
_VERSION = bytes(0x70 | byte & 0x0F for byte in range(256))
_VARIANT = bytes(0x80 | byte & 0x3F for byte in range(256))
_ID = rb"(?P<id>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"


def in_data(day: str, receipt_prefix: str) -> re.Pattern[bytes]:
    """What differs in events' data and in cells of derived rows; the group's name is its kind."""
    return re.compile(
        b"|".join(
            (
                rb"%s|(?P<date>%s)" % (_ID, day.encode()),
                rb"%s(?P<receipt>\d{6,})" % re.escape(receipt_prefix.encode()),
                rb'"receipt_seq": ?(?P<receipt_seq>\d+)',
                rb'"z_no": ?(?P<z>\d+)|^Z (?P<z_title>\d+)$',
                rb'"perpetual_minor": ?(?P<perpetual>-?\d+)',
                rb'"journal_seq":(?P<seq>\d+)',
                rb'"journal_hash":"(?P<journal_hash>[0-9a-f]{64})',
            )
        )
    )


def in_envelope(day: str) -> re.Pattern[bytes]:
    """What differs in the hashed envelope."""
    return re.compile(
        rb'%s|(?P<date>%s)|"data_hash":"(?P<data_hash>[0-9a-f]{64})|"seq":(?P<seq>\d+)'
        % (_ID, day.encode())
    )


class Pool:
    """The values of all holes of the copy in hand; a hole keeps its place in every copy."""

    def __init__(self, start_ms: int) -> None:
        """Ids older than `start_ms` (of 1970) were not made on the played day: they stay."""
        self._start_ms = start_ms
        self._places: dict[tuple[str, int], int] = {}
        self.ids: dict[bytes, int] = {}  # 16 bytes → which id of the day
        self.raw: list[bytes] = []  # the ids of the copy in hand
        self.values: list[bytes] = []  # the holes of the copy in hand

    def place(self, kind: str, value: int) -> int:
        """Where the value of a hole stands in `values`."""
        return self._places.setdefault((kind, value), len(self._places))

    def id_no(self, identity: object) -> int | None:
        """Which id of the day a cell is; None for anything else."""
        if not isinstance(identity, bytes) or len(identity) != 16 or identity[6] >> 4 != 7:
            return None
        if int.from_bytes(identity[:6], "big") < self._start_ms:
            return None
        return self.ids.setdefault(identity, len(self.ids))

    def found(self, kind: str, value: bytes, line: int) -> int | None:
        """The place of what a pattern found on a line; None: the same in every copy."""
        if kind == "id":
            number = self.id_no(bytes.fromhex(value.replace(b"-", b"").decode()))
            return None if number is None else self.place("id", number)
        if kind == "data_hash":
            return self.place(kind, line)
        if kind in ("date", "journal_hash"):
            return self.place(kind, 0)
        return self.place("z" if kind == "z_title" else kind, int(value))

    @property
    def noise_size(self) -> int:
        """How many random bytes a copy's ids take."""
        return _NOISE * len(self.ids)

    def copied_ids(self, days: int, noise: bytes) -> list[bytes]:
        """The day's ids some days later: the same milliseconds, other random bits."""
        bits = bytearray(noise)
        bits[0::_NOISE] = bits[0::_NOISE].translate(_VERSION)
        bits[2::_NOISE] = bits[2::_NOISE].translate(_VARIANT)
        return [
            (int.from_bytes(identity[:6], "big") + days * DAY_MS).to_bytes(6, "big")
            + bits[_NOISE * number : _NOISE * (number + 1)]
            for identity, number in self.ids.items()
        ]

    def fill(self, day: str, ids: list[bytes], shifts: Mapping[str, int]) -> None:
        """The values of a copy; `shifts` say how far each kind of number moves."""
        self.raw = ids
        texts = [_uuid_text(identity.hex()) for identity in ids]
        moved = {"receipt": shifts["receipt_seq"], **shifts}
        values: list[bytes] = []
        for kind, value in self._places:
            if kind == "id":
                values.append(texts[value])
            elif kind in moved:
                form = b"%06d" if kind == "receipt" else b"%d"
                values.append(form % (value + moved[kind]))
            else:  # a hash is known when its turn comes
                values.append(day.encode() if kind == "date" else b"")
        self.values = values


def _uuid_text(digits: str) -> bytes:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])).encode()


class Text:
    """Lines of bytes with holes; one formatting renders all of them."""

    def __init__(self, lines: Sequence[bytes], pattern: re.Pattern[bytes], pool: Pool,
        first: int = 0) -> None:  # fmt: skip
        """Cut the holes out; `first` is the number of the first line."""
        self._pool = pool
        self._places: list[int] = []
        rendered = [self._cut(line, pattern, number) for number, line in enumerate(lines, first)]
        self._template = b"\n".join(rendered)

    def _cut(self, line: bytes, pattern: re.Pattern[bytes], number: int) -> bytes:
        parts, at = [], 0
        for match in pattern.finditer(line):
            kind = str(match.lastgroup)
            place = self._pool.found(kind, match[kind], number)
            if place is not None:
                parts.append(line[at : match.start(kind)].replace(b"%", b"%%"))
                self._places.append(place)
                at = match.end(kind)
        return b"%b".join((*parts, line[at:].replace(b"%", b"%%")))

    def render(self) -> list[bytes]:
        """The lines with the pool's values."""
        values = self._pool.values
        return (self._template % tuple([values[place] for place in self._places])).split(b"\n")
