"""The two sets of colours. Text keeps a contrast of 4.5:1 or more on what it stands on (WCAG AA; tests hold it)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from assistant.waiting.view import Level


@dataclass(frozen=True, slots=True)
class LevelColours:
    """`ink` stands on the window or a surface; `fill` carries `on_fill`."""

    ink: QColor
    fill: QColor
    on_fill: QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """`window` lies behind, `surface` carries text, `soft` marks what is chosen, `line` parts things."""

    dark: bool
    window: QColor
    surface: QColor
    raised: QColor
    text: QColor
    muted: QColor
    line: QColor
    border: QColor
    accent: QColor
    on_accent: QColor
    soft: QColor
    good: QColor
    warning: QColor
    problem: QColor
    levels: Mapping[Level, LevelColours]


def _level(ink: str, fill: str, on_fill: str) -> LevelColours:
    return LevelColours(QColor(ink), QColor(fill), QColor(on_fill))


LIGHT = Colours(
    dark=False,
    window=QColor("#f4f5f7"),
    surface=QColor("#ffffff"),
    raised=QColor("#f0f1f4"),
    text=QColor("#1b1d21"),
    muted=QColor("#5b606a"),
    line=QColor("#e4e6ea"),
    border=QColor("#c9cdd4"),
    accent=QColor("#2b59c3"),
    on_accent=QColor("#ffffff"),
    soft=QColor("#e9effc"),
    good=QColor("#17753a"),
    warning=QColor("#9a4a06"),
    problem=QColor("#b91c1c"),
    levels={
        Level.FRESH: _level("#17753a", "#17753a", "#ffffff"),
        Level.DUE: _level("#9a4a06", "#f5a524", "#2b1a00"),
        Level.LATE: _level("#c81e1e", "#d92626", "#ffffff"),
        Level.OVERDUE: _level("#7f1414", "#7f1414", "#ffffff"),
    },
)

DARK = Colours(
    dark=True,
    window=QColor("#1a1b1e"),
    surface=QColor("#222428"),
    raised=QColor("#2b2e33"),
    text=QColor("#eceef1"),
    muted=QColor("#a5abb5"),
    line=QColor("#33363c"),
    border=QColor("#474b53"),
    accent=QColor("#8fb4ff"),
    on_accent=QColor("#0d1b3a"),
    soft=QColor("#2a3650"),
    good=QColor("#5bd389"),
    warning=QColor("#f7b955"),
    problem=QColor("#ff8a80"),
    levels={
        Level.FRESH: _level("#5bd389", "#5bd389", "#04210f"),
        Level.DUE: _level("#f7b955", "#f5a524", "#2b1a00"),
        Level.LATE: _level("#ff8a80", "#dc2f2f", "#ffffff"),
        Level.OVERDUE: _level("#ffa39b", "#8f1818", "#ffffff"),
    },
)
