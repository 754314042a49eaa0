"""The least a program can do on X11 to paste by chord: the yardstick for bench_paste.py, not part of the product.

The chord is grabbed; it owns the clipboard, lifts the modifiers, presses Ctrl+V, serves the text, and takes back the
old text when the focused program has read. One thread, text only, no check of the target, no queue.

usage: bare_xlib.py TEXT... Ctrl+Alt+1 pastes the first of them, and so on.
"""

import sys

from Xlib import XK, X, Xatom
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol import event

text, old = b"", b""
display = Display()
root = display.screen().root
ours, restored = (root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask) for _ in "12")
clipboard, utf8, targets, plain, answer = map(
    display.intern_atom, ("CLIPBOARD", "UTF8_STRING", "TARGETS", "text/plain;charset=utf-8", "BARE_OLD")
)
ctrl, v = (display.keysym_to_keycode(XK.string_to_keysym(name)) for name in ("Control_L", "v"))
texts = {display.keysym_to_keycode(ord("0") + at): text.encode() for at, text in enumerate(sys.argv) if at}
rows = display.get_modifier_mapping()
modifiers = {code for row in (rows[0], *list(rows)[2:]) for code in row if code}
program_bits = ~display.display.info.resource_id_mask
reading: tuple[int, int, int] | None = None
reader = 0
busy = False


def begin(code: int, at: int) -> None:
    global text, reader, busy  # noqa: PLW0603 - the least a program can do
    text, busy = texts[code], True
    reader = display.get_input_focus().focus.id & program_bits
    owner = display.get_selection_owner(clipboard)
    if owner in (X.NONE, restored):
        paste(at)
    else:
        ours.convert_selection(clipboard, utf8, answer, at)


def paste(at: int) -> None:
    ours.set_selection_owner(clipboard, at)
    keymap = display.query_keymap()
    held = [code for code in modifiers if keymap[code >> 3] >> (code & 7) & 1]
    for code in held:
        xtest.fake_input(display, X.KeyRelease, code)
    for kind, code in ((X.KeyPress, ctrl), (X.KeyPress, v), (X.KeyRelease, v), (X.KeyRelease, ctrl)):
        xtest.fake_input(display, kind, code)
    for code in held:
        xtest.fake_input(display, X.KeyPress, code)


def serve(asked: event.SelectionRequest) -> None:
    global reading  # noqa: PLW0603
    where = asked.property
    if asked.target == targets:
        asked.requestor.change_property(where, Xatom.ATOM, 32, [targets, utf8, plain])
    elif asked.target in (utf8, plain):
        if asked.owner == ours and asked.requestor.id & program_bits == reader:
            asked.requestor.change_attributes(event_mask=X.PropertyChangeMask)
            reading = (asked.requestor.id, where, X.PropertyDelete)
        asked.requestor.change_property(where, asked.target, 8, text if asked.owner == ours else old)
    else:
        where = X.NONE
    asked.requestor.send_event(
        event.SelectionNotify(
            time=asked.time, requestor=asked.requestor, selection=clipboard, target=asked.target, property=where
        )
    )


for code in texts:
    for locks in (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask):
        root.grab_key(code, X.ControlMask | X.Mod1Mask | locks, False, X.GrabModeAsync, X.GrabModeAsync)
display.flush()
while True:
    happened = display.next_event()
    if happened.type == X.KeyPress and happened.detail in texts:
        display.ungrab_keyboard(X.CurrentTime)
        if not busy:
            begin(happened.detail, happened.time)
    elif happened.type == X.SelectionRequest:
        serve(happened)
    elif happened.type == X.SelectionNotify:
        found = ours.get_full_property(answer, X.AnyPropertyType) if happened.property else None
        old = bytes(found.value) if found else b""
        paste(X.CurrentTime)
    elif happened.type == X.PropertyNotify and (happened.window.id, happened.atom, happened.state) == reading:
        reading, busy = None, False
        restored.set_selection_owner(clipboard, X.CurrentTime)
    display.flush()
