"""Every kind of scale with its driver, over a cable in memory, at a test's pace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hardware.drivers.cas import Cas
from hardware.drivers.labelled_scale import LabelledScale
from hardware.drivers.magellan import Magellan
from hardware.drivers.mt_sics import MtSics
from hardware.drivers.nci import Nci
from hardware.drivers.polled_scale import Pace, PolledScale
from hardware.drivers.prix import Prix
from hardware.drivers.toledo8217 import Toledo8217
from hardware.parsing.scales import cas, labelled, magellan, mt_sics, nci, prix, toledo8217
from hardware.parsing.scales.reading import ScaleReading
from hardware.simulators.scale import ScaleCable
from hardware.simulators.virtual_scale import VirtualScale

QUICK = Pace(answer_s=0.03, late_s=0.09, pause_s=0.001, health_s=0.05)

DRIVERS: dict[str, type[PolledScale]] = {
    "toledo8217": Toledo8217,
    "magellan": Magellan,
    "cas": Cas,
    "labelled_scale": LabelledScale,
    "prix": Prix,
    "mt_sics": MtSics,
    "nci": Nci,
}
READERS: dict[str, Callable[[bytes], ScaleReading | None]] = {
    "toledo8217": toledo8217.read,
    "magellan": magellan.read,
    "cas": cas.read,
    "labelled_scale": labelled.read,
    "prix": prix.read,
    "mt_sics": mt_sics.read,
    "nci": nci.read,
}


@dataclass
class ScaleRig:
    """A driver, the cable it speaks over, and what is at its other end."""

    driver: PolledScale
    cable: ScaleCable
    scale: VirtualScale


def rig(protocol: str) -> ScaleRig:
    """A claimed scale with nothing on it."""
    scale = VirtualScale()
    cable = ScaleCable(scale, protocol)
    driver = DRIVERS[protocol](cable, "scale", pace=QUICK)
    driver.open()
    driver.claim()
    driver.enable()
    return ScaleRig(driver, cable, scale)
