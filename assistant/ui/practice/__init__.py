"""The chat window of a practice session: a plain chat client, as any other."""

from assistant.ui.practice.chat import ChatWindow

__all__ = ["ChatWindow"]
