"""A GTK 3 window with a text field that prints what stands in it. Run with the system's Python (PyGObject).

usage: gtk_field.py TITLE [BUSY_SECONDS]: so long it is busy whenever Ctrl+V or Shift+Insert is pressed. Prints one JSON
object a line.
"""

import json
import sys
import time

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("GdkX11", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GdkX11, GLib, Gtk  # noqa: E402, F401

title, busy = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.0


def tell(**what: object) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


def on_key(_widget: Gtk.Widget, event: Gdk.EventKey) -> bool:
    name = Gdk.keyval_name(event.keyval)
    ctrl, shift = (event.state & mask for mask in (Gdk.ModifierType.CONTROL_MASK, Gdk.ModifierType.SHIFT_MASK))
    if (ctrl and name in ("v", "V")) or (shift and name == "Insert"):
        time.sleep(busy)
    elif name == "Return" and not shift:
        tell(sent=buffer.get_property("text"), modifiers=int(event.state) & 0b1001101)
        buffer.set_text("")
        return True
    return False


def on_line(channel: GLib.IOChannel, _condition: GLib.IOCondition) -> bool:
    command = channel.readline()
    if command.startswith("title "):
        window.set_title(command[6:].strip())
    elif command.startswith("clear"):
        buffer.set_text("")
    elif command.startswith("quit"):
        Gtk.main_quit()
    return True


window = Gtk.Window(title=title)
window.set_default_size(500, 200)
view = Gtk.TextView()
view.connect("key-press-event", on_key)
buffer = view.get_buffer()
buffer.connect("changed", lambda b: tell(at=time.monotonic(), text=b.get_property("text")))
window.add(view)
window.connect("destroy", Gtk.main_quit)
window.show_all()
view.grab_focus()
window.connect("focus-in-event", lambda *_: tell(focused=window.get_window().get_xid()))
channel = GLib.IOChannel.unix_new(0)
GLib.io_add_watch(channel, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN, on_line)
tell(window=window.get_window().get_xid())
Gtk.main()
