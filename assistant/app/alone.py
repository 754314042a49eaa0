"""Verbs without a running program: the profile is opened for the one verb, under its lock."""

import sys
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from assistant.app.background import start_and_ask
from assistant.app.opened import opened
from assistant.app.verbs import alone_verbs
from assistant.desktop.in_front import window_in_front
from assistant.flows.refusal import WRONG_USE, Refusal
from assistant.flows.verbs.library import find_phrase
from assistant.flows.verbs.texts import refuse_unwritable
from assistant.language import _
from assistant.places import Places

_READING = {"list", "search", "status", "doctor", "copy"}
_NEED_THE_PROGRAM = {"message", "answered", "undo-answered", "undo-paste"}


def carry_out_alone(places: Places, verb: str, args: Mapping[str, Any]) -> Any:
    """The verb's JSON value. What was broken in the profile is said on stderr.

    Raises:
        Refusal: it cannot be done, or only by a running program.
    """
    refuse_unwritable(args)
    if verb in _NEED_THE_PROGRAM:
        raise Refusal(_("quickphrase is not running; start it with `quickphrase start`."))
    if verb == "paste":
        return _paste(places, args)
    with opened(places, only_reading=verb in _READING) as profile:
        for sentence in profile.troubles():
            print(sentence, file=sys.stderr)
        handler = alone_verbs(profile).get(verb)
        if handler is None:
            raise Refusal(_("There is no verb {verb}.", verb=verb), WRONG_USE)
        value = handler(args)
        return value.result() if isinstance(value, Future) else value


def _paste(places: Places, args: Mapping[str, Any]) -> Any:
    """Pasting needs somebody who stays and hands out the clipboard, so the program is started for it."""
    front = window_in_front()
    with opened(places, only_reading=True) as profile:
        find_phrase(profile.store.library, args["phrase"])
    return start_and_ask(places, {"verb": "paste", "args": {**args, "window": front.id if front else None}})
