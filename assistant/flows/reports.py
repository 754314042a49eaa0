"""What a person is told of a delivery."""

from dataclasses import dataclass

from assistant.flows.answering import Delivery
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.sending.requests import PasteOutcome


@dataclass(frozen=True, slots=True)
class Report:
    """`advice` says what to do next, `""` where nothing is to be done. `well` is false for what must be loud."""

    well: bool
    sentence: str
    advice: str = ""


def report(outcome: Delivery | Refusal) -> Report:
    """One clear sentence for whatever became of an order."""
    if isinstance(outcome, Refusal):
        return Report(False, outcome.sentence)
    if not outcome.pasted and outcome.phrase is None:
        return Report(False, _("The last paste was not taken back; look at the message before you send it."))
    if not outcome.pasted:
        return Report(False, _failure(outcome), _what_to_do(outcome))
    if not outcome.result.clipboard_kept:
        return Report(False, _("Pasted, but what you had copied before could not be put back."))
    if outcome.phrase is None:
        return Report(True, _("The last paste was taken back."))
    if outcome.sent:
        return Report(True, _("Sent: {title}", title=outcome.phrase.title))
    return Report(True, _("Pasted: {title}", title=outcome.phrase.title))


def _failure(delivery: Delivery) -> str:
    match delivery.result.outcome:
        case PasteOutcome.MOVED:
            return _("Not pasted: another window or another customer has the keyboard now.")
        case PasteOutcome.CLOSED:
            return _("Not pasted: the chat window was closed.")
        case PasteOutcome.UNREAD:
            return _("The chat program did not take the phrase.")
        case PasteOutcome.SUPERSEDED:
            return _("The chat program did not take this phrase before the next one.")
        case PasteOutcome.PARTLY:
            return _("Only a part was pasted; look at the message before you send it.")
        case PasteOutcome.TAKEN:
            return _("Another program took the clipboard before the chat program had read the phrase.")
        case PasteOutcome.COPIED:
            return _("Copied; this desktop lets no program press keys.")
        case _:
            return _("Not pasted: {reason}", reason=delivery.result.detail or delivery.result.outcome.value)


def _what_to_do(delivery: Delivery) -> str:
    if delivery.result.left_on_clipboard:
        return _("The phrase is on the clipboard: click into the right chat and press Ctrl+V.")
    return ""
