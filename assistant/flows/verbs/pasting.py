"""The verbs that paste: paste, undo-paste."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from assistant.clients.window import Window
from assistant.flows.answering import Answering, Delivery, Order
from assistant.flows.refusal import Refusal
from assistant.flows.reports import report
from assistant.flows.verbs import Answer, Args, Handlers
from assistant.flows.verbs.library import find_phrase
from assistant.language import _
from assistant.library.merged import Library

Delivered = Callable[[Delivery | Refusal], None]


def pasting_verbs(
    answering: Answering,
    library: Callable[[], Library],
    active: Callable[[], Window | None],
    delivered: Delivered = lambda _: None,
) -> Handlers:
    """`delivered` hears of every outcome, before the verb answers. An order may name the id of the only `window` that
    it is meant for: the one in front when the program had to be started for it.
    """

    def paste(args: Args) -> Answer:
        phrase = find_phrase(library(), args["phrase"])
        answer: Answer = Future()
        window = active()
        if args.get("window") and (window is None or window.id != args["window"]):
            settle(Refusal(_("Another window has come to the front meanwhile; nothing was pasted.")), answer)
        else:
            answering.answer(Order(phrase, window, send=bool(args.get("send"))), lambda done: settle(done, answer))
        return answer

    def undo(_args: Args) -> Answer:
        answer: Answer = Future()
        answering.undo(active(), lambda done: settle(done, answer))
        return answer

    def settle(done: Delivery | Refusal, answer: Answer) -> None:
        delivered(done)
        told = report(done)
        if isinstance(done, Refusal):
            answer.set_exception(done)
        elif not done.pasted:
            answer.set_exception(Refusal(" ".join(filter(None, [told.sentence, told.advice]))))
        else:
            answer.set_result(_as_json(done, told.sentence))

    return {"paste": paste, "undo-paste": undo}


def _as_json(delivery: Delivery, sentence: str) -> dict[str, Any]:
    return {
        "outcome": delivery.result.outcome.value,
        "sentence": sentence,
        "client": delivery.talk.client,
        "customer": delivery.talk.customer,
        "sent": delivery.sent,
        "clipboard_kept": delivery.result.clipboard_kept,
    }
