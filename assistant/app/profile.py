"""A profile, opened: settings, library, clients, records. Whoever opens it holds its lock."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.bundled import bundled
from assistant.clients.reader import Profiles, read_profiles
from assistant.desktop.clock import clocks
from assistant.flows.built_in_packs import PACKS, refresh_packs, wanted_packs
from assistant.flows.recorder import Recorder
from assistant.flows.refusal import Refusal
from assistant.flows.wording import damage_sentence, newer_sentence, unreadable_sentence
from assistant.language import _, system_language, use_language
from assistant.library.damage import NewerFormatError
from assistant.library.search.searcher import Searcher
from assistant.library.store import Store
from assistant.places import Places
from assistant.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenProfile:
    """`close` writes what is still to be written."""

    places: Places
    settings: Settings
    store: Store
    clients: Profiles
    recorder: Recorder
    searcher: Searcher
    indexed: "_Indexed"

    def close(self) -> None:
        self.recorder.close()
        try:
            self.store.close()
        except OSError:
            _log.exception("the library could not be written at the end")

    def troubles(self) -> tuple[str, ...]:
        """What was broken when the profile was opened, one sentence each."""
        return tuple(damage_sentence(damage) for damage in (*self.store.damages, *self.recorder.damages))

    def index(self, weights: Mapping[str, float]) -> None:
        """Search in the library as it is now, phrases with more weight first."""
        self.searcher.update(self.store.library.phrases, weights)

    def refresh_packs(self) -> bool:
        """Bring in the built-in packs as the settings want them; true when the library has changed."""
        wanted = wanted_packs(self.settings.text("built_in_packs"), self.settings.text("language") or system_language())
        return refresh_packs(self.store, bundled("phrases"), wanted)


class _Indexed:
    """Calls whoever wants to hear that the search index is complete, on the thread that has built it."""

    def __init__(self) -> None:
        self.heard: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        self.heard()


def open_profile(places: Places) -> OpenProfile:
    """Read everything, and speak the profile's language from now on.

    Raises:
        Refusal: the settings cannot be read, or the personal layer cannot be used.
    """
    settings = _read_settings(places)
    language = use_language(settings.text("language"))
    store = _open_store(places, language)
    indexed = _Indexed()
    profile = OpenProfile(
        places=places,
        settings=settings,
        store=store,
        clients=read_profiles(places.clients),
        recorder=_open_recorder(places),
        searcher=Searcher(indexed),
        indexed=indexed,
    )
    if not store.library.packs:
        profile.refresh_packs()
    return profile


def _read_settings(places: Places) -> Settings:
    try:
        return Settings(places.settings)
    except OSError as error:
        raise Refusal(unreadable_sentence(error)) from error


def _open_recorder(places: Places) -> Recorder:
    url = f"sqlite:///{places.log}"
    try:
        return Recorder(secret=places.secret, waiting=places.waiting, log_url=url, clocks=clocks)
    except OSError as error:
        raise Refusal(
            _("The profile folder {folder} cannot be written: {reason}.", folder=places.home, reason=error.strerror)
        ) from error


def _open_store(places: Places, language: str) -> Store:
    first = PACKS.get(language)
    try:
        return Store(places.library, precedence=lambda name: (name != first, name))
    except NewerFormatError as error:
        raise Refusal(newer_sentence(error)) from error
    except OSError as error:
        raise Refusal(
            _("The library in {folder} cannot be read: {reason}", folder=places.library, reason=error.strerror)
        ) from error
