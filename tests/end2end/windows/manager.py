"""A clipboard manager: reads every text that comes onto the clipboard, at once."""

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402 - the version is chosen first

clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
clipboard.connect("owner-change", lambda *_: clipboard.request_text(lambda *_: print("read", flush=True)))
print("ready", flush=True)
Gtk.main()
