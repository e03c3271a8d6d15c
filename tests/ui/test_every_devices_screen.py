"""The strip and the Devices page, state by state, against "The screen, in checks"."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from hardware.device_thread import DeviceState
from hardware.ports import Role
from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.look import Look
from tests.ui import test_every_screen as screens
from tests.ui.deviced import DRIVERS, FOUND, SIMULATED, TROUBLE, WELL, open_deviced
from tests.ui.devices_shots import WALK, walk
from tests.ui.picturing import complaints
from tests.ui.till import bare

pytestmark = pytest.mark.slow


def test_every_state_of_devices_fits_where_room_is_scarcest(tmp_path: Path) -> None:
    look = Look("dark", "de", 2.0, touch=False)
    assert complaints(open_deviced, walk, screens.fits, tmp_path, look, (1024, 768)) == {}


def test_longer_words_fit_none_is_forgotten_and_everything_has_a_name_and_is_reached_by_tab(
    tmp_path: Path,
) -> None:
    names = {each.title for each in DRIVERS} | {each.label for each in FOUND}
    names |= {view.config.name for view in (*WELL, *TROUBLE)} | {
        "1.250 kg",
        "13 characters",
        "Paper",
        "i",
    }
    digits = {str(bits) for bits in (1, 2, 7, 8)}

    def complain(window: QWidget) -> list[str]:
        known = names | digits
        return [
            *(words for words in screens.untranslated(window) if bare(words) not in known),
            *screens.fits(window),
            *screens.windows_of_their_own(window),
            *screens.named_and_reached(window),
        ]

    look = Look(language=PSEUDO, touch=False)
    assert complaints(open_deviced, walk, complain, tmp_path, look, (1366, 768)) == {}


def test_the_walk_shows_every_state_and_every_front() -> None:
    assert {view.state for view in (*WELL, *TROUBLE)} >= set(DeviceState)
    assert {view.config.role for view in SIMULATED} == set(Role)
    assert len([name for name, _step in WALK if name]) > 20
