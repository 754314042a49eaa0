"""A client profile: how to know a chat program, its customers and its manners. Data only (`resources/clients`)."""

import re
from dataclasses import dataclass
from enum import Enum

from assistant.chords import Chord


class Newline(Enum):
    """What a line break inside a phrase becomes, so that it never sends half a message."""

    KEEP = "keep"  # pasted as it is: the input field takes several lines
    SPACE = "space"  # the client has one line only
    CHORD = "chord"  # lines are pasted one by one, with `newline_chord` pressed between them


@dataclass(frozen=True, slots=True)
class Manners:
    """How to paste, send and take back in this client. Times in seconds."""

    paste: Chord = Chord.of("ctrl+v")
    send: Chord = Chord.of("enter")
    newline: Newline = Newline.KEEP
    newline_chord: Chord = Chord.of("shift+enter")
    undo: Chord | None = Chord.of("ctrl+z")
    settle: float = 0.1  # between the read and the send key: clients digest what they have read


@dataclass(frozen=True, slots=True)
class WindowRules:
    """How to know the client's chat windows, and what their titles tell.

    `app` matches the WM_CLASS (X11) or program name (Windows), `title` the whole title. `customer` and `unread`
    have a group `(?P<customer>...)` / `(?P<count>...)`; `None` where the title does not tell.
    """

    app: re.Pattern[str]
    title: re.Pattern[str] | None = None
    customer: re.Pattern[str] | None = None
    unread: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class NotificationRules:
    """How to know the client's desktop notifications. `customer` has a group `(?P<customer>...)`.

    `app` matches the notification's application name or desktop entry. `customer` and `ignore` are searched in the
    summary, a line break and the body, so `^` is the start of the summary and nothing that a customer writes looks
    like it. A match of `ignore` means "not a customer" (own echo, system notices).
    """

    app: re.Pattern[str]
    customer: re.Pattern[str]
    ignore: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClientProfile:
    """One chat program. `verified` says where somebody has seen it work, `""` for nowhere yet."""

    id: str
    title: str
    window: WindowRules
    notification: NotificationRules | None = None
    manners: Manners = Manners()
    attention: bool = True  # urgency / flashing windows of this client mean a message
    counts: bool = True  # its rounds go into the reply log
    verified: str = ""
