"""The frames of scales, through the parser of each protocol; a probe, against the simulator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from hardware.errors import BelowZero, Garbled, NothingWeighed, Overload, Unstable
from hardware.parsing.scales import cas, labelled, magellan, mt_sics, nci, prix, toledo8217
from hardware.parsing.scales.reading import ScaleReading
from hardware.simulators.scale_speech import SpeakToledo
from hardware.simulators.virtual_scale import VirtualScale
from tests.contract.hardware.loading import Case

_READ: dict[str, Callable[[bytes], ScaleReading | None]] = {
    "toledo8217": toledo8217.read,
    "magellan-scp": magellan.read,
    "cas-pd2": labelled.read,
    "st-gs-ascii": labelled.read,
    "toledo-prix3-prt1": prix.read,
    "mt-sics": mt_sics.read,
    "cas-enq": cas.read,
    "nci": nci.read,
}
_FAULTS = {
    "over_capacity": Overload,
    "under_capacity": BelowZero,
    "outside_zero_capture": BelowZero,
    "motion": Unstable,
    "under_zero": BelowZero,
    "stable_zero": NothingWeighed,
}


def wrong(case: Case) -> Iterator[str]:
    """Every figure that differs."""
    frame, expect = bytes.fromhex(case.data["frame_hex"]), case.data["expect"]
    if case.data["protocol"] == "toledo8217-probe":
        yield from _probe(frame, expect)
    elif "scan" in expect:
        yield from _scan(frame, expect)
    else:
        yield from _frame(_READ[case.data["protocol"]](frame), expect)


def _probe(frame: bytes, expect: dict[str, Any]) -> Iterator[str]:
    answer, end = bytes.fromhex(expect["answer_hex"]), bytes.fromhex(expect["then"])
    if (frame, answer, end) != (toledo8217.ECHO, toledo8217.ECHOED, toledo8217.ECHO_END):
        yield f"we ask {toledo8217.ECHO!r} and wait for {toledo8217.ECHOED!r}"
    if SpeakToledo(VirtualScale()).hear(frame) != answer:
        yield "the simulator answers otherwise"


def _scan(frame: bytes, expect: dict[str, Any]) -> Iterator[str]:
    whole, rest = magellan.lines(frame)
    found = magellan.scanned(whole[0])
    kinds = {"UPC-A": "E0", "UPC-E": "E0", "Code 39": "A0"}
    if found is None or (found.text, found.aim) != (expect["scan"], kinds[expect["symbology"]]):
        yield f"it reads as {found}, {found.text if found else None}"
    if magellan.read(frame) is not None or rest:
        yield "it is taken for the scale's"


def _frame(said: ScaleReading | None, expect: dict[str, Any]) -> Iterator[str]:
    if "error" in expect and expect["error"] not in _FAULTS:
        if said is not None and (said.fault is not Garbled or said.weight() is not None):
            yield f"noise reads as {said}"
        return
    if said is None:
        yield "it is no frame"
        return
    yield from _values(said, expect)
    for word in _words(expect):
        if said.fault is not _FAULTS[word]:
            yield f"{word} reads as {said.fault}"
    if "unit" in expect and said.unit != expect["unit"]:
        yield f"the unit is {said.unit}"


def _words(expect: dict[str, Any]) -> list[str]:
    status = expect.get("status", [])
    named = [status] if isinstance(status, str) else status
    return [*named, *([expect["error"]] if "error" in expect else [])]


def _values(said: ScaleReading, expect: dict[str, Any]) -> Iterator[str]:
    if expect.get("weight") == "previous":
        if not said.unchanged or said.weight() is not None:
            yield f"unchanged reads as {said}"
        return
    if "weight_raw" in expect:
        shown = str(said.value).replace(".", "").zfill(len(expect["weight_raw"]))
        if said.fault is not NothingWeighed and shown[-4:] != expect["weight_raw"]:
            yield f"it shows {said.value}"
    elif expect.get("weight") is not None:
        if str(said.value) != expect["weight"]:
            yield f"it shows {said.value}"
    elif said.value is not None:
        yield f"it shows {said.value}"
    stands = expect.get("stable", True) and Decimal(expect.get("weight") or 0) > 0
    if "weight_raw" not in expect and (said.weight() is not None) != bool(stands):
        yield f"as a weight it is {said.weight()}, {said.fault}"
