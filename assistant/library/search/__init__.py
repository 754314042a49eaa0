"""Phrases by what somebody types: text, pinyin, initials, a mixture of them, or a code."""

from assistant.library.search.hits import Found, Hit
from assistant.library.search.index import Index
from assistant.library.search.searcher import Searcher

__all__ = ["Found", "Hit", "Index", "Searcher"]
