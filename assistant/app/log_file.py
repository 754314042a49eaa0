"""The program's own log file, for whoever looks into a fault. No message text, no names."""

import logging
from logging.handlers import RotatingFileHandler

from assistant.places import Places

_SIZE, _OLDER = 500_000, 2


def log_to_file(places: Places) -> None:
    """From now on; where the file cannot be written nothing is logged. Nothing of the log reaches a terminal."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        handler: logging.Handler = RotatingFileHandler(
            places.messages, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", delay=True
        )
        places.messages.touch(mode=0o600)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
