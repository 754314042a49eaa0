"""The one table of placeholders: it feeds the parser, the editor's menu and docs/placeholders.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Argument(Enum):
    """What may follow the name."""

    NONE = "none"
    DAYS = "days"  # an offset, `+3` or `-1`; may be left out
    MINUTES = "minutes"  # likewise
    TEXT = "text"  # `:` and a text; required


@dataclass(frozen=True, slots=True)
class PlaceholderInfo:
    """`chinese` are its other names, the usual one first. `help` is English; who shows it translates it."""

    name: str
    chinese: tuple[str, ...]
    argument: Argument
    example: str
    help: str


PLACEHOLDERS: tuple[PlaceholderInfo, ...] = (
    PlaceholderInfo("shop", ("店铺",), Argument.NONE, "{shop}", "The shop's name, from the settings."),
    PlaceholderInfo("agent", ("客服",), Argument.NONE, "{agent}", "The agent's name, from the settings."),
    PlaceholderInfo(
        "customer",
        ("买家", "客户"),
        Argument.NONE,
        "{customer}",
        "Who is being answered; asked for where it is not known.",
    ),
    PlaceholderInfo("date", ("日期",), Argument.DAYS, "{date+3}", "The date, so many days from today."),
    PlaceholderInfo("time", ("时间",), Argument.MINUTES, "{time+30}", "The time, so many minutes from now."),
    PlaceholderInfo(
        "weekday", ("星期",), Argument.DAYS, "{weekday+3}", "The day of the week, so many days from today."
    ),
    PlaceholderInfo(
        "greeting", ("问候",), Argument.NONE, "{greeting}", "Good morning, good afternoon ... by time of day."
    ),
    PlaceholderInfo("clipboard", ("剪贴板",), Argument.NONE, "{clipboard}", "The text that was copied last."),
    PlaceholderInfo(
        "cursor",
        ("光标",),
        Argument.NONE,
        "{cursor}",
        "Where the caret stands afterwards; ignored when the phrase is sent.",
    ),
    PlaceholderInfo(
        "ask",
        ("问",),
        Argument.TEXT,
        "{ask:order number}",
        "Asks for the order number; the same question is asked once.",
    ),
)

BY_NAME: Mapping[str, PlaceholderInfo] = {
    spelling: info for info in PLACEHOLDERS for spelling in (info.name, *info.chinese)
}
"""By every name, lower case."""
