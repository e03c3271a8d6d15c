"""How scales answer, each in its protocol; written from the manuals, shares nothing with parsers.

The manuals are named in hardware/parsing/scales/.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hardware.simulators.virtual_scale import VirtualScale


class Speech:
    """Hears bytes, answers with bytes."""

    def __init__(self, scale: VirtualScale) -> None:
        """Of this scale."""
        self.scale = scale

    def hear(self, data: bytes) -> bytes:
        """The answer to all that was heard."""
        raise NotImplementedError

    def by_itself(self) -> bytes:
        """What it says without being asked."""
        return b""

    def condition(self) -> str:
        """One of over, moves, below, empty, weight."""
        if self.scale.overloaded:
            return "over"
        if self.scale.moves():
            return "moves"
        net = self.scale.net
        return "below" if net < 0 else "weight" if net else "empty"

    def zero(self) -> None:
        """The zero key."""
        self.scale.zeroed, self.scale.tared = self.scale.on_it, Decimal(0)

    def tare(self) -> None:
        """The tare key."""
        self.scale.tared = self.scale.on_it - self.scale.zeroed


class SpeakToledo(Speech):
    """Toledo 8217."""

    _STATUS = {"over": 0x42, "moves": 0x41, "below": 0x44, "empty": 0x50, "weight": 0x40}

    def hear(self, data: bytes) -> bytes:
        """W, Z, T, Tnnnnn, C and the echo test."""
        word, rest = data[:1], data[1:]
        if word == b"E":
            return b"\x02E\r" + rest
        if word == b"W":
            return self._weight()
        if word == b"Z":
            self.zero()
        elif word == b"T" and rest:
            self.scale.tared = Decimal(int(rest)).scaleb(-3)
        elif word == b"T":
            self.tare()
        elif word == b"C":
            self.scale.tared = Decimal(0)
        else:
            return b""
        return self._status(self.condition())

    def _weight(self) -> bytes:
        said = self.condition()
        if said not in ("weight", "empty"):
            return self._status(said)
        width = 6 if self.scale.unit == "kg" else 5
        return b"\x02" + f"{self.scale.net:0{width}}".encode() + b"\r"

    def _status(self, said: str) -> bytes:
        return b"\x02?" + bytes([self._STATUS[said]]) + b"\r"


class SpeakMagellan(Speech):
    """Datalogic's single cable."""

    _STATES = {"over": b"S142", "moves": b"S141", "below": b"S145", "empty": b"S143"}

    def hear(self, data: bytes) -> bytes:
        """S14."""
        if data != b"S14\r":
            return b""
        said = self.condition()
        if said != "weight":
            return self._STATES[said] + (b"00000" if said == "empty" else b"") + b"\r"
        digits = f"{self.scale.net}".replace(".", "")
        return b"S144" + digits.zfill(5 if self.scale.unit == "kg" else 4).encode() + b"\r"


class SpeakCas(Speech):
    """CAS, type 6."""

    def hear(self, data: bytes) -> bytes:
        """ENQ, then DC1."""
        if data == b"\x05":
            return b"\x06"
        if data != b"\x11":
            return b""
        said = self.condition()
        if said == "over":
            body = b"FFFFFFFF"
        else:
            status, sign = (b"U" if said == "moves" else b"S"), (b"-" if said == "below" else b" ")
            body = status + sign + f"{abs(self.scale.net):06}".encode()
        body += self.scale.unit.capitalize().encode()
        check = 0
        for byte in body:
            check ^= byte
        return b"\x01\x02" + body + bytes([check]) + b"\x03\x04"


class SpeakLabelled(Speech):
    """ST,GS lines, all the time."""

    def hear(self, data: bytes) -> bytes:
        """Asked or not, it writes its line."""
        return b""

    def by_itself(self) -> bytes:
        """The next line."""
        said = self.condition()
        if said == "over":
            return b"OL,GS,+------ " + self.scale.unit.encode() + b"\r\n"
        status = b"US" if said == "moves" else b"ST"
        sign = b"-" if self.scale.net < 0 else b"+"
        weight = f"{abs(self.scale.net):>7}".encode()
        return status + b",GS," + sign + weight + b" " + self.scale.unit.encode() + b"\r\n"


class SpeakPrix(Speech):
    """PRT1."""

    _LETTERS = {"over": b"S", "moves": b"I", "below": b"N"}

    def hear(self, data: bytes) -> bytes:
        """ENQ."""
        if data != b"\x05":
            return b""
        said = self.condition()
        letters = self._LETTERS.get(said, b"") * 5
        return b"\x02" + (letters or f"{self.scale.net * 1000:05.0f}".encode()) + b"\x03"


class SpeakMtSics(Speech):
    """MT-SICS."""

    def hear(self, data: bytes) -> bytes:
        """SI, ZI, TI, TA, TAC."""
        word, *rest = data.decode("ascii", "replace").split()
        if word == "SI":
            return self._weight()
        if word == "ZI":
            self.zero()
            return b"ZI S\r\n"
        if word == "TI":
            self.tare()
        elif word == "TAC":
            self.scale.tared = Decimal(0)
            return b"TAC A\r\n"
        elif word == "TA" and len(rest) == 2 and rest[1] == "kg":
            self.scale.tared = Decimal(rest[0])
        else:
            return b"ES\r\n"
        return f"{word} {'S' if word == 'TI' else 'A'} {self.scale.tared:>10} kg\r\n".encode()

    def _weight(self) -> bytes:
        said = self.condition()
        if said in ("over", "below"):
            return b"S +\r\n" if said == "over" else b"S -\r\n"
        status = "D" if said == "moves" else "S"
        return f"S {status} {self.scale.net:>10} {self.scale.unit}\r\n".encode()


class SpeakNci(Speech):
    """SCP-01."""

    _STATUS = {"over": b"02", "moves": b"10", "below": b"01", "empty": b"20", "weight": b"00"}

    def hear(self, data: bytes) -> bytes:
        """W, S, Z, T."""
        word = data.rstrip(b"\r")
        if word == b"Z":
            self.zero()
        elif word == b"T":
            self.tare()
        elif word not in (b"W", b"S"):
            return b"\n?\r\x03"
        said = self.condition()
        status = b"\n" + self._STATUS[said] + b"\r\x03"
        if word != b"W" or said not in ("weight", "empty"):
            return status
        weight = f"{self.scale.net:07}{self.scale.unit.upper()}".encode()
        return b"\n" + weight + b"\r" + status


SPEECHES: dict[str, Callable[[VirtualScale], Speech]] = {
    "toledo8217": SpeakToledo,
    "magellan": SpeakMagellan,
    "cas": SpeakCas,
    "labelled_scale": SpeakLabelled,
    "prix": SpeakPrix,
    "mt_sics": SpeakMtSics,
    "nci": SpeakNci,
}
