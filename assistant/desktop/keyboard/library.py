"""The `keyboard` library with its ways of failing turned into values."""

import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.desktop.offer import Offer, Remedy, Why, refuses, works

NAME = "keyboard"


class KeyboardRefusedError(Exception):
    """The library could not start; the message is what it said, or the name of its error."""


def probe(system: str = sys.platform, root: Path = Path("/"), user: int | None = None) -> Offer:
    """Whether the library can work here, without starting it.

    On Linux it reads /dev/input, insists on being root and asks `dumpkeys` for the keymap; a device that cannot be
    opened would make it call `exit()` in a thread and stay silent (`_nixcommon.py`), so all that is looked at first.
    """
    if system == "win32":
        return works(NAME)
    if system != "linux":
        return refuses(NAME, Why.OTHER_SYSTEM, Remedy.DESKTOP_SHORTCUT)
    if (os.geteuid() if user is None else user) != 0:
        return refuses(NAME, Why.NOT_ROOT, Remedy.DESKTOP_SHORTCUT)
    devices = _keyboard_devices(root)
    if not devices:
        return refuses(NAME, Why.NO_KEYBOARD_DEVICE, Remedy.DESKTOP_SHORTCUT)
    locked = [str(device) for device in devices if not os.access(device, os.R_OK)]
    if locked:
        return refuses(NAME, Why.NO_PERMISSION, Remedy.DESKTOP_SHORTCUT, ", ".join(locked))
    if shutil.which("dumpkeys") is None:
        return refuses(NAME, Why.NO_KEYMAP_TOOL, Remedy.INSTALL_KEYMAP_TOOL)
    return works(NAME)


def start() -> Any:
    """The library, listening.

    Raises:
        KeyboardRefusedError: whatever it is that did not work.
    """
    offer = probe()
    if not offer.works:
        raise KeyboardRefusedError(offer.detail or offer.why.value)
    try:
        import keyboard

        with warnings.catch_warnings():  # it warns where it cannot send keys, which it is not asked to
            warnings.simplefilter("ignore")
            keyboard.is_pressed(0)  # its own way of starting, without asking for a key
    except (Exception, SystemExit) as error:  # bare AssertionError, ImportError and exit() among them
        raise KeyboardRefusedError(_said(error)) from error
    return keyboard


def hook(library: Any, on_event: Callable[[Any], bool], swallow: bool) -> Callable[[], None]:
    """Hear every key event; returns what ends it. With `swallow` (Windows only) an event answered True goes no further.

    Raises:
        KeyboardRefusedError: the hook was refused.
    """

    def heard(event: Any) -> bool:
        taken = on_event(event)
        return swallow and not taken

    try:
        remove: Callable[[], None] = library.hook(heard, suppress=swallow)
    except (Exception, SystemExit) as error:
        raise KeyboardRefusedError(_said(error)) from error
    return remove


def _keyboard_devices(root: Path) -> list[Path]:
    """The devices the library would open, by its own rule: those with a `kbd` handler."""
    try:
        listed = (root / "proc/bus/input/devices").read_text(encoding="utf-8", errors="replace")
    except OSError:
        listed = ""
    handlers = [line.split("=", 1)[1].split() for line in listed.splitlines() if line.startswith("H: Handlers=")]
    found = [root / "dev/input" / name for names in handlers if "kbd" in names for name in names if "event" in name]
    by_path = [
        device for folder in ("by-id", "by-path") for device in (root / "dev/input" / folder).glob("*-event-kbd")
    ]
    return [device for device in found if device.exists()] or by_path


def _said(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
