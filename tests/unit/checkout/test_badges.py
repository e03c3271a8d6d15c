"""Badges: who somebody is, never that it is they; kept as a digest, shown by two characters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.records import BadgeHolder
from pos_terminal.checkout.secrets import PepperedArgon2
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import ApprovalNeeded
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import (
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    SUPERVISOR,
    LaneAtWork,
    verified,
)
from tests.unit.checkout.test_head_office import LATE, employee, hand, handed

BADGE, OTHER = "0004711842", "EMP-77301"
DIGEST = FakeHasher().digest(BADGE)


def as_saved(lane: LaneAtWork, username: str) -> c.SaveEmployee:
    """The command that leaves somebody as they are."""
    rows = lane.running.queries.staff_page().result(60)
    row = next(row for row in rows if row.username == username)
    return c.SaveEmployee(row.name, row.role, username, employee_id=row.employee_id)


def give(lane: LaneAtWork, username: str, badge: str | None) -> str:
    """Give somebody a badge, as the manager; their employee id."""
    lane.sign_in(MANAGER)
    return str(lane.do(replace(as_saved(lane, username), badge=badge)))


def changes(lane: LaneAtWork) -> list[str]:
    return [event.data["change"] for event in lane.events("EMPLOYEE_CHANGED")]


def badge_of(lane: LaneAtWork, employee_id: str) -> tuple[str, str]:
    query = f"SELECT badge_digest, badge_end FROM employees WHERE employee_id = '{employee_id}'"
    (found,) = lane.rows(query)
    return str(found[0]), str(found[1])


def test_a_badge_picks_its_person_and_is_kept_as_a_digest_alone(lane: LaneAtWork) -> None:
    jane = give(lane, CASHIER, f" {BADGE} ")
    assert badge_of(lane, jane) == (DIGEST, BADGE[-2:])
    lane.do(c.SignOut())
    assert lane.do(c.ReadBadge(BADGE)) == BadgeHolder(jane, CASHIER.title(), enough=False)
    assert lane.state.phase is Phase.SIGNED_OUT
    assert lane.refused(c.SignInByBadge(BADGE)) == "badge.pin"
    assert lane.do(c.ReadBadge(jane.lower())).employee_id == jane  # the number is one as well
    assert lane.refused(c.ReadBadge(OTHER)) == "badge.unknown"
    assert lane.refused(c.ReadBadge("\udc80" * 5)) == "scan.unreadable"
    (row,) = [r for r in lane.running.queries.staff_page().result(60) if r.employee_id == jane]
    assert (row.badge_end, BADGE in repr(row), DIGEST in repr(row)) == ("42", False, False)
    assert changes(lane)[-2:] == ["updated", "badge_set"]
    verified(lane.data_dir)


def test_one_badge_has_one_active_person(lane: LaneAtWork) -> None:
    jane = give(lane, CASHIER, BADGE)
    sam = as_saved(lane, SUPERVISOR)
    assert lane.refused(replace(sam, badge=BADGE)) == "staff.badge_taken"
    lane.do(replace(as_saved(lane, CASHIER), active=False))
    assert lane.refused(c.ReadBadge(BADGE)) == "badge.unknown"
    lane.do(replace(sam, badge=BADGE))
    lane.do(replace(as_saved(lane, CASHIER), name="Jane of before", active=False))
    coming_back = replace(as_saved(lane, CASHIER), employee_id=jane)
    assert lane.refused(coming_back) == "staff.badge_taken"
    lane.do(replace(coming_back, badge=""))
    assert changes(lane)[-2:] == ["reactivated", "badge_removed"]
    assert badge_of(lane, jane) == ("", "")
    lane.do(replace(coming_back, badge=""))
    assert changes(lane)[-1] == "updated"  # there was none to remove


def test_what_cannot_be_a_badge_is_refused(lane: LaneAtWork) -> None:
    lane.do(c.SaveCustomer("Ada", card="CARD-1"))
    lane.sign_in(MANAGER)
    for badge in ("abc", "x" * 65, "a\x1db\x02c"):
        assert lane.refused(replace(as_saved(lane, CASHIER), badge=badge)) == "staff.badge"
    for badge in (MILK_CODE, "CARD-1"):
        assert lane.refused(replace(as_saved(lane, CASHIER), badge=badge)) == "staff.badge_used"


def test_who_may_not_manage_staff_gives_no_badges(lane: LaneAtWork) -> None:
    command = replace(as_saved(lane, CASHIER), badge=BADGE)
    with pytest.raises(ApprovalNeeded):
        lane.do(command)
    assert BADGE not in repr((command, c.ReadBadge(BADGE), c.SignInByBadge(BADGE)))


def test_a_badge_in_a_sale_says_what_it_is_and_changes_nothing(lane: LaneAtWork) -> None:
    jane = give(lane, CASHIER, BADGE)
    lane.sign_in()
    lane.scan(MILK_CODE)
    before = len(lane.events())
    assert lane.refused(c.Scan(BADGE)) == "scan.badge"
    assert lane.refused(c.Scan(jane)) == "scan.badge"
    assert lane.refused(c.Scan(OTHER)) == "scan.unknown"
    assert lane.refused(c.AddProduct("PHONE", serial=BADGE)) == "scan.badge"  # scanned too early
    assert lane.refused(c.SaveCustomer("Ann", card=BADGE)) == "scan.badge"
    assert len(lane.events()) == before


def test_where_the_shop_says_so_a_cashiers_badge_signs_in_and_nobody_elses(
    lane: LaneAtWork,
) -> None:
    jane, boss = give(lane, CASHIER, BADGE), give(lane, SUPERVISOR, OTHER)
    lane.do(c.SetSetting("badge_signs_in", "true"))
    lane.do(c.SignOut())
    assert lane.do(c.ReadBadge(BADGE)).enough
    assert not lane.do(c.ReadBadge(OTHER)).enough
    assert not lane.do(c.ReadBadge(jane)).enough  # a number that everybody reads on receipts
    assert lane.refused(c.SignInByBadge(OTHER)) == "badge.pin"
    assert lane.refused(c.SignInByBadge(jane)) == "badge.pin"
    lane.do(c.SignInByBadge(BADGE))
    assert lane.state.employee is not None
    assert lane.state.employee.employee_id == jane
    assert lane.events("EMPLOYEE_LOGIN")[-1].data["method"] == "badge"
    lane.scan(MILK_CODE)
    with pytest.raises(ApprovalNeeded):
        lane.do(c.VoidSale("left"))
    for approval in (c.Approval(boss, OTHER), c.Approval("", OTHER, "badge")):
        assert lane.refused(c.VoidSale("left"), approval) == "signin.wrong"
    lane.do(c.LockScreen())
    assert lane.refused(c.Unlock(BADGE, "badge")) == "signin.wrong"


def test_badges_are_not_guessed_where_they_are_enough(lane: LaneAtWork) -> None:
    give(lane, CASHIER, BADGE)
    lane.do(c.SetSetting("badge_signs_in", "true"))
    for _ in range(9):
        assert lane.refused(c.ReadBadge(MILK_CODE)) == "badge.unknown"  # no guess
    for code in ("10000001", "10000002", "10000003", "10000004"):
        assert lane.refused(c.ReadBadge(code)) == "badge.unknown"
    assert lane.events("LOGIN_REFUSED")[-1].data["method"] == "badge"
    assert lane.refused(c.SignInByBadge("10000005")) == "signin.wait"
    assert lane.refused(c.SignInByBadge(BADGE)) == "signin.wait"
    lane.sign_in()  # whoever types a PIN waits for nobody
    lane.clock.passes(seconds=31)
    lane.do(c.SignInByBadge(BADGE))


def test_a_found_badge_takes_back_no_wrong_pins(lane: LaneAtWork) -> None:
    jane = give(lane, CASHIER, BADGE)
    lane.do(c.SetSetting("badge_signs_in", "true"))
    for _ in range(4):
        lane.refused(c.SignIn(jane, "0000"))
    lane.do(c.SignInByBadge(BADGE))
    assert lane.refused(c.SignIn(jane, "0000")) == "signin.wait"
    assert lane.refused(c.SignInByBadge(BADGE)) == "signin.wait"


def test_head_office_gives_keeps_and_takes_badges(lane: LaneAtWork) -> None:
    jane = give(lane, CASHIER, BADGE)
    sent = {"badge_digest": DIGEST, "badge_end": "42"}
    hand(lane, handed("employee", "HQ7", 1, employee(**sent)))
    assert badge_of(lane, jane) == ("", "")  # a member of this lane gives it up
    assert badge_of(lane, "HQ7") == (DIGEST, "42")
    assert changes(lane)[-3:] == ["badge_removed", "created", "badge_set"]
    refused = hand(lane, handed("employee", "HQ8", 2, employee(username="ed", **sent)))
    assert [kept.reason for kept in refused.kept] == ["staff.badge_taken"]
    hand(lane, handed("employee", "HQ7", 3, employee(name="Eva")))
    assert badge_of(lane, "HQ7") == (DIGEST, "42")  # says nothing of a badge
    hand(lane, handed("employee", "HQ7", 4, employee(name="Eva", badge_digest="")))
    assert badge_of(lane, "HQ7") == ("", "")
    hand(lane, handed("employee", "HQ9", 5, employee(username="ed", **sent), at=LATE))
    hand(lane, handed("employee", "HQ9", 6))
    assert badge_of(lane, "HQ9") == ("", "")
    verified(lane.data_dir)


def test_a_digest_is_keyed_by_the_pepper_and_says_nothing_of_a_pin() -> None:
    hasher = PepperedArgon2(lambda: b"p" * 32)
    assert hasher.digest(BADGE) == PepperedArgon2(lambda: b"p" * 32).digest(BADGE)
    assert hasher.digest(BADGE) != PepperedArgon2(lambda: b"q" * 32).digest(BADGE)
    assert hasher.digest("1234") != hasher._peppered("1234")


def test_a_pin_after_a_badge_allows_and_is_journalled(lane: LaneAtWork) -> None:
    boss = give(lane, SUPERVISOR, OTHER)
    lane.sign_in()
    lane.scan(MILK_CODE)
    picked = lane.do(c.ReadBadge(OTHER))
    assert lane.refused(c.VoidSale("left"), c.Approval(boss, PINS[MANAGER])) == "signin.wrong"
    lane.do(c.VoidSale("left"), c.Approval(picked.employee_id, PINS[SUPERVISOR]))
    assert lane.events("OVERRIDE_APPROVED")[-1].data["approved_by"] == boss
