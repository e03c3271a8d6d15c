"""The scales that come with the program."""

from __future__ import annotations

from hardware.parsing.scales.labelled import ASKED_BY
from hardware.ports import Role
from hardware.registry import Driver

_BY = ("serial", "tcp")
_UNIT = {"unit": {"type": "string", "enum": ["", "kg", "lb"], "default": "", "title": "Unit"}}
_ASKED_BY = {
    "asked_by": {"type": "string", "enum": list(ASKED_BY), "default": "", "title": "Asked by"}
}
_SEVEN_EVEN = {"baud": "9600", "bits": "7", "parity": "even"}

SCALES = (
    Driver(
        "toledo8217",
        Role.SCALE,
        "Toledo 8217 (Mettler Ariva, Viva, DIVA and many compatible scales)",
        _BY,
        "hardware.drivers.toledo8217:make",
        _UNIT,
        _SEVEN_EVEN,
    ),
    Driver(
        "magellan",
        Role.SCALE,
        "Datalogic Magellan, scanner and scale on one cable",
        _BY,
        "hardware.drivers.magellan:make",
        line={"baud": "9600", "bits": "7", "parity": "odd"},
    ),
    Driver(
        "cas",
        Role.SCALE,
        "CAS, Ohaus Aviator and others that are asked by ENQ",
        _BY,
        "hardware.drivers.cas:make",
        line={"baud": "9600"},
    ),
    Driver(
        "labelled_scale",
        Role.SCALE,
        "Lines of ST,GS: CAS PD-II and PDS, A&D, Kern, Ohaus",
        _BY,
        "hardware.drivers.labelled_scale:make",
        _ASKED_BY,
        {"baud": "9600"},
    ),
    Driver(
        "mt_sics",
        Role.SCALE,
        "Mettler Toledo MT-SICS",
        _BY,
        "hardware.drivers.mt_sics:make",
        line={"baud": "9600"},
    ),
    Driver(
        "nci",
        Role.SCALE,
        "NCI (Weigh-Tronix, Brecknell, Mettler in NCI mode)",
        _BY,
        "hardware.drivers.nci:make",
        line=_SEVEN_EVEN,
    ),
    Driver(
        "prix",
        Role.SCALE,
        "Toledo Prix and other Brazilian scales (PRT1)",
        _BY,
        "hardware.drivers.prix:make",
        line={"baud": "2400"},
    ),
    Driver(
        "simulator",
        Role.SCALE,
        "A scale on the screen",
        ("simulator",),
        "hardware.simulators.scale:make",
    ),
)
