"""The verbs of the clock: message, answered, undo-answered, forget; and rows as `--json` prints them."""

from typing import Any

from assistant.flows.countdown import Countdown
from assistant.flows.verbs import Args, Handlers
from assistant.waiting.view import RowView


def clock_verbs(countdown: Countdown) -> Handlers:
    """`message` takes any client name: a shop's own program may report its customers without a profile."""

    def message(args: Args) -> Any:
        return row_as_json(countdown.message(args["client"], args["customer"].strip()))

    def answered(args: Args) -> Any:
        conversation = countdown.answered(args.get("client"), args.get("customer"))
        return {"client": conversation.client, "customer": conversation.customer}

    def undo_answered(_: Args) -> Any:
        return row_as_json(countdown.undo_answered())

    def forget(args: Args) -> Any:
        """Everybody of a client, without an answer: a practice is over."""
        gone = [conversation for conversation in countdown.board.waiting if conversation.client == args["client"]]
        for conversation in gone:
            countdown.forget(conversation)
        return [{"client": conversation.client, "customer": conversation.customer} for conversation in gone]

    return {"message": message, "answered": answered, "undo-answered": undo_answered, "forget": forget}


def row_as_json(row: RowView) -> dict[str, Any]:
    """Times in seconds, to a tenth."""
    return {
        "client": row.client,
        "customer": row.customer,
        "since_last_s": round(row.since_last, 1),
        "since_first_s": round(row.since_first, 1),
        "messages": row.messages,
        "level": row.level.value,
        "seen": row.seen,
    }
