"""Starting the program: one process per profile; a second start talks to the first."""

import gc
import os
import sys

from assistant.app.asking import ask_running
from assistant.desktop.instance.channel import NobodyThereError
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.places import Places


def start(places: Places, *, hidden: bool) -> int:
    """Run until the agent quits; the exit code. A second start shows the first one's palette, unless hidden.

    Raises:
        Refusal: it cannot run here.
    """
    try:
        ask_running(places, {"verb": "start", "args": {"hidden": hidden}}, patience=5)
    except NobodyThereError:
        pass
    else:
        return 0
    _need_display()
    gc.disable()  # hardly anything becomes garbage until everything is loaded
    from assistant.app.event_loop import run

    return run(places, hidden=hidden)


def _need_display() -> None:
    """Qt ends the process without a word where it finds no display."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("DISPLAY"):
        from assistant.desktop.x11.display import display_answers

        if display_answers():
            return
    if not os.environ.get("WAYLAND_DISPLAY"):
        raise Refusal(_("There is no display here; start quickphrase in a graphical session, or use its commands."))
