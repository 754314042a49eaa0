"""All verbs with their help, in the language that is spoken when this is imported."""

from pathlib import Path

import typer

from assistant.cli import library_verbs, program_verbs, waiting_verbs
from assistant.cli.carry_out import Command
from assistant.language import _
from assistant.places import places

app = typer.Typer(
    name="quickphrase",
    help=_("Quick phrases into any chat client, and a clock for unanswered customers."),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for name, verb, what_it_does in (*program_verbs.VERBS, *waiting_verbs.VERBS, *library_verbs.VERBS):
    app.command(name, help=what_it_does)(verb)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    profile: Path = typer.Option(None, metavar="DIR", help=_("Keep everything in this folder.")),
    hidden: bool = typer.Option(False, "--hidden", help=_("Start without opening a window.")),
) -> None:
    context.obj = Command(places(profile))
    if context.invoked_subcommand is None:
        program_verbs.start(context, profile, hidden)
