"""The board under any course of a shift, against a model that knows only lists of moments."""

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assistant.waiting.board import UNDOABLE, Board
from assistant.waiting.countdown import next_change, view
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.round import Round
from assistant.waiting.view import Limits

PEOPLE = [Conversation(client, name) for client in ("hexchat", "gajim") for name in ("xiaoli", "wangwu", "zhao")]
STEP = 5.0  # s between events: nothing is an echo of anything
conversations = st.sampled_from(PEOPLE)


class Shift(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.now = 1000.0
        self.paused = False
        self.counted = 0.0  # the clock that stands still on breaks
        self.open: dict[Conversation, list[tuple[float, float]]] = {}
        self.closed: list[tuple[Round, list[tuple[float, float]]]] = []
        self.log: list[Round] = []

    @rule(seconds=st.floats(0, 600))
    def time_goes_by(self, seconds: float) -> None:
        self.now += seconds
        self.counted += 0 if self.paused else seconds

    @rule(who=conversations)
    def message(self, who: Conversation) -> None:
        self.time_goes_by(STEP)
        self.board = self.board.message(Message(who, self.now, "notification"))
        self.open.setdefault(who, []).append((self.now, self.counted))

    @rule(who=conversations)
    def reply(self, who: Conversation) -> None:
        self.time_goes_by(STEP)
        self.board, done = self.board.reply(Reply(who, self.now, Evidence.MARKED))
        moments = self.open.pop(who, None)
        assert (done is None) == (moments is None)
        if done and moments:
            assert [(a.at) for a in done.arrivals] == [at for at, _ in moments]
            assert abs(done.wait_first - (self.counted - moments[0][1])) < 1e-6
            assert abs(done.wait_last - (self.counted - moments[-1][1])) < 1e-6
            self.closed.append((done, moments))
            self.closed = self.closed[-UNDOABLE:]
            self.log.append(done)

    @precondition(lambda self: self.closed)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(self.closed) - 1))
        wrong, moments = self.closed.pop(at)
        self.board, correction = self.board.reopen(wrong)
        for done in correction.retracted:
            self.log.remove(done)
        self.log.extend(correction.written)
        later = next(
            (i for i in range(at, len(self.closed)) if self.closed[i][0].conversation == wrong.conversation), None
        )
        if later is None:
            self.open[wrong.conversation] = sorted(moments + self.open.get(wrong.conversation, []))
        else:
            (whole,) = correction.written
            self.closed[later] = (whole, sorted(moments + self.closed[later][1]))
            assert [a.at for a in whole.arrivals] == [moment for moment, _ in self.closed[later][1]]

    @rule()
    def pause(self) -> None:
        self.board = self.board.pause(self.now)
        self.paused = True

    @rule()
    def resume(self) -> None:
        self.board = self.board.resume(self.now)
        self.paused = False

    @rule(who=conversations)
    def forget(self, who: Conversation) -> None:
        self.board = self.board.forget(who)
        self.open.pop(who, None)

    @rule(who=conversations)
    def see(self, who: Conversation) -> None:
        self.board = self.board.see([who])

    @invariant()
    def shows_who_waits_and_how_long(self) -> None:
        for leading in ("first", "last"):
            rows = view(self.board, self.now, Limits(leading=leading))
            shown = {Conversation(row.client, row.customer): row for row in rows}
            assert shown.keys() == self.open.keys()
            for who, moments in self.open.items():
                assert abs(shown[who].since_first - (self.counted - moments[0][1])) < 1e-6
                assert abs(shown[who].since_last - (self.counted - moments[-1][1])) < 1e-6
                assert shown[who].messages == len(moments)
            waits = [row.shown(leading) for row in rows]
            assert waits == sorted(waits, reverse=True)

    @invariant()
    def ticks_only_while_somebody_waits(self) -> None:
        change = next_change(self.board, self.now, Limits())
        assert (change is None) == (not self.open or self.paused)
        assert change is None or 0 < change <= 1

    @invariant()
    def every_message_is_waiting_or_answered_in_one_row_of_the_log(self) -> None:
        answered = [(done.conversation, a.at) for done in self.log for a in done.arrivals]
        waiting = [(row.conversation, a.at) for row in self.board.rows for a in row.arrivals]
        assert len(set(answered + waiting)) == len(answered + waiting)


TestShift = Shift.TestCase
