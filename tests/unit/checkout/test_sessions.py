"""Sign in and out, quick switch, and what guessing gets somebody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.secrets import (
    Guard,
    PepperedArgon2,
    check_password,
    check_pin,
    wait_after,
)
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from tests.fakes.world import NOON, FakeClock
from tests.lane_fixtures import CASHIER, MANAGER, MILK_CODE, PINS, LaneAtWork, lane_on


def test_somebody_signs_in_by_pin_or_by_password(lane: LaneAtWork) -> None:
    view = lane.do(c.SignIn(MANAGER, "a long password", "password"))
    assert (view.name, view.role, "manage_staff" in view.rights) == ("Ann", "manager", True)
    lane.do(c.SignIn("E002", PINS[CASHIER]))
    lane.do(c.SignIn("JANE", PINS[CASHIER]))  # user names ignore case
    assert lane.state.employee is not None
    assert lane.state.employee.employee_id == "E002"


def test_a_quick_switch_signs_the_other_out_in_the_same_commit(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.sign_in(MANAGER)
    out, signed_in = lane.events()[-2:]
    assert (out.event_type, out.data) == ("EMPLOYEE_LOGOUT", {"reason": "switch"})
    assert (out.stamp.employee_id, signed_in.stamp.employee_id) == ("E002", "E001")
    assert lane.total == 145  # the basket stays


def test_signing_out_is_refused_with_a_basket_in_hand(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.SignOut()) == "signout.basket"
    lane.do(c.Park())
    lane.do(c.SignOut())
    assert (lane.state.phase, lane.state.employee) == (Phase.SIGNED_OUT, None)


def test_signing_out_lets_go_of_a_customer_who_bought_nothing(lane: LaneAtWork) -> None:
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.do(c.SignOut())
    lane.sign_in(MANAGER)
    assert lane.state.customer is None
    lane.sell()
    assert lane.events("BASKET_CLOSED")[-1].data["customer_ref"] is None


@pytest.mark.parametrize(
    ("login", "secret", "method"),
    [
        (CASHIER, "0000", "pin"),
        (CASHIER, "", "pin"),
        (CASHIER, PINS[MANAGER], "pin"),
        (CASHIER, "a long password", "password"),
        ("nobody", "1234", "pin"),
        ("", "1234", "pin"),
        ("' OR 1=1 --", "1234", "pin"),
    ],
)
def test_a_wrong_secret_or_login_is_refused_alike_and_journalled(
    lane: LaneAtWork, login: str, secret: str, method: str
) -> None:
    lane.do(c.SignOut())
    assert lane.refused(c.SignIn(login, secret, method)) == "signin.wrong"
    (refused,) = lane.events("LOGIN_REFUSED")
    assert refused.data["login_ref"] in {"", "E002"}
    assert login not in refused.data_bytes.decode() or not login


def test_guessing_is_locked_out_and_neither_a_restart_nor_the_clock_helps(
    shop_dir: Path, tmp_path: Path
) -> None:
    with lane_on(shop_dir) as lane:
        for _ in range(5):
            lane.refused(c.SignIn(CASHIER, "0000"))
        assert lane.refused(c.SignIn(CASHIER, PINS[CASHIER])) == "signin.wait"
        assert lane.state.notice is not None
        assert lane.state.notice.facts == {"seconds": 30}
        lane.clock.is_set_to(NOON + timedelta(days=2))
        assert lane.refused(c.SignIn(CASHIER, PINS[CASHIER])) == "signin.wait"
        copy = lane.crash_copy(tmp_path / "crashed")
    with lane_on(copy, FakeClock(NOON + timedelta(hours=5))) as again:
        assert again.refused(c.SignIn(CASHIER, PINS[CASHIER])) == "signin.wait"
        again.clock.passes(seconds=29)
        assert again.refused(c.SignIn(CASHIER, PINS[CASHIER])) == "signin.wait"
        again.sign_in(MANAGER)  # others are not locked out with her
        again.clock.passes(seconds=2)
        again.sign_in(CASHIER)
        assert again.rows("SELECT failures FROM login_guard WHERE failures > 0") == []


def test_the_count_goes_on_after_a_wait_and_the_waits_double(lane: LaneAtWork) -> None:
    lane.do(c.SignOut())
    waits = []
    for _ in range(11):
        lane.refused(c.SignIn(CASHIER, "0000"))
        waits.append(lane.events("LOGIN_REFUSED")[-1].data["locked_s"])
        lane.clock.passes(seconds=waits[-1])
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]


def test_a_fresh_secret_from_the_manager_ends_the_wait(lane: LaneAtWork) -> None:
    for _ in range(6):
        lane.refused(c.SignIn(CASHIER, "0000"))
    lane.sign_in(MANAGER)
    lane.do(c.SaveEmployee("Jane", "cashier", CASHIER, "5678", employee_id="E002"))
    lane.do(c.SignIn(CASHIER, "5678"))


def test_mistyped_names_do_not_add_up_over_the_days(lane: LaneAtWork) -> None:
    for _ in range(8):
        assert lane.refused(c.SignIn("jnae", "2222")) == "signin.wrong"
        lane.sign_in()


def test_a_role_taken_away_is_gone_at_once(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.SaveEmployee("Max", "manager", "max", "1234"))
    lane.do(c.SaveEmployee("Ann", "cashier", MANAGER, employee_id="E001"))
    assert lane.state.employee is not None
    assert lane.state.employee.role == "cashier"
    assert lane.refused(c.SetSetting("address", "x")) == "approval.needed"


def test_waits_grow_and_end_at_a_quarter_of_an_hour() -> None:
    assert [wait_after(n) for n in (0, 4, 5, 6, 9, 10, 1000)] == [0, 0, 30, 60, 480, 900, 900]


def test_a_guard_forgets_who_got_it_right() -> None:
    guard = Guard()
    guard.failed("E1", 100.0)
    assert guard.remaining_s("E1", 5, 110.5) == 20
    guard.succeeded("E1")
    assert guard.remaining_s("E1", 0, 111.0) == 0


def test_secrets_are_peppered_hashes_and_differ_each_time() -> None:
    hasher = PepperedArgon2(lambda: b"p" * 32)
    stored = hasher.hash("1234")
    assert stored.startswith("$argon2id$")
    assert hasher.matches(stored, "1234")
    assert not hasher.matches(stored, "1235")
    assert not PepperedArgon2(lambda: b"q" * 32).matches(stored, "1234")
    assert not hasher.matches("", "1234")
    assert not hasher.matches("no hash at all", "1234")


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "١٢٣٤", "12 34"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    with pytest.raises(CashierError, match=r"staff\.pin"):
        check_pin(pin)


@pytest.mark.parametrize("password", ["", "short77", "x" * 129])
def test_a_password_is_eight_characters_or_more(password: str) -> None:
    with pytest.raises(CashierError, match=r"staff\.password"):
        check_password(password)


def test_no_command_shows_its_secret() -> None:
    shown = [
        c.SignIn("jane", "SECRET"),
        c.Unlock("SECRET"),
        c.Approval("jane", "SECRET"),
        c.SaveEmployee("Jane", "cashier", "jane", "SECRET", "SECRET"),
        c.SetUpShop(manager_pin="SECRET", manager_password="SECRET"),
    ]
    assert "SECRET" not in repr(shown)
