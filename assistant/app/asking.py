"""Having the running program carry out a verb."""

from typing import Any

from assistant.desktop.instance.channel import GoneMeanwhileError, ask
from assistant.flows.refusal import FAILURE, Refusal
from assistant.language import _
from assistant.places import Places

ANSWER = 70.0
"""Seconds; more than the program gives itself for a verb."""


def ask_running(places: Places, request: dict[str, Any], patience: float = ANSWER) -> Any:
    """The verb's JSON value. The request is made once: what may have been done is not done again.

    Raises:
        NobodyThereError: no program runs with this profile.
        Refusal: it could not be done, or the program does not say whether it was.
    """
    try:
        reply = ask(places.home, request, patience)
    except GoneMeanwhileError as error:
        raise Refusal(
            _("quickphrase ended in the middle of this; look whether it was done before you do it again.")
        ) from error
    except TimeoutError as error:
        raise Refusal(_("The running program does not answer; try again or restart it.")) from error
    if "error" in reply:
        raise Refusal(reply["error"], reply.get("code", FAILURE))
    return reply["ok"]
