"""Holds Ctrl+Alt+1 as another program with hotkeys would."""

from Xlib import XK, X
from Xlib.display import Display

display = Display()
root = display.screen().root
root.grab_key(display.keysym_to_keycode(XK.XK_1), X.ControlMask | X.Mod1Mask, True, X.GrabModeAsync, X.GrabModeAsync)
display.sync()
print("ready", flush=True)
while True:
    display.next_event()
