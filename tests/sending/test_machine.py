"""The paste machine, told what happens one thing after another."""

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.sending.machine import PasteMachine
from assistant.sending.machine_events import (
    Asked,
    Broke,
    Closed,
    Command,
    Event,
    Heard,
    Hears,
    KeepAsked,
    Offer,
    PasteInto,
    Pressed,
    PressIn,
    Read,
    Refused,
    Report,
    RestoreClipboard,
    SaveClipboard,
    Saved,
    Taken,
    Tick,
)
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Press, Put, Settle, Step

ANNA, BOB = Window(1, "Anna"), Window(2, "Bob")
ENTER = Chord.of("enter")


def request(id_: str, *steps: Step, target: Window = ANNA) -> PasteRequest:
    return PasteRequest(id_, target, steps or (Put(id_),), Chord.of("ctrl+v"))


class Play:
    """A machine, the clock, and what the machine has said so far."""

    def __init__(self) -> None:
        self.machine = PasteMachine()
        self.now = 100.0
        self.said: list[Command] = []

    def tell(self, *events: Event) -> "Play":
        for event in events:
            self.said += self.machine.handle(event, self.now)
        return self

    def pass_time(self, seconds: float) -> "Play":
        end = self.now + seconds
        while self.machine.wake_at is not None and self.machine.wake_at <= end:
            self.now = max(self.now, self.machine.wake_at)
            self.tell(Tick())
        self.now = end
        return self

    def names(self) -> list[str]:
        return [type(command).__name__ for command in self.said]

    def texts(self) -> list[str]:
        return [command.text for command in self.said if isinstance(command, PasteInto)]

    def results(self) -> list[PasteResult]:
        return [command.result for command in self.said if isinstance(command, Report)]

    def outcomes(self) -> list[tuple[str, PasteOutcome]]:
        return [(result.request_id, result.outcome) for result in self.results()]


def pasting(*steps: Step) -> Play:
    """Up to the keys of the first text."""
    return Play().tell(Asked(request("a", *steps)), Saved(complete=True), Pressed(), Hears(ANNA.id))


def test_paste_is_reported_at_the_read_and_the_clipboard_restored_soon_after() -> None:
    play = pasting().tell(Read())
    assert play.names() == ["SaveClipboard", "PasteInto", "Report"]
    assert play.outcomes() == [("a", PasteOutcome.PASTED)]
    assert play.pass_time(0.06).names()[-1] == "RestoreClipboard"
    assert play.machine.wake_at is None


def test_clipboard_is_restored_only_when_the_program_has_stopped_reading() -> None:
    play = pasting().tell(Read())
    for _ in range(3):
        play.pass_time(0.03).tell(Read())
    assert "RestoreClipboard" not in play.names()
    assert play.pass_time(0.05).names()[-1] == "RestoreClipboard"


def test_a_burst_saves_once_and_restores_once() -> None:
    play = pasting().tell(Asked(request("b")), Asked(request("c")))
    for _ in range(3):
        play.tell(Read()).pass_time(0.05).tell(Pressed(), Hears(ANNA.id))
    assert play.texts() == ["a", "b", "c"]
    assert play.names().count("SaveClipboard") == 1
    assert play.names().count("RestoreClipboard") == 1
    assert [id_ for id_, _ in play.outcomes()] == ["a", "b", "c"]


def test_send_key_follows_the_read_and_the_settling() -> None:
    play = pasting(Put("a"), Settle(0.1), Press(ENTER))
    assert not any(isinstance(command, PressIn) for command in play.said)
    play.tell(Read()).pass_time(0.09)
    assert not any(isinstance(command, PressIn) for command in play.said)
    play.pass_time(0.02)
    assert play.said[-1] == PressIn(ANNA, play.said[1].press.still_right, ENTER)  # type: ignore[union-attr]
    play.tell(Pressed())
    assert play.outcomes() == [("a", PasteOutcome.PASTED)]


def test_unread_text_stays_and_nothing_is_sent() -> None:
    play = pasting(Put("a"), Settle(0.1), Press(ENTER)).tell(Heard(ANNA.id)).pass_time(10)
    (result,) = play.results()
    assert (result.outcome, result.left_on_clipboard, result.steps_done) == (PasteOutcome.UNREAD, True, 0)
    assert play.names() == ["SaveClipboard", "PasteInto", "Report"]


def test_next_request_after_an_unread_one_restores_what_was_there_before_both() -> None:
    play = pasting().tell(Heard(ANNA.id)).pass_time(5).tell(Asked(request("b")), Pressed(), Hears(ANNA.id), Read())
    play.pass_time(1)
    assert play.names().count("SaveClipboard") == 1
    assert play.names()[-1] == "RestoreClipboard"


def test_ignored_text_makes_way_for_the_next_request() -> None:
    play = pasting().tell(Asked(request("b"))).pass_time(0.5).tell(Heard(ANNA.id)).pass_time(1.1)
    assert play.outcomes() == [("a", PasteOutcome.SUPERSEDED)]
    assert play.texts() == ["a", "b"]
    assert not play.results()[0].left_on_clipboard


def test_busy_target_is_not_superseded() -> None:
    play = pasting().tell(Asked(request("b"))).pass_time(2.9)
    assert play.outcomes() == []


def test_what_waits_for_a_hung_target_fails_with_it() -> None:
    play = pasting().tell(Asked(request("b")), Asked(request("c", target=BOB)), Asked(request("d"))).pass_time(3.1)
    assert dict(play.outcomes()) == dict.fromkeys("abd", PasteOutcome.UNREAD)
    assert play.texts() == ["a", "c"]


def test_no_key_into_a_hung_window_until_it_wakes() -> None:
    play = pasting().pass_time(3.1).tell(Asked(request("b"))).pass_time(2)
    assert play.texts() == ["a"]
    play.tell(Heard(ANNA.id)).pass_time(0.3)
    assert play.texts() == ["a", "b"]


def test_window_that_stays_hung_fails_the_next_request_without_a_key() -> None:
    play = pasting().pass_time(3.1).tell(Asked(request("b"))).pass_time(3.1)
    assert play.outcomes() == [("a", PasteOutcome.UNREAD), ("b", PasteOutcome.UNREAD)]
    assert play.texts() == ["a"]
    assert "RestoreClipboard" not in play.names()


def test_moved_target_leaves_the_text() -> None:
    play = Play().tell(Asked(request("a")), Saved(complete=True), Refused(PasteOutcome.MOVED))
    (result,) = play.results()
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.MOVED, True)
    assert "RestoreClipboard" not in play.names()


def test_moved_before_sending_is_partly_and_restores() -> None:
    play = pasting(Put("a"), Press(ENTER)).tell(Read()).pass_time(0.05).tell(Refused(PasteOutcome.MOVED))
    (result,) = play.results()
    assert (result.outcome, result.detail) == (PasteOutcome.PARTLY, "moved")
    assert (result.steps_done, result.left_on_clipboard) == (1, False)
    assert play.names()[-1] == "RestoreClipboard"


def test_keys_that_are_out_though_the_focus_moved_are_told() -> None:
    steps = Put("a"), Press(ENTER)
    play = pasting(*steps).tell(Read()).pass_time(0.05).tell(Refused(PasteOutcome.MOVED, pressed=True))
    (result,) = play.results()
    assert (result.outcome, result.steps_done, result.keys_out) == (PasteOutcome.PARTLY, 1, True)
    play = pasting(*steps).tell(Read()).pass_time(0.05).tell(Refused(PasteOutcome.MOVED))
    assert not play.results()[0].keys_out


def test_rest_of_a_phrase_that_arrived_in_part_is_offered() -> None:
    newline = Press(Chord.of("shift+enter"))
    play = pasting(Put("1"), newline, Put("2"), newline, Put("3")).tell(Read()).pass_time(0.05)
    play.tell(Pressed(), Refused(PasteOutcome.MOVED))
    assert Offer("2\n3") in play.said
    (result,) = play.results()
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.PARTLY, True)


def test_taken_clipboard_is_not_restored_over() -> None:
    play = pasting().tell(Taken()).pass_time(5)
    assert play.outcomes() == [("a", PasteOutcome.TAKEN)]
    assert "RestoreClipboard" not in play.names()


def test_what_is_copied_after_the_read_is_not_restored_over() -> None:
    play = pasting().tell(Read(), Taken()).pass_time(1)
    assert play.outcomes() == [("a", PasteOutcome.PASTED)]
    assert "RestoreClipboard" not in play.names()


def test_closed_target_ends_the_wait() -> None:
    play = pasting().tell(Closed(BOB.id))
    assert play.outcomes() == []
    play.tell(Closed(ANNA.id))
    assert play.outcomes() == [("a", PasteOutcome.CLOSED)]


def test_kept_text_replaces_the_old_clipboard() -> None:
    play = pasting().tell(KeepAsked("kept"), Read()).pass_time(1)
    assert play.names()[-1] == "Offer"
    assert play.said[-1] == Offer("kept", keep=True)


def test_text_is_kept_at_once_when_nothing_is_under_way() -> None:
    assert Play().tell(KeepAsked("kept")).said == [Offer("kept", keep=True)]


def test_keys_alone_leave_the_clipboard_alone() -> None:
    play = Play().tell(Asked(request("undo", Press(Chord.of("ctrl+z")))), Pressed()).pass_time(1)
    assert play.names() == ["PressIn", "Report"]
    assert play.outcomes() == [("undo", PasteOutcome.PASTED)]


def test_missing_formats_are_told() -> None:
    play = Play().tell(Asked(request("a")), Saved(complete=False), Pressed(), Read())
    assert not play.results()[0].clipboard_kept


def test_lost_connection_ends_everything_once() -> None:
    play = pasting().tell(Asked(request("b")), Broke("gone"), Asked(request("c")), Broke("gone")).pass_time(10)
    assert play.outcomes() == [(id_, PasteOutcome.FAILED) for id_ in "abc"]


def test_saving_is_skipped_for_what_came_before_anything_was_offered() -> None:
    assert Play().tell(Asked(request("a"))).said == [SaveClipboard()]
    assert RestoreClipboard() not in Play().tell(Tick(), Read(), Taken()).said
