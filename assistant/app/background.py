"""Starting the program for a command that needs it to run."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from assistant.app.asking import ask_running
from assistant.desktop.instance.channel import NobodyThereError
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.places import Places

_PATIENCE, _PAUSE = 15.0, 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Started:
    """The program as a process, and the file that takes what it says on stderr for as long as it runs."""

    process: "subprocess.Popen[bytes]"
    said: IO[bytes]

    def last_words(self) -> str:
        """Of one that has ended."""
        self.said.seek(0)
        return self.said.read().decode(errors="replace").strip()


def start_and_ask(places: Places, request: dict[str, Any]) -> Any:
    """Start the program hidden and have it carry out the request; the verb's JSON value. It goes on running.

    Raises:
        Refusal: it ended at once, in its own words, it does not answer, or it refuses.
    """
    with started(places) as program:
        return ask_started(program, places, request)


@contextmanager
def started(places: Places) -> Iterator[Started]:
    """Hidden, in a session of its own; goes on running afterwards."""
    words = [sys.executable, "-m", "assistant", "--profile", str(places.home), "start", "--hidden"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
        )
        yield Started(process, said)


def ask_started(program: Started, places: Places, request: dict[str, Any]) -> Any:
    """The verb's JSON value, from a program that was started a moment ago.

    Raises:
        Refusal: it ended at once, in its own words, it does not answer, or it refuses.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            return ask_running(places, request)
        except NobodyThereError:
            if program.process.poll() is not None:
                raise Refusal(program.last_words() or _("quickphrase could not be started.")) from None
            time.sleep(_PAUSE)
    raise Refusal(_("quickphrase was started and does not answer."))
