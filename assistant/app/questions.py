"""The questions put to the agent: values a phrase needs, and which customer he answered."""

from collections.abc import Callable, Mapping

from assistant.app.program import Program
from assistant.flows.filling import Answers
from assistant.language import _
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.ui.ask import Ask, Question
from assistant.ui.theme import Theme
from assistant.ui.who import Who
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation
from assistant.waiting.view import RowView


class Questions:
    """One question stands at a time for each kind; a new one takes the place of the old, which counts as given up."""

    def __init__(self, theme: Theme, program: Program) -> None:
        self._theme = theme
        self._program = program
        self._ask: Ask | None = None
        self._who: Who | None = None

    def ask(self, phrase: Phrase, needs: tuple[Need, ...], answered: Callable[[Answers | None], None]) -> None:
        """Ask for what a phrase needs, and give the keyboard back."""
        if self._ask:
            self._ask.close()
        by_key = {str(number): need for number, need in enumerate(needs)}
        questions = [Question(key, _label(need)) for key, need in by_key.items()]
        window = self._program.desktop.windows.active()
        ask = Ask(self._theme, phrase.title, questions)
        self._ask = ask

        def done(values: Mapping[str, str] | None) -> None:
            self._ask = None
            if values is None and window:
                self._program.desktop.windows.activate(window)
            answered(None if values is None else {by_key[key]: value for key, value in values.items()})

        ask.answered.connect(done)
        ask.cancelled.connect(lambda: done(None))
        ask.open()

    def ask_whom(self, asked: AskWho, answered: Callable[[Conversation | None], None]) -> None:
        """Ask who was answered; without an answer every clock runs on."""
        if self._who:
            self._who.close()
        window = self._program.desktop.windows.active()
        rows = [
            row for row in self._program.countdown.rows() if Conversation(row.client, row.customer) in asked.candidates
        ]
        who = Who(self._theme, rows, self._program.limits(), self._program.client_title)
        self._who = who

        def done(row: RowView | None) -> None:
            self._who = None
            if window:
                self._program.desktop.windows.activate(window)
            answered(Conversation(row.client, row.customer) if row else None)

        who.answered.connect(done)
        who.nobody.connect(lambda: done(None))
        who.open()


def _label(need: Need) -> str:
    labels = {"shop": _("Shop name"), "agent": _("Your name, as customers see it"), "customer": _("Customer's name")}
    return labels.get(need.name, need.question)
