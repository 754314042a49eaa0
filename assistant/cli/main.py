"""The entry point: errors become one sentence on stderr and an exit code (2 wrong use, 1 failure)."""

import sys

import typer

from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.language import _, use_language

UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # newer typers keep their click under a private name


def main() -> None:
    """Run and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language()
    from assistant.cli.commands import app

    try:
        code = app(standalone_mode=False, prog_name="quickphrase")
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
