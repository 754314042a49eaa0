"""The one table of settings: it feeds the settings file, the dialog, the commands and the documentation."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import tomli_w

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its type is the type of its default; `choices` or `low`..`high` bound it.

    `section`, `title` and `help` are English; who shows them translates them (gettext finds them here).
    """

    name: str
    default: Value
    section: str
    title: str
    help: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""


SETTINGS: tuple[Setting, ...] = (
    Setting("agent", "", "You", "Agent name", "Fills {agent} in phrases."),
    Setting("shop", "", "You", "Shop name", "Fills {shop} in phrases."),
    Setting("language", "", "You", "Language", "The system's unless chosen here.", choices=("", "zh_CN", "en")),
    Setting("theme", "system", "You", "Colours", choices=("system", "light", "dark")),
    Setting(
        "built_in_packs",
        "",
        "You",
        "Built-in phrases",
        "Which of the phrase packs that come with the program are shown.",
        choices=("", "zh_CN", "en", "all", "none"),
    ),
    Setting(
        "golden_limit",
        30,
        "Clock",
        "Golden limit",
        "A reply within this time counts as good.",
        low=5,
        high=600,
        unit="s",
    ),
    Setting(
        "last_limit",
        60,
        "Clock",
        "Last limit",
        "After this time the customer is gone.",
        low=10,
        high=3600,
        unit="s",
    ),
    Setting(
        "due_from",
        20,
        "Clock",
        "Warn from",
        "The countdown turns to its warning level.",
        low=1,
        high=600,
        unit="s",
    ),
    Setting(
        "leading",
        "last",
        "Clock",
        "Count since",
        "Which message the countdown shows first: the last or the first unanswered one.",
        choices=("last", "first"),
    ),
    Setting("watch_notifications", True, "Clock", "Watch desktop notifications"),
    Setting("watch_windows", True, "Clock", "Watch windows", "Attention requests and unread counts in titles."),
    Setting(
        "watch_send_key",
        True,
        "Clock",
        "Watch the send key",
        "Only Enter is looked at; it counts only in chat clients, and nothing is kept.",
    ),
    Setting(
        "paste_give_up",
        3.0,
        "Pasting",
        "Give up after",
        "How long to wait until a busy chat program has read the phrase.",
        low=0.5,
        high=10.0,
        unit="s",
    ),
    Setting(
        "favourites_send",
        False,
        "Pasting",
        "Favourites send at once",
        "Press the send key after a favourite was pasted.",
    ),
    Setting("badge", True, "Faces", "Show the badge"),
    Setting("notices", True, "Faces", "Show a notice when a paste succeeds", "Failures are always shown."),
)
"""Every setting there is. Chords are kept beside them, under `[chords]`, by action name."""


class BadSettingError(ValueError):
    """A setting that does not exist or a value it cannot take; `name` says which."""

    def __init__(self, name: str, value: object, why: str) -> None:
        super().__init__(f"setting {name!r}: {value!r} {why}")
        self.name = name
        self.value = value


def check(setting: Setting, value: object) -> Value:
    """The value in the setting's own type.

    Raises:
        BadSettingError: wrong type, not among the choices, out of bounds.
    """
    kind = type(setting.default)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
        raise BadSettingError(setting.name, value, f"is not of type {kind.__name__}")
    if setting.choices and value not in setting.choices:
        raise BadSettingError(setting.name, value, f"is not one of {', '.join(map(repr, setting.choices))}")
    if isinstance(value, (int, float)) and setting.low is not None and not value >= setting.low:
        raise BadSettingError(setting.name, value, f"is below {setting.low:g}")
    if isinstance(value, (int, float)) and setting.high is not None and not value <= setting.high:
        raise BadSettingError(setting.name, value, f"is above {setting.high:g}")
    return value


class Settings:
    """The values in force, and their file (TOML). Unknown keys in the file are kept and ignored.

    `problems` holds what was wrong in the file, one BadSettingError each; those settings have their defaults.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Value] = {}
        self._file: dict[str, object] = {}
        self.problems: list[BadSettingError] = []
        self.broken: tomllib.TOMLDecodeError | UnicodeDecodeError | None = None
        self._read()

    def _read(self) -> None:
        try:
            self._file = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.broken = error
            return
        for setting in SETTINGS:
            if setting.name in self._file:
                try:
                    self._values[setting.name] = check(setting, self._file[setting.name])
                except BadSettingError as error:
                    self.problems.append(error)

    def __getitem__(self, name: str) -> Value:
        return self._values.get(name, _BY_NAME[name].default)

    def text(self, name: str) -> str:
        return str(self[name])

    def number(self, name: str) -> float:
        return float(self[name])

    def on(self, name: str) -> bool:
        return bool(self[name])

    def chords(self) -> Mapping[str, str]:
        """What the agent has set himself, by action name; an empty text switches the action's chord off."""
        table = self._file.get("chords", {})
        return {str(k): str(v) for k, v in table.items()} if isinstance(table, dict) else {}

    def change(self, values: Mapping[str, Value], chords: Mapping[str, str] | None = None) -> None:
        """Set and save in one step; nothing changes when one of them is wrong.

        Raises:
            BadSettingError: a name or value is wrong.
            OSError: the file cannot be written; the values in force stay as they were.
        """
        checked = {}
        for name, value in values.items():
            if name not in _BY_NAME:
                raise BadSettingError(name, value, "does not exist")
            checked[name] = check(_BY_NAME[name], value)
        file = self._file | checked
        if chords is not None:
            file = file | {"chords": dict(chords)}
        self._write(file)
        self._file = file
        self._values |= checked

    def _write(self, file: Mapping[str, object]) -> None:
        if self.broken and self._path.exists():
            numbers = chain([""], (f"-{number}" for number in count(2)))
            asides = (self._path.with_suffix(f".toml.broken{number}") for number in numbers)
            self._path.rename(next(aside for aside in asides if not aside.exists()))
            self.broken = None
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".toml.new")
        with new.open("wb") as out:
            tomli_w.dump(file, out)
            out.flush()
            os.fsync(out.fileno())
        new.replace(self._path)


_BY_NAME = {setting.name: setting for setting in SETTINGS}
