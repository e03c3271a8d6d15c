"""The manager's pages: staff, products, stock, settings; and the first start."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import setup
from pos_terminal.checkout.shop import SHOP_SETTINGS, Shop, check_setting, shop_from
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from tests.fakes.world import FakeDemoShop
from tests.lane_fixtures import CASHIER, MANAGER, MILK_CODE, LaneAtWork, lane_on, verified

MINE = c.SetUpShop(
    shop_name=" Mine ", manager_name="Ann", manager_username="ann", manager_pin="9999"
)


@pytest.fixture
def manager(lane: LaneAtWork) -> LaneAtWork:
    """The lane with its manager signed in."""
    lane.sign_in(MANAGER)
    return lane


def test_staff_are_created_changed_reset_and_switched_off(manager: LaneAtWork) -> None:
    new = manager.do(c.SaveEmployee(" Bob ", "cashier", "bob", "5555"))
    assert new == "E005"
    manager.do(c.SignIn("bob", "5555"))
    manager.sign_in(MANAGER)
    manager.do(c.SaveEmployee("Bob", "supervisor", "bob", employee_id=new, language="de"))
    manager.do(c.SaveEmployee("Bob", "supervisor", "bob", "7777", "p" * 9, employee_id=new))
    assert manager.refused(c.SignIn("bob", "5555")) == "signin.wrong"
    manager.do(c.SignIn("bob", "7777"))
    manager.sign_in(MANAGER)
    manager.do(c.SaveEmployee("Bob", "supervisor", "bob", employee_id=new, active=False))
    assert manager.refused(c.SignIn("bob", "7777")) == "signin.wrong"
    manager.do(c.SaveEmployee("Bob", "supervisor", "bob", employee_id=new, active=True))
    changes = [
        e.data["change"]
        for e in manager.events("EMPLOYEE_CHANGED")
        if e.data["employee_ref"] == new
    ]
    assert changes == [
        "created",
        "updated",
        "updated",
        "pin_reset",
        "password_reset",
        "deactivated",
        "reactivated",
    ]
    (row,) = [r for r in manager.running.queries.staff_page().result(60) if r.employee_id == new]
    assert (row.name, row.role, row.has_pin, row.has_password, row.language) == (
        "Bob",
        "supervisor",
        True,
        True,
        "de",
    )


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.SaveEmployee(" ", "cashier", "x", "1234"), "staff.name"),
        (c.SaveEmployee("Bob", "owner", "x", "1234"), "staff.role"),
        (c.SaveEmployee("Bob", "cashier", "x"), "staff.secret"),
        (c.SaveEmployee("Bob", "cashier", "x", "12"), "staff.pin"),
        (c.SaveEmployee("Bob", "cashier", "x", password="short"), "staff.password"),
        (c.SaveEmployee("Bob", "cashier", "JANE", "1234"), "staff.username_taken"),
        (c.SaveEmployee("Bob", "cashier", "E001", "1234"), "staff.username_taken"),
        (c.SaveEmployee("Bob", "cashier", "x", employee_id="E999"), "staff.unknown"),
        (c.SaveEmployee("Ann", "cashier", "ann", employee_id="E001"), "staff.last_manager"),
        (
            c.SaveEmployee("Ann", "manager", "ann", employee_id="E001", active=False),
            "staff.last_manager",
        ),
    ],
)
def test_a_staff_record_that_cannot_be_is_refused(
    manager: LaneAtWork, command: c.Command, key: str
) -> None:
    assert manager.refused(command) == key
    assert len(manager.running.queries.staff_page().result(60)) == 4


def test_the_user_name_of_somebody_who_left_stays_taken(manager: LaneAtWork) -> None:
    manager.do(c.SaveEmployee("Jane", "cashier", CASHIER, employee_id="E002", active=False))
    again = c.SaveEmployee("Jane II", "cashier", CASHIER, "1234")
    assert manager.refused(again) == "staff.username_taken"
    assert manager.state.phase is not Phase.STOPPED


def test_a_new_employee_id_is_nobodys_user_name(manager: LaneAtWork) -> None:
    manager.do(c.SaveEmployee("Odd", "cashier", "e006", "1234"))
    assert manager.do(c.SaveEmployee("Bob", "cashier", "bob", "1234")) == "E007"


def test_a_second_manager_lets_the_first_go(manager: LaneAtWork) -> None:
    manager.do(c.SaveEmployee("Max", "manager", "max", "1234"))
    manager.do(c.SaveEmployee("Ann", "cashier", "ann", employee_id="E001"))
    assert manager.running.queries.staff().result(60)[0].role == "cashier"


def test_a_product_is_created_changed_and_sold_at_once(manager: LaneAtWork) -> None:
    code = "96385074"
    manager.do(c.SaveProduct("JAM", "Jam", Decimal(3), tax_codes=("food",), gtins=(code,)))
    manager.scan(code)
    assert manager.total == 300
    manager.do(c.SaveProduct("JAM", price=Decimal("3.50")))
    assert manager.total == 300  # a charged line keeps its price
    stored = manager.running.queries.product_for_edit("JAM").result(60)
    assert (stored.name, stored.unit_price, stored.tax_group) == ("Jam", Decimal("3.5"), "food")
    changed = manager.events("CATALOGUE_CHANGED")
    assert changed[-1].data["from_version"] == changed[-2].data["to_version"]
    assert manager.state.catalogue_version == changed[-1].data["to_version"]


def test_a_picture_is_stored_once_and_journalled_by_its_hash(manager: LaneAtWork) -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    manager.do(c.SaveProduct("MILK", picture=file.getvalue()))
    (event,) = manager.events("PRODUCT_IMAGE_SET")
    assert event.data["sku"] == "MILK"
    product = manager.running.queries.product_for_edit("MILK").result(60)
    assert product.image_sha256
    assert manager.running.queries.picture(product.image_sha256).result(60)
    assert manager.running.queries.picture("0" * 64).result(60) is None
    manager.do(c.SaveProduct("MILK", picture=b""))
    assert not manager.running.queries.product_for_edit("MILK").result(60).image_sha256
    assert manager.events("PRODUCT_IMAGE_SET")[-1].data == {"sku": "MILK", "sha256": ""}


@pytest.mark.parametrize(
    "command",
    [
        c.SaveProduct("", "x"),
        c.SaveProduct("NEW", ""),
        c.SaveProduct("NEW", "New", Decimal(-1)),
        c.SaveProduct("NEW", "New", unit="barrel"),
        c.SaveProduct("NEW", "New", min_age=200),
        c.SaveProduct("NEW", "New", gtins=(MILK_CODE,)),
        c.SaveProduct("NEW", "New", tax_codes=("no such",)),
        c.SaveProduct("MILK", picture=b"no picture"),
    ],
)
def test_a_product_that_cannot_be_is_refused_and_nothing_changes(
    manager: LaneAtWork, command: c.Command
) -> None:
    version = manager.state.catalogue_version
    manager.refused(command)
    assert manager.state.catalogue_version == version
    assert manager.state.phase is Phase.SELLING
    assert len(manager.events("CATALOGUE_CHANGED")) == len(
        {e.data["to_version"] for e in manager.events("CATALOGUE_CHANGED")}
    )


def test_saving_what_is_already_so_changes_nothing(manager: LaneAtWork) -> None:
    before = len(manager.events("CATALOGUE_CHANGED"))
    manager.do(c.SaveProduct("MILK", "Milk 1 l"))
    assert len(manager.events("CATALOGUE_CHANGED")) == before


def test_stock_moves_by_differences_with_a_reason(manager: LaneAtWork) -> None:
    manager.do(c.AdjustStock("MILK", 24_000, "delivery"))
    manager.sell("MILK", "MILK")
    sale_id = manager.sell("MILK")
    manager.do(c.AddReturn(sale_id, 1, 1000))
    manager.do(c.StartCheckout())
    manager.do(c.PayCash(-145))
    assert manager.rows("SELECT qty_milli FROM stock WHERE sku = 'MILK'") == [(22_000,)]
    assert manager.refused(c.AdjustStock("NOPE", 1000, "x")) == "product.unknown"
    assert manager.refused(c.AdjustStock("MILK", 1000, "  ")) == "reason.needed"
    assert manager.refused(c.AdjustStock("MILK", 0, "x")) == "quantity.limit"


def test_a_wrong_picture_takes_the_whole_change_back(manager: LaneAtWork) -> None:
    before = (manager.state.catalogue_version, len(manager.events("CATALOGUE_CHANGED")))
    manager.refused(c.SaveProduct("MILK", price=Decimal(9), picture=b"no picture"))
    assert (manager.running.catalogue.version(), len(manager.events("CATALOGUE_CHANGED"))) == before
    manager.scan(MILK_CODE)
    assert manager.total == 145


@pytest.mark.parametrize(
    ("key", "value", "field", "stored"),
    [
        ("name", " New name ", "name", "New name"),
        ("time_zone", "Asia/Tokyo", "time_zone", "Asia/Tokyo"),
        ("day_ends_at_min", "180", "day_ends_at_min", 180),
        ("cash_step_minor", "5", "cash_step_minor", 5),
        ("cash_rounding", "half_even", "cash_rounding", "half_even"),
        ("tax_rounding", "per_tax", "tax_rounding", "per_tax"),
        ("cashier_discount_limit", "0.25", "cashier_discount_limit", Decimal("0.25")),
        ("print_receipts", "false", "print_receipts", False),
        ("language", "de", "language", "de"),
    ],
)
def test_a_setting_is_taken_live_and_survives(
    manager: LaneAtWork, key: str, value: str, field: str, stored: object
) -> None:
    manager.do(c.SetSetting(key, value))
    shop = manager.running.lane.call(lambda till: till.shop).result(60)
    assert getattr(shop, field) == stored
    assert manager.events("SETTING_CHANGED")[-1].data["key"] == key
    assert value.strip() not in manager.events("SETTING_CHANGED")[-1].data_bytes.decode()


@pytest.mark.parametrize(
    ("key", "value", "refusal"),
    [
        ("colour", "red", "setting.unknown"),
        ("name", "  ", "setting.value"),
        ("name", "x" * 81, "setting.value"),
        ("currency", "XXX", "setting.value"),
        ("time_zone", "Mars/Olympus", "setting.value"),
        ("time_zone", "../../etc/passwd", "setting.value"),
        ("day_ends_at_min", "-1", "setting.value"),
        ("day_ends_at_min", "noon", "setting.value"),
        ("cash_step_minor", "0", "setting.value"),
        ("cash_rounding", "sideways", "setting.value"),
        ("cashier_discount_limit", "1.5", "setting.value"),
        ("cashier_discount_limit", "much", "setting.value"),
        ("cashier_discount_limit", "NaN", "setting.value"),
        ("print_receipts", "yes", "setting.value"),
        ("language", "tlh", "setting.value"),
        ("demo", "true", "setting.demo"),
        ("currency", "USD", "setting.fixed"),
    ],
)
def test_a_wrong_setting_is_refused_in_words(
    manager: LaneAtWork, key: str, value: str, refusal: str
) -> None:
    assert manager.refused(c.SetSetting(key, value)) == refusal
    assert not [e for e in manager.events("SETTING_CHANGED") if e.seq > 20]


def test_settings_wait_until_the_basket_is_empty(manager: LaneAtWork) -> None:
    manager.scan(MILK_CODE)
    assert manager.refused(c.SetSetting("cash_step_minor", "5")) == "setting.basket"


def test_the_currency_changes_only_before_the_first_shift(tmp_path: Path) -> None:
    with lane_on(tmp_path / "data") as lane:
        lane.do(MINE)
        lane.sign_in(MANAGER)
        lane.do(c.SetSetting("currency", "JPY"))
        lane.do(c.OpenShift(1_000))
        assert lane.refused(c.SetSetting("currency", "EUR")) == "setting.fixed"
        lane.do(c.CloseShift(1_000))
        assert lane.refused(c.SetSetting("currency", "EUR")) == "setting.fixed"
        assert lane.state.currency == "JPY"
    verified(tmp_path / "data")


def test_every_setting_has_a_field_and_a_default_that_passes_its_own_check() -> None:
    for key in SHOP_SETTINGS.keys() - {"name", "cashier_discount_limit"}:
        default = getattr(Shop(), key)
        text = str(default).lower() if isinstance(default, bool) else str(default)
        assert check_setting(key, text) == default
    assert shop_from({"name": "A", "from_the_future": "1"}).name == "A"


# -- first start


def test_the_first_start_makes_a_shop_with_a_manager_in_one_commit(tmp_path: Path) -> None:
    with lane_on(tmp_path / "data") as lane:
        assert lane.state.phase is Phase.SET_UP
        lane.do(MINE)
        assert (lane.state.phase, lane.state.store_name) == (Phase.SIGNED_OUT, "Mine")
        assert lane.refused(MINE) == "setup.done"
        lane.sign_in(MANAGER)
        lane.do(c.OpenShift(0))
    verified(tmp_path / "data")


def test_the_first_start_makes_the_usual_tax_and_an_open_department(tmp_path: Path) -> None:
    with lane_on(tmp_path / "data") as lane:
        lane.do(replace(MINE, tax_percent="7,7 %", tax_included=False))
        lane.sign_in(MANAGER)
        lane.do(c.OpenShift(0))
        lane.do(c.AddOpenItem("DEP-1", Decimal("100.00"), "Repair"))
        assert lane.total == 10770
        assert lane.events("CATALOGUE_CHANGED")
    verified(tmp_path / "data")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"tax_percent": "many"}, "tax.rate"),
        ({"tax_percent": "120"}, "tax.rate"),
        ({"shop_name": " "}, "setup.name"),
        ({"currency": "EURO"}, "setting.value"),
        ({"manager_pin": "1"}, "staff.pin"),
        ({"manager_password": "short"}, "staff.password"),
        ({"manager_name": ""}, "staff.name"),
        ({"language": "xx"}, "setting.value"),
    ],
)
def test_a_first_start_with_a_wrong_answer_changes_nothing(
    tmp_path: Path, changes: dict[str, str], key: str
) -> None:
    good = {"shop_name": "Mine", "manager_name": "Ann", "manager_pin": "9999"}
    with lane_on(tmp_path / "data") as lane:
        assert lane.refused(c.SetUpShop(**good | changes)) == key  # type: ignore[arg-type]
        assert lane.state.phase is Phase.SET_UP
        assert lane.rows("SELECT * FROM employees") == lane.rows("SELECT * FROM settings") == []
        lane.do(c.SetUpShop(**good))  # type: ignore[arg-type]


def test_a_first_start_that_the_disk_refused_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lane_on(tmp_path / "data") as lane:
        monkeypatch.setattr(setup, "_put_settings", _refuse)
        with pytest.raises(CashierError):
            lane.do(MINE)
        monkeypatch.undo()
        lane.do(MINE)
        assert lane.rows("SELECT count(*) FROM employees") == [(1,)]


def _refuse(*_args: object) -> None:
    raise CashierError("disk.full")


def test_the_demo_shop_comes_with_its_people_and_says_so(tmp_path: Path) -> None:
    with lane_on(tmp_path / "data") as lane:
        demo = FakeDemoShop()
        lane.running.lane.call(
            lambda till: setup.set_up(till, c.SetUpShop(demo=True), demo)
        ).result(60)
        assert (lane.state.demo, lane.state.store_name) == (True, "Demo shop")
        lane.do(c.SignIn("john", "1111"))
        assert lane.rows("SELECT DISTINCT demo FROM employees") == [(1,)]
        lane.do(c.OpenShift(0))
        assert lane.do(c.Scan("CUST001")).kind == "customer"
        assert lane.events("CATALOGUE_CHANGED")
