"""Phrase to text: a phrase was chosen for a window; fill it, have it pasted there, say what became of it."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assistant.clients.match import Profiles
from assistant.clients.window import Window
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.library.model import Phrase
from assistant.library.placeholders import Facts, Filled, Missing, Need, PlaceholderError, fill, parse
from assistant.sending.plan import plan, undo_plan
from assistant.sending.ports import Paster, Windows
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult


class Asker(Protocol):
    """Asks the agent for values a phrase needs; `answered` gets them by need, or None when he gave up."""

    def __call__(self, phrase: Phrase, needs: tuple[Need, ...], answered: "Answered") -> None: ...


Answered = Callable[[Mapping[Need, str] | None], None]


@dataclass(frozen=True, slots=True)
class Order:
    """One phrase to be pasted into one window. `refocus` when a window of ours has the keyboard in between."""

    phrase: Phrase
    window: Window | None
    send: bool = False
    refocus: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an order. `client` and `customer` are `""` where the window does not tell."""

    order: Order
    client: str
    customer: str
    result: PasteResult
    at: float

    @property
    def sent(self) -> bool:
        return self.order.send and self.result.outcome is PasteOutcome.PASTED


Done = Callable[[Delivery | Refusal | None], None]
"""Called once an order: its delivery, why it could not even be tried, or None when the agent gave up."""
