"""What happened in a session that played itself, one line an event, with the seconds since it began."""

import time
import unicodedata

from assistant.language import _


class Transcript:
    """Prints at once, and remembers what went wrong."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.failures: list[str] = []

    def happened(self, sentence: str) -> None:
        """Something that begins: a customer writes, the session ends."""
        self._print("", sentence)

    def followed(self, sentence: str) -> None:
        """Something that follows from it."""
        self._print("    ", sentence)

    def failed(self, sentence: str) -> None:
        """Something that should not have been."""
        self.failures.append(sentence)
        self._print("  ! ", _("FAILED: {what}", what=sentence))

    def _print(self, before: str, sentence: str) -> None:
        print(f"{time.monotonic() - self._began:6.1f} s  {before}{sentence}", flush=True)


def shortened(text: str, most: int = 60) -> str:
    """The beginning of a text, in one line of at most so many columns."""
    line, columns = "", 0
    for char in " ".join(text.split()):
        columns += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if columns >= most:
            return line + "…"
        line += char
    return line
