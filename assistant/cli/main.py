"""The entry point: errors become one sentence on stderr and an exit code (2 wrong use, 1 failure)."""

import sys
from pathlib import Path

import typer

from assistant.cli import library_verbs, program_verbs, waiting_verbs
from assistant.cli.carry_out import Command
from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.language import _, use_language
from assistant.places import places

UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # newer typers keep their click under a private name

app = typer.Typer(
    name="quickphrase",
    help="Quick phrases into any chat client, and a clock for unanswered customers.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
library_verbs.add_to(app)
waiting_verbs.add_to(app)
program_verbs.add_to(app)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    profile: Path = typer.Option(None, metavar="DIR", help="Keep everything in this folder."),
    hidden: bool = typer.Option(False, help="Start without opening a window."),
) -> None:
    """Quick phrases into any chat client, and a clock for unanswered customers."""
    context.obj = Command(places(profile))
    if context.invoked_subcommand is None:
        program_verbs.start(context, profile, hidden)


def main() -> None:
    """Run and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language()
    try:
        code = app(standalone_mode=False)
    except UsageError as error:
        _fail(_wrong_use(error), WRONG_USE)
    except typer.Abort:
        _fail(_("Stopped."), FAILURE)
    except Refusal as refusal:
        _fail(refusal.sentence, refusal.code)
    except BrokenPipeError:
        sys.exit(FAILURE)
    sys.exit(code if isinstance(code, int) else 0)


def _wrong_use(error: BaseException) -> str:
    said = getattr(error, "format_message", error.__str__)()
    return _("{reason} `quickphrase --help` shows the verbs.", reason=f"{' '.join(said.split()).rstrip('.')}.")


def _fail(sentence: str, code: int) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(code)
