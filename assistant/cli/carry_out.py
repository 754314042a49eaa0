"""Having a verb carried out: by the running program where there is one, else here."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.app.asking import ask_running
from assistant.desktop.instance.channel import NobodyThereError
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
            return ask_running(self.places, {"verb": verb, "args": args})
        except NobodyThereError:
            from assistant.app.alone import carry_out_alone

            return carry_out_alone(self.places, verb, args)

    def show(self, verb: str, as_json: bool, lines: Callable[[Any], str], **args: Any) -> None:
        """Carry out and print: one JSON document, or the text that `lines` makes of the value."""
        value = self.carry_out(verb, **args)
        print(json.dumps(value, ensure_ascii=False, indent=2) if as_json else lines(value))
