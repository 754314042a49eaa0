"""What `doctor` says: everything that was looked at, whether it works, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.clients.reader import Profiles
from assistant.flows.bindings import Bindings
from assistant.flows.recorder import Recorder
from assistant.flows.wording import damage_sentence
from assistant.language import N_, _, ngettext
from assistant.library.store import Store
from assistant.sending.conflicts import Conflict, ConflictKind
from assistant.sending.ports import ChordState, Registration
from assistant.settings import Settings
from assistant.waiting.log import LogState
from assistant.waiting.signals import SourceState, SourceStatus

TitleOf = Callable[[str], str]
"""What a bound name stands for, in the person's words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`remedy` says what to do, `""` where nothing is to be done."""

    name: str
    works: bool
    why: str
    remedy: str = ""


def of_settings(settings: Settings) -> Iterator[Finding]:
    if settings.broken:
        yield Finding(
            "settings.toml",
            False,
            _("The file is broken ({reason}); the defaults are in force.", reason=settings.broken),
            _("Correct the file, or save the settings: the broken one is then set aside."),
        )
    for problem in settings.problems:
        yield Finding(
            "settings.toml",
            False,
            _("{name} cannot be {value}; its default is in force.", name=problem.name, value=repr(problem.value)),
            _("Correct the line in the file or choose a value in the settings."),
        )


def of_library(store: Store) -> Iterator[Finding]:
    """The files that were broken, left out, or cannot be written; how much there is."""
    for damage in store.damages:
        yield Finding(damage.path.name, False, damage_sentence(damage))
    for name, left_out in store.unread.items():
        yield Finding(name, False, _("This pack is left out: {reason}", reason=left_out))
    for name, error in store.unsaved.items():
        yield Finding(
            name,
            False,
            _("The last edits are not on the disk yet: {reason}", reason=error),
            _("Make room on the disk; they are written with the next edit."),
        )
    for clash in store.library.clashes:
        titles = ", ".join(f"“{phrase.title}”" for phrase in clash.phrases)
        yield Finding(
            clash.code, False, _("Several phrases have this code: {titles}; the first is found.", titles=titles)
        )
    count = len(store.library.phrases)
    yield Finding(_("Library"), True, ngettext("{n} phrase", "{n} phrases", count))


def of_clients(profiles: Profiles) -> Iterator[Finding]:
    for problem in profiles.problems:
        yield Finding(
            problem.file.name,
            False,
            _("This client profile is not used: {key}: {why}", key=problem.key or _("file"), why=problem.why),
            _("Correct the file; docs/client-profiles.md has the format."),
        )
    names = ", ".join(profile.title for profile in profiles.known)
    yield Finding(_("Clients"), True, names)


def of_recorder(recorder: Recorder) -> Iterator[Finding]:
    """The reply log and who waits; files that were broken."""
    for damage in recorder.damages:
        yield Finding(damage.path.name, False, damage_sentence(damage))
    status = recorder.log_status
    if status.state in {LogState.RETRYING, LogState.REFUSED}:
        yield Finding(
            _("Reply log"),
            False,
            _("{n} replies wait in memory: {reason}", n=status.unsaved, reason=status.detail),
            _("Make room on the disk or check the folder; they are written as soon as that is possible."),
        )
    else:
        yield Finding(_("Reply log"), True, _("Ready."))
    if recorder.problem:
        yield Finding(_("Waiting list"), False, _("Who waits cannot be saved: {reason}", reason=recorder.problem), "")


def of_sources(statuses: Iterable[SourceStatus]) -> Iterator[Finding]:
    for status in statuses:
        works = status.state is SourceState.LISTENING
        why = _("Listening.") if works else status.detail or status.state.value
        remedy = "" if works else _("Start the clock by hand with the chord “message came”.")
        yield Finding(status.name, works, why, remedy)


def of_chords(
    wanted: Bindings, bound: Mapping[str, Registration], conflicts: Iterable[Conflict], title_of: TitleOf
) -> Iterator[Finding]:
    """One finding for each chord that is not ready, one for each conflict, one for all that are well."""
    troubled = False
    for name, registration in bound.items():
        if registration.state is not ChordState.READY:
            troubled = True
            yield Finding(str(registration.chord), False, chord_sentence(title_of(name), registration), _change())
    for name, text in wanted.unusable.items():
        troubled = True
        yield Finding(text, False, _("This can be no hotkey, so “{name}” has none.", name=title_of(name)), _change())
    for conflict in conflicts:
        troubled = True
        yield Finding(str(conflict.chord), False, conflict_sentence(conflict, title_of), _change())
    if bound and not troubled:
        yield Finding(_("Chords"), True, _("All are ready."))


def chord_sentence(title: str, registration: Registration) -> str:
    """How a chord stands that is not ready; `title` says what it is for."""
    return _(_CHORD_STATES[registration.state], name=title, chord=registration.chord)


def conflict_sentence(conflict: Conflict, title_of: TitleOf) -> str:
    """What is in the way of a chord."""
    names, programs = ", ".join(map(title_of, conflict.names)), ", ".join(conflict.programs)
    match conflict.kind:
        case ConflictKind.OURS_TWICE:
            return _("{chord} is wanted twice: {names}.", chord=conflict.chord, names=names)
        case ConflictKind.CLIENT_SHORTCUT:
            return _("Inside {programs} this chord has a meaning: {does}.", programs=programs, does=conflict.does)
        case ConflictKind.TYPING:
            return _("This key could no longer be typed ({names}).", names=names)
        case ConflictKind.RESERVED:
            return _("{programs} may keep this chord: {does}.", programs=programs, does=conflict.does)


_CHORD_STATES = {
    ChordState.TAKEN: N_("Another program holds {chord}, so “{name}” does not work."),
    ChordState.NO_SUCH_KEY: N_("This keyboard cannot type {chord}, so “{name}” does not work."),
    ChordState.UNAVAILABLE: N_("This desktop gives programs no chords, so “{name}” does not work."),
    ChordState.CHANGED: N_("The desktop gave “{name}” another chord than {chord}."),
}


def _change() -> str:
    return _("Choose another chord in the settings, or bind `quickphrase paste CODE` in the desktop's own settings.")
