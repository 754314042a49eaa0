import re

import pytest

from assistant.clients.match import (
    BODY_LENGTH,
    TITLE_LENGTH,
    customer_in,
    message_from,
    profile_for,
    profile_named,
    unread_in,
    without_unread,
)
from assistant.clients.notification import Notification
from assistant.clients.profile import ClientProfile, NotificationRules, WindowRules
from assistant.clients.window import Window

CHAT = ClientProfile(
    "chat",
    "Chat",
    WindowRules(
        re.compile("^chat$"),
        re.compile("Chat$"),
        re.compile(r"(?P<customer>\S*) - Chat$"),
        re.compile(r"^\((?P<count>\d+)\+?\)"),
    ),
    NotificationRules(re.compile("^chat$"), re.compile(r"^(?P<customer>.+)\n"), (re.compile("^System\n"),)),
)
BARE = ClientProfile("bare", "Bare", WindowRules(re.compile("^bare$")))
PROFILES = (CHAT, BARE)


@pytest.mark.parametrize(
    ("app", "title", "found"),
    [("chat", "li - Chat", CHAT), ("chat", "Preferences", None), ("bare", "anything", BARE), ("", "li - Chat", None)],
)
def test_whose_window(app: str, title: str, found: ClientProfile | None) -> None:
    assert profile_for(PROFILES, Window(1, title, app)) is found


def test_a_profile_by_its_id() -> None:
    assert profile_named(PROFILES, "bare") is BARE
    assert profile_named(PROFILES, "no") is None


def test_what_a_title_tells() -> None:
    assert customer_in(CHAT, "(3) li - Chat") == "li"
    assert customer_in(CHAT, " - Chat") == ""
    assert customer_in(BARE, "li - Chat") == ""
    assert unread_in(CHAT, "(99+) li - Chat") == 99
    assert unread_in(CHAT, "li - Chat") is None
    assert unread_in(BARE, "(3) li") is None
    assert without_unread(CHAT, "(3) li - Chat") == "li - Chat"
    assert without_unread(BARE, "(3) li") == "(3) li"


def test_who_wrote() -> None:
    assert message_from(PROFILES, Notification("chat", "小丽", "在吗")) == (CHAT, "小丽")
    assert message_from(PROFILES, Notification("x", "小丽", "", desktop_entry="chat")) == (CHAT, "小丽")
    assert message_from(PROFILES, Notification("chat", "System", "li")) is None
    assert message_from(PROFILES, Notification("chat", "", "li")) is None
    assert message_from(PROFILES, Notification("mail", "li", "")) is None


def test_what_a_customer_writes_hides_no_message() -> None:
    assert message_from(PROFILES, Notification("chat", "li", "System\nSystem\n")) == (CHAT, "li")
    assert message_from(PROFILES, Notification("chat", "li\nSystem", "hello")) == (CHAT, "li System")


def test_names_in_bodies() -> None:
    in_body = ClientProfile(
        "web", "", CHAT.window, NotificationRules(re.compile("web"), re.compile(r"\n(?P<customer>[^:\n]+): "))
    )
    assert message_from([in_body], Notification("web", "Console", "A &amp; B: hello")) == (in_body, "A & B")


def test_only_the_beginning_of_hostile_texts_is_looked_at() -> None:
    assert customer_in(CHAT, "x" * TITLE_LENGTH + " li - Chat") == ""
    late = ClientProfile("l", "", BARE.window, NotificationRules(re.compile("l"), re.compile("(?P<customer>late)")))
    assert message_from([late], Notification("l", "", "x" * BODY_LENGTH + "late")) is None
