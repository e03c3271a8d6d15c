"""The settings of one machine, each with its help, limits and default; frozen once loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

PATHS = frozenset({"data_dir", "log_dir", "printer_path", "devices_file", "sync_file"})


def _setting(default: Any, help_text: str, form: str = "", **limits: Any) -> Any:
    """One setting: `limits` are those of pydantic's Field (ge, le, pattern); `form` says them."""
    return field(default=default, metadata={"help": help_text, "limits": limits, "form": form})


def _name(default: str, help_text: str) -> Any:
    form = "up to 16 capital letters, digits, - and _"
    return _setting(default, help_text, form, pattern=r"^[A-Z0-9][A-Z0-9_-]{0,15}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What this machine is; what the shop is (prices, taxes, rights) lives in its database."""

    # -- where
    data_dir: Path = _setting(Path(), "Everything the lane keeps: databases, pictures, receipts.")
    log_dir: Path = _setting(Path(), "Log files; follows data_dir when that is moved.")
    log_level: Literal["debug", "info", "warning", "error"] = _setting(
        "info", "The least important messages that are logged."
    )
    secret_store: Literal["auto", "keyring", "systemd", "file"] = _setting(
        "auto", "Where the pepper of PINs is kept; auto is decided once, at set-up."
    )

    # -- who
    terminal_id: str = _name("TERM001", "This lane, unique in the company; on every receipt.")
    store_id: str = _name("STORE001", "The shop that this lane stands in.")

    # -- the screen
    language: Literal["auto", "en", "de", "ar"] = _setting(
        "auto",
        "Language of the screen until the shop has one, or somebody with another one signs in.",
    )
    theme: Literal["auto", "light", "dark"] = _setting("auto", "Colours; auto follows the system.")
    text_scale_percent: int = _setting(100, "Size of all text.", ge=75, le=200)
    display_scale_percent: int = _setting(100, "Size of everything.", ge=50, le=300)
    customer_screen: Literal["auto", "off", "window"] = _setting(
        "auto", "Customer display: on a second screen where there is one, never, or in a window."
    )
    full_screen: bool = _setting(True, "Fill the screen; false opens an ordinary window.")
    touch: bool = _setting(True, "Show the on-screen keyboard where text is typed.")
    keypad: Literal["123", "789"] = _setting("123", "Top row of the number pad.")
    sounds: bool = _setting(True, "Tones for a scan, a warning and a refusal.")

    # -- devices
    printer: Literal["file", "tcp"] = _setting(
        "file", "Receipt printer: a folder of files, or ESC/POS over the network."
    )
    printer_path: Path | None = _setting(
        None, "Folder of the file printer; receipts in data_dir when unset."
    )
    printer_host: str = _setting(
        "",
        "Name or address of the network printer.",
        "a host name or an address",
        max_length=253,
        pattern=r"^[A-Za-z0-9_.:%-]*$",
    )
    printer_port: int = _setting(9100, "Port of the network printer.", ge=1, le=65535)
    printer_paper_mm: Literal[58, 80] = _setting(80, "Width of the paper roll.")
    drawer: Literal["none", "printer"] = _setting(
        "printer", "Cash drawer: opened by the receipt printer, or none that we can open."
    )
    drawer_open_s: int = _setting(
        60,
        "Seconds after which the cashier is told that the drawer stands open; 0 never.",
        ge=0,
        le=3600,
    )
    payment_terminal: Literal["standalone", "simulator"] = _setting(
        "standalone", "Cards: typed from a stand-alone terminal, or a simulator for trying out."
    )
    devices_file: Path | None = _setting(
        None, "File with devices that IT sets up, over those of the Devices page."
    )
    simulate_devices: bool = _setting(
        False, "Simulators in place of all devices that have one, for trying out."
    )

    # -- stores outside
    sync: Literal["child", "service", "off"] = _setting(
        "child",
        "Who sends to the stores outside: a process of the lane's own, a service that IT runs, "
        "or nobody.",
    )
    sync_file: Path | None = _setting(
        None, "File with settings of the stores outside, over those of the admin panel."
    )
