"""Client profiles from TOML files: the built-in ones and the agent's own. docs/client-profiles.md has the format."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec

from assistant.bundled import bundled
from assistant.chords import BadChordError, Chord, parse_chord
from assistant.clients.patterns import BadPatternError, PatternFlaw, compiled
from assistant.clients.profile import ClientProfile, Manners, Newline, NotificationRules, WindowRules
from assistant.clients.profile_file import MannersFile, ProfileFile


class ProfileFlaw(Enum):
    UNREADABLE = "unreadable"  # the file cannot be read
    NOT_TOML = "not-toml"
    BAD_KEY = "bad-key"  # unknown or missing key, wrong type, value out of bounds
    BAD_CHORD = "bad-chord"
    BAD_PATTERN = "bad-pattern"
    SLOW_PATTERN = "slow-pattern"
    NO_GROUP = "no-group"  # the pattern lacks the named group that it is there for


_PATTERN_FLAWS = {
    PatternFlaw.BAD: ProfileFlaw.BAD_PATTERN,
    PatternFlaw.SLOW: ProfileFlaw.SLOW_PATTERN,
    PatternFlaw.NO_GROUP: ProfileFlaw.NO_GROUP,
}


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One thing wrong in a profile file, which is then not used.

    `key` is the dotted place in the file (`window.customer`), `""` for the whole file; `why` is English, for details.
    """

    file: Path
    key: str
    flaw: ProfileFlaw
    why: str


@dataclass(frozen=True, slots=True)
class Profiles:
    """What was read, in the order in which they are tried, and what could not be used."""

    known: tuple[ClientProfile, ...] = ()
    problems: tuple[ProfileProblem, ...] = ()


def read_profiles(own: Path | None = None, built_in: Path | None = None) -> Profiles:
    """All profiles of `built_in` (the bundled folder for None) and `own`; a missing folder is an empty one.

    An own profile takes the place of the built-in one with the same id, which is the file's name. A file with a problem
    is left out as a whole, so that a mistake in an own profile leaves the built-in one in force. Own ones are tried
    first, and those that look at the title before those that take every window of their program.
    """
    problems: list[ProfileProblem] = []
    theirs = dict(_folder(built_in or bundled("resources") / "clients", problems))
    ours = dict(_folder(own, problems)) if own else {}
    known = sorted((theirs | ours).values(), key=lambda p: (p.id not in ours, p.window.title is None, p.id))
    return Profiles(tuple(known), tuple(problems))


def read_profile(path: Path) -> ClientProfile | tuple[ProfileProblem, ...]:
    """One file: the profile, or all that is wrong in it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        file = msgspec.convert(content, ProfileFile, strict=True)
    except OSError as error:
        return (ProfileProblem(path, "", ProfileFlaw.UNREADABLE, error.strerror or str(error)),)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return (ProfileProblem(path, "", ProfileFlaw.NOT_TOML, str(error)),)
    except msgspec.ValidationError as error:
        return (ProfileProblem(path, _place(str(error)), ProfileFlaw.BAD_KEY, str(error)),)
    return _Checked(path, file).result()


def _folder(folder: Path, problems: list[ProfileProblem]) -> Iterable[tuple[str, ClientProfile]]:
    for path in sorted(folder.glob("*.toml")):
        read = read_profile(path)
        if isinstance(read, ClientProfile):
            yield read.id, read
        else:
            problems.extend(read)


_PLACE = re.compile(r"at `\$\.?(?P<place>[^`]*)`")
_FIELD = re.compile(r"field `(?P<field>[^`]*)`")


def _place(message: str) -> str:
    """`window.custmer` from msgspec's "Object contains unknown field `custmer` - at `$.window`"."""
    place, field = _PLACE.search(message), _FIELD.search(message)
    return ".".join(part for part in (place and place["place"], field and field["field"]) if part)


class _Checked:
    """Turns the file's texts into patterns and chords, and collects what is wrong with them."""

    def __init__(self, path: Path, file: ProfileFile) -> None:
        self._path = path
        self._file = file
        self._problems: list[ProfileProblem] = []

    def result(self) -> ClientProfile | tuple[ProfileProblem, ...]:
        window = self._window()
        notification = self._notification()
        manners = self._manners(self._file.manners)
        if self._problems or window is None:
            return tuple(self._problems)
        file = self._file
        return ClientProfile(
            id=self._path.stem,
            title=file.title,
            window=window,
            notification=notification,
            manners=manners,
            attention=file.attention,
            counts=file.counts,
            verified=file.verified,
        )

    def _window(self) -> WindowRules | None:
        rules = self._file.window
        app = self._pattern("window.app", rules.app, ignore_case=True)
        title = self._pattern("window.title", rules.title)
        customer = self._pattern("window.customer", rules.customer, "customer")
        unread = self._pattern("window.unread", rules.unread, "count")
        return WindowRules(app, title, customer, unread) if app else None

    def _notification(self) -> NotificationRules | None:
        rules = self._file.notification
        if rules is None:
            return None
        app = self._pattern("notification.app", rules.app, ignore_case=True)
        customer = self._pattern("notification.customer", rules.customer, "customer")
        ignore = [self._pattern(f"notification.ignore[{n}]", text) for n, text in enumerate(rules.ignore)]
        return NotificationRules(app, customer, tuple(p for p in ignore if p)) if app and customer else None

    def _manners(self, file: MannersFile) -> Manners:
        default = Manners()
        send = self._chord("manners.send", file.send)
        line_break = self._chord("manners.newline_chord", file.newline_chord)
        if file.newline == Newline.CHORD.value and send and send == line_break:
            why = "the send key would send each line by itself"
            self._problems.append(ProfileProblem(self._path, "manners.newline_chord", ProfileFlaw.BAD_CHORD, why))
        return Manners(
            paste=self._chord("manners.paste", file.paste) or default.paste,
            send=send or default.send,
            newline=Newline(file.newline),
            newline_chord=line_break or default.newline_chord,
            undo=self._chord("manners.undo", file.undo) if file.undo else None,
            settle=file.settle,
        )

    def _pattern(self, key: str, text: str, group: str = "", *, ignore_case: bool = False) -> re.Pattern[str] | None:
        if not text:
            return None
        try:
            return compiled(text, group, ignore_case=ignore_case)
        except BadPatternError as error:
            self._problems.append(ProfileProblem(self._path, key, _PATTERN_FLAWS[error.flaw], error.detail))
            return None

    def _chord(self, key: str, text: str) -> Chord | None:
        try:
            return parse_chord(text)
        except BadChordError as error:
            self._problems.append(ProfileProblem(self._path, key, ProfileFlaw.BAD_CHORD, str(error)))
            return None
