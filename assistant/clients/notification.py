"""A desktop notification, as a source reports it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notification:
    """The fields of `org.freedesktop.Notifications.Notify` that profiles look at. The body is never stored."""

    app: str
    summary: str
    body: str
    desktop_entry: str = ""
    sender_pid: int = 0
