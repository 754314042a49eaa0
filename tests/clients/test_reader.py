from pathlib import Path

import pytest

from assistant.chords import Chord
from assistant.clients.profile import ClientProfile, Newline
from assistant.clients.reader import ProfileFlaw, ProfileProblem, read_profile, read_profiles

WHOLE = """
title = "Chat"
verified = "here"
attention = false
[window]
app = '^chat$'
title = 'Chat'
customer = '^(?P<customer>.+) - Chat'
unread = '\\((?P<count>\\d+)\\)'
[notification]
app = '^chat$'
customer = '^(?P<customer>.+)\\n'
ignore = ['^System']
[manners]
paste = "shift+insert"
send = "ctrl+enter"
newline = "chord"
newline_chord = "enter"
undo = ""
settle = 1
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    profile = read_profile(write(tmp_path, "chat", WHOLE))
    assert isinstance(profile, ClientProfile)
    assert (profile.id, profile.title, profile.verified, profile.attention) == ("chat", "Chat", "here", False)
    manners = profile.manners
    assert (manners.paste, manners.send) == (Chord.of("shift+insert"), Chord.of("ctrl+enter"))
    assert (manners.newline, manners.undo, manners.settle) == (Newline.CHORD, None, 1)
    assert profile.window.app.search("CHAT")
    assert profile.notification
    assert len(profile.notification.ignore) == 1


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    profile = read_profile(write(tmp_path, "chat", "title = 'Chat'\n[window]\napp = 'chat'"))
    assert isinstance(profile, ClientProfile)
    assert profile.notification is None
    assert profile.manners.send == Chord.of("enter")
    assert profile.attention


@pytest.mark.parametrize(
    ("before", "after", "key", "flaw"),
    [
        ("attention = false", "atention = false", "atention", ProfileFlaw.BAD_KEY),
        ("attention = false", "attention = 'no'", "attention", ProfileFlaw.BAD_KEY),
        ("title = 'Chat'", "titel = 'Chat'", "window.titel", ProfileFlaw.BAD_KEY),
        ("[window]\napp = '^chat$'", "[window]", "window.app", ProfileFlaw.BAD_KEY),
        ("newline = \"chord\"", "newline = \"maybe\"", "manners.newline", ProfileFlaw.BAD_KEY),
        ("settle = 1", "settle = 60", "manners.settle", ProfileFlaw.BAD_KEY),
        ("ctrl+enter", "ctrl+return+hop", "manners.send", ProfileFlaw.BAD_CHORD),
        ("ctrl+enter", "Enter", "manners.newline_chord", ProfileFlaw.BAD_CHORD),
        ("'^(?P<customer>.+) - Chat'", "'^(?P<customer>.+ - Chat'", "window.customer", ProfileFlaw.BAD_PATTERN),
        ("'^(?P<customer>.+) - Chat'", "'^(.+) - Chat'", "window.customer", ProfileFlaw.NO_GROUP),
        ("'^System'", "'^(S+)+ystem'", "notification.ignore[0]", ProfileFlaw.SLOW_PATTERN),
        ("[manners]", "[manners", "", ProfileFlaw.NOT_TOML),
    ],
)  # fmt: skip
def test_what_is_wrong_and_where(tmp_path: Path, before: str, after: str, key: str, flaw: ProfileFlaw) -> None:
    assert before in WHOLE
    path = write(tmp_path, "chat", WHOLE.replace(before, after))
    problems = read_profile(path)
    assert isinstance(problems, tuple)
    assert [(p.file, p.key, p.flaw) for p in problems] == [(path, key, flaw)]
    assert problems[0].why


def test_all_bad_patterns_are_reported_at_once(tmp_path: Path) -> None:
    problems = read_profile(write(tmp_path, "chat", WHOLE.replace("'^chat$'", "'('")))
    assert isinstance(problems, tuple)
    assert [problem.key for problem in problems] == ["window.app", "notification.app"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (problem,) = read_profile(tmp_path / "folder.toml")  # type: ignore[misc]
    assert isinstance(problem, ProfileProblem)
    assert problem.flaw is ProfileFlaw.UNREADABLE
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'")
    (problem,) = read_profile(tmp_path / "bytes.toml")  # type: ignore[misc]
    assert isinstance(problem, ProfileProblem)
    assert problem.flaw is ProfileFlaw.NOT_TOML


def test_the_agents_own_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    write(tmp_path / "built-in", "chat", WHOLE)
    write(tmp_path / "built-in", "other", WHOLE)
    write(tmp_path / "own", "chat", WHOLE.replace('title = "Chat"', 'title = "Mine"'))
    read = read_profiles(tmp_path / "own", tmp_path / "built-in")
    assert [(profile.id, profile.title) for profile in read.known] == [("chat", "Mine"), ("other", "Chat")]


def test_a_mistake_in_the_agents_own_leaves_the_built_in_one_in_force(tmp_path: Path) -> None:
    write(tmp_path / "built-in", "chat", WHOLE)
    wrong = write(tmp_path / "own", "chat", WHOLE.replace("settle", "settel"))
    read = read_profiles(tmp_path / "own", tmp_path / "built-in")
    assert [(profile.id, profile.title) for profile in read.known] == [("chat", "Chat")]
    assert [problem.file for problem in read.problems] == [wrong]


def test_who_looks_at_titles_is_tried_before_who_takes_every_window(tmp_path: Path) -> None:
    write(tmp_path, "a-any", "title = 'Any'\n[window]\napp = 'firefox'")
    write(tmp_path, "b-shop", "title = 'Shop'\n[window]\napp = 'firefox'\ntitle = 'Shop'")
    assert [profile.id for profile in read_profiles(None, tmp_path).known] == ["b-shop", "a-any"]


def test_no_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert read_profiles(tmp_path / "nowhere", tmp_path / "neither").known == ()


def test_the_example_in_the_documentation_can_be_used(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "client-profiles.md"
    (example,) = page.read_text(encoding="utf-8").split("```toml\n")[1:]
    profile = read_profile(write(tmp_path, "my-chat", example.split("```")[0]))
    assert isinstance(profile, ClientProfile)
    assert profile.title == "My chat"
