"""The words of the command line as the parser understands them, carried out."""

from collections.abc import Sequence

import typer

from assistant.cli.commands import app
from assistant.flows.refusal import WRONG_USE, Refusal
from assistant.language import _

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # newer typers keep their click under a private name


def parse(words: Sequence[str]) -> int:
    """The exit code of the verb.

    Raises:
        Refusal: the words are wrong, or the verb could not be carried out.
    """
    try:
        code = app(list(words), standalone_mode=False, prog_name="quickphrase")
    except _UsageError as error:
        raise Refusal(_wrong_use(error), WRONG_USE) from error
    except typer.Abort as error:
        raise Refusal(_("Stopped.")) from error
    return code if isinstance(code, int) else 0


def _wrong_use(error: BaseException) -> str:
    said = getattr(error, "format_message", error.__str__)()
    return _("{reason} `quickphrase --help` shows the verbs.", reason=f"{' '.join(said.split()).rstrip('.')}.")
