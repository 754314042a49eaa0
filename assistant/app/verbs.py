"""The verbs, joined to an open profile and, where there is one, to the running program."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from assistant.app.profile import OpenProfile
from assistant.app.program import Program
from assistant.desktop.choose import offers
from assistant.desktop.offer import SENTENCES, Offer
from assistant.desktop.plain import ClipboardRefusedError, copy_text, paste_text
from assistant.flows import findings
from assistant.flows.filling import Filler
from assistant.flows.findings import Finding
from assistant.flows.refusal import Refusal
from assistant.flows.verbs import Answer, Args, Handlers
from assistant.flows.verbs.clock import clock_verbs, row_as_json
from assistant.flows.verbs.library import Copied, Edited, library_verbs
from assistant.flows.verbs.pasting import pasting_verbs
from assistant.language import _
from assistant.library.model import Phrase

_INDEX_PATIENCE = 30.0  # seconds


def profile_verbs(
    profile: OpenProfile, copy: Copied, edited: Edited, ready: Callable[[], None] = lambda: None
) -> Handlers:
    """Those of the library; `ready` makes it ready to be searched."""

    def search(text: str, limit: int) -> Iterable[Phrase]:
        ready()
        return [hit.phrase for hit in profile.searcher.search(text, limit)]

    return library_verbs(profile.store, search, copy, edited)


def alone_verbs(profile: OpenProfile) -> Handlers:
    """For a profile nobody else has open."""
    filler = Filler(profile.settings, lambda: datetime.now().astimezone(), paste_text)

    def copy(phrase: Phrase) -> None:
        try:
            copy_text(filler.text(phrase))
        except ClipboardRefusedError as error:
            raise Refusal(_("Nothing could be copied: {reason}", reason=error)) from error

    def ready() -> None:
        profile.index(profile.recorder.weights().result() if profile.places.log.exists() else {})
        profile.searcher.wait(_INDEX_PATIENCE)

    def status(_args: Args) -> Any:
        return _with_today({"running": False, "waiting": [], "sources": [], "hotkeys": []}, profile)

    def doctor(_args: Args) -> Any:
        return _findings([*_of_profile(profile), *_of_offers(offers())])

    return profile_verbs(profile, copy, lambda _: None, ready) | {"status": status, "doctor": doctor}


def program_verbs(
    program: Program, edited: Edited, show: Callable[[bool], None], of_faces: Callable[[], Iterable[Finding]]
) -> Handlers:
    """For the running program. `show(hidden)` is what a second start asks for."""
    profile = program.profile

    def status(_args: Args) -> Any:
        now = {
            "running": True,
            "waiting": [row_as_json(row) for row in program.countdown.rows()],
            "sources": [{"name": s.name, "state": s.state.value} for s in program.watching.statuses()],
            "hotkeys": program.chords.as_json(),
        }
        return _with_today(now, profile)

    def doctor(_args: Args) -> Any:
        return _findings([*_of_profile(profile), *_of_program(program), *of_faces()])

    def start(args: Args) -> Any:
        show(bool(args.get("hidden")))
        return {}

    return (
        profile_verbs(profile, lambda phrase: program.copy(phrase.id), edited)
        | clock_verbs(program.countdown)
        | pasting_verbs(
            program.answering, lambda: profile.store.library, program.desktop.windows.active, program.delivered
        )
        | {"status": status, "doctor": doctor, "start": start}
    )


def _with_today(status: dict[str, Any], profile: OpenProfile) -> Answer:
    answer: Answer = Future()
    settings = profile.settings
    today = profile.recorder.today(settings.number("golden_limit"), settings.number("last_limit"))
    today.add_done_callback(lambda done: answer.set_result(status | {"today": done.result()}))
    return answer


def _findings(found: Iterable[Finding]) -> Any:
    return {
        "findings": [{"name": f.name, "works": f.works, "why": f.why, "remedy": f.remedy} for f in found],
    }


def _of_profile(profile: OpenProfile) -> list[Finding]:
    return [
        Finding(_("Profile"), True, str(profile.places.home)),
        *findings.of_settings(profile.settings),
        *findings.of_library(profile.store),
        *findings.of_clients(profile.clients),
        *findings.of_recorder(profile.recorder),
    ]


def _of_program(program: Program) -> list[Finding]:
    return [
        *_of_offers(program.desktop.offers),
        *program.chords.findings(),
        *findings.of_sources(program.watching.statuses()),
    ]


def _of_offers(found: Iterable[Offer]) -> Iterator[Finding]:
    for offer in found:
        why = _(SENTENCES[offer.why]) + (f" ({offer.detail})" if offer.detail else "")
        remedy = _(SENTENCES[offer.remedy]) if SENTENCES[offer.remedy] else ""
        yield Finding(offer.name, offer.works, why, remedy)
