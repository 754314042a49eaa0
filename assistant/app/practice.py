"""`quickphrase practice`: the chat window, and the program that is practised with."""

import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.app.asking import ask_running
from assistant.app.background import ask_started, started
from assistant.bundled import bundled
from assistant.desktop.instance.channel import NobodyThereError
from assistant.flows.filling import Filler
from assistant.flows.refusal import FAILURE, Refusal
from assistant.language import _, use_language
from assistant.library.model import Phrase
from assistant.library.placeholders import Filled
from assistant.places import Places
from assistant.practice.chat import Chat
from assistant.practice.keys import Keys
from assistant.practice.script import read_script
from assistant.practice.transcript import Transcript
from assistant.practice.wire import Opening, Over
from assistant.settings import Settings

_PATIENCE = 15.0  # seconds

Ask = Callable[..., Any]
"""A verb and its arguments, carried out by the running program: the JSON value."""


def practise(places: Places, *, auto: bool, screenshots: Path | None) -> int:
    """Until the chat window is closed; the exit code. With `auto` it plays itself, in a profile that is thrown away.

    Raises:
        Refusal: it cannot run here.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = Settings(places.settings)
    language = use_language(settings.text("language"))
    if auto:
        return _play(places, settings, language, screenshots)
    with _program(places) as told, closing(Chat(_opening(settings, language, _keys(told)))) as chat:
        while not chat.ended:
            if isinstance(chat.next(), Over):
                _forget(told)
        if chat.wait():
            raise Refusal(_("The chat window could not be opened, or it has failed."))
    return 0


def _play(places: Places, settings: Settings, language: str, pictures: Path | None) -> int:
    if pictures:
        pictures = pictures.absolute()
        try:
            pictures.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal(
                _("The folder {folder} cannot be made: {reason}.", folder=pictures, reason=error.strerror)
            ) from error
    with closing(_hands(places)) as hands, tempfile.TemporaryDirectory(prefix="quickphrase-") as folder:
        own = Places(Path(folder))
        throwaway = _throwaway(own, settings, language)
        with _program(own) as told:
            return _watch(told, hands, throwaway, language, pictures)


def _watch(told: Ask, hands: Any, settings: Settings, language: str, pictures: Path | None) -> int:
    from assistant.practice.player import Player
    from assistant.practice.summary import summary

    transcript = Transcript()
    keys = _keys(told)
    opening = _opening(settings, language)
    filler = Filler(settings, lambda: datetime.now().astimezone(), lambda: "")
    with closing(Chat(opening)) as chat:
        player = Player(
            chat=chat,
            status=lambda: told("status"),
            hands=hands,
            keys=keys,
            expected=lambda phrase, customer: _text(filler, phrase, customer),
            late=opening.customers[-1].name,
            transcript=transcript,
            pictures=pictures,
        )
        player.play()
    questions = sum(bool(question.code) for customer in opening.customers for question in customer.questions)
    transcript.happened(summary(player.answers, questions, opening.golden, opening.last))
    for failure in transcript.failures:
        print(_("FAILED: {what}", what=failure), file=sys.stderr)
    return FAILURE if transcript.failures or len(player.answers) < questions else 0


@contextmanager
def _program(places: Places) -> Iterator[Ask]:
    """The program that runs with this profile, or one that is started for the session."""

    def told(verb: str, **args: Any) -> Any:
        try:
            return ask_running(places, _request(verb, **args), _PATIENCE)
        except NobodyThereError as error:
            raise Refusal(
                _("quickphrase has ended in the middle of the practice; start the practice again.")
            ) from error

    with ExitStack() as until_the_end:
        try:
            ask_running(places, _request("status"), _PATIENCE)
        except NobodyThereError:
            own = until_the_end.enter_context(started(places))
            until_the_end.callback(own.process.wait)
            until_the_end.callback(own.process.terminate)
            ask_started(own, places, _request("status"))
        try:
            _forget(told)
            yield told
        finally:
            with suppress(Refusal):
                _forget(told)


def _forget(told: Ask) -> None:
    """None of the simulated customers waits on when a session is over."""
    told("forget", client="practice")


def _request(verb: str, **args: Any) -> dict[str, Any]:
    return {"verb": verb, "args": args}


def _hands(places: Places) -> Any:
    """
    Raises:
        Refusal: nobody can press keys here, or others would hear them.
    """
    from assistant.desktop.choose import offers

    if not any(offer.name == "x11" and offer.works for offer in offers()):
        raise Refusal(_("Practice that plays itself needs an X11 display; without --auto it works anywhere."))
    try:
        ask_running(places, _request("status"), _PATIENCE)
    except NobodyThereError:
        from assistant.desktop.x11.hands import Hands

        return Hands()
    raise Refusal(_("quickphrase is running and has the chords; quit it first, or practise without --auto."))


def _throwaway(places: Places, settings: Settings, language: str) -> Settings:
    """A profile with the built-in phrases, the agent's language, colours and chords."""
    own = Settings(places.settings)
    names = {
        "agent": settings.text("agent") or _("Lily"),
        "shop": settings.text("shop") or _("Tea House"),
    }
    own.change(names | {"language": language, "theme": settings.text("theme")}, settings.chords())
    return own


def _opening(settings: Settings, language: str, keys: Keys | None = None) -> Opening:
    return Opening(
        language=language,
        theme=settings.text("theme"),
        customers=read_script(bundled("resources") / "practice", language),
        golden=settings.number("golden_limit"),
        last=settings.number("last_limit"),
        keys=keys.explained() if keys else (),
    )


def _keys(told: Ask) -> Keys:
    return Keys.of(told("status"), told("list"))


def _text(filler: Filler, phrase: Phrase, customer: str) -> str:
    filled = filler.fill(phrase, customer, {})
    return filled.text if isinstance(filled, Filled) else ""
