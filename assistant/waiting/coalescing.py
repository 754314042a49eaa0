"""When are two signals one message? One message often shows twice: a notification and a flashing window.

The rules, all over boot-time moments:

1. A signal that a message was already reported by, again within `REPEAT` seconds, is the same message.
2. A signal of the same conversation from a source that has not reported that message, within `ECHO` seconds of it, is
   its echo: the same message.
3. A named message takes over what came for the same client without a name within `ECHO` seconds of it. Older unnamed
   messages stay unnamed: nobody knows that they were his.
4. A signal without a name adds nothing while a named customer of that client waits, nor within `ECHO` seconds of a
   message of that client that was answered already. One that the agent gave by hand is a message all the same.

An echo never makes a wait shorter: the moment of the message is when it was first reported.
"""

from collections.abc import Iterable, Sequence

from assistant.waiting.message import Conversation, Message
from assistant.waiting.round import Round
from assistant.waiting.row import Arrival, Row

REPEAT = 0.25  # s; X11 sets a window's urgency in two steps, a bus monitor may see a call twice
ECHO = 3.0  # s; some clients change their title only when the notification has gone
BY_HAND = "hand"
"""The `source` of a message that the agent reported himself, by chord, click or command."""


def with_message(rows: tuple[Row, ...], rounds: Sequence[Round], message: Message) -> tuple[Row, ...]:
    """The rows once this message has come; `rounds` are the last answered ones."""
    if _is_known(message, rounds) or (not message.conversation.customer and _has_named(message, rows, rounds)):
        return rows
    own = _row(rows, message.conversation)
    if own and (repeated := _repeated(own.arrivals, message)):
        arrivals = tuple(a.also_from(message.source) if a is repeated else a for a in own.arrivals)
        return _put(rows, Row(own.conversation, arrivals, own.seen))
    rows, unnamed = _take_unnamed(rows, message) if message.conversation.customer else (rows, ())
    new = unnamed or (Arrival(message.at, (message.source,)),)
    return _put(rows, own.with_arrivals(new) if own else Row(message.conversation, new))


def _repeated(arrivals: Sequence[Arrival], message: Message) -> Arrival | None:
    for arrival in reversed(arrivals):
        if abs(message.at - arrival.at) <= (REPEAT if message.source in arrival.sources else ECHO):
            return arrival
    return None


def _is_known(message: Message, rounds: Iterable[Round]) -> bool:
    """Whether it is the echo of a message that was answered already."""
    return any(r.conversation == message.conversation and _repeated(r.arrivals, message) for r in rounds)


def _has_named(message: Message, rows: Iterable[Row], rounds: Iterable[Round]) -> bool:
    if message.source == BY_HAND:
        return False
    client = message.conversation.client
    return any(row.conversation.client == client and row.conversation.customer for row in rows) or any(
        r.conversation.client == client and r.conversation.customer and abs(message.at - arrival.at) <= ECHO
        for r in rounds
        for arrival in r.arrivals
    )


def _take_unnamed(rows: tuple[Row, ...], message: Message) -> tuple[tuple[Row, ...], tuple[Arrival, ...]]:
    unnamed = _row(rows, Conversation(message.conversation.client))
    if unnamed is None:
        return rows, ()
    taken = tuple(a.also_from(message.source) for a in unnamed.arrivals if abs(message.at - a.at) <= ECHO)
    kept = tuple(a for a in unnamed.arrivals if abs(message.at - a.at) > ECHO)
    if kept:
        return _put(rows, Row(unnamed.conversation, kept, unnamed.seen)), taken
    return tuple(row for row in rows if row is not unnamed), taken


def _row(rows: Iterable[Row], conversation: Conversation) -> Row | None:
    return next((row for row in rows if row.conversation == conversation), None)


def _put(rows: tuple[Row, ...], new: Row) -> tuple[Row, ...]:
    """With `new` in the place of its conversation's row, or last."""
    if not _row(rows, new.conversation):
        return (*rows, new)
    return tuple(new if row.conversation == new.conversation else row for row in rows)
