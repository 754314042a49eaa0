"""CopyQ (Debian 6.4) set up to paste phrases by chord, with a script that gives the old clipboard back."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSettings

INSTALL = "apt-get install --no-install-recommends copyq"

SCRIPT = "copyq:\nvar old = clipboard()\ncopy({text})\npaste()\ncopy(old)"
"""CopyQ's `paste` waits a moment for the reader before it returns."""


def installed() -> str | None:
    return shutil.which("copyq")


def command(home: Path, phrases: Mapping[str, str]) -> list[str]:
    """Writes the commands under `home`, Ctrl+Alt and the key each."""
    folder = home / "copyq" / "copyq"
    folder.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(folder / "copyq-commands.ini"), QSettings.Format.IniFormat)
    settings.beginWriteArray("Commands", len(phrases))
    for at, (key, text) in enumerate(phrases.items()):
        settings.setArrayIndex(at)
        settings.setValue("Name", f"phrase {key}")
        settings.setValue("Command", SCRIPT.format(text=json.dumps(text)))
        settings.setValue("IsGlobalShortcut", True)
        settings.setValue("GlobalShortcut", f"ctrl+alt+{key}")
    settings.endArray()
    settings.sync()
    found = installed()
    assert found
    return [found]
