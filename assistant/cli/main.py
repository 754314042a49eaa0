"""The entry point: errors become one sentence on stderr and an exit code (2 wrong use, 1 failure)."""

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.cli.start_words import start_words
from assistant.flows.refusal import FAILURE, Refusal
from assistant.language import use_language


def main() -> None:
    """Run and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # as the words are; the verbs refuse what is not text
    use_language()
    try:
        sys.exit(_run(sys.argv[1:]))
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        sys.exit(refusal.code)
    except BrokenPipeError:
        sys.exit(FAILURE)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a person
        from assistant.app.log_file import told_and_logged

        print(told_and_logged(error, _profile(sys.argv[1:])), file=sys.stderr)
        sys.exit(FAILURE)


def _run(words: list[str]) -> int:
    wanted = start_words(words)
    if wanted:
        from assistant.app.start import start
        from assistant.places import places

        return start(places(wanted.profile), hidden=wanted.hidden)
    from assistant.cli.parse import parse

    return parse(words)


def _profile(words: Sequence[str]) -> Path | None:
    """What follows `--profile`, or stands in the same word."""
    for word, next_word in zip(words, [*words[1:], ""], strict=True):
        option, is_, value = word.partition("=")
        if option == "--profile" and (value or next_word):
            return Path(value if is_ else next_word)
    return None
