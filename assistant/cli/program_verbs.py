"""The verbs of the program itself: start, doctor, practice."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from assistant.cli.carry_out import Command
from assistant.cli.library_verbs import JSON
from assistant.language import _
from assistant.places import places


def start(
    context: typer.Context,
    profile: Path = typer.Option(None, metavar="DIR", help=_("Keep everything in this folder.")),
    hidden: bool = typer.Option(False, "--hidden", help=_("Start without opening a window.")),
) -> None:
    from assistant.app.start import start as run

    command: Command = Command(places(profile)) if profile else context.obj
    sys.exit(run(command.places, hidden=hidden))


def doctor(context: typer.Context, as_json: bool = JSON) -> None:
    context.obj.show("doctor", as_json, _findings)


def practice(
    context: typer.Context,
    auto: bool = typer.Option(False, "--auto", help=_("Let it play by itself and print what happened.")),
    screenshots: Path = typer.Option(None, metavar="DIR", help=_("Save pictures of the session there.")),
) -> None:
    from assistant.app.practice import practise

    sys.exit(practise(context.obj.places, auto=auto, screenshots=screenshots))


def _findings(value: dict[str, Any]) -> str:
    marks = {True: "+", False: "-"}
    return "\n".join(
        f"{marks[finding['works']]} {finding['name']}: {finding['why']}"
        + (f"\n    {finding['remedy']}" if finding["remedy"] else "")
        for finding in value["findings"]
    )


VERBS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("start", start, _("Start the program; a second start shows the first one's palette.")),
    ("doctor", doctor, _("What works on this machine, what does not, and what to do about it.")),
    ("practice", practice, _("Simulated customers write in a chat window, against the clock.")),
)
"""Name, function, and what it does."""
