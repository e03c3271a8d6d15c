"""Makes the three sounds of the lane: `python resources/sounds/make_sounds.py`.

Accept is one short high note, refuse two low rough ones, attention three rising ones: they
differ in pitch, number and colour, so they are told apart with a poor loudspeaker too.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE_HZ = 22_050
FADE_S = 0.006  # without it a note begins and ends with a click
LOUDNESS = 0.5


def note(pitch_hz: float, length_s: float, roughness: float = 0.0) -> list[float]:
    """One note; `roughness` 0 to 1 mixes in odd overtones."""
    count = round(RATE_HZ * length_s)
    samples = []
    for index in range(count):
        time_s = index / RATE_HZ
        wave_now = math.sin(2 * math.pi * pitch_hz * time_s)
        overtones = sum(math.sin(2 * math.pi * pitch_hz * k * time_s) / k for k in (3, 5, 7))
        edge_s = min(time_s, length_s - time_s)
        fade = min(1.0, edge_s / FADE_S)
        samples.append(LOUDNESS * fade * (wave_now + roughness * overtones) / (1 + roughness))
    return samples


def rest(length_s: float) -> list[float]:
    """Silence."""
    return [0.0] * round(RATE_HZ * length_s)


SOUNDS = {
    "accept": note(1_760, 0.07),
    "refuse": note(196, 0.14, 0.9) + rest(0.06) + note(165, 0.2, 0.9),
    "attention": note(659, 0.09) + rest(0.02) + note(880, 0.09) + rest(0.02) + note(1_175, 0.14),
}


def write(folder: Path) -> None:
    """Write NAME.wav, 16 bit mono, to `folder`."""
    for name, samples in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE_HZ)
            out.writeframes(struct.pack(f"<{len(samples)}h", *(round(s * 32_767) for s in samples)))


if __name__ == "__main__":
    write(Path(__file__).parent)
