"""What every scale keeps, whatever it speaks and however its cable fails."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.errors import (
    BelowZero,
    DeviceFault,
    DeviceOffline,
    DeviceTimeout,
    Garbled,
    NothingWeighed,
    Overload,
    Unstable,
    UnsupportedFormat,
)
from hardware.ports import Scale
from hardware.registry import driver as known_driver
from hardware.simulators.scale import SimulatedScale
from hardware.values import Weight
from tests.contract.scale_rigs import DRIVERS, QUICK, READERS, ScaleRig, rig

pytestmark = pytest.mark.slow  # cables that are cut and stall: together 16 s
PROTOCOLS = sorted(DRIVERS)
ASKED = [protocol for protocol in PROTOCOLS if protocol != "labelled_scale"]
TARES = ("mt_sics", "toledo8217")
ZEROES = (*TARES, "nci")

every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS)


def soon() -> float:
    return time.monotonic() + 0.2  # a busy machine may look away for 50 ms


def later() -> float:
    return time.monotonic() + 60.0


def outcome(bench: ScaleRig, deadline: float) -> Weight | type[DeviceFault]:
    try:
        return bench.driver.weigh(deadline)
    except DeviceFault as err:
        return type(err)


@every_protocol
def test_a_weight_that_stands_is_told_with_unit_and_decimals(protocol: str) -> None:
    bench = rig(protocol)
    assert isinstance(bench.driver, Scale)
    for grams in (1, 250, 1250, 14_999):
        bench.scale.on_it = Decimal(grams) / 1000
        weight = bench.driver.weigh(later())
        assert (weight.value, weight.unit) == (Decimal(grams).scaleb(-3), "kg")
        assert weight.value.as_tuple().exponent == -3


@pytest.mark.parametrize("protocol", [one for one in PROTOCOLS if one != "prix"])
def test_a_scale_in_pounds_is_heard_in_pounds(protocol: str) -> None:
    bench = rig(protocol)
    bench.scale.unit, bench.scale.on_it = "lb", Decimal("0.567")
    assert bench.driver.weigh(later()) == Weight(Decimal("1.25"), "lb")


FAULTS: dict[str, tuple[Callable[[ScaleRig], None], type[DeviceFault]]] = {
    "empty": (lambda bench: None, NothingWeighed),
    "moves": (lambda bench: _put(bench, moving=-1), Unstable),
    "too much": (lambda bench: _put(bench, kilograms="16"), Overload),
    "below zero": (lambda bench: _put(bench, kilograms="-0.2"), BelowZero),
    "silent": (lambda bench: setattr(bench.cable.faults, "silent", True), DeviceTimeout),
    "noise": (lambda bench: setattr(bench.cable.faults, "noise", b"\x8f\x00q12.5\x1b\r"), Garbled),
    "unplugged": (lambda bench: setattr(bench.cable, "offline", True), DeviceOffline),
}


def _put(bench: ScaleRig, kilograms: str = "1.25", moving: int = 0) -> None:
    bench.scale.on_it, bench.scale.moving_polls = Decimal(kilograms), moving


@every_protocol
@pytest.mark.parametrize("ailment", sorted(FAULTS))
def test_what_ails_a_scale_gives_its_own_fault_and_no_number(protocol: str, ailment: str) -> None:
    bench = rig(protocol)
    bring_about, wanted = FAULTS[ailment]
    if ailment not in ("empty", "below zero", "too much", "moves"):
        _put(bench)
    bring_about(bench)
    assert outcome(bench, soon()) is wanted


@every_protocol
def test_goods_that_come_to_rest_are_weighed_within_the_same_call(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench, moving=3)
    assert bench.driver.weigh(later()).value == Decimal("1.250")


@every_protocol
def test_one_spoilt_answer_is_asked_for_again(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench)
    bench.cable.faults.noise, bench.cable.faults.for_answers = b"\x02\x7f?!", 1
    assert bench.driver.weigh(later()).value == Decimal("1.250")


@every_protocol
def test_a_hand_is_told_of_although_the_last_answer_failed(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench, moving=-1)
    bench.driver.request = _silent_from(bench, 3)  # type: ignore[method-assign]
    with pytest.raises(Unstable):
        bench.driver.weigh(soon())


def _silent_from(bench: ScaleRig, question: int) -> Callable[[float], None]:
    asked, ask = iter(range(1, 1000)), bench.driver.request

    def request(until: float) -> None:
        bench.cable.faults.silent = next(asked) >= question
        ask(until)

    return request


@pytest.mark.parametrize("protocol", ASKED)
@pytest.mark.parametrize("late_s", [0.0, QUICK.late_s / 4])
def test_an_answer_that_comes_late_is_never_the_next_ones(protocol: str, late_s: float) -> None:
    bench = rig(protocol)
    owed = _owed(bench)
    bench.cable.faults.late_s = late_s  # it lies there already, or comes while one waits for it
    bench.cable.say(owed)
    bench.cable.faults.late_s = 0.0
    assert bench.driver.weigh(later()).value == Decimal("0.100")


def _owed(bench: ScaleRig) -> bytes:
    """The answer for 9 kg that has not come in time; by now 0.1 kg lies there."""
    _put(bench, kilograms="9.000")
    owed = _frame_of(bench)
    bench.cable.faults.silent = True
    assert outcome(bench, time.monotonic() + 0.03) is DeviceTimeout
    bench.cable.faults.silent = False
    _put(bench, kilograms="0.100")
    return owed


@pytest.mark.parametrize("protocol", ASKED)
def test_after_an_answer_that_never_came_the_first_one_is_not_believed(protocol: str) -> None:
    bench = rig(protocol)
    owed = _owed(bench)
    time.sleep(QUICK.late_s)
    ask = bench.driver.request

    def request(until: float) -> None:
        ask(until)
        bench.cable.say_first(owed)  # comes now, before the answer to this question
        bench.driver.request = ask  # type: ignore[method-assign]

    bench.driver.request = request  # type: ignore[method-assign]
    assert bench.driver.weigh(later()).value == Decimal("0.100")


@every_protocol
def test_an_answer_cut_at_any_byte_gives_no_number(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench, kilograms="1.234")
    whole = _frame_of(bench)
    needed = len(whole.rstrip(b"\n")) if protocol == "labelled_scale" else len(whole)
    for length in range(needed):
        said = READERS[protocol](whole[:length])
        assert said is None or said.weight() is None, whole[:length]
        tail = READERS[protocol](whole[length:]) if length else None
        assert tail is None or tail.weight() is None or protocol == "labelled_scale", whole[length:]
    assert READERS[protocol](whole) is not None
    bench.cable.faults.cut_after = len(whole) // 2
    assert outcome(bench, soon()) in (Garbled, DeviceTimeout)


def _frame_of(bench: ScaleRig) -> bytes:
    bench.driver.request(later())
    return bench.cable.read(64, later())


def test_a_wrong_check_character_is_no_weight() -> None:
    bench = rig("cas")
    _put(bench, kilograms="1.234")
    whole = _frame_of(bench)
    for place in range(2, len(whole) - 2):
        for bit in range(8):
            spoilt = bytearray(whole)
            spoilt[place] ^= 1 << bit
            said = READERS["cas"](bytes(spoilt))
            assert said is None or said.weight() is None, bytes(spoilt)


# Written anew from the manuals: what a whole, stable, positive frame looks like.
_STABLE = {
    "toledo8217": re.compile(rb"\x02 {0,4}\d{1,3}\.\d{2,3}N?\r"),
    "magellan": re.compile(rb"(^|\r)\n*S(11|144)\d{4,5}\r"),
    "cas": re.compile(rb"\x01\x02S {1,6}?[ \d.]{6}[KkLlOo ][GgBbZz].\x03\x04", re.DOTALL),
    "labelled_scale": re.compile(
        rb"ST,(GS?|NT?) ?,[^\r\n]*?[+ ]? *\d+(\.\d+)? *,? *[A-Za-z]+ *[\r\n]"
    ),
    "prix": re.compile(rb"\x02\d{5}\x03"),
    "mt_sics": re.compile(rb"(^|\n)S S +\d+(\.\d+)? +(g|kg|lb|oz|LB|KG|G|OZ)\w*\r\n"),
    "nci": re.compile(rb"\n[ _]*[\d.]+ *[A-Za-z]{1,3}[^\r\n\x03]*\r\nS?[0-?]{2,4}\r\x03"),
}
_ALPHABET = {
    "toledo8217": b"\x02 0123456789.N?\rABP@",
    "magellan": b"S014\r\n23458AF",
    "cas": b"\x01\x02\x03\x04SU F-0123.KgGLB",
    "labelled_scale": b"STUOLGN,+- 0123.kgl\r\n\x02",
    "prix": b"\x02\x03015INS",
    "mt_sics": b"SDI+- 0123.gkE\r\n",
    "nci": b"\nS W0123.LKBGlb oz-\r\x03?p",
}


@settings(max_examples=100)
@given(data=st.data())
@every_protocol
def test_noise_is_a_weight_only_where_it_is_a_whole_stable_frame(
    protocol: str, data: st.DataObject
) -> None:
    letters = st.sampled_from(_ALPHABET[protocol]).map(lambda byte: bytes([byte]))
    noise = data.draw(
        st.one_of(st.binary(max_size=60), st.lists(letters, max_size=60).map(b"".join))
    )
    said = READERS[protocol](noise)
    weight = said.weight() if said is not None else None
    if weight is not None:
        assert _STABLE[protocol].search(noise), noise
        assert weight.value > 0
        assert weight.unit in ("kg", "g", "lb", "oz")
        assert weight.thousandths_of(weight.unit) >= 0


@every_protocol
def test_health_asks_and_never_calls_a_silent_scale_well(protocol: str) -> None:
    bench = rig(protocol)
    assert bench.driver.health().online is True
    bench.scale.over = True
    said = bench.driver.health()
    assert (said.online, said.key) == (True, "scale.overload")
    bench.scale.over = False
    bench.cable.faults.silent = True
    said = bench.driver.health()
    assert (said.online, said.key) == (False, "device.timeout")
    bench.cable.offline = True
    said = bench.driver.health()
    assert (said.online, said.key) == (False, "device.offline")


def test_a_toledo_that_is_silent_while_goods_move_is_found_by_its_echo() -> None:
    bench = rig("toledo8217")
    bench.cable.faults.silent, bench.cable.faults.for_answers = True, 1
    assert bench.driver.health().online is True


@pytest.mark.parametrize("protocol", ZEROES)
def test_zero_makes_what_lies_on_it_nothing(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench, kilograms="0.020")
    bench.driver.zero(later())
    assert outcome(bench, soon()) is NothingWeighed
    _put(bench, kilograms="1.020")
    assert bench.driver.weigh(later()).value == Decimal("1.000")


@pytest.mark.parametrize("protocol", TARES)
def test_a_tare_comes_off_and_ends(protocol: str) -> None:
    bench = rig(protocol)
    _put(bench, kilograms="1.000")
    bench.driver.tare(Weight(Decimal("0.005"), "kg"), later())
    assert bench.driver.weigh(later()).value == Decimal("0.995")
    bench.driver.tare(Weight(Decimal(0), "kg"), later())
    assert bench.driver.weigh(later()).value == Decimal("1.000")
    bench.driver.tare(None, later())
    assert outcome(bench, soon()) is NothingWeighed


@pytest.mark.parametrize("protocol", [one for one in PROTOCOLS if one not in ZEROES])
def test_what_a_protocol_cannot_do_is_said(protocol: str) -> None:
    bench = rig(protocol)
    with pytest.raises(UnsupportedFormat, match="key"):
        bench.driver.zero(later())
    with pytest.raises(UnsupportedFormat, match="tare"):
        bench.driver.tare(None, later())


def test_a_toledo_that_says_unchanged_means_the_weight_it_told_last() -> None:
    bench = rig("toledo8217")
    _put(bench)
    assert bench.driver.weigh(later()).value == Decimal("1.250")
    bench.cable.faults.noise = b"\x02?\x00\r"
    assert bench.driver.weigh(later()).value == Decimal("1.250")
    bench.cable.faults.noise = b"\x02?\x41\r"
    assert outcome(bench, soon()) is Unstable
    bench.cable.faults.noise = b"\x02?\x00\r"
    assert outcome(bench, soon()) is Unstable  # unchanged since it moved: no weight is known


def test_a_toledo_that_was_claimed_anew_says_unchanged_of_nothing_that_we_know() -> None:
    bench = rig("toledo8217")
    _put(bench)
    assert bench.driver.weigh(later()).value == Decimal("1.250")
    bench.driver.release()
    bench.driver.claim()
    bench.cable.faults.noise = b"\x02?\x00\r"
    assert outcome(bench, soon()) is Unstable


def test_scans_come_over_the_scale_s_cable_and_are_kept_while_it_is_asked() -> None:
    from hardware.drivers.magellan import Magellan

    bench = rig("magellan")
    assert isinstance(bench.driver, Magellan)
    _put(bench)
    bench.cable.say(b"S08F4006381")
    bench.cable.say(b"333931\rS08A012345678905\r")
    assert bench.driver.weigh(later()).value == Decimal("1.250")
    scans = [bench.driver.scan(later()) for _ in range(2)]
    assert [(one.text, one.aim) for one in scans if one] == [
        ("4006381333931", "E0"),
        ("012345678905", "E0"),
    ]
    assert bench.driver.scan(time.monotonic()) is None


@every_protocol
def test_the_registry_makes_it(protocol: str) -> None:
    from hardware.connections import connection
    from hardware.ports import Role
    from hardware.registry import Make

    found = known_driver(Role.SCALE, protocol)
    assert found is not None
    made = found.make(Make(connection("serial:/dev/nowhere"), "scale"))
    assert type(made) is DRIVERS[protocol]
    with pytest.raises(DeviceFault):
        made.claim()


def test_a_serial_scale_has_the_usual_line_of_its_kind_unless_another_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from hardware.connections import connection
    from hardware.drivers import toledo8217
    from hardware.ports import Role
    from hardware.registry import Make

    asked: list[str] = []
    monkeypatch.setattr(toledo8217, "link", lambda made: asked.append(str(made.where)))
    found = known_driver(Role.SCALE, "toledo8217")
    assert found is not None
    for line in ("serial:/dev/ttyS0", "serial:/dev/ttyS0?bits=8&parity=none", "tcp://h:4001"):
        found.make(Make(connection(line), "scale"))
    assert asked == [
        "serial:/dev/ttyS0?baud=9600&bits=7&parity=even",
        "serial:/dev/ttyS0?baud=9600&bits=8&parity=none",
        "tcp://h:4001",
    ]


def test_the_front_of_the_simulated_scale_does_what_it_says() -> None:
    scale = SimulatedScale("scale")
    scale.open()
    scale.claim()
    scale.pace = QUICK
    for put, kilograms in (("1.250 kg", "1.250"), ("0,5", "0.500"), ("250 g", "0.250")):
        assert scale.simulate("put", put) == f"{kilograms} kg"
        assert scale.weigh(later()).value == Decimal(kilograms)
    for act, fault in (("motion", Unstable), ("overload", Overload), ("offline", DeviceOffline)):
        scale.simulate(act, "on")
        with pytest.raises(fault):
            scale.weigh(soon())
        scale.simulate(act, "off")
        scale.release()
        scale.claim()
    scale.simulate("put", "")
    with pytest.raises(NothingWeighed):
        scale.weigh(soon())
    for act, value in (("put", "much"), ("put", "1 stone"), ("put", "NaN"), ("dance", "")):
        with pytest.raises(UnsupportedFormat):
            scale.simulate(act, value)
