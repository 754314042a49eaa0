"""The end of a session that played itself: what was reached, what failed."""

from collections.abc import Sequence

from assistant.language import _
from assistant.practice.wire import Sent


def summary(answers: Sequence[Sent], questions: int, golden: float, last: float) -> str:
    """One sentence; limits in seconds."""
    waits = [answer.waited for answer in answers if answer.waited is not None]
    return _(
        "{n} of {all} questions answered, {golden} within {g} s, {last} within {l} s; "
        "{a} s on average, {m} s the longest.",
        n=len(waits),
        all=questions,
        golden=sum(wait <= golden for wait in waits),
        g=round(golden),
        last=sum(wait <= last for wait in waits),
        l=round(last),
        a=f"{sum(waits) / len(waits):.1f}" if waits else "-",
        m=f"{max(waits):.1f}" if waits else "-",
    )
