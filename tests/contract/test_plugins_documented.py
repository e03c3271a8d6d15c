"""Each of our plugins is on its page, with every setting, report and act, and has its tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins import loading, registry
from plugins.description import Description, describe

ROOT = Path(__file__).parents[2]
OURS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/plugin.py"))


def sections() -> dict[str, str]:
    """What the page says of each plugin."""
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    parts = re.split(r"^### (\w+)\n", page.split("## The five that come along")[1], flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def described(name: str) -> Description:
    return describe(loading.load(f"plugins.{name}.plugin"))


def names_of(description: Description) -> set[str]:
    """What a manager may set, read and do."""
    forms = [*description.reports, *description.acts]
    return {*description.default_settings, *(form.name for form in forms)}


def left_out(description: Description, section: str) -> set[str]:
    return names_of(description) - set(re.findall(r"`(\w+)`", section))


def test_the_page_has_a_section_for_each_of_ours_and_no_other() -> None:
    assert sections().keys() == set(OURS)
    found = {one.name for one in registry.find(ROOT / "nowhere") if one.source == "ours"}
    assert found == set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_every_setting_report_and_act_of_a_plugin_is_on_its_page(name: str) -> None:
    assert left_out(described(name), sections()[name]) == set()


@pytest.mark.parametrize("name", OURS)
def test_no_setting_is_on_the_page_that_a_plugin_has_not(name: str) -> None:
    rows = re.findall(r"^\| (`.+?`) \|", sections()[name], re.M)
    shown = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    assert shown == described(name).default_settings.keys()


def test_a_setting_that_is_not_on_the_page_is_seen() -> None:
    description = described(OURS[0])
    first = next(iter(description.default_settings))
    section = sections()[OURS[0]].replace(f"`{first}`", first)
    assert left_out(description, section) == {first}


@pytest.mark.parametrize("name", OURS)
def test_every_plugin_has_tests_of_its_own(name: str) -> None:
    assert list((ROOT / "tests" / "unit" / "plugins" / name).glob("test_*.py"))
