"""Questions as Qt windows, over a program on a desktop in memory."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from assistant.app.questions import Questions
from assistant.flows.filling import Answers
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.ui.ask import Ask
from assistant.ui.theme import Theme
from assistant.ui.who import Who
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation, Evidence
from tests.app.world import ANNA, World

PHRASE, NEEDS = Phrase("1", "Order", ("{ask:order}",)), (Need("ask", "order"),)
ASKED = AskWho((Conversation("hexchat", "anna"), Conversation("hexchat", "ben")), 0, Evidence.MARKED)


@pytest.fixture
def questions(qtbot, world: World) -> Questions:
    world.begin()
    world.open(ANNA)
    world.write("anna", "ben")
    return Questions(Theme("light", translucent=True), world.program)


def shown(kind: type[Ask] | type[Who]) -> Ask | Who:
    """The one that stands; what was closed is deleted by now."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (window,) = (window for window in QApplication.topLevelWidgets() if isinstance(window, kind))
    return window


def test_a_question_closed_by_the_window_manager_is_given_up_and_the_next_one_stands(questions: Questions) -> None:
    said: list[Answers | None] = []
    for _ in range(2):
        questions.ask(PHRASE, NEEDS, said.append)
        shown(Ask).windowHandle().close()
    assert said == [None, None]
    questions.ask(PHRASE, NEEDS, said.append)
    questions.ask(PHRASE, NEEDS, said.append)
    assert said == [None, None, None]
    field = shown(Ask).fields["0"]
    field.setText("7")
    field.returnPressed.emit()
    assert said[3:] == [{NEEDS[0]: "7"}]


def test_closed_by_the_window_manager_it_was_nobody_and_the_next_one_stands(questions: Questions) -> None:
    said: list[Conversation | None] = []
    for _ in range(2):
        questions.ask_whom(ASKED, said.append)
        shown(Who).windowHandle().close()
    assert said == [None, None]
    questions.ask_whom(ASKED, said.append)
    questions.ask_whom(ASKED, said.append)
    assert said == [None, None, None]
    shown(Who).choices[1].click()
    assert [whom.customer for whom in said[3:] if whom] == ["ben"]
