"""Languages: complete translations, direction, and a pseudo-locale that shows what clips."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from pos_terminal.ui.i18n import (
    LANGUAGES,
    PSEUDO,
    PseudoTranslator,
    current_language,
    language_direction,
)
from tests.ui.conftest import Dress

FOLDER = Path(__file__).parents[2] / "resources" / "translations"
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_update", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) -> (translation, state) of a .ts file."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            source = message.findtext("source") or ""
            forms = [form.text or "" for form in node.iter("numerusform")]
            text = "" if "" in forms else "".join(forms) or node.text or ""
            found[name, source] = (text, node.get("type", "finished"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_that_the_screen_says_is_in_the_translation_file(
    update: ModuleType, tmp_path: Path, language: str
) -> None:
    """Run resources/translations/update.py and translate what it adds."""
    update.collect(tmp_path)
    said = messages(tmp_path / f"pos_{language}.ts").keys()
    known = messages(FOLDER / f"pos_{language}.ts").keys()

    assert sorted(said - known) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(language: str) -> None:
    file = messages(FOLDER / f"pos_{language}.ts")

    assert [key for key, (text, state) in file.items() if not text or state != "finished"] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_translation_is_that_of_its_source(
    update: ModuleType, tmp_path: Path, language: str
) -> None:
    update.compile_into(tmp_path)
    name = f"pos_{language}.qm"

    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize(("language", "word"), [("de", "Summe"), ("ar", "المجموع")])
def test_a_chosen_language_speaks(dress: Dress, language: str, word: str) -> None:
    dress(language=language)

    assert QCoreApplication.translate("TotalsPanel", "Total") == word
    assert current_language() == language


def test_another_choice_takes_the_first_away(dress: Dress) -> None:
    dress(language="de")
    dress(language="en")

    assert QCoreApplication.translate("TotalsPanel", "Total") == "Total"


@pytest.mark.parametrize(
    ("language", "told"), [("en", "1 line|2 lines"), ("de", "1 Zeile|2 Zeilen")]
)
def test_one_and_many_are_told_apart(dress: Dress, language: str, told: str) -> None:
    dress(language=language)
    forms = [QCoreApplication.translate("ParkedSheet", "%n line(s)", "", n) for n in (1, 2)]

    assert "|".join(forms) == told


def test_arabic_turns_the_screen(dress: Dress) -> None:
    app = dress(language="ar")

    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert language_direction("ar_EG") == Qt.LayoutDirection.RightToLeft
    assert language_direction("de") == Qt.LayoutDirection.LeftToRight


def test_the_pseudo_locale_is_at_least_40_percent_longer_and_keeps_facts(dress: Dress) -> None:
    dress(language=PSEUDO)
    source = "{count} items in the basket"
    told = QCoreApplication.translate("Any", source)

    assert len(told) >= 1.38 * len(source)
    assert "{count}" in told
    assert told != source
    assert PseudoTranslator(QApplication.instance()).translate("Any", "") == ""
