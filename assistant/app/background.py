"""Starting the program for a command that needs it to run."""

import subprocess
import sys
import time
from typing import Any

from assistant.desktop.instance.channel import NobodyThereError, ask
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.places import Places

_PATIENCE, _PAUSE = 15.0, 0.05  # seconds
_ANSWER = 70.0  # seconds; more than the program gives itself for a verb


def start_and_ask(places: Places, request: dict[str, Any]) -> dict[str, Any]:
    """Start the program hidden and have it carry out the request; its reply. It goes on running.

    Raises:
        Refusal: it ended at once, in its own words, or it does not answer.
    """
    return ask_started(started(places), places, request)


def started(places: Places) -> "subprocess.Popen[bytes]":
    """The program as a process, hidden, in a session of its own."""
    words = [sys.executable, "-m", "assistant", "--profile", str(places.home), "start", "--hidden"]
    return subprocess.Popen(  # noqa: S603 - our own program
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def ask_started(program: "subprocess.Popen[bytes]", places: Places, request: dict[str, Any]) -> dict[str, Any]:
    """What a program that was started a moment ago replies.

    Raises:
        Refusal: it ended at once, in its own words, or it does not answer.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            return ask(places.home, request, _ANSWER)
        except NobodyThereError:
            if program.poll() is not None:
                said = program.stderr.read().decode(errors="replace").strip() if program.stderr else ""
                raise Refusal(said or _("quickphrase could not be started.")) from None
            time.sleep(_PAUSE)
        except TimeoutError:
            break
    raise Refusal(_("quickphrase was started and does not answer."))
