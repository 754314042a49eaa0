"""Having a verb carried out: by the running program where there is one, else here."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.desktop.instance.channel import NobodyThereError, ask
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.places import Places


@dataclass(frozen=True, slots=True)
class Command:
    """The words before the verb: the profile that is meant."""

    places: Places

    def carry_out(self, verb: str, **args: Any) -> Any:
        """The verb's JSON value.

        Raises:
            Refusal: it could not be done.
        """
        try:
            reply = ask(self.places.home, {"verb": verb, "args": args}, patience=70)
        except NobodyThereError:
            from assistant.app.alone import carry_out_alone

            return carry_out_alone(self.places, verb, args)
        except TimeoutError as error:
            raise Refusal(_("The running program does not answer; try again or restart it.")) from error
        if "error" in reply:
            raise Refusal(reply["error"], reply.get("code", 1))
        return reply["ok"]

    def show(self, verb: str, as_json: bool, lines: Callable[[Any], str], **args: Any) -> None:
        """Carry out and print: one JSON document, or the text that `lines` makes of the value."""
        value = self.carry_out(verb, **args)
        print(json.dumps(value, ensure_ascii=False, indent=2) if as_json else lines(value))
