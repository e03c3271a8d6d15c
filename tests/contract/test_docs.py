"""The pages in docs/ say what the program has: links lead somewhere, buttons and commands exist.

Events are checked by test_event_reference.py, commands, options and the settings of a machine by
tests/unit/cli/test_documented.py.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout.commands import SetUpShop
from pos_terminal.checkout.shop import SHOP_SETTINGS, Shop
from pos_terminal.cli.app import app
from pos_terminal.config import Settings, load
from pos_terminal.store.importing.mapping import CUSTOMER_HEADERS, PRODUCT_HEADERS
from pos_terminal.store.operations import read_settings
from pos_terminal.store.unit_of_work import LaneReader
from pos_terminal.store.verify import verify
from sync import configuring

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# Those that people read; tests/data and licences of fonts are not ours to check.
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
GUIDES = ("cashier.md", "manager.md")
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
# Pictures that the demo writes; a page may name one before it was first made.
TAKEN_BY_THE_DEMO = {
    "checkout.png",
    "payment.png",
    "paid.png",
    "sign-in.png",
    "age-question.png",
    "find-sale.png",
    "close-shift.png",
    "products.png",
    "staff.png",
    "plugins.png",
    "held.png",
}
# `./pos X` that the script answers by itself, see its own help.
OF_THE_SCRIPT = {"test", "python", "bench", "faults"}
KEY_NAMES = {"Return": "Enter", "Escape": "Esc"}


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def title(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def without_code(text: str) -> str:
    """A page without its blocks of code: brackets in there are no links."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^ *```.*?^ *```", "", text, flags=re.M | re.S))


@cache
def anchors(path: Path) -> frozenset[str]:
    """What `#…` may name on a page, as GitHub makes it of the headings."""
    plain = re.sub(r"^ *```.*?^ *```", "", path.read_text("utf-8"), flags=re.M | re.S)
    heads = re.findall(r"^#+ (.+)$", plain, re.M)
    return frozenset(
        re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads
    )


@pytest.mark.parametrize("path", PAGES, ids=title)
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    lost = []
    for link in LINK.findall(without_code(path.read_text("utf-8"))):
        where, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (path.parent / where).resolve() if where else path
        if target.name in TAKEN_BY_THE_DEMO and target.parent == DOCS / "pictures":
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert not lost


def test_every_picture_is_shown_on_a_page_and_has_words() -> None:
    shown = {
        (path.parent / source).resolve().name: words
        for path in PAGES
        for words, source in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", path.read_text("utf-8"))
    }
    assert all(shown.values())
    pictures = {path.name for path in (DOCS / "pictures").iterdir()}
    assert pictures <= shown.keys()
    if pictures & TAKEN_BY_THE_DEMO:  # once the demo has taken them, all of them are there
        assert shown.keys() <= pictures


def test_every_page_is_in_the_index() -> None:
    index = page("README.md")
    for path in DOCS.rglob("*.md"):
        name = path.relative_to(DOCS).as_posix()
        assert name == "README.md" or name.startswith("adr/") or f"]({name})" in index, name


# -- commands ---------------------------------------------------------------------------


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


KNOWN_COMMANDS = frozenset(commands(typer.main.get_command(app)))


def spoken_commands(text: str) -> Iterator[tuple[str, ...]]:
    """What follows `./pos` or `pos-terminal` in code, up to the first thing that is no command."""
    code = re.findall(r"^ *```(?:sh)?\n(.*?)^ *```", text, re.M | re.S)
    code += re.findall(r"`([^`\n]+)`", text)
    for line in "\n".join(code).splitlines():
        for call in re.findall(r"(?:^|\s)(?:\./pos|py pos|pos-terminal) ([a-z].*)", line):
            words = call.split("#")[0].split()
            yield tuple(word for word in words if re.fullmatch(r"[a-z-]+", word) and word[0] != "-")


@pytest.mark.parametrize("path", PAGES, ids=title)
def test_every_command_of_a_page_is_a_command(path: Path) -> None:
    wrong = []
    for words in spoken_commands(path.read_text("utf-8")):
        if not words or words[0] in OF_THE_SCRIPT:
            continue
        group = (words[0],)
        children = {known[1] for known in KNOWN_COMMANDS if known[:1] == group and len(known) > 1}
        if group not in KNOWN_COMMANDS or (children and words[1:2] and words[1] not in children):
            wrong.append(" ".join(words))
    assert not wrong


def test_commands_of_the_script_are_what_its_help_says() -> None:
    usage = (ROOT / "pos").read_text("utf-8")
    for name in OF_THE_SCRIPT:
        assert re.search(rf"^  (\w+, )?{name}\b", usage, re.M), name


# -- words on the screen ----------------------------------------------------------------


@cache
def screen_words() -> frozenset[str]:
    """Every text in the screens' source, up to its first {fact}."""
    found = set()
    for path in (ROOT / "pos_terminal" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = " ".join(node.value.split())
                found |= {text, text.partition("{")[0].strip()}
    return frozenset(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", GUIDES)
def test_every_word_in_bold_is_on_a_screen(name: str) -> None:
    text = without_code(page(name))
    bold = {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", text, re.S)}
    # a sentence that only stresses something ends with a dot or colon; buttons do not
    stressed = {words for words in bold if words.endswith((":", ".", "?")) or words == "bold"}
    assert len(bold - stressed) > 20
    known = screen_words()
    assert not {words for words in bold - stressed - NOT_ON_A_SCREEN if words not in known}


NOT_ON_A_SCREEN = {"ticket", "There is no page for the others yet"}


# -- keys -------------------------------------------------------------------------------


def keys_of(*names: str) -> set[str]:
    """Names of the keys that these files of the screen react to."""
    found = set()
    for name in names:
        source = (ROOT / "pos_terminal" / "ui" / "views" / name).read_text("utf-8")
        control = re.search(r"def _control\(.*?\n    def ", source, re.S)
        with_control = re.findall(r"Key\.Key_(\w+)", control[0]) if control else []
        found |= {f"Ctrl+{key}" for key in with_control}
        plain = source.replace(control[0], "") if control else source
        found |= {KEY_NAMES.get(key, key) for key in re.findall(r"Key\.Key_(\w+)", plain)}
    return found


def test_every_key_of_the_sale_is_in_the_cashiers_tables() -> None:
    tables = page("cashier.md").split("## Keys")[1]
    rows = " ".join(re.findall(r"^\| (.+?) \|", tables, re.M))
    keys = keys_of("sell_keys.py", "sell_page.py", "entry_bar.py")
    assert {"F2", "F9", "Esc", "Delete", "Ctrl+Z"} <= keys
    assert {key for key in keys if f"`{key}`" not in rows} == set()
    functions = set(re.findall(r"`(F\d+|Ctrl\+\w)`", rows))
    assert functions <= keys


# -- settings, files, errors ------------------------------------------------------------


def test_the_managers_table_of_settings_is_the_shops() -> None:
    table = page("manager.md").split("## Settings of the shop")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", table, re.M)
    assert {row[0] for row in rows} == set(SHOP_SETTINGS) == {field.name for field in fields(Shop)}
    for key, default, _, meaning in rows:
        assert meaning == SHOP_SETTINGS[key].meaning
        value = str(getattr(Shop(), key))
        shown = value.lower() if value in ("True", "False") else value
        assert default == (f"`{shown}`" if shown else "empty") or key == "name", key


def test_no_setting_is_both_the_machines_and_the_shops_but_the_language() -> None:
    both = {field.name for field in fields(Settings)} & set(SHOP_SETTINGS)
    assert both == {"language"}


@pytest.mark.parametrize("field", [*PRODUCT_HEADERS, *CUSTOMER_HEADERS])
def test_every_field_of_an_import_is_documented(field: str) -> None:
    assert f"`{field}`" in page("import.md")


def raised_keys(*names: str) -> Iterator[tuple[str, str]]:
    """Every key that the program refuses with, and where."""
    for room in ("pos_terminal", "hardware"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                first = node.args[0]
                if ast.unparse(node.func).rpartition(".")[2] in names and isinstance(
                    first, ast.Constant
                ):
                    yield str(first.value), title(path)


@pytest.mark.slow
def test_every_family_of_errors_is_documented_and_no_other() -> None:
    table = page("developer.md").split("## Errors")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, re.M)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    raised = {key.partition(".")[0] for key, _ in raised_keys("CashierError", "ImportRefused")}
    assert "scan" in raised
    assert documented == raised


def test_every_reason_to_refuse_a_row_is_documented() -> None:
    text = " ".join(page("import.md").split())
    folder = ROOT / "pos_terminal" / "store" / "importing"
    reasons = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "RowError"
                and len(node.args) > 1
            ):
                reasons |= fixed_words(node.args[1])
    assert len(reasons) > 10
    assert not {words for words in reasons if words not in text}


def fixed_words(node: ast.expr) -> set[str]:
    """The words of a text that do not depend on facts."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.JoinedStr):
        fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
        return {str(words).strip() for words in fixed}
    return set()


# -- examples ---------------------------------------------------------------------------


def test_the_price_rule_is_the_documented_one() -> None:
    from pos_terminal.store.importing.price_rule import price_from_code

    assert "0.49 + 0.10 × (the digits of the code mod 296)" in page("import.md")
    assert "`0000000000017` costs 2.19" in page("import.md")
    assert price_from_code("0000000000017") == 2_190_000


def test_settings_in_examples_of_it_are_settings(tmp_path: Path) -> None:
    known = {field.name for field in fields(Settings)}
    for name in ("it.md", "receipts.md", "settings.md"):
        for block in re.findall(r"```toml\n(.*?)```", page(name), re.S):
            if re.search(r"^\[\w+\]$", block, re.M):  # of the stores outside
                (tmp_path / "sync.toml").write_text(block, "utf-8")
                assert configuring.read({}, tmp_path / "sync.toml").wanted
                continue
            keys = set(re.findall(r"^(\w+) =", block, re.M))
            assert keys
            assert keys <= known


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop of one's own, as the first start makes it, and nobody else's settings."""
    for name in [name for name in os.environ if name.startswith("POS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("POS_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("pos_terminal.config.loading.user_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr("pos_terminal.config.loading.machine_file", lambda: tmp_path / "none.toml")
    with open_lane(load().settings) as running:
        running.lane.submit(
            SetUpShop(
                shop_name="Ours",
                manager_name="Ann",
                manager_username="ann",
                manager_pin="7421",
            )
        ).result(60)
    return tmp_path


def test_the_programs_for_it_do_what_the_page_says(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builtins.input", lambda _ask: "ann")
    monkeypatch.setattr("getpass.getpass", lambda _ask: "7421")
    examples = re.findall(r"```python\n(.*?)```", page("it.md"), re.S)
    assert len(examples) == 2
    for example in examples:
        exec(compile(example, "docs/it.md", "exec"), {})
    said = capsys.readouterr().out
    assert re.search(r"The catalogue has version \d\.\nDone\.", said)
    with open_lane(load().settings) as running:
        assert {"standard", "reduced"} <= running.catalogue.tax_groups().keys()
        assert running.lane.state.currency == "EUR"
    report = verify(shop)
    assert report.ok, report.failed()
    reader = LaneReader(shop / "lane.db")
    with reader.read() as connection:
        footer = read_settings(connection)["receipt_footer"]
    reader.close()
    assert footer == "Thank you!\nOpen daily 8-20"
