"""The reply log: one row a reply, and how often each phrase was used. SQLite, or whatever the URL names."""

from assistant.waiting.log.log import ReplyLog
from assistant.waiting.log.state import LogState, LogStatus, NewerLogError
from assistant.waiting.log.values import Today, Use

__all__ = ["LogState", "LogStatus", "NewerLogError", "ReplyLog", "Today", "Use"]
