"""What an implementation of a port says of itself before it is started: the chooser picks by it, `doctor` prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from assistant.language import N_


class Why(Enum):
    """Whether it works here, and why not. `SENTENCES` has the words."""

    WORKS = "works"
    OTHER_SYSTEM = "other-system"
    NO_X_SERVER = "no-x-server"
    NO_WINDOW_MANAGER = "no-window-manager"
    NO_SESSION_BUS = "no-session-bus"
    NO_LIBRARY = "no-library"
    NO_KEYBOARD_DEVICE = "no-keyboard-device"
    NO_KEYMAP_TOOL = "no-keymap-tool"
    NOT_ROOT = "not-root"
    NO_PERMISSION = "no-permission"
    REFUSED = "refused"


class Remedy(Enum):
    """What the person in front of the machine can do about it."""

    NONE = "none"
    USE_X11 = "use-x11"
    DESKTOP_SHORTCUT = "desktop-shortcut"
    INSTALL_KEYMAP_TOOL = "install-keymap-tool"
    REINSTALL = "reinstall"
    LOG_IN_TO_DESKTOP = "log-in-to-desktop"


@dataclass(frozen=True, slots=True)
class Offer:
    """`name` is the implementation's (`"x11"`, `"keyboard"`); `detail` what the platform said, untranslated."""

    name: str
    works: bool
    why: Why = Why.WORKS
    remedy: Remedy = Remedy.NONE
    detail: str = ""


def works(name: str, detail: str = "") -> Offer:
    return Offer(name, works=True, detail=detail)


def refuses(name: str, why: Why, remedy: Remedy = Remedy.NONE, detail: str = "") -> Offer:
    return Offer(name, works=False, why=why, remedy=remedy, detail=detail)


SENTENCES: Mapping[Why | Remedy, str] = {
    Why.WORKS: N_("Works here."),
    Why.OTHER_SYSTEM: N_("Made for another operating system."),
    Why.NO_X_SERVER: N_("No X server answers."),
    Why.NO_WINDOW_MANAGER: N_("No window manager tells which window is active."),
    Why.NO_SESSION_BUS: N_("There is no D-Bus session bus."),
    Why.NO_LIBRARY: N_("A library it needs cannot be loaded."),
    Why.NO_KEYBOARD_DEVICE: N_("No keyboard can be read under /dev/input."),
    Why.NO_KEYMAP_TOOL: N_("The program dumpkeys is missing or cannot read the keymap."),
    Why.NOT_ROOT: N_("Reading the keyboard device is allowed to root only."),
    Why.NO_PERMISSION: N_("The system does not permit it."),
    Why.REFUSED: N_("The system refused."),
    Remedy.NONE: "",
    Remedy.USE_X11: N_("Log in to an X11 session."),
    Remedy.DESKTOP_SHORTCUT: N_("Bind “quickphrase paste CODE” to a shortcut in the desktop's settings."),
    Remedy.INSTALL_KEYMAP_TOOL: N_("Install the package kbd."),
    Remedy.REINSTALL: N_("Install quickphrase again."),
    Remedy.LOG_IN_TO_DESKTOP: N_("Log in to a graphical session."),
}
"""English; who shows one translates it."""
