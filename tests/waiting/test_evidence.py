import re

import pytest

from assistant.chords import Chord
from assistant.clients.profile import ClientProfile, Manners, WindowRules
from assistant.clients.window import Window
from assistant.waiting.evidence import (
    OWN_KEY,
    PASTE_STANDS,
    AskWho,
    LastPaste,
    Nobody,
    answered_by_key,
    answered_by_paste,
)
from assistant.waiting.message import Conversation, Evidence, Reply
from assistant.waiting.signals import SendKeyPressed

TELLS = ClientProfile(
    "hexchat", "HexChat", WindowRules(re.compile("hexchat"), customer=re.compile(r"^Dialog with (?P<customer>\S+)"))
)
TELLS_NOT = ClientProfile("gajim", "Gajim", WindowRules(re.compile("gajim")))
LI, WANG, SOMEBODY = (Conversation("hexchat", name) for name in ("xiaoli", "wangwu", ""))
MA, ZHAO = (Conversation("gajim", name) for name in ("ma", "zhao"))
WITH_LI, WITH_WANG, SERVER = (
    Window(7, title, "hexchat") for title in ("Dialog with xiaoli", "Dialog with wangwu", "shop @ ShopNet")
)
GAJIM = Window(9, "Gajim", "gajim")


def enter(window: Window, at: float = 100, *, ctrl: bool = False, composing: bool = False) -> SendKeyPressed:
    return SendKeyPressed(window, at, ctrl, composing)


def typed(conversation: Conversation, *, probable: bool = False) -> Reply:
    return Reply(conversation, 100, Evidence.TYPED_ENTER, probable)


def test_the_title_tells_who_was_answered() -> None:
    assert answered_by_key(enter(WITH_WANG), TELLS, [LI, WANG], None) == typed(WANG)


def test_enter_for_somebody_who_does_not_wait_answers_nobody() -> None:
    assert answered_by_key(enter(WITH_WANG), TELLS, [LI, MA], None) == Nobody()


def test_enter_in_a_window_that_is_no_conversation_answers_nobody() -> None:
    assert answered_by_key(enter(SERVER), TELLS, [LI], None) == Nobody()


def test_enter_in_another_program_answers_nobody() -> None:
    assert answered_by_key(enter(Window(3, "notes", "editor")), None, [LI], None) == Nobody()


def test_one_waits_and_the_window_does_not_tell() -> None:
    assert answered_by_key(enter(GAJIM), TELLS_NOT, [LI, MA], None) == typed(MA)


def test_two_wait_and_the_window_does_not_tell_so_the_agent_is_asked() -> None:
    verdict = answered_by_key(enter(GAJIM, composing=True), TELLS_NOT, [MA, LI, ZHAO], None)
    assert isinstance(verdict, AskWho)
    assert verdict.candidates == (MA, ZHAO)
    assert verdict.client == "gajim"
    assert verdict.reply_to(ZHAO) == typed(ZHAO, probable=True)


def test_an_unnamed_message_is_probably_his() -> None:
    assert answered_by_key(enter(WITH_WANG), TELLS, [LI, SOMEBODY], None) == typed(SOMEBODY, probable=True)
    assert answered_by_key(enter(WITH_LI), TELLS, [LI, SOMEBODY], None) == typed(LI)
    unnamed = Conversation("gajim")
    assert answered_by_key(enter(GAJIM), TELLS_NOT, [unnamed], None) == typed(unnamed, probable=True)


def test_enter_that_an_input_method_may_have_taken_is_probable() -> None:
    assert answered_by_key(enter(WITH_LI, composing=True), TELLS, [LI], None) == typed(LI, probable=True)


@pytest.mark.parametrize(("chord", "ctrl", "counts"), [
    ("enter", False, True),
    ("enter", True, False),
    ("ctrl+enter", True, True),
    ("ctrl+enter", False, False),
    ("alt+s", False, False),
])  # fmt: skip
def test_only_the_clients_own_send_key_counts(chord: str, ctrl: bool, counts: bool) -> None:
    profile = ClientProfile("hexchat", "", TELLS.window, manners=Manners(send=Chord.of(chord)))
    assert (answered_by_key(enter(WITH_LI, ctrl=ctrl), profile, [LI], None) == typed(LI)) is counts


def paste(window: Window, customer: str, *, sent: bool = False) -> LastPaste:
    return LastPaste(window, customer, "p1", 50, sent)


def test_our_paste_that_we_sent() -> None:
    assert answered_by_paste(paste(WITH_LI, "xiaoli", sent=True), TELLS, [LI, WANG]) == Reply(
        LI, 50, Evidence.PASTE_SENT, phrase_id="p1"
    )


def test_our_paste_alone_answers_nobody_yet() -> None:
    assert answered_by_paste(paste(WITH_LI, "xiaoli"), TELLS, [LI]) == Nobody()


def test_our_sent_paste_where_the_window_does_not_tell() -> None:
    verdict = answered_by_paste(paste(GAJIM, "", sent=True), TELLS_NOT, [MA, ZHAO])
    assert isinstance(verdict, AskWho)
    assert verdict.reply_to(MA) == Reply(MA, 50, Evidence.PASTE_SENT, phrase_id="p1")


def test_enter_after_our_paste_sends_the_phrase() -> None:
    verdict = answered_by_key(enter(WITH_LI), TELLS, [LI], paste(WITH_LI, "xiaoli"))
    assert verdict == Reply(LI, 100, Evidence.PASTE_ENTER, phrase_id="p1")


@pytest.mark.parametrize(
    "not_this_one",
    [
        LastPaste(WITH_WANG, "wangwu", "p1", 50),
        LastPaste(Window(8, "Dialog with xiaoli", "hexchat"), "xiaoli", "p1", 50),
        LastPaste(WITH_LI, "xiaoli", "p1", 50, sent=True),
        LastPaste(WITH_LI, "xiaoli", "p1", 99 - PASTE_STANDS),
    ],
)
def test_enter_that_does_not_send_our_paste_is_typed(not_this_one: LastPaste) -> None:
    assert answered_by_key(enter(WITH_LI), TELLS, [LI], not_this_one) == typed(LI)


def test_our_own_send_key_does_not_answer_the_next_one_who_waits() -> None:
    sent = LastPaste(GAJIM, "", "p1", 99.5, sent=True)
    assert answered_by_key(enter(GAJIM), TELLS_NOT, [MA], sent) == Nobody()
    assert answered_by_key(enter(GAJIM, at=99.5 + 2 * OWN_KEY), TELLS_NOT, [MA], sent) != Nobody()
    assert answered_by_key(enter(WITH_LI), TELLS, [LI], sent) == typed(LI)
