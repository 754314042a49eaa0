"""The packs that ship with the program, in the agent's library."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bundled import bundled
from assistant.flows.built_in_packs import PACKS, refresh_packs, wanted_packs
from assistant.language import LANGUAGES
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.library.store import Store
from assistant.settings import SETTINGS

PACK = """
format = 1
name = "{name}"
version = "{version}"
title = "Ours"
language = "{language}"
"""
PHRASES = """
category = "Greeting"

[[phrase]]
id = "hello"
title = "{title}"
wordings = ["Hello!"]

[[phrase]]
id = "bye"
title = "Bye"
wordings = ["Bye!"]
"""
ZH, EN = PACKS["zh_CN"], PACKS["en"]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with two small packs in the place of ours."""
    folder = tmp_path / "phrases"
    for language, name in PACKS.items():
        write_pack(folder, name, language)
    return folder


def write_pack(folder: Path, name: str, language: str = "en", title: str = "Hello", version: str = "1") -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "pack.toml").write_text(PACK.format(name=name, version=version, language=language))
    (folder / name / "10.toml").write_text(PHRASES.format(title=title))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library")
    yield store
    store.close()


def packs(store: Store) -> list[str]:
    return [layer.name for layer in store.library.packs]


@pytest.mark.parametrize(
    ("choice", "language", "wanted"),
    [
        ("", "zh_CN", (ZH,)),
        ("", "en", (EN,)),
        ("", "fr", (EN,)),
        ("zh_CN", "en", (ZH,)),
        ("en", "zh_CN", (EN,)),
        ("all", "zh_CN", (ZH, EN)),
        ("all", "en", (EN, ZH)),
        ("all", "fr", (EN, ZH)),
        ("none", "zh_CN", ()),
    ],
)
def test_the_choice_of_languages(choice: str, language: str, wanted: tuple[str, ...]) -> None:
    assert wanted_packs(choice, language) == wanted


def test_every_choice_in_the_settings_and_every_language_is_known() -> None:
    (setting,) = (setting for setting in SETTINGS if setting.name == "built_in_packs")
    assert set(setting.choices) == {"", "all", "none", *PACKS}
    assert set(PACKS) == set(LANGUAGES)


def test_the_packs_that_ship_are_there_and_faultless(store: Store) -> None:
    assert refresh_packs(store, bundled("phrases"), PACKS.values())
    assert sorted(packs(store)) == sorted(PACKS.values())


def test_a_second_time_changes_nothing_also_after_a_restart(store: Store, shipped: Path, tmp_path: Path) -> None:
    assert refresh_packs(store, shipped, [ZH, EN])
    before = store.library
    assert not refresh_packs(store, shipped, [ZH, EN])
    assert store.library is before
    store.close()
    again = Store(tmp_path / "library")
    assert not refresh_packs(again, shipped, [ZH, EN])
    again.close()


def test_another_choice_takes_the_others_out(store: Store, shipped: Path) -> None:
    refresh_packs(store, shipped, [ZH])
    assert refresh_packs(store, shipped, [EN])
    assert packs(store) == [EN]
    assert refresh_packs(store, shipped, [])
    assert packs(store) == []
    assert not refresh_packs(store, shipped, [])


def test_a_packs_of_somebody_else_stays(store: Store, shipped: Path) -> None:
    store.replace_pack(Layer("shop", (Phrase("shop:a", "A", ("x",), layer="shop"),)))
    refresh_packs(store, shipped, [EN])
    refresh_packs(store, shipped, [])
    assert packs(store) == ["shop"]


def test_a_newer_version_comes_in_under_the_agents_own_changes(store: Store, shipped: Path) -> None:
    refresh_packs(store, shipped, [EN])
    hello, bye = store.library.by_id[f"{EN}:hello"], store.library.by_id[f"{EN}:bye"]
    store.edit([replace(hello, wordings=("Good day!",))])
    store.hide([bye.id])
    write_pack(shipped, EN, title="Hi", version="2")
    assert refresh_packs(store, shipped, [EN])
    assert store.library.packs[0].version == "2"
    assert [(p.wordings, p.layer) for p in store.library.phrases] == [(("Good day!",), PERSONAL)]


def test_the_agents_changes_outlive_a_time_without_the_pack(store: Store, shipped: Path) -> None:
    refresh_packs(store, shipped, [EN])
    hello, bye = store.library.by_id[f"{EN}:hello"], store.library.by_id[f"{EN}:bye"]
    store.edit([replace(hello, wordings=("Good day!",))])
    store.hide([bye.id])
    refresh_packs(store, shipped, [ZH])
    assert store.library.by_id[hello.id].wordings == ("Good day!",)
    refresh_packs(store, shipped, [EN])
    assert [p.wordings for p in store.library.phrases] == [("Good day!",)]
    assert [p.id for p in store.library.hidden] == [bye.id]


@pytest.mark.parametrize("fault", ["no folder", "broken file", "no manifest", "a faulty phrase"])
def test_a_corrupt_pack_folder_leaves_the_old_one(store: Store, shipped: Path, fault: str) -> None:
    refresh_packs(store, shipped, [EN])
    before = store.library
    match fault:
        case "no folder":
            shutil.rmtree(shipped / EN)
        case "broken file":
            (shipped / EN / "10.toml").write_text("[[[")
        case "no manifest":
            (shipped / EN / "pack.toml").unlink()
        case "a faulty phrase":
            write_pack(shipped, EN, title=" ")
    assert not refresh_packs(store, shipped, [EN])
    assert store.library is before


def test_a_pack_file_of_a_newer_program_is_left_alone(store: Store, shipped: Path, tmp_path: Path) -> None:
    refresh_packs(store, shipped, [EN])
    store.close()
    (file,) = (tmp_path / "library" / "packs").glob(f"{EN}*.json")
    file.write_text(file.read_text(encoding="utf-8").replace('"format":1', '"format":99'), encoding="utf-8")
    written = file.read_bytes()
    newer = Store(tmp_path / "library")
    assert EN in newer.unread
    assert not refresh_packs(newer, shipped, [EN])
    newer.close()
    assert file.read_bytes() == written
