"""AutoKey (Debian 0.95.10) set up to paste phrases by chord."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

INSTALL = "apt-get install --no-install-recommends autokey-gtk"
PROGRAMS = ("autokey-gtk", "autokey-qt")

HOTKEY = 3
"""AutoKey's number for "triggered by a hotkey"."""

_NO_ABBREVIATION = {
    "abbreviations": [],
    "backspace": True,
    "ignoreCase": False,
    "immediate": False,
    "triggerInside": False,
    "wordChars": "[\\w]",
}
_EVERYWHERE = {"regex": None, "isRecursive": False}
_NO_HOTKEY = {"modifiers": [], "hotKey": None, "enabled": False}
_SETTINGS = {
    "version": "0.95.10",
    "userCodeDir": None,
    "settings": {"isFirstRun": False, "showTrayIcon": False, "interfaceType": "XRecord"},
    "folders": [],
    "toggleServiceHotkey": _NO_HOTKEY,
    "configHotkey": _NO_HOTKEY,
}


def installed() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def command(home: Path, phrases: Mapping[str, str]) -> list[str]:
    """Writes the phrases under `home`, Ctrl+Alt and the key each."""
    root = home / "config" / "autokey"
    folder = root / "data" / "phrases"
    folder.mkdir(parents=True, exist_ok=True)
    # Without this file AutoKey overlooks the phrases and makes samples of its own.
    (root / "autokey.json").write_text(json.dumps(_SETTINGS))
    common = {"modes": [], "usageCount": 0, "showInTrayMenu": False, "abbreviation": _NO_ABBREVIATION}
    common |= {"filter": _EVERYWHERE}
    no_hotkey = {"modifiers": [], "hotKey": None}
    (folder / ".folder.json").write_text(
        json.dumps(common | {"type": "folder", "title": "phrases", "hotkey": no_hotkey})
    )
    for key, text in phrases.items():
        (folder / f"{key}.txt").write_text(text)
        phrase = common | {
            "type": "phrase",
            "description": key,
            "modes": [HOTKEY],
            "hotkey": {"modifiers": ["<alt>", "<ctrl>"], "hotKey": key},  # AutoKey compares them sorted
            "prompt": False,
            "omitTrigger": False,
            "matchCase": False,
            "sendMode": "<ctrl>+v",  # its other mode, by keystrokes, cannot type Chinese
        }
        (folder / f".{key}.json").write_text(json.dumps(phrase))
    found = installed()
    assert found
    return [found]
