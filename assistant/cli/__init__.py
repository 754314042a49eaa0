"""`quickphrase <verb>`: reads the words of the command line, has the verb carried out, prints the result."""

from assistant.cli.main import main

__all__ = ["main"]
