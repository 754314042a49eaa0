"""The entry point: errors become one sentence on stderr and an exit code (2 wrong use, 1 failure)."""

import sys

from assistant.cli.start_words import start_words
from assistant.flows.refusal import FAILURE, Refusal
from assistant.language import use_language


def main() -> None:
    """Run and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language()
    try:
        sys.exit(_run(sys.argv[1:]))
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        sys.exit(refusal.code)
    except BrokenPipeError:
        sys.exit(FAILURE)


def _run(words: list[str]) -> int:
    wanted = start_words(words)
    if wanted:
        from assistant.app.start import start
        from assistant.places import places

        return start(places(wanted.profile), hidden=wanted.hidden)
    from assistant.cli.parse import parse

    return parse(words)
