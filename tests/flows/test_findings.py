"""What `doctor` says: every kind of trouble is one finding with a sentence, in every language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chords import Chord
from assistant.clients.reader import Profiles, read_profiles
from assistant.flows import findings
from assistant.flows.bindings import Bindings
from assistant.flows.findings import Finding
from assistant.flows.recorder import Recorder
from assistant.flows.wording import damage_sentence, flaw_sentence
from assistant.language import LANGUAGES, use_language
from assistant.library.damage import Damage, NewerFormatError
from assistant.library.flaws import Flaw, Wrong
from assistant.library.model import Layer, Phrase
from assistant.library.store import Store
from assistant.sending.conflicts import Conflict, ConflictKind
from assistant.sending.ports import ChordState, Registration
from assistant.settings import Settings
from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.signals import SourceState, SourceStatus

F5 = Chord.of("f5")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return use_language(request.param)


def troubles(found: Iterator[Finding]) -> list[Finding]:
    """Those that do not work, after a look at all."""
    every = list(found)
    for finding in every:
        assert finding.name
        assert finding.why
        assert not {"{", "}"} & set(finding.name + finding.why + finding.remedy)
    return [finding for finding in every if not finding.works]


# Settings


def settings(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return Settings(path)


def test_good_settings_are_nothing_to_speak_of(tmp_path: Path) -> None:
    assert list(findings.of_settings(settings(tmp_path, 'shop = "x"'))) == []


def test_a_broken_settings_file_is_one_finding(tmp_path: Path, language: str) -> None:
    (found,) = troubles(findings.of_settings(settings(tmp_path, "shop = \n")))
    assert found.name == "settings.toml"
    assert found.remedy


def test_each_wrong_setting_is_one_finding_that_names_it(tmp_path: Path, language: str) -> None:
    found = troubles(findings.of_settings(settings(tmp_path, 'golden_limit = "x"\nlanguage = "fr"\nbadge = 1')))
    assert len(found) == 3
    for finding, (name, value) in zip(found, [("language", "fr"), ("golden_limit", "x"), ("badge", "1")], strict=True):
        assert name in finding.why
        assert value in finding.why
        assert finding.remedy


# Library


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


def test_a_library_that_is_well_says_how_much_there_is(store: Store, language: str) -> None:
    store.add([Phrase("", "A", ("x",))])
    assert troubles(findings.of_library(store)) == []
    assert "1" in list(findings.of_library(store))[-1].why


def test_a_broken_personal_layer_is_one_finding(tmp_path: Path, language: str) -> None:
    (tmp_path / "personal.json").write_text("{")
    store = Store(tmp_path)
    (found,) = troubles(findings.of_library(store))
    assert found.name == "personal.json"
    assert store.damages[0].set_aside
    assert store.damages[0].set_aside.name in found.why
    store.close()


def test_a_pack_that_is_left_out_is_one_finding(tmp_path: Path, language: str) -> None:
    first = Store(tmp_path)
    first.replace_pack(Layer("shop", (Phrase("shop:a", "A", ("x",), layer="shop"),)))
    first.close()
    (file,) = (tmp_path / "packs").glob("shop*")
    file.write_text(file.read_text().replace('"format": 1', '"format": 99').replace('"format":1', '"format":99'))
    store = Store(tmp_path)
    assert isinstance(store.unread["shop"], NewerFormatError)
    (found,) = troubles(findings.of_library(store))
    assert found.name == "shop"
    store.close()


def test_edits_that_are_not_on_the_disk_are_one_finding(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        assert store.add([Phrase("", "A", ("x",))]).saved.exception(10)
        (found,) = troubles(findings.of_library(store))
    assert "No space left" in found.why
    assert found.remedy
    store.close()


def test_a_code_that_several_phrases_have_is_one_finding(store: Store, language: str) -> None:
    store.replace_pack(Layer("shop", (Phrase("shop:a", "Theirs", ("x",), code="hi", layer="shop"),)))
    store.add([Phrase("", "Mine", ("x",), code="hi")])
    (found,) = troubles(findings.of_library(store))
    assert found.name == "hi"
    assert "“Mine”, “Theirs”" in found.why


# Clients


def test_each_fault_of_a_client_profile_is_one_finding(tmp_path: Path, language: str) -> None:
    (tmp_path / "mine.toml").write_text('title = "Mine"\n[window]\napp = "("\ncustomer = "x"\n')
    (tmp_path / "none.toml").write_text("[")
    found = troubles(findings.of_clients(read_profiles(tmp_path)))
    assert [finding.name for finding in found] == ["mine.toml", "mine.toml", "none.toml"]
    assert "window.app" in found[0].why
    assert "window.customer" in found[1].why
    assert all(finding.remedy for finding in found)


def test_the_clients_are_named() -> None:
    (found,) = findings.of_clients(Profiles(read_profiles().known))
    assert "HexChat" in found.why


# Records


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(
        secret=tmp_path / "secret",
        waiting=tmp_path / "waiting.sealed",
        log_url=f"sqlite:///{tmp_path / 'log' / 'replies.sqlite'}",
        clocks=lambda: Clocks(1000.0, 1_800_000_000.0),
    )
    yield recorder
    recorder.close()


def test_records_that_are_well(recorder: Recorder, language: str) -> None:
    recorder.today(30, 60).result(10)
    assert troubles(findings.of_recorder(recorder)) == []


def test_a_log_that_cannot_be_written_is_one_finding(recorder: Recorder, tmp_path: Path, language: str) -> None:
    (tmp_path / "log").write_text("in the way")
    who = Conversation("hexchat", "anna")
    done = Board().message(Message(who, 990.0)).reply(Reply(who, 1000.0, Evidence.MARKED))[1]
    assert done
    recorder.closed(done)
    recorder.today(30, 60).result(10)
    (found,) = troubles(findings.of_recorder(recorder))
    assert "1" in found.why
    assert found.remedy


def test_a_broken_secret_is_one_finding(tmp_path: Path, language: str) -> None:
    (tmp_path / "secret").write_text("short")
    recorder = Recorder(
        secret=tmp_path / "secret", waiting=tmp_path / "w", log_url="sqlite://", clocks=lambda: Clocks(0, 0)
    )
    (found,) = troubles(findings.of_recorder(recorder))
    assert found.name == "secret"


# Sources


@pytest.mark.parametrize("state", SourceState)
@pytest.mark.parametrize("detail", ["no bus", ""])
def test_a_source_that_does_not_listen_is_one_finding(state: SourceState, detail: str, language: str) -> None:
    found = troubles(findings.of_sources([SourceStatus("notifications", state, detail)]))
    assert len(found) == (state is not SourceState.LISTENING)
    assert all(finding.remedy and detail in finding.why for finding in found)


# Chords


def of_chords(
    wanted: dict[str, Chord], bound: dict[str, Registration], *conflicts: Conflict, **unreadable: str
) -> Iterator[Finding]:
    return findings.of_chords(Bindings(wanted, unreadable), bound, conflicts, title_of=str.title)


@pytest.mark.parametrize("state", ChordState)
def test_a_chord_that_is_not_ready_is_one_finding(state: ChordState, language: str) -> None:
    found = troubles(of_chords({"pause": F5}, {"pause": Registration(F5, state)}))
    assert len(found) == (state is not ChordState.READY)
    assert all(finding.name == "f5" and "“Pause”" in finding.why and finding.remedy for finding in found)


@pytest.mark.parametrize("kind", ConflictKind)
def test_a_conflict_is_one_finding(kind: ConflictKind, language: str) -> None:
    conflict = Conflict(kind, F5, ("pause", "palette"), ("QQ",), "reloads")
    bound = {"pause": Registration(F5, ChordState.READY)}
    (found,) = troubles(of_chords({"pause": F5}, bound, conflict))
    assert found.name == "f5"
    assert found.remedy


def test_a_text_that_is_no_chord_is_one_finding(language: str) -> None:
    (found,) = troubles(of_chords({}, {}, pause="ctrl+what"))
    assert found.name == "ctrl+what"
    assert "“Pause”" in found.why


def test_chords_that_are_all_well_are_one_good_finding() -> None:
    (found,) = of_chords({"pause": F5}, {"pause": Registration(F5, ChordState.READY)})
    assert found.works
    assert list(of_chords({}, {})) == []


# The sentences themselves


@pytest.mark.parametrize("detail", ["f99", ""])
@pytest.mark.parametrize("key", ["title", "wordings", "code", "chord", "favourite", "category", "another"])
def test_every_flaw_of_a_phrase_has_a_sentence(detail: str, key: str, language: str) -> None:
    for wrong in Wrong:
        said = flaw_sentence(Flaw(key, wrong, detail))
        assert said
        assert "{" not in said


@pytest.mark.parametrize("aside", [Path("/p/x.broken-1"), None])
@pytest.mark.parametrize("copy", [Path("/p/x.bak"), None])
def test_every_damage_has_a_sentence_that_names_the_file(aside: Path | None, copy: Path | None, language: str) -> None:
    said = damage_sentence(Damage(Path("/p/personal.json"), aside, copy, "not JSON"))
    assert "personal.json" in said
    assert aside is None or aside.name in said
    assert "{" not in said
