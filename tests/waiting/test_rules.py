import re

import pytest

from assistant.clients.notification import Notification
from assistant.clients.profile import ClientProfile, NotificationRules, WindowRules
from assistant.clients.window import Window
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.rules import Seen, Situation, meaning
from assistant.waiting.signals import Activated, AttentionAsked, AttentionEnded, Notified, SendKeyPressed, TitleChanged

IRC = ClientProfile(
    "irc",
    "IRC",
    WindowRules(re.compile("irc"), customer=re.compile(r"^Dialog with (?P<customer>\S+)")),
    NotificationRules(re.compile("irc"), re.compile(r"^Message from (?P<customer>\S+)\n"), (re.compile("^Notice"),)),
)
WEB = ClientProfile(
    "web", "Web", WindowRules(re.compile("firefox"), re.compile("Console"), unread=re.compile(r"^\((?P<count>\d+)\) "))
)
QUIET = ClientProfile("quiet", "", WindowRules(re.compile("quiet")), attention=False)
PROFILES = (IRC, WEB, QUIET)
LI, WANG, SOMEBODY = (Conversation("irc", name) for name in ("xiaoli", "wangwu", ""))
DIALOG = Window(1, "Dialog with xiaoli", "irc")


def console(title: str) -> Window:
    return Window(2, title, "firefox")


def notified(summary: str, app: str = "irc") -> Notified:
    return Notified(Notification(app, summary, "hello"), 10)


def test_a_customers_notification_is_his_message() -> None:
    assert meaning(notified("Message from xiaoli"), PROFILES, Situation()) == (Message(LI, 10, "notification"),)


@pytest.mark.parametrize(
    "signal", [notified("Notice of xiaoli"), notified("Message from xiaoli", "mail"), notified("?")]
)
def test_other_notifications_tell_nothing(signal: Notified) -> None:
    assert meaning(signal, PROFILES, Situation()) == ()


def test_a_message_in_the_conversation_on_the_screen_waits_too_but_is_seen() -> None:
    assert meaning(notified("Message from xiaoli"), PROFILES, Situation(DIALOG)) == (
        Message(LI, 10, "notification"),
        Seen((LI,)),
    )
    assert len(meaning(notified("Message from wangwu"), PROFILES, Situation(DIALOG))) == 1


def test_a_window_that_asks_for_attention_has_a_message_of_somebody() -> None:
    assert meaning(AttentionAsked(DIALOG, 10), PROFILES, Situation()) == (Message(SOMEBODY, 10, "attention"),)


@pytest.mark.parametrize(
    ("window", "active"),
    [(DIALOG, DIALOG), (Window(3, "", "quiet"), None), (Window(4, "", "editor"), None)],
)
def test_attention_that_tells_nothing(window: Window, active: Window | None) -> None:
    assert meaning(AttentionAsked(window, 10), PROFILES, Situation(active)) == ()


def test_the_end_of_attention_is_no_reply() -> None:
    assert meaning(AttentionEnded(DIALOG, 10), PROFILES, Situation(waiting=(LI,))) == ()


WAITS = (Message(Conversation("web"), 10, "title"),)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Console", "(1) Console", WAITS),
        ("(1) Console", "(3) Console", WAITS),
        ("(3) Console", "(1) Console", ()),
        ("(3) Console", "Console", ()),
        ("(3) Console", "(3) Console - Li", ()),
        ("", "(2) Console", WAITS),
        ("Mail", "(2) Mail", ()),
    ],
)
def test_an_unread_count_that_grows_is_a_message(before: str, after: str, found: tuple[Message, ...]) -> None:
    assert meaning(TitleChanged(console(after), before, 10), PROFILES, Situation()) == found


def test_in_the_window_with_the_focus_going_to_another_tab_is_no_message() -> None:
    focused = Situation(console("Console - Orders"))
    to_another_tab = TitleChanged(console("(3) Console - Chats"), "Console - Orders", 10)
    assert meaning(to_another_tab, PROFILES, focused) == ()
    grown = TitleChanged(console("(3) Console - Chats"), "(2) Console - Chats", 10)
    assert meaning(grown, PROFILES, focused) == WAITS


def test_a_window_met_again_after_a_restart_tells_nothing_new() -> None:
    met = TitleChanged(console("(2) Console"), "", 10)
    assert meaning(met, PROFILES, Situation(waiting=(Conversation("web"),))) == ()


def test_looking_at_a_conversation_is_seen() -> None:
    now = Situation(waiting=(LI, WANG, SOMEBODY, Conversation("web")))
    assert meaning(Activated(DIALOG, 10), PROFILES, now) == (Seen((LI, SOMEBODY)),)


def test_looking_at_a_client_that_does_not_tell_is_seeing_everybody_in_it() -> None:
    waiting = (Conversation("web", "a"), Conversation("web"), LI)
    assert meaning(Activated(console("Console"), 10), PROFILES, Situation(waiting=waiting)) == (Seen(waiting[:2]),)


def test_going_to_another_conversation_in_the_same_window_is_seen() -> None:
    turned = TitleChanged(DIALOG, "Dialog with wangwu", 10)
    assert meaning(turned, PROFILES, Situation(DIALOG, (LI, WANG))) == (Seen((LI,)),)
    assert meaning(turned, PROFILES, Situation(None, (LI, WANG))) == ()


def test_a_send_key_is_a_reply() -> None:
    assert meaning(SendKeyPressed(DIALOG, 10), PROFILES, Situation(DIALOG, (LI, WANG))) == (
        Reply(LI, 10, Evidence.TYPED_ENTER),
    )
    assert meaning(SendKeyPressed(Window(5, "", "editor"), 10), PROFILES, Situation(DIALOG, (LI,))) == ()
