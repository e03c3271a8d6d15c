"""What head office wants of staff, settings and plugins, between two commands of the lane."""

from __future__ import annotations

from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import head_office
from pos_terminal.checkout.head_office import Chunk, Handed
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import (
    CASHIER,
    MANAGER,
    PINS,
    LaneAtWork,
    lane_on,
    verified,
)

EARLY, LATE = "2000-01-01T00:00:00.000000Z", "2100-01-01T00:00:00.000000Z"
PIN = "7777"


def employee(**changes: Any) -> dict[str, Any]:
    body = {
        "name": "Eve",
        "username": "eve",
        "role": "cashier",
        "language": "",
        "active": True,
        "pin_hash": FakeHasher().hash(PIN),
        "password_hash": "",
    }
    return body | changes


def handed(
    kind: str, key: str, version: int, body: dict[str, Any] | None = None, position: int = 0,
    at: str = LATE,
) -> Handed:  # fmt: skip
    return Handed(position or version, kind, key, version, at, body or {}, deleted=body is None)


def hand(lane: LaneAtWork, *documents: Handed, inbox: str = "box") -> Chunk:
    chunk: Chunk = lane.running.lane.call(
        lambda till: head_office.apply(till, documents, inbox), aside=True
    ).result(60)
    return chunk


def staff_id(lane: LaneAtWork, username: str) -> str:
    query = f"SELECT employee_id FROM employees WHERE username = '{username}'"
    return str(lane.rows(query)[0][0])


def test_a_new_member_of_staff_signs_in_with_the_shop_wide_pin(lane: LaneAtWork) -> None:
    hand(lane, handed("employee", "HQ7", 1, employee()))
    lane.do(c.SignIn("eve", PIN))
    assert lane.state.employee is not None
    assert lane.state.employee.employee_id == "HQ7"
    event = lane.events("EMPLOYEE_CHANGED")[-1]
    assert event.data["source"] == "head_office"
    assert event.stamp.employee_id is None  # nobody at the till did it
    verified(lane.data_dir)


def test_an_older_document_changes_nothing_whenever_it_comes(lane: LaneAtWork) -> None:
    hand(lane, handed("employee", "HQ7", 5, employee(active=False)))
    before = len(lane.events())
    hand(lane, handed("employee", "HQ7", 4, employee()), handed("employee", "HQ7", 5, employee()))
    assert len(lane.events()) == before
    assert lane.refused(c.SignIn("eve", PIN)) == "signin.wrong"


def test_who_was_switched_off_by_hand_is_not_revived_by_a_document_written_before(
    lane: LaneAtWork,
) -> None:
    hand(lane, handed("employee", "HQ7", 1, employee()))
    lane.do(c.SignIn(MANAGER, PINS[MANAGER]))
    lane.do(c.SaveEmployee("Eve", "cashier", "eve", employee_id="HQ7", active=False))
    hand(lane, handed("employee", "HQ7", 2, employee(name="Eva"), at=EARLY))
    assert lane.rows("SELECT name, active FROM employees WHERE employee_id = 'HQ7'") == [("Eva", 0)]
    hand(lane, handed("employee", "HQ7", 3, employee(), at=LATE))  # written knowing it
    assert lane.rows("SELECT active FROM employees WHERE employee_id = 'HQ7'") == [(1,)]


def test_who_is_switched_off_during_a_sale_ends_it_and_is_out(lane: LaneAtWork) -> None:
    jane = staff_id(lane, CASHIER)
    lane.do(c.AddProduct("MILK"))
    hand(lane, handed("employee", jane, 1))
    assert lane.state.employee is not None
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(lane.state.settlement.cash_remaining_minor))  # type: ignore[union-attr]
    assert lane.state.phase is Phase.PAID  # the change is still shown
    lane.do(c.NextSale())
    assert lane.state.phase is Phase.SIGNED_OUT
    assert lane.events("EMPLOYEE_LOGOUT")[-1].data == {"reason": "revoked"}
    assert lane.refused(c.SignIn(CASHIER, PINS[CASHIER])) == "signin.wrong"


def test_who_is_switched_off_begins_no_other_sale(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    hand(lane, handed("employee", staff_id(lane, CASHIER), 1))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(lane.state.settlement.cash_remaining_minor))  # type: ignore[union-attr]
    assert lane.refused(c.AddProduct("MILK")) == "signin.needed"


def test_who_is_switched_off_between_sales_is_out_at_once(lane: LaneAtWork) -> None:
    hand(lane, handed("employee", staff_id(lane, CASHIER), 1))
    assert lane.state.phase is Phase.SIGNED_OUT


def test_a_member_of_this_lane_gives_up_a_user_name_that_head_office_gives_away(
    lane: LaneAtWork,
) -> None:
    jane = staff_id(lane, CASHIER)
    hand(lane, handed("employee", "HQ7", 1, employee(username=CASHIER)))
    query = "SELECT employee_id, username FROM employees WHERE username IN ('', 'jane') ORDER BY 1"
    assert lane.rows(query) == [(jane, ""), ("HQ7", "jane")]
    refused = hand(lane, handed("employee", "HQ8", 2, employee(username=CASHIER)))
    assert [kept.reason for kept in refused.kept] == ["staff.username_taken"]


def test_a_setting_waits_for_the_end_of_the_sale_and_others_do_not(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    name = handed("setting", "name", 1, {"value": "Market"})
    chunk = hand(lane, name, handed("employee", "HQ7", 2, employee()))
    assert [kept.reason for kept in chunk.kept] == ["head_office.after_sale"]
    assert chunk.applied == 1
    lane.do(c.VoidSale("mistake"), c.Approval("", PINS[MANAGER]))
    assert hand(lane, name).kept == ()
    assert lane.events("SETTING_CHANGED")[-1].data["source"] == "head_office"
    assert lane.rows("SELECT value FROM control WHERE key = 'inbox_kept'") == [("{}",)]


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("language", "klingon", "setting.value"),
        ("no_such", "1", "setting.unknown"),
        ("currency", "USD", "setting.fixed"),
        ("demo", "true", "head_office.setting"),
        ("plugin.loyalty.switch", "{}", "setting.unknown"),
    ],
)
def test_a_setting_that_the_shop_refuses_is_told_and_the_others_go_on(
    lane: LaneAtWork, key: str, value: str, reason: str
) -> None:
    fine = handed("setting", "receipt_footer", 2, {"value": "Thank you\nCome again"})
    chunk = hand(lane, handed("setting", key, 1, {"value": value}), fine)
    assert [kept.reason for kept in chunk.kept] == [reason]
    footer = "SELECT value FROM settings WHERE key = 'receipt_footer'"
    assert lane.rows(footer) == [("Thank you\nCome again",)]


def test_a_plugin_that_is_not_here_is_kept_and_told(lane: LaneAtWork) -> None:
    body = {"on": True, "settings": None}
    chunk = hand(lane, handed("plugin_switch", "nowhere", 1, body))
    assert [kept.reason for kept in chunk.kept] == ["plugin.unknown"]


def test_a_plugin_is_switched_on_and_off_in_the_journal(lane: LaneAtWork) -> None:
    on = {"on": True, "settings": None}
    lane.running.plugins.look_again(30)
    hand(lane, handed("plugin_switch", "employee_time_tracker", 1, on))
    hand(lane, handed("plugin_switch", "employee_time_tracker", 2))
    switched = [event.data for event in lane.events("PLUGIN_SWITCHED")]
    assert [(data["on"], data["reason"]) for data in switched] == [
        (True, "head_office"),
        (False, "head_office"),
    ]


def test_the_place_in_the_inbox_is_kept_and_another_inbox_begins_anew(lane: LaneAtWork) -> None:
    hand(lane, handed("employee", "HQ7", 1, employee(), position=9))
    place = "SELECT value FROM control WHERE key = 'inbox_position'"
    assert lane.rows(place) == [("box:9",)]
    hand(lane, handed("employee", "HQ7", 1, employee(), position=2))
    assert lane.rows(place) == [("box:9",)]  # never back
    hand(lane, handed("employee", "HQ7", 1, employee(), position=2), inbox="other")
    assert lane.rows(place) == [("other:2",)]


def test_a_chunk_ends_when_its_time_is_over(lane: LaneAtWork, monkeypatch: Any) -> None:
    monkeypatch.setattr(head_office, "CHUNK_S", 0.0)
    documents = [handed("employee", f"HQ{n}", n, employee(username=f"u{n}")) for n in range(1, 4)]
    assert hand(lane, *documents).done == 1


def test_what_stands_on_the_screen_stays(lane: LaneAtWork) -> None:
    lane.refused(c.Scan("no such code"))
    shown = lane.notice
    hand(lane, handed("employee", "HQ7", 1, employee()))
    assert lane.notice == shown


def test_a_lane_that_is_opened_again_knows_its_versions(lane: LaneAtWork, tmp_path: Any) -> None:
    hand(lane, handed("employee", "HQ7", 3, employee(active=False)))
    with lane_on(lane.crash_copy(tmp_path / "copy")) as again:
        hand(again, handed("employee", "HQ7", 2, employee()))
        assert again.rows("SELECT active FROM employees WHERE employee_id='HQ7'") == [(0,)]
