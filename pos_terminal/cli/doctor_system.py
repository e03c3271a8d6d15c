"""What `doctor` asks the system: Qt and its libraries, fonts, its id, the printer."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, resources, util
from pathlib import Path

from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings
from pos_terminal.machine import machine_id

FONTS = (
    "Inter-Regular.otf",
    "Inter-SemiBold.otf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansCJK-Subset.otf",
    "NotoSansThai-Regular.ttf",
)
PRINTER_PATIENCE_S = 2.0

# Library -> Debian package; Qt blames libxcb-cursor0 for whichever is missing.
PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
_LINKED = (
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/plugins/platforms/libqxcb.so",
)


def pyside_version() -> str:
    """The installed PySide6, without importing it; empty where there is none."""
    try:
        return metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return ""


def is_bad_pair(version: str, python: tuple[int, int]) -> bool:
    """PySide6 6.12.0 on Python 3.10 and 3.11 miscounts references and aborts."""
    return version.startswith("6.12.0") and python in ((3, 10), (3, 11))


def missing_libraries() -> list[str] | None:
    """System libraries that Qt's window is linked with and does not find; None off Linux."""
    ldd = shutil.which("ldd")
    spec = util.find_spec("PySide6") if sys.platform == "linux" and ldd else None
    if spec is None or ldd is None or not spec.submodule_search_locations:
        return None
    home = Path(spec.submodule_search_locations[0])
    missing: set[str] = set()
    for name in _LINKED:
        if (home / name).exists():
            missing |= _not_found(ldd, home / name)
    return sorted(missing)


def _not_found(ldd: str, library: Path) -> set[str]:
    done = subprocess.run(  # noqa: S603 - ldd from the path, on our own dependency
        [ldd, str(library)], capture_output=True, text=True, timeout=20, check=False
    )
    lines = (line.split("=>") for line in done.stdout.splitlines())
    return {parts[0].strip() for parts in lines if len(parts) == 2 and "not found" in parts[1]}


def missing_fonts() -> list[str]:
    """Fonts of ours that are not there."""
    folder = resources.files("resources") / "fonts"
    return [name for name in FONTS if not (folder / name).is_file()]


def printer(settings: Settings) -> Iterator[Finding]:
    """Whether the receipt printer could be reached; nothing is printed."""
    if settings.printer == "file":
        yield _folder(settings.printer_path or settings.data_dir / "receipts")
    else:
        yield _network(settings.printer_host, settings.printer_port)


def _folder(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if there.is_dir() and os.access(there, os.W_OK):
        return Finding("printer", "ok", f"Receipts go to {folder}.")
    return Finding("printer", "BAD", f"{there} cannot be written.", "Set printer_path.")


def _network(host: str, port: int) -> Finding:
    if not host:
        return Finding("printer", "BAD", "It has no address.", "Set printer_host.")
    try:
        socket.create_connection((host, port), PRINTER_PATIENCE_S).close()
    except OSError as err:
        return Finding(
            "printer",
            "warn",
            f"{host}:{port} does not answer ({err.strerror or err}).",
            "Check its power, cable and address; sales go on without it.",
        )
    return Finding("printer", "ok", f"{host}:{port} answers.")


def machine(_: Settings) -> Iterator[Finding]:
    """Whether a store that was copied to this machine would be noticed here."""
    if machine_id() is None:
        yield Finding(
            "machine",
            "warn",
            "This system tells no id (a container?): a copied store is not noticed here.",
            "Give it one that stays: systemd-machine-id-setup.",
        )
    else:
        yield Finding("machine", "ok", "It has an id: a store copied from another is noticed.")
