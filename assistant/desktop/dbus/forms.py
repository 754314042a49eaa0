"""The forms in which programs hand a notification to the desktop, read into one. Anything malformed reads as None."""

import html
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from jeepney import HeaderFields, MatchRule, Message, MessageType

from assistant.clients.notification import Notification

LONGEST_SUMMARY = 500
LONGEST_BODY = 4000
"""Characters; what is longer is cut."""

_T = TypeVar("_T")

_TAG = re.compile(r"</?(?:b|i|u|a|p|br|img|span|tt|font|html|qt)\b[^<>]*>", re.IGNORECASE)


class Form(Enum):
    """The value is the D-Bus interface."""

    DESKTOP = "org.freedesktop.Notifications"  # specifications.freedesktop.org/notification-spec
    GTK = "org.gtk.Notifications"  # wiki.gnome.org/Projects/GLib/GNotification; GNOME Shell
    PORTAL = "org.freedesktop.portal.Notification"  # sandboxed programs


_MEMBERS = {Form.DESKTOP: "Notify", Form.GTK: "AddNotification", Form.PORTAL: "AddNotification"}

RULES = tuple(
    MatchRule(type="method_call", interface=form.value, member=member).serialise() for form, member in _MEMBERS.items()
)
"""What a monitor asks the bus for: nothing but these calls reaches this process."""


def form_of(message: Message) -> Form | None:
    """The form of a message, None when it is no call that shows a notification."""
    fields = message.header.fields
    if message.header.message_type is not MessageType.method_call:
        return None
    for form, member in _MEMBERS.items():
        if fields.get(HeaderFields.interface) == form.value and fields.get(HeaderFields.member) == member:
            return form
    return None


def read_notification(form: Form, body: Any) -> Notification | None:
    """The body of a call in this form. A portal call does not say whose it is: its `app` is `""`."""
    try:
        return _READERS[form](*body)
    except (TypeError, ValueError):
        return None


def plain(text: str) -> str:
    """A body as people see it: the markup of the notification specification removed, entities resolved."""
    return html.unescape(_TAG.sub("", text[: 2 * LONGEST_BODY]))[:LONGEST_BODY]


def _desktop(
    app: Any, _replaces: Any, _icon: Any, summary: Any, body: Any, _actions: Any, hints: Any, _expires: Any
) -> Notification:
    return Notification(
        _text(app),
        _text(summary)[:LONGEST_SUMMARY],
        plain(_text(body)),
        desktop_entry=_value(hints, "desktop-entry", str, ""),
        sender_pid=_value(hints, "sender-pid", int, 0),
    )


def _gtk(app: Any, _id: Any, content: Any) -> Notification:
    return _with_content(_text(app), content)


def _portal(_id: Any, content: Any) -> Notification:
    return _with_content("", content)


def _with_content(app: str, content: Any) -> Notification:
    body = _value(content, "body", str, "") or plain(_value(content, "markup-body", str, ""))
    return Notification(app, _value(content, "title", str, "")[:LONGEST_SUMMARY], body[:LONGEST_BODY], app)


_READERS: Mapping[Form, Callable[..., Notification]] = {Form.DESKTOP: _desktop, Form.GTK: _gtk, Form.PORTAL: _portal}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _value(variants: Any, key: str, kind: type[_T], default: _T) -> _T:
    """What an `a{sv}` holds under `key`, or the default when it is absent or of another kind."""
    if not isinstance(variants, dict):
        raise TypeError
    _, value = variants.get(key, ("", default))
    return value if isinstance(value, kind) else default
