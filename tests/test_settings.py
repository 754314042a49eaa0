import contextlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.settings import SETTINGS, BadSettingError, Settings, check


@pytest.fixture
def path(tmp_path):
    return tmp_path / "profile" / "settings.toml"


def test_defaults_stand_without_a_file(path):
    settings = Settings(path)
    assert settings.number("golden_limit") == 30
    assert not path.exists()


def test_a_change_is_on_the_disk(path):
    Settings(path).change({"shop": "小店", "golden_limit": 25}, {"palette": "ctrl+alt+p"})
    again = Settings(path)
    assert (again.text("shop"), again.number("golden_limit")) == ("小店", 25)
    assert again.chords() == {"palette": "ctrl+alt+p"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("golden_limit", 4),
        ("paste_give_up", float("nan")),
        ("golden_limit", "30"),
        ("golden_limit", True),
        ("theme", "pink"),
        ("nonsense", 1),
    ],
)
def test_a_wrong_value_changes_nothing(path, name, value):
    settings = Settings(path)
    settings.change({"shop": "A"})
    with pytest.raises(BadSettingError) as refused:
        settings.change({"shop": "B", name: value})
    assert refused.value.name == name
    assert Settings(path).text("shop") == "A"


def test_a_wrong_line_in_the_file_is_named_and_the_rest_holds(path):
    path.parent.mkdir()
    path.write_text('shop = "A"\ngolden_limit = "soon"\nfrom_the_future = 1\n', encoding="utf-8")
    settings = Settings(path)
    assert [problem.name for problem in settings.problems] == ["golden_limit"]
    assert (settings.text("shop"), settings.number("golden_limit")) == ("A", 30)
    settings.change({"agent": "小美"})
    assert tomllib.loads(path.read_text(encoding="utf-8"))["from_the_future"] == 1


@pytest.mark.parametrize("content", [b"shop = \n[[[", b"\xff\xfe\x00", "店 = 1".encode("gbk")])
def test_a_broken_file_is_reported_and_set_aside_not_overwritten(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.broken is not None
    assert path.read_bytes() == content
    settings.change({"shop": "B"})
    assert path.with_suffix(".toml.broken").read_bytes() == content
    assert Settings(path).text("shop") == "B"


def test_a_failed_write_leaves_values_and_file(path, monkeypatch):
    settings = Settings(path)
    settings.change({"shop": "A"})
    monkeypatch.setattr("assistant.settings.os.fsync", _disk_full)
    with pytest.raises(OSError, match="No space"):
        settings.change({"shop": "B"})
    assert settings.text("shop") == "A"
    assert Settings(path).text("shop") == "A"


def _disk_full(_descriptor):
    raise OSError(28, "No space left on device")


@given(st.sampled_from(SETTINGS), st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_check_gives_the_setting_its_own_type_or_refuses(setting, value):
    with contextlib.suppress(BadSettingError):
        assert type(check(setting, value)) is type(setting.default)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_default_is_allowed(setting):
    assert check(setting, setting.default) == setting.default


def test_a_second_broken_file_does_not_take_the_place_of_the_first(path):
    path.parent.mkdir()
    for content in (b"first =", b"second =", b"third ="):
        path.write_bytes(content)
        Settings(path).change({"agent": "Lily"})
    kept = {aside.name.partition(".toml")[2]: aside.read_bytes() for aside in path.parent.glob("*.broken*")}
    assert kept == {".broken": b"first =", ".broken-2": b"second =", ".broken-3": b"third ="}
