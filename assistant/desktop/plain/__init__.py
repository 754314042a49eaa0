"""What is left on a desktop that allows nothing more: no hotkeys, no look at windows, the clipboard by pyperclip."""

from assistant.desktop.plain.hotkeys import NoHotkeys
from assistant.desktop.plain.paster import CopyPaster, copy_text, paste_text
from assistant.desktop.plain.windows import UnknownWindows
from assistant.sending.ports import ClipboardRefusedError

__all__ = ["ClipboardRefusedError", "CopyPaster", "NoHotkeys", "UnknownWindows", "copy_text", "paste_text"]
