"""What profiles make of windows, titles and notifications. Patterns are searched in bounded texts."""

import html
import re
from collections.abc import Sequence

from assistant.clients.notification import Notification
from assistant.clients.profile import ClientProfile
from assistant.clients.window import Window

TITLE_LENGTH = 500
BODY_LENGTH = 300
"""Characters of a title or summary, and of a body, that patterns get to see: hostile texts stay harmless."""


def profile_for(profiles: Sequence[ClientProfile], window: Window) -> ClientProfile | None:
    """The first profile whose chat window this is."""
    return next((profile for profile in profiles if _is_chat(profile, window)), None)


def profile_named(profiles: Sequence[ClientProfile], client: str) -> ClientProfile | None:
    """The profile with this id."""
    return next((profile for profile in profiles if profile.id == client), None)


def customer_in(profile: ClientProfile, title: str) -> str:
    """The customer that the title names, `""` where it names nobody."""
    return _group(profile.window.customer, "customer", title[:TITLE_LENGTH])


def unread_in(profile: ClientProfile, title: str) -> int | None:
    """The count of unread messages in the title, None where it has none."""
    count = _group(profile.window.unread, "count", title[:TITLE_LENGTH])
    return int(count) if count.isdecimal() else None


def without_unread(profile: ClientProfile, title: str) -> str:
    """The title without its unread count, to tell whether anything else has changed in it."""
    if profile.window.unread is None:
        return title
    return profile.window.unread.sub("", title[:TITLE_LENGTH], count=1).strip()


def message_from(profiles: Sequence[ClientProfile], notification: Notification) -> tuple[ClientProfile, str] | None:
    """Whose message the notification tells of: the client's profile and the customer's name.

    None where it is no client's, is ignored, or names no customer. HTML entities in the body are resolved before it is
    looked at: clients escape it for notification servers that know markup (HexChat, measured).
    """
    summary = " ".join(notification.summary[:TITLE_LENGTH].splitlines())
    text = f"{summary}\n{html.unescape(notification.body[:BODY_LENGTH])}"
    for profile in profiles:
        rules = profile.notification
        if rules is None or not (rules.app.search(notification.app) or rules.app.search(notification.desktop_entry)):
            continue
        if any(pattern.search(text) for pattern in rules.ignore):
            continue
        if customer := _group(rules.customer, "customer", text):
            return profile, customer
    return None


def _is_chat(profile: ClientProfile, window: Window) -> bool:
    rules = profile.window
    if not rules.app.search(window.app):
        return False
    return rules.title is None or bool(rules.title.search(window.title[:TITLE_LENGTH]))


def _group(pattern: re.Pattern[str] | None, name: str, text: str) -> str:
    found = pattern.search(text) if pattern else None
    return (found[name] or "").strip() if found else ""
