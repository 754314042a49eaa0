"""The board as it looks at one moment, and when it will look different."""

import math

from assistant.waiting.board import Board
from assistant.waiting.row import Row
from assistant.waiting.view import Level, Limits, RowView

_LATEST = 0.02  # s; a timer may fire this much early, and must not fire again for it


def level_of(since_last: float, since_first: float, limits: Limits) -> Level:
    """The worse of both waits, which is the one since the first message.

    Whoever writes again while he waits is not served sooner for it: the platforms' round runs from the first
    unanswered message, so a countdown that begins anew with every message must not look green on a round that is
    late already. Limits in the wrong order (due above golden) do no harm: the worst level reached counts.
    """
    wait = max(since_last, since_first)
    if wait >= limits.last:
        return Level.OVERDUE
    if wait >= limits.golden:
        return Level.LATE
    return Level.DUE if wait >= limits.due else Level.FRESH


def view(board: Board, now: float, limits: Limits) -> tuple[RowView, ...]:
    """Everybody who waits, longest waiting first by `limits.leading`, then by the other wait, then as they came."""
    rows = [_view(board, row, now, limits) for row in board.rows]
    return tuple(sorted(rows, key=lambda row: (-row.shown(limits.leading), -row.since_first)))


def next_change(board: Board, now: float, limits: Limits) -> float | None:
    """Seconds until the first row of `view` shows another number; None while nobody waits or the clock is paused."""
    if not board.rows or board.paused_at is not None:
        return None
    longest = view(board, now, limits)[0].shown(limits.leading)
    return max(_LATEST, 1 - math.modf(longest)[0])


def _view(board: Board, row: Row, now: float, limits: Limits) -> RowView:
    since_last, since_first = board.waited(row.last_at, now), board.waited(row.first_at, now)
    return RowView(
        client=row.conversation.client,
        customer=row.conversation.customer,
        since_last=since_last,
        since_first=since_first,
        messages=len(row.arrivals),
        level=level_of(since_last, since_first, limits),
        seen=row.seen,
    )
