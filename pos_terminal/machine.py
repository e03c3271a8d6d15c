"""Which machine this is, for a store to notice that it woke up on another one (F11–F12).

The system's own id never leaves the machine and is stored nowhere: the lane keeps only an HMAC of
it under a random key of its own, as machine-id(5) asks of applications.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

MachineSource = Callable[[], str | None]

MACHINE_ID_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
IOREG = ("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice")
_LINUX_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_MAC_UUID = re.compile(r'"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"', re.ASCII)


def machine_id() -> str | None:
    """The id that the system gave this installation; None where it gives none (containers)."""
    if sys.platform == "win32":
        return _from_registry()
    if sys.platform == "darwin":
        return _from_ioreg()
    return from_files(MACHINE_ID_FILES)


def from_files(paths: tuple[Path, ...]) -> str | None:
    """The first of these files that holds an id: empty or "uninitialized" in an image is none."""
    for path in paths:
        try:
            text = path.read_text("ascii").strip()
        except (OSError, UnicodeError):
            continue
        if _LINUX_ID.fullmatch(text) and text.strip("0"):
            return text
    return None


def from_ioreg_text(text: str) -> str | None:
    """IOPlatformUUID in what ioreg prints."""
    found = _MAC_UUID.search(text)
    return found[1].lower() if found else None


def fingerprint(raw: str, key: str) -> str:
    """What a lane may store of a machine's id: 64 hex digits that tell nobody the id itself."""
    return hmac.new(bytes.fromhex(key), raw.encode(), hashlib.sha256).hexdigest()


def _from_ioreg() -> str | None:
    try:
        told = subprocess.run(  # noqa: S603 - the system's own tool by its full path
            IOREG, capture_output=True, text=True, timeout=5, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return from_ioreg_text(told.stdout)


if sys.platform == "win32":
    import winreg

    def _from_registry() -> str | None:
        try:
            with winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE,
                r"SOFTWARE\Microsoft\Cryptography",
                access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
            ) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0]).lower() or None
        except OSError:
            return None

else:

    def _from_registry() -> str | None:
        return None
