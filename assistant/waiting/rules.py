"""What a signal means for the board: a message, a look, a reply, a question to the agent, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.clients.match import customer_in, message_from, profile_for, unread_in, without_unread
from assistant.clients.profile import ClientProfile
from assistant.clients.window import Window
from assistant.waiting.evidence import AskWho, LastPaste, Nobody, answered_by_key
from assistant.waiting.message import Conversation, Message, Reply
from assistant.waiting.signals import (
    Activated,
    AttentionAsked,
    Notified,
    SendKeyPressed,
    Signal,
    TitleChanged,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The agent has these before his eyes."""

    conversations: tuple[Conversation, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a signal's meaning depends on: the window that has the focus, who waits, our last paste."""

    active: Window | None = None
    waiting: tuple[Conversation, ...] = ()
    paste: LastPaste | None = None

    def has_focus(self, window: Window) -> bool:
        return self.active is not None and self.active.id == window.id


Meaning = Message | Seen | Reply | AskWho


def meaning(signal: Signal, profiles: Sequence[ClientProfile], now: Situation) -> tuple[Meaning, ...]:
    """In the order in which the board should learn of them; `()` where the signal tells nothing."""
    match signal:
        case Notified():
            return _notified(signal, profiles, now)
        case AttentionAsked(window=window):
            profile = profile_for(profiles, window)
            if profile is None or not profile.attention or now.has_focus(window):
                return ()
            return (Message(Conversation(profile.id), signal.at, "attention"),)
        case TitleChanged():
            return _retitled(signal, profiles, now)
        case Activated(window=window):
            return _seen(profile_for(profiles, window), window, now)
        case SendKeyPressed(window=window):
            verdict = answered_by_key(signal, profile_for(profiles, window), now.waiting, now.paste)
            return () if isinstance(verdict, Nobody) else (verdict,)
    return ()


def _notified(signal: Notified, profiles: Sequence[ClientProfile], now: Situation) -> tuple[Meaning, ...]:
    """A customer whose conversation stands on the screen has been seen, but waits like any other."""
    found = message_from(profiles, signal.notification)
    if found is None:
        return ()
    profile, customer = found
    came = Message(Conversation(profile.id, customer), signal.at, "notification")
    if (
        now.active
        and profile_for(profiles, now.active) is profile
        and customer_in(profile, now.active.title) == customer
    ):
        return came, Seen((came.conversation,))
    return (came,)


def _retitled(signal: TitleChanged, profiles: Sequence[ClientProfile], now: Situation) -> tuple[Meaning, ...]:
    """An unread count that grew is a message. In the window that has the focus the title also changes because the
    agent goes to another tab, so there the rest of the title must have stayed as it was. A window that is met for the
    first time tells of a message only where nobody of that client is known to wait.
    """
    profile = profile_for(profiles, signal.window)
    if profile is None:
        return ()
    focused = now.has_focus(signal.window)
    title, before = signal.window.title, signal.before
    looked = _seen(profile, signal.window, now) if focused else ()
    if (unread_in(profile, title) or 0) <= (unread_in(profile, before) or 0):
        return looked
    if focused and without_unread(profile, title) != without_unread(profile, before):
        return looked
    if not before and any(conversation.client == profile.id for conversation in now.waiting):
        return looked
    return (Message(Conversation(profile.id), signal.at, "title"), *looked)


def _seen(profile: ClientProfile | None, window: Window, now: Situation) -> tuple[Meaning, ...]:
    """Who stands in this window: the customer the title names, everybody where the profile's titles never tell, and in
    both cases who waits without a name.
    """
    if profile is None:
        return ()
    all_of_it = profile.window.customer is None
    names = {"", customer_in(profile, window.title)}
    found = tuple(c for c in now.waiting if c.client == profile.id and (all_of_it or c.customer in names))
    return (Seen(found),) if found else ()
