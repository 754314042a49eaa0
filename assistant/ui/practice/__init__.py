"""The chat window of a practice session: a plain chat client, as any other."""

from assistant.ui.practice.chat import ChatWindow
from assistant.ui.practice.results import ResultLine, Results, Tile

__all__ = ["ChatWindow", "ResultLine", "Results", "Tile"]
