"""A round: from the first unanswered message of a conversation to its answer. One row of the reply log."""

from dataclasses import dataclass

from assistant.waiting.message import Conversation, Evidence, Reply
from assistant.waiting.row import Arrival


@dataclass(frozen=True, slots=True)
class Round:
    """An answered conversation. `arrivals` are its messages in order of time.

    `wait_first` and `wait_last` are the seconds from the first and the last message to the reply, breaks left out;
    `first_at`, `last_at` and `replied_at` are moments of the boot clock as they were.
    """

    arrivals: tuple[Arrival, ...]
    reply: Reply
    wait_first: float
    wait_last: float

    @property
    def conversation(self) -> Conversation:
        return self.reply.conversation

    @property
    def first_at(self) -> float:
        return self.arrivals[0].at

    @property
    def last_at(self) -> float:
        return self.arrivals[-1].at

    @property
    def messages(self) -> int:
        return len(self.arrivals)

    @property
    def replied_at(self) -> float:
        return self.reply.at

    @property
    def evidence(self) -> Evidence:
        return self.reply.evidence

    @property
    def probable(self) -> bool:
        return self.reply.probable

    @property
    def phrase_id(self) -> str:
        return self.reply.phrase_id


@dataclass(frozen=True, slots=True)
class Correction:
    """What an undo changes in the reply log: rounds that did not happen, and rounds that take their place."""

    retracted: tuple[Round, ...] = ()
    written: tuple[Round, ...] = ()
