"""The agent's hands and eyes: keys, mouse, windows, clipboard, pictures."""

import subprocess
import time
from pathlib import Path

from tests.end2end.patience import wait_for
from tests.end2end.world import World

KEYSYMS = {"enter": "Return", "pageup": "Prior", "pagedown": "Next", "escape": "Escape", "tab": "Tab"}
KEYSYMS |= {"backspace": "BackSpace", "up": "Up", "down": "Down"}


class Hands:
    def __init__(self, world: World) -> None:
        self._world = world

    def press(self, chord: str, hold: float = 0.03) -> None:
        """Press a chord (`ctrl+alt+1`), keep its last key down for `hold` seconds, and let go."""
        *modifiers, key = [KEYSYMS.get(part, part) for part in chord.split("+")]
        self._xdotool("keydown", *modifiers, key) if modifiers else self._xdotool("keydown", key)
        time.sleep(hold)
        self._xdotool("keyup", key, *reversed(modifiers))

    def press_fast(self, *chords: str, every: float) -> None:
        """Chords one after another, `every` seconds apart, however busy the desktop is."""
        at = time.monotonic()
        for chord in chords:
            self.press(chord, hold=0.02)
            at += every
            time.sleep(max(0.0, at - time.monotonic()))

    def down(self, *keys: str) -> None:
        self._xdotool("keydown", *(KEYSYMS.get(key, key) for key in keys))

    def up(self, *keys: str) -> None:
        self._xdotool("keyup", *(KEYSYMS.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type ASCII, as fast as a fast agent."""
        self._xdotool("type", "--delay", "8", text)

    def click(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def windows(self) -> list[str]:
        """Titles of the windows the window manager knows."""
        return [line.split(None, 3)[3] for line in self._world.run("wmctrl", "-l").splitlines() if line.count(" ") > 3]

    def active_title(self) -> str:
        """The title of the window that has the keyboard, `""` for none."""
        try:
            return self._world.run("xdotool", "getactivewindow", "getwindowname").strip()
        except subprocess.CalledProcessError:  # none, or it went away just now
            return ""

    def look(self) -> None:
        """The moment an agent takes to see what stands there before he goes on."""
        time.sleep(0.3)

    def activate(self, title: str) -> None:
        """Bring the window whose title contains `title` to the front."""
        self._world.run("wmctrl", "-a", title)
        wait_for(lambda: title in self.active_title(), f"{title} in front")

    def copy(self, data: bytes, kind: str = "UTF8_STRING") -> None:
        """Put something on the clipboard, as another program would."""
        source = self._world.folder / "copied"
        source.write_bytes(data)
        self._world.start("xclip", "-quiet", "-selection", "clipboard", "-t", kind, "-i", str(source))
        wait_for(lambda: kind in self.copied_kinds(), f"{kind} on the clipboard")

    def copied(self, kind: str = "UTF8_STRING") -> bytes:
        return self._world.read("xclip", "-selection", "clipboard", "-o", "-t", kind)

    def copied_kinds(self) -> list[str]:
        """The formats now offered on the clipboard."""
        try:
            return self._world.run("xclip", "-selection", "clipboard", "-o", "-t", "TARGETS").split()
        except subprocess.CalledProcessError:
            return []

    def picture(self, file: Path) -> None:
        """Save what the screen shows as PNG."""
        self._world.run("import", "-window", "root", str(file))

    def _xdotool(self, *words: str) -> None:
        self._world.run("xdotool", *words)
