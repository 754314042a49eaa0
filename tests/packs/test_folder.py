import os
import shutil
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.flaws import Wrong, flaws, tidy
from assistant.library.model import Phrase
from assistant.packs.folder import read_pack
from assistant.packs.manifest import FORMAT
from assistant.packs.pack import Manifest, Pack
from assistant.packs.problem import Problem
from assistant.packs.toml_file import MAX_BYTES

SMALL_SHOP = Path(__file__).parent / "data" / "small-shop"
MANIFEST = {"format": FORMAT, "name": "p", "version": "1", "title": "t", "language": "en"}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SMALL_SHOP, tmp_path / "pack"))


def problems(folder: Path) -> tuple[Problem, ...]:
    found = read_pack(folder)
    assert not isinstance(found, Pack)
    return found


def write(path: Path, content: dict[str, object] | str) -> None:
    path.write_text(content if isinstance(content, str) else tomli_w.dumps(content), encoding="utf-8")


def test_a_good_pack():
    pack = read_pack(SMALL_SHOP)
    assert isinstance(pack, Pack)
    assert pack.manifest == Manifest("small-shop", "1.4", "小店话术", "zh_CN", "小店旗舰店", "0.1")
    assert pack.layer.name == "small-shop"
    assert (pack.layer.title, pack.layer.version) == ("小店话术", "1.4")
    assert pack.layer.categories == (("问候",), ("售后", "退换货"))
    hello, return_7_days, freight = pack.layer.phrases
    assert hello == Phrase(
        id="small-shop:hello",
        title="首次接待",
        wordings=("亲，您好，欢迎光临{shop}，请问有什么可以帮您？", "您好呀～我是{agent}，在的哦。"),
        category=("问候",),
        code="nh",
        chord="ctrl+alt+h",
        favourite=1,
        layer="small-shop",
    )
    assert return_7_days.category == ("售后", "退换货")
    assert freight.wordings == ("亲，质量问题运费由我们承担；\n其他原因退换，运费需要您这边先付一下哦。",)


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    phrases=st.lists(
        st.builds(
            Phrase,
            id=st.from_regex(r"[A-Za-z0-9._-]{1,8}", fullmatch=True),
            title=LINE | st.sampled_from(["[[phrase]]", '"""', "'''", "😀"]),
            wordings=st.lists(LINE | st.just('\n[[phrase]]\n"""'), min_size=1, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda phrase: phrase.id,
    )
)
def test_any_text_comes_through(phrases, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    tables = [{"id": p.id, "title": p.title, "wordings": list(p.wordings)} for p in phrases]
    write(folder / "pack.toml", MANIFEST)
    write(folder / "a.toml", {"category": "c", "phrase": tables})
    found = read_pack(folder)
    tidied = [tidy(phrase) for phrase in phrases]
    if any(map(flaws, tidied)):
        assert not isinstance(found, Pack)
        assert {problem.phrase for problem in found} == {phrase.id for phrase in tidied if flaws(phrase)}
    else:
        assert isinstance(found, Pack)
        assert [(p.title, p.wordings) for p in found.layer.phrases] == [(p.title, p.wordings) for p in tidied]


def test_every_fault_is_listed_with_its_place(folder):
    write(
        folder / "10-greeting.toml",
        """category = "问候"

[[phrase]]
id = "hello"
title = " "
wording = ["您好"]
wordings = ["您好"]

[[phrase]]
id = "he llo"
title = "二"
wordings = "您好"

[[phrase]]
id = "three"
title = "三"
wordings = [""]
code = "a b"
chord = "ctrl+banana"
favourite = 10

[[phrase]]
title = "四"
wordings = ["x", 5]
favourite = true
""",
    )
    write(folder / "20-after-sale.toml", "category = '售后'\n[[phrase]\n")
    write(folder / "30-more.toml", "categry = '售后'\n[[phrase]]\nid = 'five'\ntitle = '五'\n")
    write(folder / "pack.toml", {**MANIFEST, "version": "one", "colour": "red"})
    found = [(p.file, p.line, p.phrase, p.key, p.wrong) for p in problems(folder)]
    greeting = "10-greeting.toml"
    assert found == [
        ("pack.toml", None, "", "colour", Wrong.UNKNOWN_KEY),
        (greeting, 3, "hello", "wording", Wrong.UNKNOWN_KEY),
        (greeting, 9, "he llo", "wordings", Wrong.WRONG_TYPE),
        (greeting, 14, "three", "wordings", Wrong.EMPTY),
        (greeting, 14, "three", "code", Wrong.SPACES),
        (greeting, 14, "three", "favourite", Wrong.OUT_OF_RANGE),
        (greeting, 14, "three", "chord", Wrong.NOT_A_CHORD),
        (greeting, 22, "", "id", Wrong.MISSING),
        (greeting, 22, "", "wordings", Wrong.WRONG_TYPE),
        (greeting, 22, "", "favourite", Wrong.WRONG_TYPE),
        ("20-after-sale.toml", 2, "", "", Wrong.NOT_TOML),
        ("30-more.toml", None, "", "categry", Wrong.UNKNOWN_KEY),
        ("30-more.toml", None, "", "category", Wrong.MISSING),
        ("30-more.toml", 2, "five", "wordings", Wrong.MISSING),
    ]


@pytest.mark.parametrize(
    ("key", "value"), [("id", "hello"), ("code", "ＮＨ"), ("chord", "alt+ctrl+H"), ("favourite", 1)]
)
def test_what_belongs_to_another_phrase_is_reported_with_its_owner(folder, key, value):
    table = {"id": "other", "title": "o", "wordings": ["w"], key: value}
    write(folder / "99.toml", {"category": "c", "phrase": [table]})
    (found,) = problems(folder)
    assert (found.file, found.line, found.key, found.wrong, found.detail) == (
        "99.toml",
        3,
        key,
        Wrong.TAKEN,
        "首次接待",
    )


@pytest.mark.parametrize(
    ("change", "key", "wrong"),
    [
        ({"format": 2, "quite": "different"}, "format", Wrong.NEWER_FORMAT),
        ({"format": 0}, "format", Wrong.OUT_OF_RANGE),
        ({"format": "1"}, "format", Wrong.WRONG_TYPE),
        ({"name": "personal"}, "name", Wrong.BAD_NAME),
        ({"name": "../evil"}, "name", Wrong.BAD_NAME),
        ({"name": "Shop"}, "name", Wrong.BAD_NAME),
        ({"name": "con"}, "name", Wrong.BAD_NAME),
        ({"name": "a" * 41}, "name", Wrong.BAD_NAME),
        ({"version": 1.4}, "version", Wrong.WRONG_TYPE),
        ({"version": "1.2.3.4.5"}, "version", Wrong.BAD_NAME),
        ({"title": " "}, "title", Wrong.EMPTY),
        ({"language": "Chinese"}, "language", Wrong.BAD_NAME),
        ({"program": "new"}, "program", Wrong.BAD_NAME),
        ({"program": "99.0"}, "program", Wrong.NEEDS_NEWER_PROGRAM),
    ],
)
def test_what_a_manifest_may_not_say(folder, change, key, wrong):
    write(folder / "pack.toml", {**MANIFEST, **change})
    assert [(p.file, p.key, p.wrong) for p in problems(folder)] == [("pack.toml", key, wrong)]


@pytest.mark.parametrize("program", ["0.9", "1.10", "1.10.0", "1.9.9.9"])
def test_a_program_new_enough(folder, program):
    write(folder / "pack.toml", {**MANIFEST, "program": program})
    assert isinstance(read_pack(folder, program="1.10"), Pack)


def test_files_are_read_in_the_order_of_their_names_and_others_passed_over(folder):
    write(folder / "15-b.toml", {"category": "B", "phrase": [{"id": "b", "title": "b", "wordings": ["b"]}]})
    write(folder / ".hidden.toml", "not toml")
    write(folder / "notes.txt", "not toml")
    (folder / "pictures").mkdir()
    pack = read_pack(folder)
    assert isinstance(pack, Pack)
    assert [phrase.id for phrase in pack.layer.phrases][:2] == ["small-shop:hello", "small-shop:b"]
    assert pack.layer.categories == (("问候",), ("B",), ("售后", "退换货"))


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder):
    for file in folder.glob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(folder) == read_pack(SMALL_SHOP)


def test_a_file_that_is_not_utf8_names_the_line(folder):
    (folder / "30.toml").write_bytes("category = 'c'\n# 问候".encode("gbk"))
    assert problems(folder) == (Problem("30.toml", 2, "", Wrong.NOT_UTF8),)


def test_links_out_of_the_folder_are_not_followed(folder, tmp_path):
    write(tmp_path / "secret.toml", "category = 'c'")
    (folder / "30-link.toml").symlink_to(tmp_path / "secret.toml")
    (folder / "40-link.toml").symlink_to(folder / "40-link.toml")
    (folder / "50-link.toml").symlink_to(tmp_path / "nothing.toml")
    found = problems(folder)
    assert [(p.file, p.wrong) for p in found if p.file != "40-link.toml"] == [
        ("30-link.toml", Wrong.OUTSIDE),
        ("50-link.toml", Wrong.OUTSIDE),
    ]
    assert "40-link.toml" in [p.file for p in found]


def test_a_link_inside_the_folder_is_followed(folder):
    (folder / "30-link.toml").symlink_to("10-greeting.toml")
    assert {(p.file, p.key, p.wrong) for p in problems(folder)} == {
        ("30-link.toml", key, Wrong.TAKEN) for key in ("id", "code", "chord", "favourite")
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "30.toml")
    (folder / "40.toml").mkdir()
    assert [(p.file, p.wrong) for p in problems(folder)] == [("30.toml", Wrong.MISSING), ("40.toml", Wrong.MISSING)]


def test_a_file_too_big_is_not_read(folder):
    write(folder / "30.toml", "#" * (MAX_BYTES + 1))
    assert [(p.file, p.wrong) for p in problems(folder)] == [("30.toml", Wrong.TOO_BIG)]


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a = " + "9" * 5_000, "a = 2024-13-45", "\0"])
def test_nasty_toml_is_a_problem_like_any_other(folder, text):
    write(folder / "30.toml", text)
    assert [(p.file, p.wrong) for p in problems(folder)] == [("30.toml", Wrong.NOT_TOML)]


def test_no_folder_no_manifest_no_phrases(tmp_path):
    assert [p.wrong for p in problems(tmp_path / "nowhere")] == [Wrong.UNREADABLE]
    assert ("pack.toml", Wrong.MISSING) in [(p.file, p.wrong) for p in problems(tmp_path)]
    write(tmp_path / "pack.toml", MANIFEST)
    assert [(p.file, p.key, p.wrong) for p in problems(tmp_path)] == [("", "phrase", Wrong.MISSING)]
