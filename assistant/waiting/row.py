"""Who waits: a conversation and its unanswered messages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.waiting.message import Conversation


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message: when it came, and which sources have reported it."""

    at: float
    sources: tuple[str, ...] = ()

    def also_from(self, source: str) -> "Arrival":
        return self if source in self.sources else replace(self, sources=(*self.sources, source))


@dataclass(frozen=True, slots=True)
class Row:
    """A waiting conversation; `arrivals` in order of time, never empty. `seen`: the agent has looked at it since."""

    conversation: Conversation
    arrivals: tuple[Arrival, ...]
    seen: bool = False

    @property
    def first_at(self) -> float:
        return self.arrivals[0].at

    @property
    def last_at(self) -> float:
        return self.arrivals[-1].at

    def with_arrivals(self, more: Iterable[Arrival]) -> "Row":
        """The same conversation with more messages, unseen again."""
        return Row(self.conversation, tuple(sorted([*self.arrivals, *more], key=lambda arrival: arrival.at)))
