"""Patterns as people write them in a profile: compiled, or the reason why not.

Profiles are the agent's own files, but the texts they look at come from anybody. So a pattern whose search may take
exponential time is refused: a repeated group must not contain another repeat or an alternative, as `(a+)+` and
`(a|ab)*` do. Together with the bounded texts of `assistant.clients.match` this keeps a search short.
"""

import re
from enum import Enum

_UNBOUNDED = re.compile(r"[*+]|\{\d*,\d*\}")
_REPEAT = re.compile(r"[*+]|\{\d*,?\d*\}")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|.", re.DOTALL)


class PatternFlaw(Enum):
    BAD = "bad"  # no regular expression
    SLOW = "slow"  # its search may take very long
    NO_GROUP = "no-group"  # the named group that it is there for is missing


class BadPatternError(ValueError):
    """`flaw` tells what kind, the message what exactly, without a translation."""

    def __init__(self, flaw: PatternFlaw, detail: str) -> None:
        super().__init__(detail)
        self.flaw = flaw
        self.detail = detail


def compiled(pattern: str, group: str = "", *, ignore_case: bool = False) -> re.Pattern[str]:
    """The pattern, which must have the named `group` unless that is `""`.

    Raises:
        BadPatternError: it cannot be used.
    """
    try:
        found = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadPatternError(PatternFlaw.BAD, str(error)) from error
    if repeats_repeats(pattern):
        raise BadPatternError(PatternFlaw.SLOW, "a repeated group contains a repeat or an alternative")
    if group and group not in found.groupindex:
        raise BadPatternError(PatternFlaw.NO_GROUP, f"(?P<{group}>...)")
    return found


def repeats_repeats(pattern: str) -> bool:
    """Whether a repeated group contains a repeat without bound, or an alternative."""
    loose = [False]  # of each open group, the pattern itself first: may it match one text in several ways?
    for found in _TOKEN.finditer(pattern):
        match found.group():
            case "(":
                loose.append(False)
            case ")" if len(loose) > 1:
                inner = loose.pop()
                if inner and _REPEAT.match(pattern, found.end()):
                    return True
                loose[-1] |= inner or bool(_UNBOUNDED.match(pattern, found.end()))
            case piece if piece == "|" or _UNBOUNDED.match(pattern, found.start()):
                loose[-1] = True
    return False
