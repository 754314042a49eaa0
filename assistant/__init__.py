"""quickphrase: phrases by global hotkey into any chat client, and a clock for unanswered customers."""

__version__ = "0.1.0"
