"""A practice session as plain values: who asks what when, what was answered and how fast. No clock of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Question:
    """`after` counts in seconds from the start, or from the answer to the customer's question before.

    `situation` names the entry of the situations table; `code` finds a phrase of the built-in pack that fits, `""`
    where a closing word needs no answer.
    """

    text: str
    situation: str
    after: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Customer:
    """`questions` come one after another, each after the answer to the one before."""

    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the table since `at`."""

    customer: str
    question: Question
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A round that is over; `waited` in seconds."""

    asked: Asked
    text: str
    waited: float


@dataclass(slots=True)
class Session:
    """Plays customers from `started` on. Times are seconds of one clock, whichever the caller uses."""

    customers: Sequence[Customer]
    started: float
    open: dict[str, Asked] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    _position: dict[str, int] = field(default_factory=dict)
    _next_at: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for customer in self.customers:
            self._schedule(customer, 0, self.started)

    def due(self, now: float) -> list[Asked]:
        """The questions that come now, each reported once."""
        coming = []
        for customer in self.customers:
            at = self._next_at.get(customer.name)
            if at is None or at > now:
                continue
            del self._next_at[customer.name]
            question = customer.questions[self._position[customer.name]]
            asked = Asked(customer.name, question, now)
            coming.append(asked)
            if question.code:
                self.open[customer.name] = asked
        return coming

    def next_at(self) -> float | None:
        """When the next question comes, None when all wait for answers or the session is over."""
        return min(self._next_at.values(), default=None)

    def answer(self, name: str, text: str, now: float) -> Answer | None:
        """The agent wrote to a customer; None when nobody waited there."""
        asked = self.open.pop(name, None)
        if asked is None:
            return None
        answer = Answer(asked, text, now - asked.at)
        self.answers.append(answer)
        customer = next(c for c in self.customers if c.name == name)
        self._schedule(customer, self._position[name] + 1, now)
        return answer

    @property
    def over(self) -> bool:
        return not self.open and not self._next_at

    def _schedule(self, customer: Customer, position: int, now: float) -> None:
        if position < len(customer.questions):
            self._position[customer.name] = position
            self._next_at[customer.name] = now + customer.questions[position].after
