"""The program without its faces, on a desktop in memory."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.app.profile import OpenProfile, open_profile
from assistant.app.verbs import program_verbs
from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.clock import boottime
from assistant.flows.refusal import Refusal
from assistant.library.placeholders import Need
from assistant.places import Places
from assistant.sending.actions import ACTIONS, Action, favourite_slot
from assistant.sending.ports import ChordState, ClipboardRefusedError, Registration
from assistant.settings import Settings
from assistant.waiting.message import Conversation
from assistant.waiting.signals import Activated, SendKeyPressed, SourceState
from assistant.waiting.view import Limits
from tests.app.world import ANNA, BEN, CARLA, EDITOR, WAIT, World


@pytest.fixture
def running(world: World) -> World:
    world.begin()
    return world


# Each action does what its title says


def test_every_action_is_bound_and_does_something_or_says_why_not(running: World) -> None:
    def seen() -> tuple[object, ...]:
        told, board = len(running.faces.told), running.program.countdown.board
        return told, len(running.faces.palettes), board, running.windows.active()

    running.open(ANNA)
    for action in Action:
        running.open(EDITOR if action is Action.NEXT_WAITING else ANNA)
        before = seen()
        running.press(action)
        assert seen() != before, action


def test_the_palette_opens_for_the_window_in_front(running: World) -> None:
    running.open(ANNA)
    running.press(Action.PALETTE)
    assert running.faces.palettes == [ANNA]


@pytest.mark.parametrize("action", [action for action in Action if favourite_slot(action)])
@pytest.mark.parametrize("send", [False, True])
def test_a_favourite_is_pasted_and_sent_as_the_settings_say(running: World, action: Action, send: bool) -> None:
    running.profile.settings.change({"favourites_send": send})
    for slot in range(1, 10):
        running.add(f"F{slot}", f"text {slot}", favourite=slot)
    chat = running.open(ANNA)
    running.press(action)
    text = f"text {favourite_slot(action)}"
    assert (chat.typed, chat.sent) == (("", [text]) if send else (text, []))
    assert [told.well for told in running.faces.told] == [True]


def test_an_empty_slot_is_told(running: World) -> None:
    running.open(ANNA)
    running.press(Action.FAVOURITE_3)
    assert running.sentences == ["No phrase is favourite 3."]


def test_a_chord_without_a_window_is_told(running: World) -> None:
    running.add(favourite=1)
    running.press(Action.FAVOURITE_1)
    assert "No window" in running.sentences[0]


def test_the_clock_by_hand(running: World) -> None:
    running.open(ANNA)
    running.press(Action.MESSAGE_CAME)
    assert running.waiting == ["anna"]
    running.press(Action.SEEN_ALL)
    assert running.program.countdown.rows()[0].seen
    running.press(Action.ANSWERED)
    assert running.waiting == []
    running.press(Action.UNDO_ANSWERED)
    assert running.waiting == ["anna"]
    assert (running.faces.looks, running.faces.told) == (4, [])


def test_a_message_by_hand_needs_a_chat_client(running: World) -> None:
    running.open(EDITOR)
    running.press(Action.MESSAGE_CAME)
    assert (running.waiting, len(running.faces.told)) == ([], 1)


def test_a_break_and_its_end(running: World) -> None:
    for paused in (True, False):
        running.press(Action.PAUSE)
        assert running.program.countdown.paused is paused


def test_a_chord_that_another_keyboard_layout_takes_away_is_told_once_and_known(running: World) -> None:
    wanted = {action.value: Chord.of(ACTIONS[action].chord) for action in Action}
    lost = {name: Registration(chord, ChordState.READY) for name, chord in wanted.items()}
    lost["palette"] = Registration(wanted["palette"], ChordState.NO_SUCH_KEY)
    for _ in range(2):
        running.chords_changed(lost)
        running.run()
    (sentence,) = running.sentences
    assert "Open the palette" in sentence
    assert running.program.chords.chord_of(Action.PALETTE) is None
    running.chords_changed({"palette": Registration(wanted["palette"], ChordState.READY)})  # of an older set
    running.run()
    assert running.program.chords.chord_of(Action.PALETTE) is None


def test_the_last_paste_is_taken_back(running: World) -> None:
    running.add(favourite=1)
    chat = running.open(CARLA)
    running.press(Action.FAVOURITE_1)
    running.press(Action.UNDO_PASTE)
    assert chat.typed == ""
    assert running.sentences == ["Pasted: Hello", "The last paste was taken back."]


def test_what_the_agent_has_sent_is_not_taken_back(running: World) -> None:
    running.add(favourite=1)
    chat = running.open(CARLA)
    running.press(Action.FAVOURITE_1)
    running.source.emit(SendKeyPressed(CARLA, boottime()))
    running.run()
    running.press(Action.UNDO_PASTE)
    assert "sent already" in running.sentences[-1]
    assert chat.pressed == []


def test_next_waiting_brings_the_longest_waiting_forward(running: World) -> None:
    for window in (BEN, ANNA, EDITOR):
        running.open(window)
    running.write("anna", "ben")
    running.press(Action.NEXT_WAITING)
    assert running.windows.active() == ANNA
    running.program.countdown.answered(customer="anna")
    running.press(Action.NEXT_WAITING)
    assert running.windows.active() == BEN
    running.program.countdown.answered(customer="ben")
    running.press(Action.NEXT_WAITING)
    assert running.sentences == ["Nobody waits."]


def test_without_a_window_of_his_own_another_of_his_client_comes_forward(running: World) -> None:
    running.open(ANNA)
    running.open(EDITOR)
    running.write("zoe")
    (row,) = running.program.countdown.rows()
    running.program.go_to(row)
    assert running.windows.active() == ANNA
    running.windows.shut(ANNA)
    with pytest.raises(Refusal, match="No window of HexChat"):
        running.program.go_to(row)


# Phrases


def test_a_phrase_has_its_own_chord_from_the_moment_it_is_added(running: World) -> None:
    phrase = running.add(chord="f6")
    chat = running.open(ANNA)
    running.press(f"phrase:{phrase.id}")
    assert chat.typed == "您好！"


def test_a_chord_of_a_phrase_that_is_gone_by_now_does_nothing(running: World) -> None:
    phrase = running.add(chord="f6")
    chat = running.open(ANNA)
    running.profile.store.remove([phrase.id])
    running.press(f"phrase:{phrase.id}")
    assert (chat.typed, running.faces.told) == ("", [])
    running.program.library_changed()
    assert not running.hotkeys.press(f"phrase:{phrase.id}")


def test_a_sent_phrase_answers_its_customer_and_counts_as_used(running: World) -> None:
    phrase = running.add(chord="f6")
    running.open(ANNA)
    running.write("anna", "ben")
    running.program.use(phrase, ANNA, send=True)
    running.run()
    assert running.waiting == ["ben"]
    assert running.profile.recorder.weights().result(WAIT) == pytest.approx({phrase.id: 1})
    assert running.profile.recorder.today(30, 60).result(WAIT)["replies"] == 1


def test_a_phrase_that_did_not_arrive_was_not_used_and_answered_nobody(running: World) -> None:
    phrase = running.add()
    running.open(ANNA).reads = False
    running.write("anna")
    running.program.use(phrase, ANNA, send=True)
    running.run()
    assert running.waiting == ["anna"]
    assert running.profile.recorder.weights().result(WAIT) == {}
    assert [told.well for told in running.faces.told] == [False]


def test_names_that_were_asked_for_are_remembered_other_answers_are_not(running: World) -> None:
    phrase = running.add("Who", "{agent} {shop} {customer} {ask:size}")
    chat = running.open(EDITOR)
    running.program.use(phrase, EDITOR)
    (_, needs, answered) = running.faces.asked.pop()
    answered(dict(zip(needs, ["Min", "Corner", "Anna", "L"], strict=True)))
    running.run()
    assert chat.typed == "Min Corner Anna L"
    kept = Settings(running.profile.places.settings)
    assert (kept.text("agent"), kept.text("shop")) == ("Min", "Corner")
    assert "Anna" not in running.profile.places.settings.read_text()
    running.program.use(phrase, EDITOR)
    assert running.faces.asked.pop()[1] == (Need("customer"), Need("ask", "size"))


def test_names_that_cannot_be_kept_are_told_and_the_phrase_goes_out(
    running: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrase = running.add("Who", "{agent}")
    chat = running.open(ANNA)
    running.program.use(phrase, ANNA)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        running.faces.asked.pop()[2]({Need("agent"): "Min"})
    running.run()
    assert chat.typed == "Min"
    assert running.sentences == ["The settings could not be saved: No space left on device", "Pasted: Who"]


def test_a_question_given_up_remembers_nothing(running: World) -> None:
    phrase = running.add("Who", "{agent}")
    running.open(ANNA)
    running.program.use(phrase, ANNA)
    running.faces.asked.pop()[2](None)
    assert running.profile.settings.text("agent") == ""
    assert "“Who”" in running.sentences[0]


def test_a_phrase_is_copied_filled(running: World) -> None:
    phrase = running.add("Shop", "{clipboard}!")
    running.program.copy(phrase.id)
    assert (running.clipboard.text(), running.sentences) == ("copied before!", ["Copied: Shop"])
    with pytest.raises(Refusal, match="removed"):
        running.program.copy("gone by now")


def test_what_cannot_be_copied_says_why(running: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asks, plain = running.add("A", "{ask:size}"), running.add("B")

    def refuse(_: str) -> None:
        raise ClipboardRefusedError("no display")

    monkeypatch.setattr(running.program.desktop.paster, "offer", refuse)
    for phrase in (asks, plain):
        running.program.carefully(lambda phrase=phrase: running.program.copy(phrase.id))
    assert running.sentences == ["“A” still needs: size.", "Nothing could be copied: no display"]


# Signals


def test_messages_are_counted_and_shown(running: World) -> None:
    running.write("anna", "ben")
    assert running.waiting == ["anna", "ben"]
    assert running.faces.looks == 2
    running.source.emit(Activated(ANNA, boottime()))
    running.run()
    assert running.faces.looks == 3
    running.source.emit(SendKeyPressed(ANNA, boottime()))
    running.run()
    assert running.waiting == ["ben"]


def test_nothing_happens_on_the_threads_of_the_desktop(running: World) -> None:
    running.add(favourite=1)
    chat = running.open(ANNA)
    assert running.hotkeys.press("favourite-1", ANNA)
    assert chat.typed == ""
    running.run()
    assert chat.typed == "您好！"


def test_whom_he_answered_is_asked_where_nobody_can_know(running: World) -> None:
    running.write("anna", "ben")
    running.press(Action.ANSWERED)
    (asked, answered) = running.faces.asked_whom.pop()
    assert [c.customer for c in asked.candidates] == ["anna", "ben"]
    answered(Conversation("hexchat", "ben"))
    assert running.waiting == ["anna"]


def test_who_waits_is_there_after_a_restart(world: World, places: Places) -> None:
    world.begin()
    world.write("anna")
    world.profile.close()
    again = open_profile(places)
    assert World(again).waiting == ["anna"]
    again.close()


def test_the_source_is_listened_to_from_the_beginning(world: World) -> None:
    assert world.program.watching.statuses() == ()
    world.begin()
    assert [status.state for status in world.program.watching.statuses()] == [SourceState.LISTENING] * 3


def test_a_desktop_that_goes_away_is_told(running: World) -> None:
    running.lost("connection reset")
    assert running.faces.told == []
    running.run()
    (told,) = running.faces.told
    assert not told.well
    assert "connection reset" in told.sentence


# Settings


def test_the_settings_say_what_is_watched_and_where_the_limits_are(places: Places) -> None:
    chosen = {"watch_windows": False, "due_from": 5, "golden_limit": 10, "last_limit": 15, "leading": "first"}
    Settings(places.settings).change(chosen)
    profile = open_profile(places)
    world = World(profile)
    world.begin()
    assert list(world.sources) == ["notifications", "send-key"]
    assert world.program.limits() == Limits(5, 10, 15, "first")
    profile.close()


def test_chords_and_packs_follow_the_settings_at_once(running: World) -> None:
    running.profile.settings.change({"built_in_packs": "en"}, {"pause": "f7", "palette": ""})
    running.program.settings_changed()
    assert not running.hotkeys.press("palette")
    assert [pack.name for pack in running.profile.store.library.packs] == ["general-en"]
    assert running.profile.searcher.wait(WAIT)
    assert running.profile.searcher.search("refund")
    running.profile.settings.change({"built_in_packs": "none"})
    running.program.settings_changed()
    assert running.profile.store.library.packs == ()


def test_the_send_key_is_watched_no_more_from_the_moment_it_is_switched_off(running: World) -> None:
    running.write("anna")
    running.open(ANNA)
    source = running.sources["send-key"]
    source.emit(SendKeyPressed(ANNA, boottime()))  # seen, but not looked at yet
    running.profile.settings.change({"watch_send_key": False})
    running.program.settings_changed()
    running.run()
    assert not source.emit(SendKeyPressed(ANNA, boottime()))
    assert running.waiting == ["anna"]
    assert [status.name for status in running.program.watching.statuses()] == ["notifications", "windows"]
    running.profile.settings.change({"watch_send_key": True})
    running.program.settings_changed()
    running.sources["send-key"].emit(SendKeyPressed(ANNA, boottime()))
    running.run()
    assert running.waiting == []
    assert running.faces.told == []


def test_a_source_that_is_lost_is_told_and_again_when_it_is_back(running: World) -> None:
    health = running.source.health
    for happens, told in (
        (lambda: health.ended("bus gone"), [False]),
        (lambda: health.unavailable("no bus"), []),
        (health.listening, [True]),
        (health.listening, []),
        (lambda: health.unavailable("no bus"), [False]),
    ):
        running.faces.told.clear()
        happens()
        running.run()
        assert [report.well for report in running.faces.told] == told
    assert "(no bus)" in running.sentences[0]


def test_the_end_is_no_loss(running: World) -> None:
    running.program.end()
    running.run()
    assert running.faces.told == []
    assert running.program.watching.statuses() == ()


def test_clients_are_named_for_people(world: World) -> None:
    assert [world.program.client_title(client) for client in ("hexchat", "our shop")] == ["HexChat", "our shop"]


def test_what_is_used_most_is_found_first(running: World) -> None:
    running.add("Hello one")
    second = running.add("Hello two")
    running.profile.recorder.used(second.id)
    running.program.weigh()
    running.run_one()
    assert running.profile.searcher.wait(WAIT)
    assert [hit.phrase.title for hit in running.profile.searcher.search("hello")] == ["Hello two", "Hello one"]
    running.add("Hello three")
    assert running.profile.searcher.wait(WAIT)
    assert running.profile.searcher.search("hello")[0].phrase == second


# What is wrong on the disk


def test_a_waiting_list_of_a_newer_program_is_refused_and_left_alone(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("assistant.waiting.saved.FORMAT", 2)
        profile = open_profile(places)
        World(profile).program.countdown.message("qq", "anna")
        profile.close()
    written = places.waiting.read_bytes()
    profile = open_profile(places)
    with pytest.raises(Refusal, match="newer quickphrase"):
        World(profile)
    profile.close()
    assert places.waiting.read_bytes() == written


def test_a_waiting_list_that_cannot_be_read_is_refused(profile: OpenProfile) -> None:
    profile.places.waiting.mkdir()
    with pytest.raises(Refusal, match="cannot be read"):
        World(profile)


# The verbs of a running program


@pytest.fixture
def verb(running: World) -> Callable[..., object]:
    """Carries out a verb as the dispatcher does."""
    shown: list[bool] = []
    verbs = program_verbs(running.program, lambda _: running.program.library_changed(), shown.append, tuple)

    def say(name: str, **args: object) -> object:
        value = verbs[name](args)
        running.run()
        return value.result(WAIT) if hasattr(value, "result") else value

    return say


def test_status_says_who_waits_and_how_everything_stands(running: World, verb: Callable[..., dict]) -> None:
    running.write("anna")
    status = verb("status")
    assert status["running"] is True
    assert [row["customer"] for row in status["waiting"]] == ["anna"]
    assert {"name": "send-key", "state": "listening"} in status["sources"]
    assert {row["state"] for row in status["hotkeys"]} == {"ready"}
    assert status["today"]["replies"] == 0


def test_doctor_has_looked_at_everything(running: World, verb: Callable[..., dict]) -> None:
    findings = verb("doctor")["findings"]
    assert {"memory", "Profile", "Library", "Clients", "Chords"} <= {finding["name"] for finding in findings}
    assert all(finding["works"] for finding in findings), findings


def test_a_verb_edits_pastes_and_copies(running: World, verb: Callable[..., dict]) -> None:
    chat = running.open(ANNA)
    added = verb("add", title="Hi", wordings=["Hello"], code="hi", chord="f8")
    running.press(f"phrase:{added['id']}")
    verb("paste", phrase="hi", send=True)
    assert chat.sent == ["HelloHello"]
    verb("copy", phrase="hi")
    assert running.clipboard.text() == "Hello"
    assert [found["code"] for found in verb("search", text="hello")] == ["hi"]
    assert verb("start", hidden=True) == {}


def test_other_programs_windows_are_nobodys_customer(world: World) -> None:
    talk = world.program.talk_in(Window(1, "Dialog with anna", "mousepad"))
    assert (talk.client, talk.customer) == ("", "")


def test_nothing_of_the_profile_is_readable_by_others(running: World) -> None:
    running.write("anna")
    running.profile.recorder.today(30, 60).result(WAIT)
    home: Path = running.profile.places.home
    assert home.stat().st_mode & 0o077 == 0
