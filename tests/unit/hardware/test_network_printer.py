"""The network printer against every way in which a printer lets one down."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hardware.connections import connection
from hardware.drivers import visited
from hardware.drivers.escpos import network_printer
from hardware.drivers.escpos_printer import VisitedPrinter
from hardware.drivers.printer_drawer import PrinterDrawer
from hardware.ports import (
    CoverOpen,
    DrawerFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    UnknownOutcome,
)
from hardware.simulators.printer import PrinterFaults, PrinterSimulator
from hardware.transports import tcp
from hardware.transports.tcp import TcpLink
from tests.fakes.devices import FakePulsePrinter
from tests.waiting import until

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
LONG_JOB = b"\x1b@" + b"a line\n" * 200_000
ENOUGH_S = 10.0
SHORT_S = 0.6
STATUS_S = 0.2
PATIENCE_S = 60.0


@pytest.fixture(autouse=True)
def _no_other_till(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever refuses is off: nobody waits for the receipt of another till."""
    monkeypatch.setattr(visited, "_AGAIN_S", (0.0,))


def address_of(server: socket.socket) -> tuple[str, int]:
    host, port = server.getsockname()
    return host, port


@contextmanager
def printer(faults: PrinterFaults) -> Iterator[tuple[VisitedPrinter, PrinterSimulator]]:
    with PrinterSimulator(faults) as simulator:
        yield network_printer(*simulator.address, status_s=STATUS_S), simulator


@contextmanager
def talker() -> Iterator[TcpLink]:
    """Connected to somebody who never stops talking."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            peer, _ = server.accept()
            with peer, contextlib.suppress(OSError):
                while True:
                    peer.sendall(bytes(65_536))

        thread = threading.Thread(target=talk)
        thread.start()
        link = TcpLink(connection("tcp://{}:{}".format(*address_of(server))), "talker")
        link.open()
        try:
            yield link
        finally:
            link.close()
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def test_a_peer_that_never_stops_talking_holds_nobody_up() -> None:
    with talker() as link:
        until(lambda: bool(link.drain()), PATIENCE_S)  # comes back each time
        assert link.end_job(time.monotonic() + 0.05) is False


def test_a_silent_peer_is_asked_within_seconds_whether_it_is_there_at_all() -> None:
    """A scanner's converter that was switched off and on is not deaf for two hours."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TcpLink(connection(f"tcp://127.0.0.1:{server.getsockname()[1]}"), "scanner")
        link.open()
        asked = link._opened().getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE)
        assert 0 < asked <= 30
        assert link._opened().getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        link.close()


def test_a_system_that_cannot_ask_so_soon_connects_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tcp, "_KEEPALIVE", (("TCP_NO_SUCH_OPTION", 1), ("TCP_KEEPIDLE", 10**6)))
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TcpLink(connection("tcp://{}:{}".format(*address_of(server))), "scanner")
        link.open()
        assert link.is_open
        link.close()


def test_a_peer_that_says_goodbye_without_having_taken_all_has_not_taken_all() -> None:
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.bind(("127.0.0.1", 0))
        server.listen()
        link = TcpLink(connection("tcp://{}:{}".format(*address_of(server))), "goodbye")
        link.open()
        peer, _ = server.accept()
        with peer:
            link.write(bytes(40_000), time.monotonic() + PATIENCE_S)  # into our own buffer
            peer.shutdown(socket.SHUT_WR)
            assert link.end_job(time.monotonic() + 0.1) is False


def test_an_answering_printer_confirms() -> None:
    with printer(PrinterFaults()) as (tcp, _):
        assert tcp.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED


def test_a_mute_printer_that_takes_all_and_closes_can_only_be_sent_to() -> None:
    with printer(PrinterFaults(mute=True)) as (tcp, simulator):
        assert tcp.print("j", JOB, ENOUGH_S) is PrintProof.SENT
        simulator.close()
        assert simulator.jobs == [JOB]


@pytest.mark.slow
@pytest.mark.parametrize("job", [JOB, LONG_JOB], ids=["fits in buffers", "does not fit"])
def test_a_peer_that_never_reads_does_not_count_as_printed(job: bytes) -> None:
    with printer(PrinterFaults(never_reads=True)) as (tcp, _), pytest.raises(UnknownOutcome):
        tcp.print("j", job, SHORT_S)


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        (PrinterFaults(paper_out=True), PaperEmpty),
        (PrinterFaults(cover_open=True), CoverOpen),
        (PrinterFaults(cutter_jammed=True), PrinterFault),
    ],
)
def test_what_stops_a_printer_is_seen_before_the_first_byte(
    faults: PrinterFaults, error: type[Exception]
) -> None:
    with printer(faults) as (tcp, simulator):
        with pytest.raises(error):
            tcp.print("j", JOB, ENOUGH_S)
        health = tcp.health()
        assert (health.online, bool(health.hint)) == (False, True)
        simulator.close()
        assert simulator.jobs == []


@pytest.mark.slow
def test_paper_that_runs_out_in_the_middle_is_an_unknown_outcome_and_says_why() -> None:
    with printer(PrinterFaults(paper_out_after=9)) as (tcp, _):
        with pytest.raises(UnknownOutcome) as unknown:
            tcp.print("j", JOB * 50, SHORT_S)
        assert "paper" in unknown.value.hint.lower()


@pytest.mark.slow
@pytest.mark.parametrize("mute", [False, True])
def test_a_connection_that_dies_in_the_middle_is_an_unknown_outcome(mute: bool) -> None:
    faults = PrinterFaults(dies_after=4000, mute=mute)
    with printer(faults) as (tcp, _), pytest.raises(UnknownOutcome):
        tcp.print("j", LONG_JOB, ENOUGH_S)


def test_a_printer_that_is_off_prints_nothing_and_prints_when_it_is_back() -> None:
    with printer(PrinterFaults()) as (tcp, simulator):
        simulator.close()
        with pytest.raises(PrinterOffline):
            tcp.print("j", JOB, ENOUGH_S)
        simulator.open()
        assert tcp.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED


def test_low_paper_is_told_and_does_not_stop() -> None:
    with printer(PrinterFaults(paper_low=True)) as (tcp, _):
        assert tcp.health().paper_low
        assert tcp.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED


def test_automatic_status_in_between_is_not_taken_for_the_answer() -> None:
    """Some printers push four status bytes unasked; the last three look like an answer."""
    server = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        link, _ = server.accept()
        with link:
            answers = iter([b"\x12"] * 4 + [b"\x10\x00\x0c\x0f\x00", b"\x12"])
            pending = b""
            while data := link.recv(4096):
                pending += data
                while b"\x10\x04" in pending:
                    pending = pending.split(b"\x10\x04", 1)[1][1:]
                    link.sendall(next(answers))
                if b"\x1dr\x01" in pending:
                    pending = b""
                    link.sendall(next(answers))

    thread = threading.Thread(target=talk)
    thread.start()
    try:
        tcp = network_printer(*address_of(server), status_s=STATUS_S)
        assert tcp.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED
    finally:
        thread.join()
        server.close()


def test_a_reset_before_the_first_byte_prints_nothing() -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def reset() -> None:
        link, _ = server.accept()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        link.recv(3)
        link.close()

    thread = threading.Thread(target=reset)
    thread.start()
    try:
        with pytest.raises(PrinterOffline):
            network_printer(*address_of(server), status_s=5.0).print("j", JOB, ENOUGH_S)
    finally:
        thread.join()
        server.close()


def test_a_drawer_kick_goes_through_the_printer_and_prints_nothing() -> None:
    with printer(PrinterFaults()) as (tcp, simulator):
        drawer = PrinterDrawer(tcp)
        drawer.kick()
        drawer.kick()
        assert drawer.health().online
        simulator.close()
        assert (simulator.kicks, simulator.jobs) == (2, [])


def test_a_kick_of_a_printer_that_is_off_is_a_drawer_fault_with_its_cause() -> None:
    with printer(PrinterFaults()) as (tcp, simulator):
        simulator.close()
        with pytest.raises(DrawerFault) as fault:
            PrinterDrawer(tcp).kick()
        assert isinstance(fault.value.__cause__, PrinterOffline)


@pytest.mark.parametrize(
    ("pin", "pulse_ms", "command"), [(0, 50, "1b 70 00 19 ff"), (1, 200, "1b 70 01 64 ff")]
)
def test_a_kick_is_esc_p_with_pin_and_length(pin: int, pulse_ms: int, command: str) -> None:
    through = FakePulsePrinter()
    PrinterDrawer(through, pin, pulse_ms).kick()
    assert through.commands == [bytes.fromhex(command)]


@pytest.mark.parametrize(("pin", "pulse_ms"), [(2, 50), (0, 1), (0, 600)])
def test_a_pulse_that_no_drawer_knows_is_refused(pin: int, pulse_ms: int) -> None:
    with pytest.raises(ValueError, match="no such drawer pulse"):
        PrinterDrawer(network_printer("127.0.0.1"), pin, pulse_ms)


def test_the_simulator_answers_real_time_questions_cut_in_two_by_the_network() -> None:
    with PrinterSimulator() as simulator, socket.create_connection(simulator.address) as link:
        link.settimeout(ENOUGH_S)
        link.sendall(b"\x10")
        link.sendall(b"\x04\x01\x10\x04")
        link.sendall(b"\x04")
        assert link.recv(1) + link.recv(1) == b"\x12\x12"


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 1000])
def test_a_mute_peer_that_closes_before_it_has_read_all_has_not_printed(size: int) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def read_some() -> None:
        link, _ = server.accept()
        with link:
            assert len(link.recv(6, socket.MSG_WAITALL)) == 6  # the questions
            assert len(link.recv(size)) <= size
            time.sleep(0.05)  # what came meanwhile is not read: the system refuses it

    thread = threading.Thread(target=read_some)
    thread.start()
    try:
        tcp = network_printer(*address_of(server), status_s=0.05)
        with pytest.raises(UnknownOutcome):
            tcp.print("j", LONG_JOB, 2.0)
    finally:
        thread.join()
        server.close()
