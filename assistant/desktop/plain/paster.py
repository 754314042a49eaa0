"""Copies the phrase for the agent to paste himself, through pyperclip (wl-copy, xclip, the Windows clipboard)."""

import pyperclip

from assistant.sending.ports import ClipboardRefusedError, OnResult
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Press, Put


def copy_text(text: str) -> None:
    """Put text on the clipboard.

    Raises:
        ClipboardRefusedError: there is no clipboard program or no display.
    """
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError) as error:
        raise ClipboardRefusedError(" ".join(str(error).split())) from error


def paste_text() -> str:
    """The text on the clipboard, `""` where there is none or no program can tell."""
    try:
        return str(pyperclip.paste())
    except (pyperclip.PyperclipException, OSError):
        return ""


class CopyPaster:
    """Every request ends as COPIED, or FAILED where even that is impossible."""

    def __init__(self, on_result: OnResult) -> None:
        self._on_result = on_result

    def paste(self, request: PasteRequest) -> None:
        text = _text_of(request)
        if not text:
            self._on_result(PasteResult(request.id, PasteOutcome.FAILED, request.target))
            return
        try:
            copy_text(text)
        except ClipboardRefusedError as refused:
            self._on_result(PasteResult(request.id, PasteOutcome.FAILED, request.target, detail=str(refused)))
            return
        self._on_result(PasteResult(request.id, PasteOutcome.COPIED, request.target, left_on_clipboard=True))

    def offer(self, text: str) -> None:
        copy_text(text)

    def close(self) -> None:
        """What was copied stays with the clipboard program."""


def _text_of(request: PasteRequest) -> str:
    """The whole text; a chord pressed between two texts stands for line breaks."""
    puts = [n for n, step in enumerate(request.steps) if isinstance(step, Put)]
    text = ""
    for step in request.steps[: puts[-1] + 1] if puts else ():
        if isinstance(step, Put):
            text += step.text
        elif isinstance(step, Press):
            text += "\n" * step.times
    return text
