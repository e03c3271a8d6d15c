"""Every guarded act, every role, every path that exists: denied or asked, and on record (C25).

The acts and roles at the lane's own door are tried in tests/unit/checkout/test_rights.py; here is
that the list of them is whole, and the paths beside it.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import rights
from pos_terminal.checkout.guards import GUARDS
from pos_terminal.checkout.handlers import HANDLERS
from pos_terminal.cli.operations import OPERATIONS, Work, perform
from pos_terminal.control.errors import ControlError
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.permissions import Right
from tests.contract.rights_reference import ELSEWHERE
from tests.lane_fixtures import MANAGER, MILK_CODE, TECHNICIAN, LaneAtWork, lane_on
from tests.unit.checkout.test_rights import GUARDED


def all_commands(base: type[c.Command] = c.Command) -> Iterator[type[c.Command]]:
    for kind in base.__subclasses__():
        if kind.__name__ != "FromDevice" and kind.__module__.startswith("pos_terminal."):
            yield kind
        yield from all_commands(kind)


# -- the list is whole


def test_every_command_of_the_program_has_a_guard() -> None:
    names = {command.__qualname__ for command in all_commands()}  # slots make each class twice
    assert names == {command.__qualname__ for command in GUARDS}
    assert set(GUARDS) == set(HANDLERS) | {c.SetUpShop}
    for command, guard in GUARDS.items():
        assert guard.signed_in or guard.why_open, command


def test_a_command_without_a_guard_is_not_carried_out(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Rob(c.Command):
        """A new command whose author forgot the guard."""

    done: list[bool] = []
    monkeypatch.setitem(HANDLERS, Rob, lambda _till, _command: done.append(True))
    lane.running.lane.submit(Rob()).exception(5)
    assert not done


def test_every_right_is_asked_for_by_a_command_or_said_to_be_elsewhere() -> None:
    asked = {right for guard in GUARDS.values() for right in guard.needs}
    assert asked | set(ELSEWHERE) == set(Right)
    assert not asked & set(ELSEWHERE)


@pytest.mark.slow
def test_the_acts_ask_for_the_rights_that_their_guards_list_and_no_others(
    shop_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guard that lists a right which nobody asks for would be a promise that is not kept."""
    tried: defaultdict[type[c.Command], set[Right]] = defaultdict(set)
    for number, (_, make) in enumerate(GUARDED):
        with lane_on(Path(shutil.copytree(shop_template, tmp_path / str(number)))) as lane:
            lane.sign_in()
            lane.sell()
            lane.sign_in(MANAGER)
            command = make(lane)
            with monkeypatch.context() as patch:
                asked = spied(patch)
                lane.do(command)
        assert asked <= set(GUARDS[type(command)].needs), command
        tried[type(command)] |= asked
    never = {
        (command.__name__, right)
        for command, guard in GUARDS.items()
        for right in set(guard.needs) - tried[command]
    }
    assert never == {("Unlock", Right.UNLOCK)}  # asks `may` itself: its secret says who it is


def spied(monkeypatch: pytest.MonkeyPatch) -> set[Right]:
    """Which rights are asked for from now on."""
    asked: set[Right] = set()
    require = rights.require

    def spy(till: Any, right: Right) -> None:
        asked.add(right)
        require(till, right)

    monkeypatch.setattr(rights, "require", spy)
    return asked


# -- signed out, locked


@pytest.mark.parametrize(
    "command",
    [make_one for make_one in GUARDS if GUARDS[make_one].signed_in],
    ids=lambda command: command.__name__,
)
def test_whatever_a_handler_forgets_nothing_is_done_while_nobody_is_there(
    lane: LaneAtWork, command: type[c.Command], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []
    monkeypatch.setitem(HANDLERS, command, lambda _till, _command: done.append(True))
    blank = object.__new__(command)  # its fields do not come into it
    monkeypatch.setattr("pos_terminal.checkout.lane.check_command", lambda _command: None)
    lane.running.lane.call(lambda till: setattr(till.running, "locked", True)).result(60)
    assert lane.refused(blank) == "screen.locked"
    lane.running.lane.call(lambda till: setattr(till.running, "employee", None)).result(60)
    before = len(lane.events())
    assert lane.refused(blank) == "signin.needed"
    assert (done, len(lane.events())) == ([], before)


# -- a scan


@pytest.mark.parametrize(
    "code", [MILK_CODE, "4011", "2800000008466", "2112345001998", "CUST001", "TERM001-1-000001"]
)
def test_no_scan_does_what_needs_a_right(
    lane: LaneAtWork, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a label says, a scan finds or adds: it takes nothing out and changes no price."""
    lane.sell()
    lane.do(c.SaveCustomer("Ada", card="CUST001"))
    lane.sign_in(TECHNICIAN)
    asked = spied(monkeypatch)
    with suppress(CashierError):  # an article of a scale that this shop does not have
        lane.do(c.Scan(code))
    assert not asked


# -- the command line and its socket: of the same user of the machine, and on record

DISPLAY = {"role": "line_display", "driver": "simulator", "connection": "simulator:"}
CHANGES: dict[str, dict[str, Any]] = {
    "products.import": {"dry_run": False},
    "customers.import": {"dry_run": False},
    "products.set_price": {"sku": "MILK", "price": "1.50"},
    "products.set_active": {"sku": "MILK", "active": False},
    "staff.add": {"name": "Bob", "role": "cashier", "username": "bob", "pin": "5555"},
    "staff.change": {"who": "jane", "pin": "5656"},
    "plugins.switch": {"name": "customer_lookup", "on": True},
    "plugins.set": {"name": "customer_lookup", "values": {"favourites": 4}},
    "sync.managed": {"act": "pause", "sink": "kafka"},
    "sync.set": {"section": "kafka", "values": {"partitions": 6}},
    "sync.new_life": {"seen": None},
    "devices.keep": {"config": DISPLAY},
    "devices.test": {"device_id": "receipt_printer", "act": "print"},
    "devices.remove": {"device_id": "line_display"},
}
BEFORE = {"devices.remove": ("devices.keep",)}  # what must be there first
LOOKS = {  # the lane stays as it is
    *("lane.ping", "plugins.list", "plugins.report", "plugins.replay"),
    *("devices.list", "devices.found"),
}
FILES = {"products.import": "sku,name,price\nN1,New,1.00\n", "customers.import": "name\nAda\n"}


def test_every_operation_of_the_socket_is_tried_here() -> None:
    assert set(OPERATIONS) == set(CHANGES) | LOOKS


@pytest.mark.parametrize("method", sorted(CHANGES))
def test_a_change_by_the_command_line_leaves_an_event(
    lane: LaneAtWork, tmp_path: Path, method: str
) -> None:
    params = dict(CHANGES[method])
    if method in FILES:
        file = tmp_path / "file.csv"
        file.write_text(FILES[method], "utf-8")
        params["path"] = str(file)
    for first in BEFORE.get(method, ()):
        perform(lane.running, first, work(dict(CHANGES[first])))
    before = len(lane.events())
    perform(lane.running, method, work(params))
    assert len(lane.events()) > before, method


def work(params: dict[str, Any]) -> Work:
    return Work(params, tell=lambda _progress: None, cancelled=lambda: False)


def test_the_socket_does_nothing_but_what_it_lists(lane: LaneAtWork) -> None:
    with pytest.raises(ControlError):
        perform(lane.running, "lane.submit", work({"command": "VoidSale"}))
