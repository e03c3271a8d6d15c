"""Three sounds that differ, never block and never fail; each has a visual twin."""

from __future__ import annotations

import importlib.util
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from pos_terminal.ui.assets import asset
from pos_terminal.ui.sounds import Sound, Sounds

FOLDER = Path(__file__).parents[2] / "resources" / "sounds"


def frames(path: Path) -> tuple[int, bytes]:
    with wave.open(str(path), "rb") as sound:
        return sound.getframerate(), sound.readframes(sound.getnframes())


def test_the_three_sounds_are_short_and_differ() -> None:
    heard = {sound: frames(asset("sounds", f"{sound}.wav")) for sound in Sound}

    assert len({data for _, data in heard.values()}) == 3
    assert all(len(data) / 2 / rate < 0.5 for rate, data in heard.values())


def test_the_sounds_are_those_that_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write(tmp_path)

    for sound in Sound:
        assert frames(tmp_path / f"{sound}.wav") == frames(FOLDER / f"{sound}.wav")


def test_the_visual_twin_is_told_even_where_nothing_can_play(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pos_terminal.ui.sounds.shutil.which", lambda name: None)
    sounds = Sounds()
    told: list[Sound] = []
    sounds.played.connect(told.append)
    for sound in Sound:
        sounds.play(sound)

    assert told == list(Sound)
    assert sounds.findChildren(QProcess) == []


def test_a_player_that_cannot_start_is_given_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = str(tmp_path / "aplay")
    monkeypatch.setattr("pos_terminal.ui.sounds.shutil.which", lambda name: broken)
    sounds = Sounds()
    sounds.play(Sound.REFUSE)
    qtbot.waitUntil(lambda: not sounds.can_play())
    sounds.play(Sound.REFUSE)

    sounds.stop()


def test_a_player_plays_and_is_gone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    player, heard = tmp_path / "aplay", tmp_path / "heard"
    player.write_text(f'#!/bin/sh\necho "$@" >> {heard}\n')
    player.chmod(0o755)
    monkeypatch.setattr("pos_terminal.ui.sounds.shutil.which", lambda name: str(player))
    sounds = Sounds()
    sounds.play(Sound.ACCEPT)
    qtbot.waitUntil(lambda: sounds.findChildren(QProcess) == [])

    assert heard.read_text().strip() == f"-q {asset('sounds', 'accept.wav')}"


def test_many_sounds_at_once_do_not_pile_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\nexec sleep 30\n")
    player.chmod(0o755)
    monkeypatch.setattr("pos_terminal.ui.sounds.shutil.which", lambda name: str(player))
    sounds = Sounds()
    for _ in range(20):
        sounds.play(Sound.ACCEPT)

    assert len(sounds.findChildren(QProcess)) <= 3
    sounds.stop()


def test_a_shop_that_wants_silence_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_terminal.ui.sounds.shutil.which", lambda name: "/bin/true")
    sounds = Sounds(enabled=False)
    sounds.play(Sound.ACCEPT)

    assert sounds.findChildren(QProcess) == []
