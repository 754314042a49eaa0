"""The board: who waits, what was answered last, the agent's breaks. An immutable value; a change gives a new one."""

from collections.abc import Container
from dataclasses import dataclass, replace

from assistant.waiting.breaks import Break, counted
from assistant.waiting.coalescing import with_message
from assistant.waiting.message import Conversation, Message, Reply
from assistant.waiting.round import Correction, Round
from assistant.waiting.row import Arrival, Row

UNDOABLE = 20
"""So many answered rounds can be taken back."""


@dataclass(frozen=True, slots=True)
class Board:
    """`rows` in the order in which they began, `rounds` the last answered ones, newest last.

    Moments are boot-time seconds. While `paused_at` is set the agent is away: messages are taken in, and nobody's wait
    grows until he is back.
    """

    rows: tuple[Row, ...] = ()
    rounds: tuple[Round, ...] = ()
    breaks: tuple[Break, ...] = ()
    paused_at: float | None = None

    @property
    def waiting(self) -> tuple[Conversation, ...]:
        return tuple(row.conversation for row in self.rows)

    def row(self, conversation: Conversation) -> Row | None:
        return next((row for row in self.rows if row.conversation == conversation), None)

    def waited(self, since: float, now: float) -> float:
        """Seconds from `since` to `now` without the agent's breaks."""
        resting = self.breaks if self.paused_at is None else (*self.breaks, Break(self.paused_at, now))
        return counted(since, now, resting)

    def message(self, message: Message) -> "Board":
        """A message came; `assistant.waiting.coalescing` says when it is one that is known already."""
        return replace(self, rows=with_message(self.rows, self.rounds, message))

    def reply(self, reply: Reply) -> tuple["Board", Round | None]:
        """Close the conversation's round; None when nobody waited there.

        Messages that came after the moment of the reply wait on: the agent may say a while later whom he answered.
        """
        row = self.row(reply.conversation)
        answered = tuple(arrival for arrival in row.arrivals if arrival.at <= reply.at) if row else ()
        if row is None or not answered:
            return self, None
        left = row.arrivals[len(answered) :]
        done = self._round(answered, reply)
        rows = self._with(Row(row.conversation, left, row.seen)) if left else self._without(row.conversation)
        return replace(self, rows=rows, rounds=(*self.rounds, done)[-UNDOABLE:]), done

    def reopen(self, wrong: Round) -> tuple["Board", Correction]:
        """That reply did not happen: its customer waits again since his first message, with those that came since.

        Where a later reply to him stands, that one has answered everything, and its round begins with the first
        message. Nothing changes for a round that was taken back already or is older than the last `UNDOABLE`.
        """
        if wrong not in self.rounds:
            return self, Correction()
        at = self.rounds.index(wrong)
        before, after = self.rounds[:at], self.rounds[at + 1 :]
        later = next((r for r in after if r.conversation == wrong.conversation), None)
        if later is None:
            row = self.row(wrong.conversation)
            reopened = row.with_arrivals(wrong.arrivals) if row else Row(wrong.conversation, wrong.arrivals)
            return replace(self, rows=self._with(reopened), rounds=before + after), Correction(retracted=(wrong,))
        whole = self._round((*wrong.arrivals, *later.arrivals), later.reply)
        rounds = before + tuple(whole if r is later else r for r in after)
        return replace(self, rounds=rounds), Correction(retracted=(wrong, later), written=(whole,))

    def see(self, conversations: Container[Conversation]) -> "Board":
        """The agent has looked at these; they go on waiting."""
        rows = tuple(replace(row, seen=row.seen or row.conversation in conversations) for row in self.rows)
        return replace(self, rows=rows)

    def see_all(self) -> "Board":
        return self.see(self.waiting)

    def forget(self, conversation: Conversation) -> "Board":
        """No answer is needed (a closing "thank you"): the row goes, and no round is written."""
        return replace(self, rows=self._without(conversation))

    def pause(self, at: float) -> "Board":
        """A break begins. Nothing changes when the agent is away already."""
        return self if self.paused_at is not None else replace(self, paused_at=at)

    def resume(self, at: float) -> "Board":
        """The break is over. Breaks that no wait on the board reaches back to are dropped."""
        if self.paused_at is None:
            return self
        starts = [row.first_at for row in self.rows] + [done.first_at for done in self.rounds]
        since = min(starts, default=at)
        breaks = (*self.breaks, Break(self.paused_at, max(self.paused_at, at)))
        return replace(self, paused_at=None, breaks=tuple(rest for rest in breaks if rest.end > since))

    def _round(self, arrivals: tuple[Arrival, ...], reply: Reply) -> Round:
        ordered = tuple(sorted(arrivals, key=lambda arrival: arrival.at))
        first, last = ordered[0].at, ordered[-1].at
        return Round(ordered, reply, self.waited(first, reply.at), self.waited(last, reply.at))

    def _with(self, new: Row) -> tuple[Row, ...]:
        if self.row(new.conversation) is None:
            return (*self.rows, new)
        return tuple(new if row.conversation == new.conversation else row for row in self.rows)

    def _without(self, conversation: Conversation) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.conversation != conversation)
