"""TITLE STATE BUSY: a GTK 3 text window that writes its text to STATE, and sleeps as BUSY says before a paste."""

import sys
import time
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402 - the version is chosen first

title, state, busy = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])


def changed(buffer: Gtk.TextBuffer) -> None:
    new = state.with_suffix(".new")
    new.write_text(buffer.get_text(*buffer.get_bounds(), False), encoding="utf-8")
    new.replace(state)


def pasting(_: Gtk.TextView) -> None:
    if busy.exists():
        seconds = float(busy.read_text())
        busy.unlink()
        time.sleep(seconds)


window = Gtk.Window(title=title, default_width=400, default_height=200)
view = Gtk.TextView(wrap_mode=Gtk.WrapMode.CHAR)
view.connect("paste-clipboard", pasting)
view.get_buffer().connect("changed", changed)
window.add(view)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
