"""The verbs of the program itself: start, doctor, practice."""

import sys
from pathlib import Path
from typing import Any

import typer

from assistant.cli.carry_out import Command
from assistant.cli.library_verbs import JSON
from assistant.places import places


def add_to(app: typer.Typer) -> None:
    app.command("start")(start)
    app.command("doctor")(doctor)
    app.command("practice")(practice)


def start(
    context: typer.Context,
    profile: Path = typer.Option(None, metavar="DIR", help="Keep everything in this folder."),
    hidden: bool = typer.Option(False, help="Start without opening a window."),
) -> None:
    """Start the program; a second start shows the first one's palette."""
    from assistant.app.start import start as run

    command: Command = Command(places(profile)) if profile else context.obj
    sys.exit(run(command.places, hidden=hidden))


def doctor(context: typer.Context, as_json: bool = JSON) -> None:
    """What works on this machine, what does not, and what to do about it."""
    context.obj.show("doctor", as_json, _findings)


def practice(
    context: typer.Context,
    auto: bool = typer.Option(False, "--auto", help="Let it play by itself and print what happened."),
    screenshots: Path = typer.Option(None, metavar="DIR", help="Save pictures of the session there."),
) -> None:
    """Simulated customers write in a chat window, against the clock."""
    from assistant.app.practice import practise

    sys.exit(practise(context.obj.places, auto=auto, screenshots=screenshots))


def _findings(value: dict[str, Any]) -> str:
    marks = {True: "+", False: "-"}
    return "\n".join(
        f"{marks[finding['works']]} {finding['name']}: {finding['why']}"
        + (f"\n    {finding['remedy']}" if finding["remedy"] else "")
        for finding in value["findings"]
    )
